"""Which capitalised words are names, with a dictionary of a dozen words in Apertium's notation."""

import pytest

from briefing.engines.apertium.lexicon import Lexicon, answer
from briefing.engines.apertium.names import Names, is_headline, words
from briefing.models import Language

READINGS = {
    "He": "prpers<prn><subj><p3><m><sg>", "he": "prpers<prn><subj><p3><m><sg>",
    "It": "prpers<prn>", "it": "prpers<prn>",
    "Trump": "trump<n><sg>", "trump": "trump<n><sg>", "Good": "good<adj>/good<adv>", "good": "good<adj>/good<adv>",
    "ICE": "ice<n><sg>", "ice": "ice<n><sg>", "said": "say<vblex><past>", "The": "the<det><def><sp>",
    "the": "the<det><def><sp>", "President": "president<n><sg>", "president": "president<n><sg>",
    "Colombian": "colombian<adj>", "Venezuela": "Venezuela<np><loc><sg>", "Critics": "critic<n><pl>",
    "critics": "critic<n><pl>", "Delta": "delta<n><sg>", "delta": "delta<n><sg>", "Force": "force<n><sg>",
    "force": "force<n><sg>", "Navy": "navy<n><sg>", "navy": "navy<n><sg>", "Jacob": "Jacob<np><ant><m><sg>",
    "Democrats": "democrat<n><pl>", "democrats": "democrat<n><pl>", "University": "university<n><sg>",
    "university": "university<n><sg>", "saw": "see<vblex><past>", "Maduro": "maduro<adj><m><sg>",
    "maduro": "maduro<adj><m><sg>", "Gobierno": "gobierno<n><m><sg>", "gobierno": "gobierno<n><m><sg>",
    "el": "el<det><def><m><sg>", "vio": "ver<vblex><ifi><p3><sg>", "Water": "water<n><sg>", "water": "water<n><sg>",
}  # fmt: skip


def find(*segments: str, language: Language = "en") -> list[str]:
    """The names in the last of some segments."""
    asked = list(READINGS)
    lexicon = answer(asked, "\0".join(f"^{word}/{READINGS[word]}$" for word in asked))
    names = Names(language, lexicon)
    names.learn(segments)
    return [segments[-1][name.start : name.end] for name in names.find(segments[-1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He saw Trump", ["Trump"]),
        ("He saw ICE", ["ICE"]),
        ("He saw Renee Nicole Good", ["Renee Nicole Good"]),
        ("He saw Colombian President Jacob Frey", ["Jacob Frey"]),
        ("He saw Delta Force", ["Delta Force"]),
        ("He saw Syracuse University's report", ["Syracuse University"]),
        ("He saw Venezuela", []),
        ("He saw the Navy", []),
        ("He saw Democrats", []),
        ("He saw J. P. Xaqa", ["J. P. Xaqa"]),
        ("He saw Xaqa de la Yuqa", ["Xaqa de la Yuqa"]),
    ],
)
def test_names_inside_a_sentence(text: str, expected: list[str]) -> None:
    assert find(text) == expected


def test_the_first_word_is_a_name_if_another_sentence_says_so() -> None:
    assert find("Good said") == []
    assert find("He saw Renee Nicole Good", "Good said") == ["Good"]
    assert find("He saw Trump", "Trump said") == ["Trump"]


def test_a_common_word_before_a_name_at_the_beginning_is_none() -> None:
    assert find("Critics Xaqa and Yuqa") == ["Xaqa", "Yuqa"]


def test_the_pronoun_i_is_no_name() -> None:
    assert find("He said I saw") == []


def test_capitals_of_a_headline_prove_nothing() -> None:
    text = "Critics Delta Force Water Xaqa"
    assert is_headline(text)
    assert find(text) == ["Xaqa"]


def test_spanish_institutions_are_no_names() -> None:
    assert find("Nicolás vio el Gobierno", language="es") == ["Nicolás"]
    assert find("Xaqa vio Maduro", language="es") == ["Xaqa", "Maduro"]


def test_words_know_where_a_sentence_or_quotation_begins() -> None:
    assert [word.text for word in words("He's here. “We go,” she said. It’s Bob's") if word.initial] == [
        "He",
        "We",
        "It",
    ]


def test_a_lexicon_without_readings_knows_nothing() -> None:
    assert not Lexicon({}).knows("Xaqa")
    assert answer(["Xaqa"], "^Xaqa/*Xaqa$\0").tags("Xaqa") == frozenset()

"""What an article is known by; copies, stories and threads in small."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.engines.fake import FakeTranslator
from briefing.models import Brief, Language, other
from briefing.stages.stories import Rarity, Thread, describe, find_copies, find_stories, find_threads, fingerprint
from briefing.termbase import load_termbase
from tests.articles import Sample
from tests.stages.stories.pairs import Human, brief_of, reports

TEXTS: dict[Language, tuple[str, ...]] = {
    "en": (
        "On Monday the president of Germany, Anna Brückner, flew to the White House with 4.2 billion euros.",
        "Brückner will be in New York for three days.",
    ),
    "es": (
        "El lunes la presidenta de Alemania, Anna Brückner, voló a la Casa Blanca con 4.200 millones de euros.",
        "La presidenta Brückner estará tres días en Nueva York.",
    ),
}


def known(brief: Brief) -> dict[str, float]:
    """What a brief's article is known by."""
    return dict(describe(brief, termbase=load_termbase()))


@pytest.mark.parametrize("language", ["en", "es"])
def test_names_and_figures_are_the_same_in_both_languages(language: Language) -> None:
    """Accents, the names of places and what the termbase settles, how numbers are written; no days of the week."""
    found = known(Sample(language=language, texts=TEXTS[language], theme_ids=("", "")).brief())
    names = {feature for feature in found if feature[0] == "n"}
    assert names == {"n:germany", "n:anna", "n:bruckner", "n:white", "n:house", "n:new", "n:york"}
    assert {feature for feature in found if feature[0] == "d"} == {"d:4200000000"}


def test_what_counts_more() -> None:
    """What stands first counts more than what stands later, and a country less than another name."""
    found = known(Sample(texts=TEXTS["en"], theme_ids=("", "")).brief())
    assert found["n:bruckner"] == found["n:anna"] > found["n:york"] > found["n:germany"] > 0


def test_words_are_the_translations() -> None:
    """A Spanish article is known by English words, whatever its own."""
    spanish = next(each for each in reports() if each.name == "tumaco-seizure-day1-es")
    found = known(brief_of(spanish, Human("es")))
    assert {"w:submarine", "w:cocaine", "n:tumaco", "d:3.1"} <= found.keys()
    untranslated = known(brief_of(spanish, FakeTranslator("es", other("es"))))
    assert not {"w:de", "w:el", "w:the"} & untranslated.keys()


def test_an_article_without_names_figures_or_text() -> None:
    """It is like no other, itself included, and no error."""
    withheld = Sample(texts=("Nothing.",), theme_ids=("",)).brief()
    withheld = replace(withheld, sentences=(), sections=(), title=replace(withheld.title, texts={"en": "", "es": ""}))
    rarity = Rarity([known(withheld)])
    assert rarity.weigh(known(withheld)) == {}
    assert find_stories({"a": {}, "b": {}}) == [("a",), ("b",)]
    assert find_threads([[{}]], [Thread("t", [{}]), Thread("u", [])]) == {}


WORDS = st.lists(st.sampled_from(["uno", "two", "tres", "four", "cinco", "six", "nueve", "ten"]), max_size=40)


@given(st.lists(WORDS.map(" ".join), max_size=8), st.randoms(use_true_random=False))
def test_a_fingerprint_is_of_the_paragraphs_in_any_order(paragraphs: list[str], chance: random.Random) -> None:
    """The order of paragraphs and all figures may change; what is cut off leaves a part of the marks."""
    shuffled = [*paragraphs]
    chance.shuffle(shuffled)
    marks = fingerprint(paragraphs)
    assert fingerprint(shuffled) == marks
    assert fingerprint(paragraphs[:3]) <= marks
    figures = [text.replace("uno", str(chance.randrange(10**4))) for text in paragraphs]
    assert fingerprint(figures) == fingerprint([text.replace("uno", "1.9") for text in paragraphs])


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.frozensets(st.integers(0, 30)), max_size=12))
def test_an_original_is_no_copy(marks: dict[str, frozenset[int]]) -> None:
    """Every copy has an original at least as full that is none itself; the order of articles changes nothing."""
    copies = find_copies(marks)
    assert not set(copies.values()) & copies.keys()
    assert all(len(marks[original]) >= len(marks[copy]) for copy, original in copies.items())
    assert copies == find_copies(dict(reversed(marks.items())))


VECTORS = st.lists(
    st.dictionaries(st.sampled_from(["n:a", "n:b", "n:c", "d:1", "w:x"]), st.floats(0.1, 3)), max_size=10
)


@given(VECTORS)
def test_every_article_is_in_one_story(found: list[dict[str, float]]) -> None:
    """None is lost and none is in two, whatever they are about."""
    rarity = Rarity(found)
    keys = [f"k{n}" for n in range(len(found))]
    stories = find_stories({key: rarity.weigh(each) for key, each in zip(keys, found, strict=True)})
    assert sorted(key for story in stories for key in story) == sorted(keys)


def test_a_hundred_copies_and_a_hundred_reports_are_one_story() -> None:
    """A great event is not divided because so many tell of it."""
    marks = {f"k{n:03}": frozenset(range(50 + n % 3)) for n in range(200)}
    assert len(find_copies(marks)) == 199
    telling = {"n:petro": 1.0, "n:tumaco": 1.0, "d:178": 0.5}
    rarity = Rarity([telling] * 200)
    vectors = {f"k{n:03}": rarity.weigh(telling | {f"w:x{n}": 0.3}) for n in range(200)}
    assert len(find_stories(vectors)) == 1


def test_two_stories_do_not_go_on_with_the_same_one() -> None:
    """The one that is more like it does; the other is new."""
    rarity = Rarity([])
    before = rarity.weigh({"n:petro": 1.0, "n:tumaco": 1.0})
    near, far = rarity.weigh({"n:petro": 1.0, "n:tumaco": 1.0, "w:x": 1.0}), rarity.weigh({"n:petro": 1.0, "w:y": 1.0})
    assert find_threads([[far], [near]], [Thread("t", [before])]) == {1: "t"}

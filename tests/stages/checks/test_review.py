"""What whoever chooses among translations is told of each: its errors, and which names it lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import LANGUAGES, Language, Stretch
from briefing.stages.checks.review import SegmentReviewer
from briefing.termbase import load_termbase


def reviewer(source: Language) -> SegmentReviewer:
    """One that goes by the shipped termbase."""
    return SegmentReviewer(source, load_termbase())


def lost(source: str, target: str, language: Language = "en") -> dict[str, str]:
    """What is lost, by the words of the text, and what to say instead."""
    return {source[each.start : each.end]: each.target for each in reviewer(language).find_lost(source, target)}


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("In Bogotá Mr Zuccotti spoke.", "En Bogotá habló.", {"Zuccotti": "Zuccotti"}),
        ("In Bogotá Zuccotti's boats sank.", "En Bogotá se hundieron.", {"Zuccotti": "Zuccotti"}),
        ("He went to London.", "Fue allí.", {"London": "Londres"}),
        ("He left the White House.", "Dejó la casa.", {"the White House": "la Casa Blanca"}),
        (
            "A UGTX plan and https://a.example/b",
            "Un plan",
            {"UGTX": "UGTX", "https://a.example/b": "https://a.example/b"},
        ),
        ("He went to London.", "Fue a Londres.", {}),
    ],
)
def test_what_an_english_text_loses(source: str, target: str, expected: dict[str, str]) -> None:
    """Names as they are, places and terms as they are called in Spanish, a term with its article."""
    assert lost(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("En Bogotá habló Zuccotti.", "In Bogotá he spoke.", {"Zuccotti": "Zuccotti"}),
        ("Fue a Londres.", "He went there.", {"Londres": "London"}),
        ("Salió de la Casa Blanca.", "He left.", {"la Casa Blanca": "the White House"}),
        ("Fue a Londres.", "He went to London.", {}),
    ],
)
def test_what_a_spanish_text_loses(source: str, target: str, expected: dict[str, str]) -> None:
    """The same from Spanish."""
    assert lost(source, target, "es") == expected


def test_errors_count_and_warnings_do_not() -> None:
    """A wrong number is an error, a quotation mark that is lost only worth a look."""
    count = reviewer("en").count_errors
    assert count("He paid 5 pesos, she said.", "Pagó 5 pesos, dijo ella.") == 0
    assert count("He paid 5 pesos, she said.", "Pagó 7 pesos, dijo ella.") == 1
    assert count("“He paid 5 pesos”, she said.", "“Pagó 5 pesos, dijo ella.") == 0


@given(source=st.text(max_size=60), target=st.text(max_size=60), language=st.sampled_from(LANGUAGES))
def test_any_text_is_judged(source: str, target: str, language: Language) -> None:
    """No text breaks it, and what is lost lies in the text."""
    assert reviewer(language).count_errors(source, target) >= 0
    for each in reviewer(language).find_lost(source, target):
        assert isinstance(each, Stretch)
        assert 0 <= each.start < each.end <= len(source)

"""Whatever the text, a translation's written form is stable, and nothing is lost on the way to it."""

import re
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from briefing.models import LANGUAGES, Language
from briefing.stages.localize import localize_translation
from briefing.termbase import load_termbase

# What rules look for, in any order: the worst that a translation can be made of.
PIECES = st.sampled_from(
    [*"\"“”«»'‘’.,;:!?¿¡()-–—/@#$€£%  \xa0abmsC", *"0123459", "1,234", "1.234.567,8", "12.5", "$5", " millones", "BC",
     " million", "January", "Enero", "enero", "May", "9", " de ", "el ", "la ", "the ", "20th", "1.ª", " of ", " 2026",
     "Mr.", "Sr.", "Lunes", "monday", "p.m.", " p. m.", "PM", "No. ", "n.º ", "EE.UU.", " EE. UU.", "dollars",
     "dólares", "https://a.b/c", "the White House", "Casa Blanca", "\U000f0000", "\U000f0001", "\ue000", "e.g.",
     "i.e.", "palabra"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)
TERMBASE = load_termbase()


def localized(text: str, source: str, language: Language) -> str:
    """A translation after the step."""
    return localize_translation(text, source, language=language, termbase=TERMBASE)


@given(text=TEXTS, source=TEXTS, same=st.booleans(), language=st.sampled_from(LANGUAGES))
def test_a_second_time_changes_nothing(text: str, source: str, same: bool, language: Language) -> None:
    """What has its language's form keeps it."""
    source = text if same else source
    once = localized(text, source, language)
    assert localized(once, source, language) == once


@given(text=TEXTS, source=TEXTS, language=st.sampled_from(LANGUAGES))
@example("Costó $5.", "It cost $5.", "es")
def test_digits_are_never_changed(text: str, source: str, language: Language) -> None:
    """Digits are neither lost nor made up: a number gets other separators, at most, and a day its place."""
    assert Counter(re.findall(r"\d", localized(text, source, language))) == Counter(re.findall(r"\d", text))


@given(
    text=st.lists(st.sampled_from(["una", "palabra", "otra", "word", "Bogotá", "7", "2026"]), max_size=20).map(" ".join)
)
def test_a_text_without_such_forms_stays(text: str) -> None:
    """Words and plain numbers are as they were."""
    assert {localized(text, text, language) for language in LANGUAGES} == {text}

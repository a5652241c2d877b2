"""A sentence that needs the one before it is recognised in both languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.lang.leaning import continued_quotations, leans_back, points_back
from briefing.models import LANGUAGES, Language, Sentence


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He said so."),
        ("en", "“They knew,” the judge said."),
        ("en", "But nobody paid."),
        ("en", "However, nobody paid."),
        ("en", "This was the third time."),
        ("en", "HER lawyer left."),
        ("es", "Ella no respondió."),
        ("es", "«Ellos lo sabían», dijo la jueza."),
        ("es", "Pero nadie pagó."),
        ("es", "Sin embargo, nadie pagó."),
        ("es", "Dijo que no sabía nada."),
        ("es", "Esto no cambia nada."),
        ("en", "…"),
    ],
)
def test_leaning(language: Language, text: str) -> None:
    """A pronoun, a connective, or in Spanish a verb of saying without its subject, leans on what came before."""
    assert leans_back(text, language)
    assert points_back(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The judge said so."),
        ("en", "This week the court rests."),
        ("en", "Thousands marched."),
        ("en", "Heather Paz left the court."),
        ("es", "La jueza lo dijo."),
        ("es", "Esta semana descansa el tribunal."),
        ("es", "Dijo la jueza que no sabía nada."),
        ("es", "Ellacuría murió en 1989."),
    ],
)
def test_standing_alone(language: Language, text: str) -> None:
    """A sentence that names its subject stands alone, and so does one that begins with its day."""
    assert not leans_back(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ms. Paz denied the accusations on Friday."),
        ("en", "The decision surprised nobody."),
        ("es", "La señora Paz negó las acusaciones el viernes."),
        ("es", "Esa política no sorprendió a nadie."),
    ],
)
def test_naming_what_was_said(language: Language, text: str) -> None:
    """A noun that sums up the sentence before points back to it, although the sentence could stand alone."""
    assert points_back(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Farmers sold the wheat in June."), ("es", "Los campesinos vendieron el trigo en junio.")],
)
def test_naming_something_new(language: Language, text: str) -> None:
    """A sentence about things points nowhere."""
    assert not points_back(text, language)


@pytest.mark.parametrize(
    ("first", "paragraph", "goes_on"),
    [
        ("“We stay.", 1, True),
        ("«Nos quedamos.", 1, True),
        ("“We stay.”", 1, False),
        ("«No», dijo. «Sí.", 1, True),
        ("We stay.", 1, False),
        ("“We stay.", 2, False),
    ],
)
def test_open_quotations(first: str, paragraph: int, goes_on: bool) -> None:
    """A quotation left open goes on in the next sentence of its paragraph, and not beyond."""
    sentences = (Sentence(1, 1, first), Sentence(2, paragraph, "Nobody can move us.”"))
    assert continued_quotations(sentences) == (False, goes_on)


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
@settings(max_examples=100)
def test_what_leans_points(text: str, language: Language) -> None:
    """Whatever the text, a sentence that leans on the one before is about it."""
    assert points_back(text, language) or not leans_back(text, language)

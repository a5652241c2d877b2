"""Texts become words and dictionary forms, the same way for articles and for theme files."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.lang.tokens import lemma, tokenize
from briefing.models import LANGUAGES, Language


def texts(text: str, language: Language) -> list[str]:
    """The words as they stand."""
    return [token.text for token in tokenize(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Drug-related deaths, up 3%!", ["Drug", "related", "deaths", "up", "3"]),
        ("en", "The U.S. Navy and the US Army", ["The", "US", "Navy", "and", "the", "US", "Army"]),
        (
            "en",
            "Trump’s and the Joneses' ships don't sail",
            ["Trump", "and", "the", "Joneses", "ships", "don't", "sail"],
        ),
        ("es", "En EE. UU., EE.UU. y EEUU", ["En", "EEUU", "EEUU", "y", "EEUU"]),
        ("es", "¿Qué? «Nada», dijo él…", ["Qué", "Nada", "dijo", "él"]),
        ("en", "… — !?", []),
        ("en", "", []),
    ],
)
def test_words(language: Language, text: str, words: list[str]) -> None:
    """Punctuation, possessive endings and the dots of abbreviations are no part of a word."""
    assert texts(text, language) == words


@pytest.mark.parametrize(
    ("language", "word", "form"),
    [
        ("en", "missiles", "missile"),
        ("en", "Traffickers", "trafficker"),
        ("en", "deported", "deport"),
        ("es", "misiles", "misil"),
        ("es", "Migrantes", "migrante"),
        ("es", "deportaron", "deportar"),
        ("en", "Ruiz", "ruiz"),
    ],
)
def test_dictionary_forms(language: Language, word: str, form: str) -> None:
    """Plurals and inflected verbs come down to the form of the dictionary, in lower case; names stay."""
    assert lemma(word, language) == form


@pytest.mark.parametrize(("acronym", "form"), [("ICE", "ice"), ("AIDS", "aids"), ("US", "us"), ("UNIDOS", "unidos")])
def test_acronyms_have_no_other_form(acronym: str, form: str) -> None:
    """An acronym is not inflected: AIDS is not several aids."""
    assert lemma(acronym, "en") == form


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
@settings(max_examples=100)
def test_any_text(text: str, language: Language) -> None:
    """Whatever the text, every word has letters or digits and a form in lower case."""
    for token in tokenize(text, language):
        assert any(character.isalnum() for character in token.text)
        assert token.lemma
        assert token.lemma == token.lemma.lower()

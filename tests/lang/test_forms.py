"""Plurals by rule: those that news writers make, and none where none can be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.lang.forms import is_known, plural
from briefing.models import LANGUAGES, Language


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("en", "ballot", "ballots"),
        ("en", "party", "parties"),
        ("en", "boy", "boys"),
        ("en", "church", "churches"),
        ("en", "hitman", "hitmen"),
        ("es", "urna", "urnas"),
        ("es", "elección", "elecciones"),
        ("es", "voz", "voces"),
        ("es", "hutí", "hutíes"),
        ("es", "tribunal", "tribunales"),
    ],
)
def test_plurals(language: Language, word: str, expected: str) -> None:
    """Regular plurals of both languages."""
    assert plural(word, language) == expected


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("en", "votes"),
        ("en", "polling"),
        ("en", "undocumented"),
        ("en", "ICE"),
        ("en", "2024"),
        ("es", "votos"),
        ("es", "crisis"),
        ("es", "alistarse"),
        ("es", "ONU"),
        ("es", "recién"),
    ],
)
def test_words_without_a_plural(language: Language, word: str) -> None:
    """Plurals, acronyms, numbers and words that no rule fits have none."""
    assert plural(word, language) is None


def test_a_word_that_is_new_gets_the_plural_of_the_rule() -> None:
    """What no dictionary has may still be a noun: its plural is tried; that of a known word must be known too."""
    assert not is_known("nitazene", "en")
    assert plural("nitazene", "en") == "nitazenes"
    assert is_known("naval", "en")
    assert plural("naval", "en") is None


@given(st.text(max_size=12), st.sampled_from(LANGUAGES))
def test_any_text_has_a_plural_or_none(word: str, language: Language) -> None:
    """Nothing in a theme file breaks the rules, and a plural is never the word itself."""
    assert plural(word, language) != word

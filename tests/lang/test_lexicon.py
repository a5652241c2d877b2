"""Both languages fill the same lists, in the form that the stages look them up in."""

from dataclasses import fields

import pytest

from briefing.lang import Lexicon, lexicon
from briefing.lang.lexicon import words
from briefing.lang.tokens import lemma
from briefing.models import LANGUAGES, Language

NAMES = [field.name for field in fields(Lexicon)]
IN_LOWER_CASE = ("before_number", "after_clock", "lettered", "starters", "pronouns", "connectives", "determiners")
ALSO_IN_LOWER_CASE = ("abstract_nouns", "verbs_of_saying", "stopwords")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_list_is_filled(language: Language, name: str) -> None:
    """No list is empty in either language, and no entry is blank or torn at its ends."""
    entries = getattr(lexicon(language), name)
    assert entries
    assert all(entry and entry == entry.strip() for entry in entries)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*IN_LOWER_CASE, *ALSO_IN_LOWER_CASE])
def test_lower_case(language: Language, name: str) -> None:
    """What is looked up in lower case is kept in lower case: a capital would never be found."""
    assert [entry for entry in getattr(lexicon(language), name) if entry != entry.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["titles", "maybe_final", "often_final", "clock"])
def test_abbreviations_end_like_ones(language: Language, name: str) -> None:
    """An abbreviation ends with a mark that can end a sentence; another could never be taken for its end."""
    odd = {entry for entry in getattr(lexicon(language), name) if not entry.endswith((".", "!"))}
    assert odd <= {"LLC", "C/", "S/", "Dª", "Mª"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nouns_are_dictionary_forms(language: Language) -> None:
    """The nouns that sum up a sentence are compared as lemmas, so nearly all are their own."""
    nouns = lexicon(language).abstract_nouns
    assert sum(lemma(noun, language) in nouns for noun in nouns) >= 0.95 * len(nouns)


def test_blanks_inside_an_entry() -> None:
    """An underscore stands for a blank, so that 'EE. UU.' is one entry."""
    assert words("a EE._UU.\n b") == {"a", "EE. UU.", "b"}
    assert "EE. UU." in lexicon("es").maybe_final


def test_the_languages_differ() -> None:
    """Each language gets its own words."""
    assert "the" in lexicon("en").stopwords
    assert "the" not in lexicon("es").stopwords

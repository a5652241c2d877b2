"""The shipped termbase: sound, free of conflicts, and the only place that says what it says."""

import re
import unicodedata

import pytest

from briefing.engines.apertium.senses import SENSES
from briefing.engines.apertium.unknown import table
from briefing.lang.places import countries
from briefing.models import LANGUAGES, Language, other
from briefing.termbase import load_termbase

PROMISED = {
    "ICE": "ICE", "White House": "Casa Blanca", "Truth Social": "Truth Social", "US": "EE. UU.", "DEA": "DEA",
    "CIA": "CIA", "UN": "ONU", "OAS": "OEA", "NATO": "OTAN", "Supreme Court": "Tribunal Supremo", "IMF": "FMI",
    "asylum seeker": "solicitante de asilo", "executive order": "orden ejecutiva",
}  # fmt: skip


def test_it_is_large_and_has_no_conflicts() -> None:
    """Some 350 terms in either direction, and no two rows at odds."""
    termbase = load_termbase()
    assert termbase.conflicts == ()
    assert min(len(termbase.forms(language)) for language in LANGUAGES) > 400
    assert re.fullmatch(r"[0-9a-f]{12}", termbase.version)


@pytest.mark.parametrize(("english", "spanish"), PROMISED.items())
def test_the_terms_of_the_news_go_both_ways(english: str, spanish: str) -> None:
    """What the built-in themes speak of has its settled translation, there and back."""
    termbase = load_termbase()
    assert termbase.translate_term(english, "en")[0] == spanish
    assert termbase.translate_term(spanish, "es")[0] == english


@pytest.mark.parametrize("source", LANGUAGES)
def test_every_translation_leads_back(source: Language) -> None:
    """Where both directions have a term, translating it there and back gives a form of the same term."""
    termbase = load_termbase()
    for form in termbase.forms(source):
        forward = termbase.translate_term(form, source)
        back = termbase.translate_term(forward[0], other(source))
        assert (
            not back
            or form in {*back, *termbase.translate_term(back[0], source)}
            or set(back) <= set(termbase.forms(source))
        )


@pytest.mark.parametrize("source", LANGUAGES)
def test_the_forms_are_clean(source: Language) -> None:
    """No doubled blank, no stray mark, Unicode NFC throughout."""
    for form in load_termbase().forms(source):
        assert form == " ".join(unicodedata.normalize("NFC", form).split())
        assert not set('|~;\t"') & set(form)


def test_no_other_list_says_the_same() -> None:
    """A term is in the termbase or in the engine's own tables of words, never in both."""
    termbase = load_termbase()
    english, spanish = set(termbase.forms("en")), set(termbase.forms("es"))
    assert not english & set(SENSES)
    assert not english & set(table("en"))
    assert not spanish & set(table("es"))
    assert not english & set(countries("en"))


def test_who_is_spelt_out_at_first_is_spelt_with_the_acronym() -> None:
    """A first mention ends with what is said from there on."""
    termbase = load_termbase()
    for language in LANGUAGES:
        for form in termbase.forms(language):
            for match in termbase.find(form, language):
                first = match.term.first[other(language)]
                assert not first or first.endswith(f"({match.target})")

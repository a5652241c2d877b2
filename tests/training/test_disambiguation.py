"""The training of disambiguation models: labels out of translations, and the fit."""

import json

import pytest
from fit import Example, accuracy, changed, fit
from meanings import labels

from briefing.engines.apertium.disambiguation.stream import read_units

ANALYSED = "^she/she<prn>$ ^looks/look<n><pl>/look<vblex><pri><p3><sg>$ ^away/away<adv>/away<adj>$"
TAGGED = "^she<prn>$ ^look<n><pl>$ ^away<adv>$"
KNOWN = {
    "look<n><pl>": frozenset({("mirada", "noun")}),
    "look<vblex><pri><p3><sg>": frozenset({("mirar", "verb"), ("parecer", "verb")}),
    "away<adv>": frozenset({("lejos", "adverb")}),
}


@pytest.mark.parametrize(
    ("human", "meant"),
    [
        ({("mirar", "verb"): {"pri"}}, frozenset({"finite"})),
        ({("mirar", "verb"): {"pp"}}, None),
        ({("mirada", "noun"): {""}}, frozenset({"noun"})),
        ({("mirada", "noun"): {""}, ("parecer", "verb"): {"ifi"}}, None),
        ({}, None),
    ],
)
def test_what_people_wrote_tells_what_was_meant(
    human: dict[tuple[str, str], set[str]], meant: frozenset[str] | None
) -> None:
    """A reading counts as meant if its translation is there in a fitting form, and no other's is."""
    assert labels(read_units(ANALYSED, TAGGED), KNOWN, human, "en") == [None, meant, None]


def test_a_word_with_a_reading_that_has_no_translation_tells_nothing() -> None:
    """'away' as an adjective is in no dictionary: that its adverb is found proves nothing against it."""
    assert labels(read_units(ANALYSED, TAGGED), KNOWN, {("lejos", "adverb"): {""}}, "en")[2] is None


def test_after_an_auxiliary_a_participle_is_meant() -> None:
    """However people put it: 'was signed' is 'se firmó' too, and no finite verb for that."""
    analysed = "^was/be<vbser><past>$ ^not/not<adv>$ ^signed/sign<vblex><past>/sign<vblex><pp>$"
    units = read_units(analysed, "^be<vbser><past>$ ^not<adv>$ ^sign<vblex><past>$")
    known = dict.fromkeys(units[2].readings, frozenset({("firmar", "verb")}))
    assert labels(units, known, {("firmar", "verb"): {"ifi"}}, "en") == [None, None, frozenset({"participle"})]


def test_the_fit_learns_from_the_words_around() -> None:
    """After 'she' the word is a verb, after 'the' a noun: both are learned where the tagger knew only one."""
    the = [text.replace("she", "the").replace("<prn>", "<det>") for text in (ANALYSED, TAGGED)]
    verb = Example(ANALYSED, TAGGED, "mira", read_units(ANALYSED, TAGGED), [None, frozenset({"finite"}), None])
    noun = Example(the[0], the[1], "mirada", read_units(*the), [None, frozenset({"noun"}), None])
    weights = fit([verb, noun] * 10)
    assert accuracy(weights, [verb, noun]) == (1.0, 0.5, 2)
    assert json.dumps(weights, sort_keys=True) == json.dumps(fit([verb, noun] * 10), sort_keys=True)


def test_a_change_is_told_by_its_categories() -> None:
    """From which category to which the choices differ, whatever else the tags say."""
    assert changed(TAGGED, TAGGED.replace("<n><pl>", "<vblex><pri>")) == {("noun", "finite")}
    assert changed(TAGGED, TAGGED) == set()

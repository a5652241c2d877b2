"""Disambiguation: when the engine's tagger is overruled, and what stays as it is."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.engines.apertium.disambiguation.disambiguator import Disambiguator, disambiguator_of
from briefing.engines.apertium.disambiguation.features import context_of, features
from briefing.engines.apertium.disambiguation.model import Model, load_model, save_model
from briefing.engines.apertium.disambiguation.stream import UNIT, category, lemma_of, read_units
from briefing.engines.apertium.programs import Pipeline
from briefing.engines.apertium.translator import installed, mode_file
from briefing.models import LANGUAGES, Language, other

READINGS = r"^Petro/*Petro$ ^looks/look<n><pl>/look<vblex><pri><p3><sg>$ ^up/up<adv>/up<pr>$^./.<sent>$"
TAGGED = "^*Petro$ ^look<n><pl>$ ^up<adv>$^.<sent>$"
VERB = {"w looks": {"finite": 1.0, "noun": -1.0}}
needs_apertium = pytest.mark.skipif(len(installed()) < 2, reason="Apertium's English-Spanish pair is not installed")


def changed(*changes: tuple[str, str], weights: dict[str, dict[str, float]] = VERB) -> str:
    return Disambiguator(Model(weights, frozenset(changes))).revise(READINGS, TAGGED)


def test_the_words_around_overrule_the_tagger() -> None:
    """What the model finds likelier by more than the margin is put in the place of what the tagger chose."""
    assert changed(("noun", "finite")) == TAGGED.replace("look<n><pl>", "look<vblex><pri><p3><sg>")


def test_what_made_translations_worse_is_not_done() -> None:
    """A change that is not among those that helped is left out, however likely."""
    assert changed(("noun", "adjective")) == TAGGED


def test_a_near_thing_is_left_to_the_tagger() -> None:
    """Within the margin, the tagger's choice stands."""
    assert changed(("noun", "finite"), weights={"w looks": {"finite": 0.9}}) == TAGGED


def test_texts_that_do_not_match_are_left_alone() -> None:
    """Where the programs disagree about the words, nothing is changed."""
    assert (
        Disambiguator(Model(VERB, frozenset({("noun", "finite")}))).revise(READINGS, "^look<n><pl>$") == "^look<n><pl>$"
    )


def test_words_are_read_with_their_marks() -> None:
    """Marks of protected words, slashes behind a backslash and joined readings do not confuse it."""
    analysed = r"[[t:k:1]]^a\/b/a\/b<n><sg>/a<vblex><inf>+it<prn># up$[[/]]"
    (unit,) = read_units(analysed, r"[[t:k:1]]^a\/b<n><sg>$[[/]]")
    assert unit.form == r"a\/b"
    assert unit.tags == ("<n><sg>", "<vblex><inf>")
    assert (unit.chosen, unit.start) == (0, 9)
    assert lemma_of("Deal<vblex><inf># with") == "deal"


@pytest.mark.parametrize(
    ("tags", "name"),
    [
        ("<vblex><pri><p3><sg>", "finite"),
        ("<vblex><pp><m><sg>", "participle"),
        ("<vblex><subs>", "gerund"),
        ("<n><m><pl>", "noun"),
        ("<adv><itg>", None),
        ("<vbser><past>", None),
        ("<prn><tn><mf><sg>", None),
        ("", None),
    ],
)
def test_what_is_decided_and_what_is_left(tags: str, name: str | None) -> None:
    """Open classes are told apart; pronouns, auxiliaries and question words are the engine's."""
    assert category(tags) == name


def test_a_clause_with_a_verb_is_known_by_it() -> None:
    """A comma ends a clause; a word that is a verb for certain tells more than one that may be."""
    analysed = (
        "^he/he<prn>$ ^goes/go<vblex><pri>$ ^home/home<n>$^,/,<cm>$ ^talks/talk<n>/talk<vblex><pri>$ ^now/now<adv>$"
    )
    tagged = "^he<prn>$ ^go<vblex><pri>$ ^home<n>$^,<cm>$ ^talk<vblex><pri>$ ^now<adv>$"
    context = context_of(read_units(analysed, tagged))
    assert context.before == ("no", "no", "yes", "no", "no", "perhaps")
    assert context.after == ("yes", "no", "no", "no", "no", "no")
    assert {"always", "w goes", "t- <prn>", "v no no"} <= set(features(context, 1))


def test_a_model_comes_back_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was saved is what is read, to a hundredth."""
    model = Model(
        {"w looks": {"finite": 1.25, "noun": -0.5}, "t- \\<n>": {"noun": 0.001}}, frozenset({("noun", "finite")})
    )
    save_model(str(tmp_path / "en.npz"), model)
    monkeypatch.setattr("briefing.engines.apertium.disambiguation.model.files", lambda package: tmp_path)
    assert load_model("en") == Model({"w looks": {"finite": 1.25, "noun": -0.5}}, model.changes)


@pytest.mark.parametrize("source", LANGUAGES)
@given(analysed=st.text(alphabet="^$/\\<>ab[]n ", max_size=40), tagged=st.text(alphabet="^$/\\<>ab[]n ", max_size=40))
def test_nothing_but_readings_is_changed(source: Language, analysed: str, tagged: str) -> None:
    """Whatever the programs say, blanks and marks between the words come out as they went in."""
    disambiguator = disambiguator_of(source)
    assert disambiguator is not None
    revised = disambiguator.revise(analysed, tagged)
    assert UNIT.split(revised)[::2] == UNIT.split(tagged)[::2]


@needs_apertium
@pytest.mark.parametrize(
    ("source", "text", "form", "name"),
    [
        ("en", "At least nineteen soldiers die in the south of the country.", "die", "finite"),
        ("en", "The bank sued the company and its director in the summer.", "sued", "finite"),
        ("en", "The teachers have given students the answers.", "answers", "noun"),
        ("en", "The minister spoke on Monday about the plan.", "on", "preposition"),
        ("es", "El presidente viajó como invitado a la cumbre.", "como", None),
        ("es", "Los jóvenes heridos fueron trasladados al hospital.", "heridos", None),
    ],
)
def test_the_reading_that_is_meant(source: Language, text: str, form: str, name: str | None) -> None:
    """Words that Apertium's own tagger mistakes are understood, and every choice is one that the dictionary gave."""
    mode, disambiguator = mode_file(source, other(source)), disambiguator_of(source)
    assert mode is not None
    assert disambiguator is not None
    pipeline = Pipeline(mode)
    (analysed,), (tagged,) = pipeline.tag([f"{text}[]"])
    units = read_units(analysed, disambiguator.revise(analysed, tagged))
    assert all(unit.chosen is not None for unit in units if not unit.readings[0].startswith("*"))
    if name:
        assert category(next(unit for unit in units if unit.form == form).now) == name
    assert re.sub(r"\W", "", pipeline.transfer([tagged])[0])


@needs_apertium
@pytest.mark.parametrize("source", LANGUAGES)
def test_the_parts_of_the_pipeline_are_the_whole(source: Language) -> None:
    """Divided at the tagger, and with nothing revised, the engine says what it says undivided."""
    mode = mode_file(source, other(source))
    assert mode is not None
    pipeline = Pipeline(mode)
    assert pipeline.divides
    texts = [
        "the houses[]",
        "[[t:k:1]]Johnson[[/]] habla de la guerra (2026).[]",
        "",
        "50% \\[a\\] del total[:1:], no 3.[]",
    ]
    assert pipeline.transfer(pipeline.tag(texts)[1]) == pipeline.translate(texts)

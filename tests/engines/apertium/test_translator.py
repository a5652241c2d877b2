"""The Apertium adapter: with the real engine where it is installed, with a stub on the PATH for its failures."""

import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.engines.apertium import translator as apertium
from briefing.engines.apertium.translator import ApertiumTranslator, installed
from briefing.errors import EngineError
from briefing.models import Language

if TYPE_CHECKING:
    from briefing.protocols import Translator

REAL = installed() == {("en", "es"), ("es", "en")}
needs_apertium = pytest.mark.skipif(not REAL, reason="Apertium's English-Spanish pair is not installed")


@pytest.fixture(scope="module")
def to_spanish() -> ApertiumTranslator:
    return ApertiumTranslator("en", "es")


@pytest.fixture(scope="module")
def to_english() -> ApertiumTranslator:
    return ApertiumTranslator("es", "en")


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place to install programs called 'apertium' and 'lt-proc', with mode files for both directions."""
    modes = tmp_path / "share/apertium/modes"
    modes.mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    for mode in ("eng-spa", "spa-eng"):
        (modes / f"{mode}.mode").write_text("lt-proc '/nowhere/x.automorf.bin'", encoding="utf-8")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    program(tmp_path, "lt-proc", "cat > /dev/null")
    return tmp_path


def program(root: Path, name: str, script: str) -> None:
    path = root / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_no_program_means_no_pairs_and_says_what_to_type(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed() == frozenset()
    with pytest.raises(EngineError, match=r"'apertium' is not installed.*sudo apt-get install apertium-eng-spa"):
        ApertiumTranslator("en", "es")


def test_the_pairs_are_those_with_a_mode_file(stub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(stub, "apertium", "cat")
    assert installed() == {("en", "es"), ("es", "en")}
    (stub / "share/apertium/modes/spa-eng.mode").unlink()
    monkeypatch.setattr(apertium, "_PREFIXES", ())
    assert installed() == {("en", "es")}
    with pytest.raises(EngineError, match="English-Spanish data"):
        ApertiumTranslator("es", "en")


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("cat > /dev/null; echo first >&2; echo no dictionary >&2; exit 3", r"exit code 3: no dictionary"),
        ("cat > /dev/null; exit 1", r"exit code 1: no message"),
        (r"cat > /dev/null; printf 'uno\0'", r"1 segments for 2"),
        (r"cat > /dev/null; printf 'uno\0dos\0tres\0'", r"3 segments for 2"),
        ("exit 0", r"-1 segments|0 segments for 2"),
    ],
    ids=["fails", "fails silently", "too few", "too many", "reads nothing"],
)
def test_a_broken_engine_is_an_engine_error(stub: Path, script: str, message: str) -> None:
    program(stub, "apertium", script)
    with pytest.raises(EngineError, match=message):
        ApertiumTranslator("en", "es").translate(["One.", "Two."])


def test_an_engine_that_hangs_is_stopped_with_all_its_children(stub: Path) -> None:
    program(stub, "apertium", "sleep 60 | cat")
    start = time.monotonic()
    with pytest.raises(EngineError, match=r"no answer in 0\.2 s"):
        ApertiumTranslator("en", "es", patience=0.2).translate(["One."])
    assert time.monotonic() - start < 10


def test_an_engine_that_swallows_every_placeholder_still_translates(stub: Path) -> None:
    script = r"sed -e 's/\[\[t:k:[0-9]*\]\][^[]*\[\[\/\]\]//g' -e 's/\[:[0-9]*:\]//g'"
    program(stub, "apertium", script)
    assert ApertiumTranslator("en", "es").translate(["He saw Xaqa ☃ there."]) == ["He saw Xaqa ☃ there."]


def test_without_a_version_the_engine_still_has_a_name(stub: Path) -> None:
    program(stub, "apertium", "exit 1")
    assert ApertiumTranslator("en", "es").engine == "Apertium, eng-spa"


def test_nothing_to_translate_starts_nothing(stub: Path) -> None:
    program(stub, "apertium", "exit 1")
    assert ApertiumTranslator("en", "es").translate([]) == []
    assert ApertiumTranslator("en", "es").translate(["", " \n"]) == ["", ""]


@needs_apertium
def test_it_is_a_translator_and_names_itself(to_spanish: ApertiumTranslator) -> None:
    translator: Translator = to_spanish
    assert translator.engine.startswith("Apertium ")
    assert translator.engine.endswith(", eng-spa")


@needs_apertium
@settings(max_examples=15)
@given(st.lists(st.text(max_size=60), max_size=12), st.sampled_from(["en", "es"]))
@example(["a\0b", "[[t:k:0]]x[[/]]", "[:0:]", "^a/b<n>$", "\\", "*", "@x #y ~z", "\udc80", "\U000f0000"], "en")
@example(["¿", "Xaqa", "", "Xaqa [Xaqa] {Xaqa}", "1.9 1,9 $5", "🎉 Xaqa"], "es")
def test_one_in_one_out_and_no_placeholder_leaks(segments: list[str], source: Language) -> None:
    translated = ApertiumTranslator(source, "es" if source == "en" else "en").translate(segments)
    assert len(translated) == len(segments)
    for before, after in zip(segments, translated, strict=True):
        assert bool(before.split()) or after == ""
        assert "\n" not in after
        for leak in ("t:k:", "[/]", "Johnson", "Google", "\U000f0000"):
            assert leak not in after or leak in before


@needs_apertium
def test_a_segment_is_translated_the_same_alone_and_among_others(to_spanish: ApertiumTranslator) -> None:
    segments = ["The house is red.", "Who is it?", "Trump said no", "The house is red."]
    together = to_spanish.translate(segments)
    assert together[0] == together[3] == to_spanish.translate(segments[:1])[0]


@needs_apertium
@pytest.mark.parametrize(
    "kept",
    [
        "https://example.com/a?b=c#d", "jane.doe@example.com", "@POTUS", "#MeToo", "Truth Social", "C++", "AC/DC", "🎉",
        "a_b", "Renee Nicole Good", "Delta Force", "Air Force One", "IAEA2", "BBC", "2025", "10:30", "[sic]",
    ],
)  # fmt: skip
def test_names_addresses_and_symbols_come_back_intact(kept: str, to_spanish: ApertiumTranslator) -> None:
    assert kept in to_spanish.translate([f"He saw {kept} in the house."])[0]


SPANISH = {
    "Trump said he would meet Petro at the White House.": "Trump dijo que se reuniría con Petro en la Casa Blanca.",
    "President Trump spoke.": "El presidente Trump habló.",
    "Colombian President Gustavo Petro has told the BBC that he believes it.": (
        "El presidente colombiano Gustavo Petro ha dicho a la BBC que lo cree."
    ),
    "Trump's threats continue.": "Las amenazas de Trump continúan.",
    "The Trump administration has expanded ICE operations.": (
        "La administración de Trump ha expandido operaciones del ICE."
    ),
    "He lives in the US, not in the UK.": "Vive en EE. UU., no en el Reino Unido.",
    "US officials spoke.": "Los funcionarios estadounidenses hablaron.",
    "It deported 605,000 people between 20 January and 10 December 2025.": (
        "Deportó 605.000 personas entre el 20 de enero y el 10 de diciembre de 2025."
    ),
    "They arrested Renee Nicole Good.": "Arrestaron a Renee Nicole Good.",
    "He is a 37-year-old US citizen.": "Es un ciudadano estadounidense de 37 años.",
    "He likes long-term plans.": "Le gustan planes de largo plazo.",
    "The UN, NATO and the EU spoke.": "La ONU, la OTAN y la UE hablaron.",
    "Is it true?": "¿Es cierto?",
    "IT IS A RED HOUSE": "ES UNA CASA ROJA",
}


@needs_apertium
@pytest.mark.parametrize(("text", "expected"), list(SPANISH.items()))
def test_english_news_in_spanish(rules_alone: None, text: str, expected: str, to_spanish: ApertiumTranslator) -> None:
    assert to_spanish.translate([text]) == [expected]


ENGLISH = {
    "El presidente Petro acusó a Donald Trump.": "President Petro accused Donald Trump.",
    "La ONU, la UE y la OTAN condenaron el ataque.": "The UN, the EU and NATO condemned the attack.",
    "Trump habló en la Casa Blanca el lunes.": "Trump spoke in the White House on Monday.",
    "El Gobierno de EE. UU. deportó a 605.000 personas.": "The Government of the US deported 605,000 people.",
    "La presidenta Sheinbaum visitó los Países Bajos hace dos años.": (
        "President Sheinbaum visited the Netherlands two years ago."
    ),
    "Suiza y Alemania ganaron.": "Switzerland and Germany won.",
    "Visitó Suiza.": "It visited Switzerland.",
    "¿Quién es el presidente de México?": "Who is the president of Mexico?",
    "Un hombre de 45 años murió en Bogotá el 2 de enero.": "A man aged 45 died in Bogota on 2 January.",
    "Los agentes del ICE detuvieron a un ciudadano.": "The agents of ICE detained a citizen.",
}


@needs_apertium
@pytest.mark.parametrize(("text", "expected"), list(ENGLISH.items()))
def test_spanish_news_in_english(rules_alone: None, text: str, expected: str, to_english: ApertiumTranslator) -> None:
    assert to_english.translate([text]) == [expected]


@needs_apertium
def test_marks_of_the_engine_never_show(to_spanish: ApertiumTranslator) -> None:
    text = to_spanish.translate(["The xyzzy plughs the frobnicated quux, and the ETA."])[0]
    assert not set("*#@\\[]") & set(text)
    assert "  " not in text


@needs_apertium
def test_the_names_of_an_article_help_its_first_words(to_spanish: ApertiumTranslator) -> None:
    first = to_spanish.translate(["Good said nothing.", "They arrested Renee Nicole Good."])[0]
    assert first.startswith("Good ")


@needs_apertium
def test_the_rest_of_the_article_tells_what_is_a_name() -> None:
    """A word that begins a sentence is a name where the article uses it as one."""
    translator = ApertiumTranslator("en", "es")
    (alone,) = translator.translate(["Stone left the city."])
    (within,) = translator.translate(["Stone left the city."], context=["The police asked Jane Stone to stay."])
    assert "Stone" not in alone
    assert within.startswith("Stone ")


@needs_apertium
@pytest.mark.parametrize(
    ("source", "target", "text"),
    [("en", "es", "Trump met Maduro."), ("es", "en", "Desde el alcalde hasta Trump y Maduro.")],
)
def test_leaders_are_names_in_a_sentence_alone(source: Language, target: Language, text: str) -> None:
    """Nobody translates the names of those whom the news is full of."""
    (translated,) = ApertiumTranslator(source, target).translate([text])
    assert "Trump" in translated
    assert "Maduro" in translated

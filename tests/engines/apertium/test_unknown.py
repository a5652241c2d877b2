"""Words that Apertium does not know: the table, the forms of its translations, and both in real sentences."""

import unicodedata
from importlib.resources import files

import pytest

from briefing.engines.apertium.lexicon import Lexicon, Reading
from briefing.engines.apertium.protect import marked
from briefing.engines.apertium.translator import ApertiumTranslator
from briefing.engines.apertium.unknown import lend, stand_ins, table, unknown
from briefing.models import LANGUAGES, Language, other

from .test_translator import needs_apertium

NOUN = (Reading("any", frozenset({"n"})),)


def translated(text: str, source: Language, pieces: dict[str, str]) -> str | None:
    """A text whose unknown words are its keys, the engine making the values of their stand-ins."""
    asked = [*text.lower().replace(".", "").split(), *stand_ins(pieces, source)]
    lexicon = lend(Lexicon(dict.fromkeys(asked, ()) | dict.fromkeys(stand_ins(pieces, source), NOUN)), source)
    spans = list(unknown(text, source, lexicon))
    found = marked(" ".join(f"[[t:k:{n}]]{piece}[[/]]" for n, piece in enumerate(pieces.values())), spans)
    return found[0] if found else None


@pytest.mark.parametrize("source", LANGUAGES)
def test_the_table_is_sound(source: Language) -> None:
    name = f"unknown.{source}-{other(source)}.tsv"
    text = (files("briefing.engines.apertium") / name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    listed = [row[0] for row in rows]
    assert len(rows) > 700
    assert all(len(row) == 3 for row in rows)
    assert listed == sorted(set(listed))
    for row in rows:
        for cell in row:
            assert cell
            assert cell == cell.strip() == unicodedata.normalize("NFC", cell)
            assert not any(unicodedata.category(character).startswith("C") for character in cell)
        assert row[0].islower()
        assert "  " not in row[2]
    assert set(listed) == set(table(source))
    # No chains: a stand-in is a word that the engine knows.
    assert not {row[1] for row in rows} & set(listed)


@needs_apertium
@pytest.mark.parametrize("source", LANGUAGES)
def test_the_engine_knows_every_stand_in(source: Language) -> None:
    used = sorted({entry.stand_in for entry in table(source).values()})
    lexicon = ApertiumTranslator(source, other(source))._lexicon(used)
    assert [word for word in used if not lexicon.knows(word)] == []


@pytest.mark.parametrize(
    ("word", "piece", "expected"),
    [
        ("undocumented", "automático", "indocumentado"),
        ("undocumented", "automáticas", "indocumentadas"),
        ("homeless", "automáticos", "sin hogar"),
        ("unclear", "automática", "poco clara"),
        ("indigenous", "automáticos", "indígenas"),
        ("viral", "automáticos", "virales"),
        ("marched", "prepararon", "marcharon"),
        ("posted", "prepare", "publique"),
        ("lied", "recibió", "mintió"),
        ("cautioned", "recibió", "advirtió"),
        ("overseeing", "preparándolo", "supervisándolo"),
        ("prosecutors", "hospitales", "fiscales"),
    ],
)
def test_a_spanish_translation_takes_the_form_of_its_stand_in(word: str, piece: str, expected: str) -> None:
    assert translated(word, "en", {word: piece}) == expected


@pytest.mark.parametrize(
    ("word", "piece", "expected"),
    [
        ("abastecedores", "hospitals", "suppliers"),
        ("indocumentadas", "democratic", "undocumented"),
        ("descartó", "adopted", "ruled out"),
        ("descartó", "adopt", "rule out"),
        ("descarta", "adopts", "rules out"),
        ("despegar", "adopting", "taking off"),
        ("despegado", "adopted", "taken off"),
        ("sepultaron", "adopted", "buried"),
        ("donando", "adopting", "donating"),
        ("decomisado", "adoptive", "seized"),
    ],
)
def test_an_english_translation_takes_the_form_of_its_stand_in(word: str, piece: str, expected: str) -> None:
    assert translated(word, "es", {word: piece}) == expected


def test_a_capital_inside_a_sentence_is_kept() -> None:
    assert translated("and the Navy", "en", {"navy": "región"}) == "Armada"
    assert translated("Navy ships", "en", {"navy": "región"}) == "armada"
    assert translated("the navy", "en", {"navy": "región"}) == "armada"


def test_a_word_that_the_dictionary_has_is_left_to_it() -> None:
    lexicon = lend(Lexicon({"covert": NOUN, "automatic": NOUN}), "en")
    assert list(unknown("covert", "en", lexicon)) == []


@needs_apertium
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Undocumented immigrants lied.", "Los inmigrantes indocumentados mintieron."),
        ("The covert operations failed.", "Las operaciones encubiertas fallaron."),
        ("Prosecutors spoke.", "Los fiscales hablaron."),
        ("Coca cultivation is a problem.", "Cultivo de coca es un problema."),
        ("They are cracking down on protests.", "Están reprimiendo protestas."),
        ("Agents shot and killed a man.", "Los agentes abatieron un hombre."),
        ("The new deal with Iran was signed.", "El pacto nuevo con Irán fue firmado."),
        ("ICE held 68,400 people as of 30 November.", "El ICE detuvo 68.400 personas al 30 de noviembre."),
        ("They asked whether he would go.", "Preguntaron si iría."),
        ("The match was called off.", "El partido fue suspendido."),
        ("The presidents spoke to each other.", "Los presidentes hablaron el uno al otro."),
        ("They fought with one another.", "Lucharon entre sí."),
    ],
)
def test_english_news(rules_alone: None, text: str, expected: str) -> None:
    assert ApertiumTranslator("en", "es").translate([text]) == [expected]


@needs_apertium
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Los narcotraficantes usan las trochas clandestinas.",
            "The drug traffickers use the clandestine jungle trails.",
        ),
        ("Narcotraficantes mintieron.", "Drug traffickers lied."),
        ("La Fiscalía descartó el soborno.", "The Prosecutor's office ruled out the bribe."),
        ("Decomisaron un dron.", "They seized a drone."),
        ("El diez por ciento.", "The ten percent."),
    ],
)
def test_spanish_news(rules_alone: None, text: str, expected: str) -> None:
    assert ApertiumTranslator("es", "en").translate([text]) == [expected]

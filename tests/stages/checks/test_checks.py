"""The checks, one by one: what each must notice, what it must leave alone, and that none ever fails."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import LANGUAGES, Language, other
from briefing.stages.checks import CHECKS, check_segment
from briefing.termbase import Termbase, load_termbase


def found(source: str, target: str, language: Language = "en") -> set[str]:
    """The names of the checks that find something."""
    return {each.check for each in check_segment(source, target, source_language=language, termbase=load_termbase())}


SAME_NUMBERS = [
    ("1.9 million people", "1,9 millones de personas"),
    ("1.9 million people", "1 900 000 personas"),
    ("605,000 people", "605.000 personas"),
    ("605,000 people", "605,000 personas"),
    ("605,000 people", "605 000 personas"),
    ("a 37-year-old man", "un hombre de treinta y siete años"),
    ("thirty-seven years", "37 años"),
    ("$4.5 billion", "4.500 millones de dólares"),
    ("$4.5bn", "US$4,5 mil millones"),
    ("two billion euros", "dos mil millones de euros"),
    ("5.3 billion pesos", "5 mil 300 millones de pesos"),
    ("half a million votes", "medio millón de votos"),
    ("two and a half million votes", "2,5 millones de votos"),
    ("3 trillion euros", "3 billones de euros"),
    ("a dozen eggs", "una docena de huevos"),
    ("two dozen eggs", "24 huevos"),
    ("the 20th century", "el siglo XX"),
    ("Pope Leo XIV", "el papa León XIV"),
    ("in the 1990s", "en los años 90"),
    ("at 3 p.m.", "a las 15:00"),
    ("at 10:30", "a las 10.30"),
    ("in 2010-11", "en 2010-2011"),
    ("3.2% of 1,018", "el 3,2 % de 1.018"),
    ("the 41st minute", "el minuto 41"),
    ("both sides", "los 2 lados"),
    ("some 300 veterans", "unos 300 veteranos"),
]


@pytest.mark.parametrize(("english", "spanish"), SAME_NUMBERS)
def test_a_number_is_the_same_however_it_is_written(english: str, spanish: str) -> None:
    assert "numbers" not in found(english, spanish) | found(spanish, english, "es")


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("1.9 million people", "1,9 mil millones de personas"),
        ("605,000 people", "605 personas"),
        ("605,000 people", "650.000 personas"),
        ("a 37-year-old man", "un hombre de 73 años"),
        ("thirty-seven years", "treinta y cinco años"),
        ("$4.5 billion", "4,5 millones de dólares"),
        ("3 trillion euros", "3 trillones de euros y 4 millones"),
        ("The year 1968", "El año"),
        ("It was long ago.", "Fue hace 300 años."),
    ],
)
def test_another_number_is_noticed(english: str, spanish: str) -> None:
    assert "numbers" in found(english, spanish)
    assert "numbers" in found(spanish, english, "es")


@pytest.mark.parametrize(
    ("check", "source", "target"),
    [
        ("dates", "They met on 3 May.", "Se reunieron el 3 de junio."),
        ("dates", "On Thursday Petro spoke.", "Por Thursday Petro habló."),
        ("money", "It costs 30 dollars.", "Cuesta 30."),
        ("money", "It fell by 3%.", "Cayó en 3."),
        ("terms", "The White House knew.", "La casa de color blanco lo sabía."),
        ("terms", "It is on Truth Social.", "Está en Verdad Social."),
        ("terms", "The ICE agents left.", "Los agentes del hielo se fueron."),
        ("names", "They saw Petro there.", "Vieron a Pedro allí."),
        ("names", "Then Sheinbaum left.", "Luego se fue."),
        ("acronyms", "The firm hired by KPMG left.", "La empresa contratada se fue."),
        ("negation", "He did not kill her.", "La mató."),
        ("negation", "He came home.", "Nunca vino a casa."),
        ("length", "The court heard the case on the following morning.", "El tribunal."),
        ("length", "The court heard the case.", ""),
        ("repetition", "He goes on.", "Sigue y sigue y sigue y sigue y sigue."),
        ("repetition", "It is in the house.", "Está en en la casa."),
        ("untranslated", "The river rose in the night and left.", "The river rose in the night y se fue."),
        ("addresses", "See https://example.org/a now.", "Vea https://example.org/b ahora."),
        ("addresses", "Hello {name}, 5%s", "Hola, 5%s"),
        ("addresses", "Hello.", "Hola \U000f0003."),
        ("addresses", "He slept.", "Él *slept."),
        ("quotation", '"No," he said.', '"No, dijo.'),
        ("quotation", "“No,” he said.", "No, dijo."),
        ("sentences", "It rains. We stay.", "Llueve y nos quedamos."),
    ],
)  # fmt: skip
def test_a_fault_is_noticed(check: str, source: str, target: str) -> None:
    assert check in found(source, target)


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Nobody knows.", "Se desconoce."),
        ("He declined to comment.", "No quiso hacer comentarios."),
        ("It is raining, however.", "Sin embargo, llueve."),
        ("Not only Peru came.", "No solo vino Perú."),
        ("The US strikes began.", "Los ataques estadounidenses comenzaron."),
        ("The UN and U.S. officials met in London.", "La ONU y funcionarios de EE. UU. se reunieron en Londres."),
        ("Gaddafi ruled Libya for 42 years.", "Gadafi gobernó Libia 42 años."),
        ("The Spanish minister left Rome in March.", "El ministro español se fue de Roma en marzo."),
        ("He may go; they march on.", "Puede que vaya; ellos avanzan."),
        ("“Yes,” said Mr. Boric.", "—Sí —dijo el señor Boric."),
        ("The EU's GDP grew.", "El PIB de la UE creció."),
        ("Trump's and Petro’s words", "Las palabras de Trump y de Petro"),
        ("Bora Bora is far.", "Bora Bora está lejos."),
        ("Write to info@example.org or @ana.", "Escriba a info@example.org o @ana."),
    ],
)
def test_a_good_translation_raises_no_alarm(english: str, spanish: str) -> None:
    assert found(english, spanish) == set()
    assert found(spanish, english, "es") == set()


def test_nothing_to_translate_is_no_fault() -> None:
    assert found(" ", "") == set()


def test_a_finding_says_in_both_languages_what_it_is() -> None:
    """The message names the very number, in the reader's language; long lists are cut."""
    (finding,) = check_segment("It was 1968.", "Era {what}.", source_language="en", termbase=Termbase())[:1]
    assert (finding.check, finding.severity) == ("numbers", "error")
    assert finding.messages == {"en": "a number differs: 1968", "es": "un número no coincide: 1968"}
    many = check_segment("11 12 13 14 15 16 17", "x", source_language="en", termbase=Termbase())[0]
    assert many.messages["en"] == "a number differs: 11, 12, 13, 14 …"


def test_every_check_has_a_name_and_a_message_in_both_languages() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert set(check.messages) == set(LANGUAGES)
        assert all(text.count("{what}") == 1 for text in check.messages.values())


PIECES = st.sampled_from([*"0123456789.,%$€ «»“”\"'?!@#{}<>[]-\n", "mil ", "two ", "no ", "U.S. ", "The White House "])
TEXTS = st.lists(st.characters() | PIECES, max_size=60).map("".join)


@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_no_text_breaks_a_check(source: str, target: str, language: Language) -> None:
    """Whatever stands on either side, lone surrogates included, there is an answer, and always the same."""
    first = check_segment(source, target, source_language=language, termbase=load_termbase())
    assert first == check_segment(source, target, source_language=language, termbase=load_termbase())


NUMBER_WORDS = ("two", "hundred", "and", "million", "mil", "y", "millones", "1,5", "-", "½", "10 000", "VIII")


@given(st.lists(st.sampled_from(NUMBER_WORDS), max_size=8))
def test_no_number_breaks_a_check(words: list[str]) -> None:
    for joint in (" ", "", "-"):
        assert isinstance(found(joint.join(words), "x", "en") | found(joint.join(words), "x", "es"), set)


LONG = (
    "a" * 20_000,
    "1." * 10_000,
    "no " * 5_000,
    "A. " * 5_000,
    "\"'" * 8_000,
    "{" * 20_000,
    "a@" * 8_000,
    "Ab " * 3_000,
)


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:3])
def test_a_long_odd_text_takes_no_time(text: str) -> None:
    """No pattern goes back over a text again and again."""
    start = time.perf_counter()
    for language in LANGUAGES:
        check_segment(text, text[: len(text) // 2], source_language=language, termbase=load_termbase())
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untranslated_sentence_is_noticed_either_way(language: Language) -> None:
    sentence = {
        "en": "The boats have been in the harbour since the war.",
        "es": "Los barcos están en el puerto desde la guerra.",
    }
    assert "untranslated" in found(sentence[language], sentence[language], language)
    assert found(sentence[language], sentence[other(language)], language) == set()

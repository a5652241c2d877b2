"""The polish: small general rules, one test each, without Apertium."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.engines.apertium.fixed import number_in
from briefing.engines.apertium.postedit import polish
from briefing.engines.apertium.preedit import reword

M = chr(0xF0000)


def spanish(text: str, original: str = "", name: str = "") -> str:
    return polish(text, {M: name}, original, "es")


def english(text: str, original: str = "", name: str = "") -> str:
    return polish(text, {M: name}, original, "en")


@pytest.mark.parametrize(
    ("text", "original", "expected"),
    [
        ("  dijo  que  es verdad .", "He said", "Dijo que es verdad."),
        ("la casa de el hombre", "", "la casa del hombre"),
        ("va a el mar", "", "va al mar"),
        ("la casa de él", "", "la casa de él"),
        ("padres y hijos", "", "padres e hijos"),
        ("agua y hielo", "", "agua y hielo"),
        ("siete o ocho", "", "siete u ocho"),
        ("España e Francia", "", "España y Francia"),
        ("los EE.UU..", "", "los EE. UU."),
        ("en enero 2025", "", "en enero de 2025"),
        ("quién es?", "Who is it?", "¿Quién es?"),
        ("dijo: quién es?", "he said: who?", "dijo: ¿quién es?"),
        ("qué un día!", "What a day!", "¡Qué día!"),
        ("“ no somos”, dijo", "“We are not”, he said", "“No somos”, dijo"),
        ('" no somos ", dijo', '"We are not", he said', '"No somos", dijo'),
        ("escribe encima papel", "writes on paper", "escribe sobre papel"),
        ("está encima de la mesa", "is on the table", "está encima de la mesa"),
        ("en contra Colombia", "against Colombia", "contra Colombia"),
        ("desde entonces lunes", "since Monday", "desde lunes"),
        ("aun así, va", "however, he goes", "sin embargo, va"),
        ("estuvo arrestado", "he was arrested", "fue arrestado"),
        ("estuvo aquí", "he was here", "estuvo aquí"),
        ("tendría que ir", "he should go", "debería ir"),
        ("cumplió el presidente", "he met the president", "se reunió con el presidente"),
        ("cumplió el requisito", "he met the requirement", "cumplió el requisito"),
        ("el productor más grande", "the largest producer", "el mayor productor"),
        ("ha sido luchando", "has been fighting", "ha estado luchando"),
        ("EL agua", "the water", "El agua"),
    ],
)
def test_spanish(text: str, original: str, expected: str) -> None:
    assert spanish(text, original) == expected


@pytest.mark.parametrize(
    ("text", "original", "expected"),
    [
        ("a apple and an house", "", "an apple and a house"),
        ("an union of a hour", "", "a union of an hour"),
        ("¿who is it?", "¿Quién es?", "Who is it?"),
        ("in January of 2025", "", "in January 2025"),
        ("the Monday", "el lunes", "on Monday"),
        ("since the Monday", "desde el lunes", "since Monday"),
        ("a man of 37 years", "un hombre de 37 años", "a man aged 37"),
        ("a war of 20 years", "una guerra de 20 años", "a war of 20 years"),
        ("10 por ciento", "10 por ciento", "10 percent"),
        ("would have to go", "debería ir", "should go"),
        ("among France and Spain", "entre Francia y España", "between France and Spain"),
        ("the past year", "el año pasado", "last year"),
    ],
)
def test_english(text: str, original: str, expected: str) -> None:
    assert english(text, original) == expected


def test_words_beside_a_name_agree_with_it() -> None:
    assert spanish(f"dijo y {M}", name="Isabel") == "dijo e Isabel"
    assert spanish(f"dijo y {M}", name="Hillary") == "dijo y Hillary"
    assert spanish(f"director de {M}", name="el FBI") == "director del FBI"
    assert english(f"a {M} agent", name="FBI") == "an FBI agent"


def test_no_rule_touches_a_name() -> None:
    assert spanish(f"dijo {M}", "said", name="de el  y hijos ? encima x") == "dijo de el y hijos ? encima x"
    assert spanish(f"{M} dijo", "iPhone Inc said", name="iPhone Inc") == "iPhone Inc dijo"


def test_a_translated_name_that_begins_a_sentence_takes_a_capital() -> None:
    assert spanish(f"{M} dijo", "NATO said", name="la OTAN") == "La OTAN dijo"


@given(st.text(max_size=60), st.text(max_size=60))
def test_english_never_has_inverted_marks(text: str, original: str) -> None:
    assert not set("¿¡") & set(english(text, original))


@pytest.mark.parametrize(
    ("number", "expected"),
    [("605,000", "605.000"), ("1.9", "1,9"), ("1,234,567.8", "1.234.567,8"), ("2025", "2025"), ("10:30", "10:30")],
)
def test_numbers_take_the_separators_of_the_target(number: str, expected: str) -> None:
    assert number_in(number, "en") == expected
    assert number_in(expected, "es") == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He can't and won't go", "He cannot and will not go"),
        ("It’s been said; he’s sick", "It has been said; he is sick"),
        ("Trump's house", "Trump's house"),
        ("he told the BBC that", "he said to the BBC that"),
        ("he told him that", "he told him that"),
        ("Following the attack", "After the attack"),
        ("US strikes and a labour strike", "US attacks and a labour strike"),
        ("a great man", "a big man"),
    ],
)
def test_rewording_before_the_engine(text: str, expected: str) -> None:
    assert reword(text, "en") == expected
    assert reword(text, "es") == text

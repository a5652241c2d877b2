"""Finding terms in a text: whole words, the longest first, with their plural and case."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.models import LANGUAGES, Language, other
from briefing.termbase import Termbase, load_termbase
from briefing.termbase.forms import plural
from briefing.termbase.table import parse_csv


def terms(rows: str) -> Termbase:
    """A termbase of these rows under 'en,es'."""
    return Termbase([parse_csv(f"en,es\n{rows}", name="t.csv")])


def found(text: str, source: Language, termbase: Termbase | None = None) -> list[tuple[str, str]]:
    """The words found in a text, and their translation with its article."""
    matches = (termbase or load_termbase()).find(text, source)
    return [(text[each.start : each.end], f"{each.article} {each.target}".strip()) for each in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The White House and the US.", [("White House", "la Casa Blanca"), ("US", "EE. UU.")]),
        ("U.S.-backed forces", [("U.S.", "EE. UU.")]),
        ("It cost US$5 at example.org/UN, says @UN.", []),
        ("us, ice and who", []),
        ("BUSINESS", []),
        ("Asylum seekers and an asylum seeker", [("Asylum seekers", "los solicitantes de asilo"),
                                                 ("asylum seeker", "el solicitante de asilo")]),
        ("Three NGOs", [("NGOs", "las ONG")]),
        ("the European Union's and the EU’s", [("European Union", "la Unión Europea"), ("EU", "la UE")]),
        ("the Nobel Peace Prize", [("Nobel Peace Prize", "el Premio Nobel de la Paz")]),
        ("Google.com", []),
    ],
)  # fmt: skip
def test_english_terms(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Casa Blanca y EEUU", [("Casa Blanca", "the White House"), ("EEUU", "the US")]),
        ("Agentes del ICE", [("ICE", "ICE")]),
        ("Las órdenes ejecutivas", [("órdenes ejecutivas", "executive orders")]),
        ("los menores no acompañados", [("menores no acompañados", "unaccompanied minors")]),
        ("La OTAN, la ONU y la Otan", [("OTAN", "NATO"), ("ONU", "the UN")]),
    ],
)
def test_spanish_terms(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "es") == expected


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_matches_are_in_order_and_apart_in_any_text(text: str, source: Language) -> None:
    end = 0
    for match in load_termbase().find(text, source):
        assert end <= match.start < match.end <= len(text)
        end = match.end


def test_a_later_file_overrides_an_earlier_one() -> None:
    """The user's own word for a thing beats the shipped one, that direction and the other."""
    shipped = parse_csv("en,es\nthe White House,la Casa Blanca\nICE,el ICE", name="a")
    own = parse_csv("en,es\nICE,la Migra", name="b")
    termbase = Termbase([shipped, own])
    assert termbase.translate_term("ICE", "en") == ("Migra",)
    assert termbase.translate_term("Migra", "es") == ("ICE",)
    assert termbase.translate_term("the White House", "en") == ("Casa Blanca",)
    assert termbase.version != Termbase([shipped]).version == Termbase([shipped]).version


def test_a_term_by_itself_may_be_a_plural_or_have_its_article() -> None:
    """A theme's term finds its translation however the theme file writes it."""
    termbase = load_termbase()
    assert termbase.translate_term("Asylum seekers", "en") == ("solicitantes de asilo",)
    assert termbase.translate_term("la Casa Blanca", "es") == ("White House",)
    assert termbase.translate_term("nothing of the kind", "en") == ()


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("border wall", "en", "border walls"), ("policy", "en", "policies"), ("class", "en", "classes"),
        ("human rights", "en", "human rights"), ("policeman", "en", "policemen"), ("NGO", "en", "NGOs"),
        ("White House", "en", "White House"), ("orden de detención", "es", "órdenes de detención"),
        ("cruce fronterizo", "es", "cruces fronterizos"), ("primer ministro", "es", "primeros ministros"),
        ("juez", "es", "jueces"), ("misión", "es", "misiones"), ("crisis", "es", "crisis"), ("ONG", "es", "ONG"),
        ("menor no acompañado", "es", "menores no acompañados"), ("gran jurado", "es", "grandes jurados"),
    ],
)  # fmt: skip
def test_plurals(form: str, language: Language, expected: str) -> None:
    assert plural(form, language) == expected


@pytest.mark.parametrize(
    ("cell", "feminine"),
    [("la ONU", True), ("el arma nuclear", False), ("Casa Blanca", True), ("Comisión de Paz", True), ("Senado", False)],
)
def test_gender_is_that_of_the_article_or_else_of_the_ending(cell: str, feminine: bool) -> None:
    (match,) = terms(f"Xyz,{cell}").find("Xyz", "en")
    assert match.feminine == feminine
    assert match.term.forms[other("en")] == (cell.removeprefix("la ").removeprefix("el "),)


def test_ten_thousand_terms_are_as_quick_as_ten() -> None:
    """A newsroom's large list does not slow a text down: words are looked up, not tried one after another."""
    termbase = terms("\n".join(f"term{n} alpha,término{n} alfa" for n in range(10_000)))
    text = "They saw term77 alpha and term9999 alpha. " * 200
    termbase.find("", "en")
    start = time.perf_counter()
    assert len(termbase.find(text, "en")) == 400
    assert time.perf_counter() - start < 1

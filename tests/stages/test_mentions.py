"""First mentions: a term is spelt out once, where a reader meets it first."""

import pytest

from briefing.models import Language, Passage, other
from briefing.stages.mentions import introduce_terms
from briefing.termbase import load_termbase


def introduced(pairs: list[tuple[str, str]], source: Language = "en") -> list[str]:
    """The translations of some sentences, read in this order."""
    passages = {text: Passage({source: text, other(source): translation}) for text, translation in pairs}
    done = introduce_terms([text for text, _ in pairs], passages, source=source, termbase=load_termbase())
    assert all(done[text].texts[source] == text for text, _ in pairs)
    return [done[text].texts[other(source)] for text, _ in pairs]


def test_ice_is_spelt_out_once() -> None:
    """'El ICE' is nothing to a Spanish reader who has not been told; the second time it is."""
    assert introduced([("ICE agents came.", "Los agentes del ICE vinieron."), ("ICE left.", "El ICE se fue.")]) == [
        "Los agentes del Servicio de Inmigración y Control de Aduanas (ICE) vinieron.",
        "El ICE se fue.",
    ]


@pytest.mark.parametrize(
    ("source", "english", "spanish", "expected"),
    [
        ("en", "The CIA came.", "La CIA vino.", "La CIA vino."),
        ("en", "Immigration and Customs Enforcement (ICE) came.", "El Servicio de Inmigración (ICE) vino.",
         "El Servicio de Inmigración (ICE) vino."),
        ("en", "ICE came.", "El hielo vino.", "El hielo vino."),
        ("es", "The agents of ICE left.", "Los agentes del ICE se fueron.",
         "The agents of Immigration and Customs Enforcement (ICE) left."),
        ("es", "The CNE met.", "El CNE se reunió.", "The National Electoral Council (CNE) met."),
        ("es", "FEMA came.", "La FEMA vino.", "The Federal Emergency Management Agency (FEMA) came."),
    ],
)  # fmt: skip
def test_only_what_needs_it(source: Language, english: str, spanish: str, expected: str) -> None:
    """What everybody knows, what is spelt out already, and what the engine lost stay as they are."""
    text, translation = (english, spanish) if source == "en" else (spanish, english)
    assert introduced([(text, translation)], source) == [expected]

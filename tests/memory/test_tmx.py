"""TMX 1.4b: valid, read from other programs, and no way in for an attack."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing.memory.entry import Entry
from briefing.memory.exchange import Reading, write_entries
from briefing.models import LANGUAGES, Language
from tests.memory.files import ODD, UNIT, entries, problems, read, tmx

DTD = Path(__file__).parent / "tmx14.dtd"


@settings(max_examples=150)
@given(entries=entries, language=st.sampled_from(LANGUAGES))
@example(entries=[Entry("en", "es", each, each, reviewed=n % 2 == 0) for n, each in enumerate(ODD)], language="es")
def test_tmx_and_back(entries: list[Entry], language: Language) -> None:
    """Any text comes back from TMX as it was, in its order, and as made by whom it was."""
    assert read(write_entries(Path("a.tmx"), entries, language=language), ".tmx") == Reading(tuple(entries), ())


@settings(max_examples=50)
@given(entries=entries)
def test_tmx_is_valid(entries: list[Entry]) -> None:
    """What is written keeps to the rules of TMX 1.4b: its elements, their order and their attributes."""
    with DTD.open() as stream:
        dtd = etree.DTD(stream)
    root = etree.fromstring(write_entries(Path("a.tmx"), entries, language="en"))
    assert dtd.validate(root), dtd.error_log
    assert root.getroottree().docinfo.system_url == "tmx14.dtd"
    assert not dtd.validate(etree.fromstring("<tmx version='1.4'><body/></tmx>"))


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (tmx(UNIT), Entry("en", "es", "One.", "Uno.")),
        (tmx(UNIT, srclang="es"), Entry("es", "en", "Uno.", "One.")),
        (tmx(UNIT, srclang="*all*"), Entry("es", "en", "Uno.", "One.")),
        (tmx(UNIT.replace("<tu>", '<tu srclang="es-ES">')), Entry("es", "en", "Uno.", "One.")),
        (tmx(UNIT.replace("xml:lang", "lang")), Entry("en", "es", "One.", "Uno.")),
        (tmx(UNIT, before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'), Entry("en", "es", "One.", "Uno.")),
        (tmx(UNIT).replace("1.0", "1.0").encode("utf-16"), Entry("en", "es", "One.", "Uno.")),
        (
            tmx(UNIT.replace("One.", '<bpt i="1">&lt;b></bpt>O<!-- x --><hi>n</hi><ept i="1">&lt;/b></ept>e.')),
            Entry("en", "es", "One.", "Uno."),
        ),
    ],
)
def test_tmx_of_other_programs(data: str | bytes, wanted: Entry) -> None:
    """Which language is translated from, codes of regions, inline codes, older attributes, UTF-16."""
    found = read(data, ".tmx")
    assert [str(each) for each in found.problems] == []
    assert found.entries == (wanted,)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ATTACKS = {
    "billion laughs": (f'<!DOCTYPE tmx [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;"),
    "a file": ('<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    "the network": ('<!DOCTYPE tmx [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>', "&x;"),
    "a parameter": ('<!DOCTYPE tmx [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>', "One."),
}


@pytest.mark.parametrize("kind", ATTACKS)
@pytest.mark.parametrize("place", ["text", "attribute"])
def test_entities_are_refused(kind: str, place: str) -> None:
    """A file that declares entities is not read further, wherever it uses them."""
    before, use = ATTACKS[kind]
    unit = UNIT.replace("One.", use) if place == "text" else UNIT.replace("EN-US", use)
    (said,) = problems(tmx(unit, before=before), ".tmx")
    assert "FILE declares entities" in said or "FILE is not TMX" in said
    assert "root:" not in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "FILE is not TMX"),
        ("<tmx>", "FILE is not TMX"),
        ("<html><body/></html>", "FILE is not TMX"),
        (b"\xff\xff\xff", "FILE is not TMX"),
        ("<a>" * 100_000, "FILE is not TMX"),
        (tmx(UNIT + "\n<tu/>"), "line 2 of FILE has not one text"),
        (tmx(UNIT.replace("</tu>", '<tuv xml:lang="fr"><seg>Un.</seg></tuv></tu>')), "has not one text"),
        (tmx(UNIT.replace("<seg>One.</seg>", "")), "has not one text"),
        (tmx(UNIT.replace("One.", " ")), "has no text"),
        (tmx(UNIT.replace("Uno.", "")), "has no translation"),
        (tmx(UNIT.replace("EN-US", "pt-BR")), "'es' to 'pt'"),
        (tmx(UNIT.replace("Uno.", "Uno&#x85;")), "U+0085"),
        (tmx(UNIT.replace("Uno.", "Uno&#x1;")), "FILE is not TMX"),
    ],
)
def test_a_bad_tmx(data: str | bytes, said: str) -> None:
    """Each is told for what it is, with the line where there is one."""
    assert said in "".join(problems(data, ".tmx"))

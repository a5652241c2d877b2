"""Termbase files: CSV as spreadsheets write it, TBX as tools do, and messages with the line for what is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import TermbaseError
from briefing.termbase import Conflict, Termbase, load_termbase
from briefing.termbase.table import parse_csv
from briefing.termbase.tbx import parse_tbx

TBX_2008 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="1"><note>Upper house</note>
  <langSet xml:lang="en-US"><tig><term>the Senate</term></tig></langSet>
  <langSet xml:lang="es-CO"><tig><term>Senado viejo</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <tig><term>Cámara alta</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
    <tig><term>el Senado</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet>
</termEntry>
<termEntry><langSet xml:lang="en"><tig><term>only English</term></tig></langSet></termEntry>
</body></text></martif>"""

TBX_2019 = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Basic" xml:lang="en"><text><body>
<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>Lumenta</term></termSec></langSec>
<langSec xml:lang="es"><termSec><term>Lumenta</term></termSec></langSec></conceptEntry></body></text></tbx>"""

BOMB = """<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<tbx><text><body><conceptEntry><langSec xml:lang="en"><termSec><term>&f;&b;</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""


def test_a_row_may_say_all_there_is_to_say() -> None:
    """Forms, articles, what is merely accepted, direction, first mention, note."""
    text = "note,ES,en,keep,direction,first_es\nbody,el ICE|Migra|~agentes,ICE,yes,en->es,Servicio (ICE)\n"
    (term,) = parse_csv(text, name="t.csv")
    assert term.forms == {"en": ("ICE",), "es": ("ICE", "Migra")}
    assert term.articles == {"en": "", "es": "el"}
    assert term.admitted == {"en": (), "es": ("agentes",)}
    assert (term.sources, term.keep, term.note, term.place) == (("en",), True, "body", "t.csv:2")
    assert term.first == {"en": "", "es": "Servicio (ICE)"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_spreadsheets_of_any_kind(separator: str, newline: str) -> None:
    """Commas, semicolons and tabs, either kind of newline, short rows, blank rows, no last newline."""
    rows = ["en", "es", "note"], ["Senate", "el Senado"], [""], ['"Act, The"' if separator == "," else "Act", "la Ley"]
    terms = parse_csv(newline.join(separator.join(row) for row in rows), name="t.csv")
    assert [term.forms["es"] for term in terms] == [("Senado",), ("Ley",)]


def test_what_is_kept_needs_one_column_only() -> None:
    (term,) = parse_csv("en,es,keep\nTruth Social,,sí", name="t.csv")
    assert term.forms["es"] == term.forms["en"] == ("Truth Social",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"first line of the termbase t\.csv has the columns -"),
        ("term,translation\na,b", r"has the columns term, translation\. It needs en and es"),
        ("en,es,en\na,b,c", r"has the columns en, es, en"),
        ("en,es\nSenate,", r"t\.csv:2 has no term in 'es'"),
        ("en,es\n\nok,bien\n|~x,y", r"t\.csv:4 has no term in 'en'"),
        ("en,es\na,b,c", r"t\.csv:2 has more cells than columns"),
        ("en,es,keep\na,b,perhaps", r"has 'perhaps' under keep\. It takes: yes, no"),
        ("en,es,direction\na,b,fr>es", r"has 'fr>es' under direction\. It takes: en>es, es>en"),
        ("en,es\na\x07,b", r"control character in 'a\\x07'"),
        ('en,es\n"a,b', r"no CSV file in line 2"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(TermbaseError, match=message):
        parse_csv(text, name="t.csv")


@given(st.text(max_size=120))
def test_any_text_is_a_termbase_or_a_termbase_error(text: str) -> None:
    """Hostile or broken, a file never gives another error."""
    for parse in (parse_csv, parse_tbx):
        for body in (text, f"en,es\n{text}", f"<tbx>{text}</tbx>"):
            try:
                Termbase([parse(body, name="t")]).find(text, "en")
            except TermbaseError:
                continue


def test_conflicts_name_both_lines_and_the_first_is_used() -> None:
    """One word with two translations is told, in either direction; what a row merely admits is no conflict."""
    rows = "en,es\nbank,el banco\nbank,la orilla\nshore,la orilla\nUS|USA,EE. UU.\nUSA,EE. UU.\nriver bank,banco\n"
    termbase = Termbase([parse_csv(rows, name="t.csv")])
    assert termbase.conflicts == (
        Conflict("bank", ("banco", "orilla"), ("t.csv:2", "t.csv:3")),
        Conflict("orilla", ("bank", "shore"), ("t.csv:3", "t.csv:4")),
        Conflict("banco", ("bank", "river bank"), ("t.csv:2", "t.csv:7")),
    )
    assert termbase.translate_term("bank", "en") == ("banco",)


def test_a_direction_settles_a_conflict() -> None:
    rows = "en,es,direction\nbank,el banco\nshore,la orilla\nriverside,la orilla,en>es\n"
    assert Termbase([parse_csv(rows, name="t.csv")]).conflicts == ()


def test_tbx_of_both_dialects() -> None:
    """Regional codes, preferred terms first, deprecated and one-sided ones left out, the same in both kept."""
    (senate,) = parse_tbx(TBX_2008, name="t.tbx")
    assert senate.forms == {"en": ("Senate",), "es": ("Senado", "Cámara alta")}
    assert (senate.articles["es"], senate.note, senate.keep) == ("el", "Upper house", False)
    (lumenta,) = parse_tbx(TBX_2019, name="t.tbx")
    assert lumenta.keep


def test_tbx_with_entities_is_refused(tmp_path: Path) -> None:
    """Neither a bomb nor somebody's files come in through a termbase."""
    path = tmp_path / "bomb.tbx"
    path.write_text(BOMB, encoding="utf-8")
    with pytest.raises(TermbaseError, match="declares entities"):
        load_termbase((path,))


@pytest.mark.parametrize(("text", "message"), [("<tbx>", "is no XML"), ("<html/>", "is no TBX")])
def test_what_is_no_tbx_is_told(text: str, message: str) -> None:
    with pytest.raises(TermbaseError, match=message):
        parse_tbx(text, name="t.tbx")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing, a folder, Latin-1, too large: each says so."""
    latin, large = tmp_path / "latin.csv", tmp_path / "large.csv"
    latin.write_bytes("en,es\ncoffee,café".encode("latin-1"))
    large.write_bytes(b"en,es\n" + b" " * 10_000_001)
    for path, message in (
        (tmp_path / "no.csv", "No such file"),
        (tmp_path, "directory"),
        (latin, "UTF-8"),
        (large, "10 MB"),
    ):
        with pytest.raises(TermbaseError, match=message):
            load_termbase((path,))


def test_a_file_goes_over_the_shipped_terms(tmp_path: Path) -> None:
    """A byte-order mark, as Excel writes it, is no part of the first column's name."""
    path = tmp_path / "own.csv"
    path.write_text("en,es\nthe White House,la Casa Alba\n", encoding="utf-8-sig")
    termbase = load_termbase((path,))
    assert termbase.translate_term("White House", "en") == ("Casa Alba",)
    assert termbase.translate_term("UN", "en") == ("ONU",)

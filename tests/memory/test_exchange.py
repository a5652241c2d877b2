"""Translations out to other programs and back: nothing gets lost on the way, and nothing bad gets in."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.errors import SettingsError
from briefing.memory.entry import Entry
from briefing.memory.exchange import MOST_PROBLEMS, Reading, read_entries, write_entries
from briefing.models import LANGUAGES, Language
from tests.memory.files import ODD, UNIT, entries, problems, read, tmx


@settings(max_examples=150)
@given(entries=entries, language=st.sampled_from(LANGUAGES))
@example(entries=[Entry("en", "es", each, each, reviewed=n % 2 == 0) for n, each in enumerate(ODD)], language="en")
def test_a_table_and_back(entries: list[Entry], language: Language) -> None:
    """Any text comes back from a table as it was, in its order, and as made by whom it was."""
    assert read(write_entries(Path("a.csv"), entries, language=language), ".csv") == Reading(tuple(entries), ())


@settings(max_examples=50)
@given(entries=entries)
def test_a_spreadsheet_runs_nothing(entries: list[Entry]) -> None:
    """No cell of a table begins as a formula does."""
    written = write_entries(Path("a.csv"), entries, language="en").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))]


FILES: dict[str, tuple[str | bytes, list[tuple[str, str]]]] = {
    "comma": ("source,translation,from,to\nOne.,Uno.,en,es\n", [("One.", "Uno.")]),
    "semicolon, BOM, CRLF": ("\ufefforiginal;traducción;de;a\r\nUno.;One.;es;en\r\n", [("Uno.", "One.")]),
    "tab, capitals, own columns": (
        "FROM\tNote\tTo\tSource\tTranslation\nen-US\tsee page 2\tes-CO\tOne.\tUno.\n",
        [("One.", "Uno.")],
    ),
    "blank and short rows": ("translation,source,from,to,note\n\n,,,,\n ,,,,\nUno.,One.,en,es\n", [("One.", "Uno.")]),
    "a separator in a text": ('source;translation;from;to\n"a; b";"""c""";en;es\n', [("a; b", '"c"')]),
    "a last line without an end": ("source,translation,from,to\nOne.,Uno.,en,es", [("One.", "Uno.")]),
    "the same twice": ("source,translation,from,to\na,b,en,es\na,b,en,es\n", [("a", "b"), ("a", "b")]),
}


@pytest.mark.parametrize("kind", FILES)
def test_tables_as_people_save_them(kind: str) -> None:
    """Whatever the separator, line ends, order and language of the columns."""
    data, wanted = FILES[kind]
    found = read(data, ".csv")
    assert [str(each) for each in found.problems] == []
    assert [(each.source, each.target) for each in found.entries] == wanted
    assert all(each.reviewed for each in found.entries)


def test_languages_may_be_said_apart() -> None:
    """A table of two columns takes its languages from the command line."""
    (found,) = read("source,translation\nUno.,One.\n", ".csv", source="es", target="en").entries
    assert found == Entry("es", "en", "Uno.", "One.")
    assert problems("source,translation\nUno.,One.\n", ".csv") == [
        "Line 2 of FILE does not say its languages. Say them with --from and --to."
    ]


HEAD = "source,translation,from,to\n"
BAD_TABLES: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": ("", ["first line"]),
    "no header": ("One.,Uno.,en,es\n", ["first line"]),
    "a column twice": ("source,translation,translation\n", ["first line"]),
    "Windows-1252": (HEAD.encode() + "Year,Año,en,es\n".encode("cp1252"), ["from line 2 on. In the spreadsheet"]),
    "UTF-16": (HEAD.encode("utf-16"), ["CSV UTF-8"]),
    "an open quotation mark": (HEAD + 'a,"b,en,es\n', ["Line 2 of FILE is no row"]),
    "too many cells": (HEAD + "a,b, c,en,es\n", ["Line 2 of FILE has more cells", ]),
    "no source": (HEAD + " ,b,en,es\n", ["Line 2 of FILE has no text"]),
    "no translation": (HEAD + "a,b,en,es\na2,\t,en,es\n", ["Line 3 of FILE has no translation"]),
    "a third language": (HEAD + "a,b,en,fr\n", ["'en' to 'fr'"]),
    "one language": (HEAD + "a,b,en,en\n", ["'en' to 'en'"]),
    "no language": (HEAD + "a,b,,es\n", ["--from and --to"]),
    "a control": (HEAD + "a,b\x07,en,es\n", ["U+0007"]),
    "a zero": (HEAD + "a\x00,b,en,es\n", ["U+0000"]),
    "no character": (HEAD + "a,b\ufffe,en,es\n", ["U+FFFE"]),
    "two ways": (HEAD + "a,b,en,es\na,b,es,en\n a,c,en,es\n", ["Line 4 of FILE translates the same text as line 2"]),
    "lines in a cell": (HEAD + '"a\nb",c,en,es\n,d,en,es\n', ["Line 4 of FILE has no text"]),
    "several": (HEAD + ",b,en,es\na,,en,es\n", ["Line 2", "Line 3"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD_TABLES)
def test_a_bad_table(kind: str) -> None:
    """Each mistake is told with its line, all of them at once."""
    data, wanted = BAD_TABLES[kind]
    found = problems(data, ".csv")
    assert len(found) == len(wanted), found
    assert all(words in message for words, message in zip(wanted, found, strict=True)), found


def test_the_wrong_file_is_not_told_line_by_line_for_ever() -> None:
    """After so many problems the rest is not read."""
    assert len(problems(HEAD + "a,,en,es\n" * 1000, ".csv")) == MOST_PROBLEMS


def test_an_editor_corrects_beside_or_in_place() -> None:
    """What is filled in, and what is written over, becomes a person's; what nobody touched stays the machine's."""
    made = [
        Entry("en", "es", text, text.upper(), reviewed=False) for text in ("kept", "beside", "over", "same", "10-12")
    ]
    rows = list(csv.DictReader(io.StringIO(write_entries(Path("a.csv"), made, language="en").decode("utf-8-sig"))))
    rows[1]["correction"] = "al lado"
    rows[2]["translation"] = "encima"
    rows[3]["correction"] = "SAME"  # approved
    rows[4]["source"] = "10 Dec"  # by the spreadsheet itself
    saved = io.StringIO()
    writer = csv.DictWriter(saved, rows[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    found = read(saved.getvalue(), ".csv")
    assert found.problems == ()
    assert {each.source: each.target for each in found.entries if each.reviewed} == {
        "beside": "al lado",
        "over": "encima",
        "same": "SAME",
    }


def test_a_source_that_was_changed_is_refused() -> None:
    """A correction of another sentence than the article's would never be found: it is told at once."""
    made = [Entry("en", "es", "A sentence.", "Una oración.", reviewed=False)]
    table = write_entries(Path("a.csv"), made, language="en").decode("utf-8-sig")
    changed = table.replace("A sentence.,Una oración.,", "A  phrase.,Una oración.,Una frase.")
    assert problems(changed, ".csv") == [
        "Line 2 of FILE has another source text than it was given. Change the translation only, or empty the mark."
    ]


@settings(max_examples=150)
@given(
    parts=st.lists(
        st.one_of(
            st.sampled_from(
                [b"<tu>", b"</tu>", b"<seg>", b'"', b"\n", b",", b"\xff\xfe", b"\x00", b"<!DOCTYPE t [", b"&a;"]
            ),
            st.sampled_from([UNIT.encode(), HEAD.encode(), tmx("").encode(), b"a,b,en,es\n"]),
            st.binary(max_size=20),
        ),
        max_size=8,
    ),
    suffix=st.sampled_from([".tmx", ".csv"]),
)
def test_arbitrary_bytes_are_refused_in_words(parts: list[bytes], suffix: str) -> None:
    """Whatever is in a file, it is read or refused; nothing else happens."""
    found = read(b"".join(parts), suffix)
    assert all(each.source.strip() and each.target.strip() for each in found.entries)
    assert all(str(each) for each in found.problems)


@pytest.mark.parametrize("use", [read_entries, lambda path: write_entries(path, [], language="en")])
def test_other_formats(use: Callable[[Path], object], tmp_path: Path) -> None:
    """A name that ends otherwise is a wrong option, before anything is read or written."""
    with pytest.raises(SettingsError, match=r"some\.xlsx must end in \.tmx"):
        use(tmp_path / "some.xlsx")

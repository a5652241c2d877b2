"""Translations as a table (CSV, RFC 4180) that an editor opens in a spreadsheet, corrects and sends back.

A cell that begins like a formula gets an apostrophe before it, so that no spreadsheet runs it; reading takes it off
again. Of what is typed in a spreadsheet behind such an apostrophe it keeps the text alone, which is read as it is.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from briefing.errors import InputError
from briefing.memory.entry import Entry, Unit
from briefing.models import Language

# The columns in the order in which they are written, named in the language of whoever writes; all names are read.
COLUMNS: Mapping[str, Mapping[Language, str]] = {
    "source": {"en": "source", "es": "original"},
    "target": {"en": "translation", "es": "traducción"},
    "correction": {"en": "correction", "es": "corrección"},
    "source_language": {"en": "from", "es": "de"},
    "target_language": {"en": "to", "es": "a"},
    "mark": {"en": "mark", "es": "marca"},
}
_NEEDED = ("source", "target")
_ALSO = {"target": ("target", "traduccion"), "correction": ("correccion",)}  # what people write instead
_NAMES = {
    name: column
    for column, names in COLUMNS.items()
    for name in (*names.values(), *_ALSO.get(column, ()))
}  # fmt: skip
# What spreadsheets take for the start of a formula (OWASP, "CSV Injection"), behind any number of apostrophes: were a
# text of its own that begins with one left alone, it would lose it when read.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_SEPARATORS = ",;\t"


def write_table(entries: Iterable[Entry], *, language: Language) -> bytes:
    """Write entries as a table, its 'correction' column empty.

    It begins with a byte-order mark, without which Excel takes UTF-8 for Windows-1252. In Spanish its separator is the
    semicolon, as in a spreadsheet where the comma parts decimals.

    Args:
        entries: What to write.
        language: The language of the column names.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";" if language == "es" else ",")
    writer.writerow([names[language] for names in COLUMNS.values()])
    for entry in entries:
        cells = (entry.source, entry.target, "", entry.source_language, entry.target_language, entry.mark)
        writer.writerow([_shield(cell) for cell in cells])
    return written.getvalue().encode("utf-8-sig")


def read_table(data: bytes, *, name: str) -> Iterator[Unit]:
    """Read the rows of a table, whatever its separator, line ends and order of columns; blank ones are left out.

    Args:
        data: The file's bytes, in UTF-8.
        name: What to call it in messages.

    Raises:
        InputError: It is no table, or lacks a column.
    """
    text = _decode(data, name)
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        columns = _columns(next(rows, []), name)
        line = rows.line_num + 1
        for row in rows:
            if len(row) > len(columns) and any(row[len(columns) :]):
                raise InputError(
                    "Line {line} of {name} has more cells than there are columns. Is a text with the separator "
                    "'{separator}' in it without quotation marks?",
                    line=line,
                    name=name,
                    separator=separator,
                )
            cells = {column: _bare(cell) for column, cell in zip(columns, row, strict=False) if column}
            if any(cell.strip() for cell in cells.values()):
                yield Unit(line=line, **cells)
            line = rows.line_num + 1
    except csv.Error as error:
        raise InputError(
            "Line {line} of {name} is no row of a table: {reason}.", line=line, name=name, reason=error
        ) from error


def _columns(header: list[str], name: str) -> list[str]:
    """The field that each column stands for; '' for those of the editor's own, which are not read."""
    columns = [_NAMES.get(cell.strip().casefold(), "") for cell in header]
    doubled = any(columns.count(column) > 1 for column in COLUMNS)
    if doubled or any(needed not in columns for needed in _NEEDED):
        raise InputError(
            "The first line of {name} must name each column once: '{source}' and '{target}', and as it likes {others}.",
            name=name,
            source=" / ".join(COLUMNS["source"].values()),
            target=" / ".join(COLUMNS["target"].values()),
            others=", ".join(" / ".join(names.values()) for column, names in COLUMNS.items() if column not in _NEEDED),
        )
    return columns


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "{name} is not UTF-8, from line {line} on. In the spreadsheet, save it as 'CSV UTF-8'.",
            name=name,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error


def _shield(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell

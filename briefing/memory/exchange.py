"""Files of translations, to and from other programs and people: read and checked whole before anybody uses a line.

What a machine translated and nobody touched is told apart from what a person wrote; see `Entry.mark`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from briefing.errors import InputError, SettingsError
from briefing.memory.entry import Entry, Unit, fold_source, forbidden, keeps_source, keeps_target, primary
from briefing.memory.table import read_table, write_table
from briefing.memory.tmx import read_tmx, write_tmx
from briefing.models import LANGUAGES, Language

FORMATS = (".tmx", ".csv")
LARGEST = 200_000_000  # bytes; 480,000 sentences of news as TMX, which is 50 articles a day for more than a year
MOST_PROBLEMS = 20  # who sees so many has chosen the wrong file or column


Lines = dict[tuple[str, str, str], tuple[int, str]]  # by languages and source: the line, and the translation there


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds.

    Attributes:
        entries: Its translations, in its order.
        problems: What is wrong with it, line by line; none of the entries should be used then.
    """

    entries: tuple[Entry, ...]
    problems: tuple[InputError, ...]


def format_of(path: Path) -> str:
    """The format that a file's name asks for: '.tmx' or '.csv'.

    Raises:
        SettingsError: It asks for another.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise SettingsError(
            "{name} must end in .tmx, for translators' programs, or in .csv, for a spreadsheet.", name=path
        )
    return suffix


def write_entries(path: Path, entries: Iterable[Entry], *, language: Language) -> bytes:
    """The bytes of a file of entries, in the format that its name asks for.

    Args:
        path: The file's name.
        entries: What it is to hold.
        language: The language of a table's column names.

    Raises:
        SettingsError: The name asks for neither format.
    """
    return write_tmx(entries) if format_of(path) == ".tmx" else write_table(entries, language=language)


def read_entries(path: Path, *, source: Language | None = None, target: Language | None = None) -> Reading:
    """Read and check a file of translations.

    Args:
        path: A TMX file or a table.
        source: The language translated from, where the file does not say.
        target: The language translated into, where the file does not say.

    Raises:
        SettingsError: Its name asks for neither format.
        InputError: It cannot be read, or is too large.
    """
    read = read_tmx if format_of(path) == ".tmx" else read_table
    entries: list[Entry] = []
    problems: list[InputError] = []
    for found in _check(read(_read_bytes(path), name=str(path)), str(path), source or "", target or ""):
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.append(found)
        if len(problems) == MOST_PROBLEMS:
            break
    return Reading(tuple(entries), tuple(problems))


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise InputError("Cannot read {name}: {reason}.", name=path, reason=error.strerror or error) from error
    if len(data) > LARGEST:
        raise InputError("{name} is larger than {limit} MB. Split it.", name=path, limit=LARGEST // 1_000_000)
    return data


def _check(units: Iterator[Unit], name: str, source: str, target: str) -> Iterator[Entry | InputError]:
    """Each unit's entry, or what is wrong with it; at the end, what is wrong with the file where it breaks off."""
    lines: Lines = {}
    try:
        for unit in units:
            try:
                entry = _entry(unit, name, source, target)
                _refuse_conflict(entry, unit.line, lines, name)
            except InputError as error:
                yield error
            else:
                yield entry
    except InputError as error:
        yield error


def _entry(unit: Unit, name: str, source: str, target: str) -> Entry:
    languages = _languages(unit, name, source, target)
    if not unit.correction.strip() and keeps_target(unit.mark, unit.target):
        return Entry(*languages, unit.source, unit.target, reviewed=False)  # nobody touched it
    text = unit.correction if unit.correction.strip() else unit.target
    if not unit.source.strip():
        raise InputError("Line {line} of {name} has no text to translate from.", line=unit.line, name=name)
    if not text.strip():
        raise InputError("Line {line} of {name} has no translation.", line=unit.line, name=name)
    character = forbidden(unit.source) or forbidden(text)
    if character:
        raise InputError(
            "Line {line} of {name} holds the invisible character U+{code:04X}, which no memory can. Remove it.",
            line=unit.line,
            name=name,
            code=ord(character),
        )
    if not keeps_source(unit.mark, unit.source):
        raise InputError(
            "Line {line} of {name} has another source text than it was given. Change the translation only, or empty "
            "the mark.",
            line=unit.line,
            name=name,
        )
    return Entry(*languages, unit.source, text)


def _languages(unit: Unit, name: str, source: str, target: str) -> tuple[Language, Language]:
    codes = (primary(unit.source_language) or source, primary(unit.target_language) or target)
    if "" in codes:
        raise InputError(
            "Line {line} of {name} does not say its languages. Say them with --from and --to.",
            line=unit.line,
            name=name,
        )
    if set(codes) != set(LANGUAGES):
        raise InputError(
            "Line {line} of {name} translates from '{source}' to '{target}'. The program translates between {known}.",
            line=unit.line,
            name=name,
            source=codes[0],
            target=codes[1],
            known=", ".join(LANGUAGES),
        )
    return cast("tuple[Language, Language]", codes)


def _refuse_conflict(entry: Entry, line: int, lines: Lines, name: str) -> None:
    """People translate a text one way: of two lines that differ, one is a mistake, and nobody can tell which."""
    if entry.reviewed:
        key = (entry.source_language, entry.target_language, fold_source(entry.source))
        first, text = lines.setdefault(key, (line, entry.target))
        if text != entry.target:
            raise InputError(
                "Line {line} of {name} translates the same text as line {first}, and otherwise. Keep one of them.",
                line=line,
                name=name,
                first=first,
            )

"""Reads briefing.toml and says, line by line, what in it nobody can use."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefing.config.check import check_kind, check_source, check_source_value, unknown_key
from briefing.config.keys import KEYS, Key, Kind
from briefing.config.sources import SOURCE_KEYS, SOURCE_KINDS, Source
from briefing.errors import SettingsError
from briefing.lines import Lines

NAME = "briefing.toml"
SOURCES = "sources"
_LARGEST_FILE = 1_000_000  # bytes; a thousand sources take 100,000
_KNOWN = {key.name: key for key in KEYS}
_TABLES = {key.name.partition(".")[0] for key in KEYS if "." in key.name}
_TOP = [key.name for key in KEYS if "." not in key.name]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What nobody can use in the file.

    Attributes:
        line: Its line, from 1; None where nobody can tell.
        key: The key, 'engine.name'; of the second source 'sources.2.feed'.
        error: What is wrong with it.
    """

    line: int | None
    key: str
    error: SettingsError


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A briefing.toml.

    Attributes:
        path: Where it is.
        values: What it says, by the key's name; paths are those that the program can open.
        sources: Where articles come from.
        mistakes: What nobody can use; none of it is in the others.
        lines: What stands on which line.
    """

    path: Path
    values: Mapping[str, Any]
    sources: tuple[Source, ...]
    mistakes: tuple[Mistake, ...]
    lines: Lines

    def line(self, name: str) -> int | None:
        """The line, from 1, of a key or of a source: 'engine.name', 'sources.2'."""
        table, _, rest = name.partition(".")
        number, _, key = rest.partition(".")
        if table == SOURCES and number.isdigit():
            return self.lines.find((table, str(int(number) - 1), *filter(None, [key])))
        return self.lines.find(name.split("."))


def read_config(path: Path) -> ConfigFile:
    """Read briefing.toml without giving up at its first mistake.

    Raises:
        SettingsError: It cannot be read, or is no TOML.
    """
    text = _read(path)
    table = _parse(text, path)
    values: dict[str, Any] = {}
    wrong = []
    for name, value in _settings(table):
        try:
            values[name] = _checked(name, value, path.parent)
        except SettingsError as error:
            wrong.append((name, error))
    sources, more = _sources(table.get(SOURCES, []), path.parent)
    file = ConfigFile(path, values, sources, (), Lines(text))
    return replace(file, mistakes=tuple(Mistake(file.line(name), name, error) for name, error in wrong + more))


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise SettingsError("Cannot read {name}: {reason}.", name=path, reason=error.strerror or error) from error
    if len(data) > _LARGEST_FILE:
        raise SettingsError("{name} is larger than 1 MB. Is it the right file?", name=path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("{name} is not UTF-8. Save it as UTF-8.", name=path) from error


def _parse(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError also for a number of thousands of digits
        raise SettingsError("{name} is not TOML: {reason}.", name=path, reason=error) from error


def _settings(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The names and values of a file but its sources; a table that there is not is a key that there is not."""
    for key, value in table.items():
        if key in _TABLES and isinstance(value, dict):
            yield from ((f"{key}.{below}", each) for below, each in value.items())
        elif key != SOURCES:
            yield key, value


def _checked(name: str, value: Any, folder: Path) -> Any:
    """A value that can be used.

    Raises:
        SettingsError: It cannot.
    """
    if name in _TABLES:
        raise SettingsError("It is a table. Write [{table}] above its keys.", table=name)
    if name not in _KNOWN:
        table, _, _ = name.rpartition(".")
        siblings = [each.rpartition(".")[2] for each in _KNOWN if each.rpartition(".")[0] == table]
        raise unknown_key(name, siblings if table else [*_TOP, *sorted({*_TABLES, SOURCES})])
    key: Key = _KNOWN[name]
    check_kind(value, key.kind)
    if key.check is not None:
        key.check(value)
    return _resolved(value, key.kind, folder)


def _resolved(value: Any, kind: Kind, folder: Path) -> Any:
    """A value with its paths taken from the folder of the file."""
    if kind == "paths":
        return [_resolved(each, "path", folder) for each in value]
    if kind != "path":
        return value
    path = Path(value)
    with suppress(RuntimeError):  # nobody's home is known
        path = path.expanduser()
    return str(folder / path)


def _sources(found: object, folder: Path) -> tuple[tuple[Source, ...], list[tuple[str, SettingsError]]]:
    """The sources of a file, and what is wrong with others: 'sources.2.feed', and why."""
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        return (), [(SOURCES, SettingsError("Write [[sources]], with two brackets, above each source."))]
    sources, wrong = [], []
    for n, table in enumerate(found, 1):
        mistakes = list(_source_mistakes(table))
        wrong += [(".".join(filter(None, (SOURCES, str(n), key))), error) for key, error in mistakes]
        if not mistakes:
            kind = next(each for each in SOURCE_KINDS if each in table)
            place = _resolved(table[kind], SOURCE_KEYS[kind], folder)
            sources.append(Source(kind=kind, place=place, **{key: table[key] for key in table if key != kind}))
    return tuple(sources), wrong


def _source_mistakes(table: Mapping[str, Any]) -> Iterator[tuple[str, SettingsError]]:
    """What is wrong with a source. What is missing beside a misspelt key is not told: it may be what was meant."""
    unknown = [key for key in table if key not in SOURCE_KEYS]
    yield from ((key, unknown_key(key, SOURCE_KEYS)) for key in unknown)
    for key in table:
        if key in SOURCE_KEYS:
            try:
                check_source_value(key, table[key])
            except SettingsError as error:
                yield key, error
    if not unknown:
        try:
            check_source(table)
        except SettingsError as error:
            yield "", error

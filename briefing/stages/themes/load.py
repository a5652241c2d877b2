"""Reads theme files, strictly: every mistake is named together with its place and what belongs there."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from briefing.errors import ThemeError
from briefing.lines import Lines
from briefing.models import LANGUAGES, OTHER, Language, Terms, Theme
from briefing.stages.themes.finding import LISTS, Finding
from briefing.stages.themes.inherit import inherit

OTHER_LABELS: dict[Language, str] = {"en": "Other subjects", "es": "Otros temas"}
_KEYS = ("id", "labels", *LANGUAGES)
_LARGEST_FILE = 1_000_000  # bytes
_AT_LINE = re.compile(r"\(at line (\d+)")  # how tomllib ends its messages


@dataclass(frozen=True)
class ThemeFile:
    """A theme file as it is.

    Attributes:
        name: Its path.
        text: What is in it; empty where it cannot be read.
        theme: The theme, where the file is without mistakes.
        mistakes: What keeps it from being read otherwise.
    """

    name: str
    text: str
    theme: Theme | None
    mistakes: tuple[Finding, ...] = ()

    def line(self, place: tuple[str, ...], *, nth: int = 0) -> int | None:
        """The line, from 1, of a finding's place; None where nobody can tell."""
        if place:
            if place[1:2] == ("strong",) and place not in self._lines:  # a plain list stands for strong terms
                place = (place[0], *place[2:])
            return self._lines.find(place, nth=nth)
        said = _AT_LINE.search(str(self.mistakes[0].error)) if self.mistakes else None
        return int(said[1]) if said else None

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)


def load_themes(paths: Iterable[Path] = ()) -> tuple[Theme, ...]:
    """The built-in themes and those in `paths`; one with the id of another replaces it.

    Raises:
        ThemeError: A file is missing, does not parse, or lacks or misspells a key.
    """
    folder = files("briefing") / "themes"
    shipped = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    themes = [parse_theme(file.read_text(encoding="utf-8"), name=file.name) for file in shipped]
    themes += [parse_theme(_read(path), name=str(path)) for path in paths]
    return tuple({theme.id: theme for theme in themes}.values())


def parse_theme(text: str, *, name: str) -> Theme:
    """Make a Theme of the text of a theme file.

    Raises:
        ThemeError: It does not parse, or lacks or misspells a key; of several mistakes the first.
    """
    table = inherit(_parse_toml(text, name))
    for mistake in _mistakes(table, name):
        raise mistake.error
    return _make_theme(table)


def open_theme(path: Path) -> ThemeFile:
    """Read a theme file without giving up at its first mistake."""
    text = ""
    try:
        text = _read(path)
        table = inherit(_parse_toml(text, str(path)))
    except ThemeError as error:
        return ThemeFile(str(path), text, None, (Finding((), error),))
    mistakes = tuple(_mistakes(table, str(path)))
    return ThemeFile(str(path), text, None if mistakes else _make_theme(table), mistakes)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
        if len(data) > _LARGEST_FILE:
            raise ThemeError("Cannot read the theme file {name}: {reason}.", name=path, reason="larger than 1 MB")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise ThemeError(
            "Cannot read the theme file {name}: {reason}.", name=path, reason=error.strerror or error
        ) from error
    except UnicodeDecodeError as error:
        raise ThemeError("The theme file {name} is not UTF-8.", name=path) from error


def _parse_toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ThemeError("The theme file {name} is not TOML: {reason}.", name=name, reason=error) from error


def _make_theme(table: dict[str, Any]) -> Theme:
    """The theme of a table without mistakes."""
    lists = {language: _lists(table[language]) for language in LANGUAGES}
    terms = {language: Terms(**{key: tuple(lists[language].get(key, ())) for key in LISTS}) for language in LANGUAGES}
    return Theme(table["id"], {language: table["labels"][language].strip() for language in LANGUAGES}, terms)


def _mistakes(table: dict[str, Any], name: str) -> Iterator[Finding]:
    """All mistakes in a file. What is missing beside a misspelt key is not told: it may be what was meant."""
    unknown = list(_unknown(table, _KEYS, (), name))
    yield from unknown
    theme_id = table.get("id")
    if not isinstance(theme_id, str) or not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", theme_id) or theme_id == OTHER:
        error = ThemeError(
            "The theme file {name} has the id {value!r}. It takes a name of lower-case letters, digits and "
            "underscores, other than '{other}'.",
            name=name,
            value=theme_id,
            other=OTHER,
        )
        yield Finding(("id",), error)
    for language in LANGUAGES:
        if language in table or not unknown:
            yield from _term_mistakes(table.get(language), language, name)
    if "labels" in table or not unknown:
        yield from _label_mistakes(table.get("labels"), name)


def _unknown(table: Mapping[str, object], known: Iterable[str], place: tuple[str, ...], name: str) -> Iterator[Finding]:
    for key in table:
        if key not in known:
            close = difflib.get_close_matches(key, list(known), n=1)
            error = ThemeError(
                "The theme file {name} has an unknown key '{key}'{closest}. It may have: {known}.",
                name=name,
                key=key,
                known=", ".join(known),
                closest=f" ({key} -> {close[0]}?)" if close else "",
            )
            yield Finding((*place, key), error)


def _label_mistakes(labels: object, name: str) -> Iterator[Finding]:
    if not isinstance(labels, dict):
        labels = {}
    yield from _unknown(labels, LANGUAGES, ("labels",), name)
    for language in LANGUAGES:
        if not isinstance(labels.get(language), str) or not labels[language].strip():
            error = ThemeError(
                "The theme file {name} has no label in '{language}'. Add under [labels]: {language} = \"…\"",
                name=name,
                language=language,
            )
            yield Finding(("labels", language), error)


def _term_mistakes(value: object, language: Language, name: str) -> Iterator[Finding]:
    table = _lists(value)
    unknown = list(_unknown(table, LISTS, (language,), name))
    yield from unknown
    if not (table.get("strong") or table.get("weak") or unknown):
        error = ThemeError(
            "The theme file {name} has no terms in '{language}'. Add a table [{language}] with strong = [\"…\"].",
            name=name,
            language=language,
        )
        yield Finding((language,), error)
    for key in LISTS:
        terms = table.get(key, [])
        if not isinstance(terms, list) or not all(isinstance(term, str) and re.search(r"\w", term) for term in terms):
            error = ThemeError(
                "The theme file {name} needs a list of words in quotation marks as '{key}' in '{language}'.",
                name=name,
                key=key,
                language=language,
            )
            yield Finding((language, key), error)


def _lists(value: object) -> dict[str, Any]:
    """The lists of a language by name; a plain list is one of strong terms."""
    if isinstance(value, list):
        return {"strong": value}
    return value if isinstance(value, dict) else {}

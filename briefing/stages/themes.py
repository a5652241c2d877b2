"""Reads theme files: the built-in ones and the user's own.

A theme file is TOML::

    id = "elections"                # lower-case letters, digits and underscores
    [labels]                        # its name on the page, in both languages
    en = "Elections"
    es = "Elecciones"
    [en]                            # its terms in English, as lemmas; at least one of strong and weak
    strong = ["ballot", "run-off"]  # alone enough
    weak = ["vote", "candidate"]    # count together, or where the passage or the article carries the theme
    related = ["rally", "queue"]    # say nothing alone; a passage about the theme goes on where they stand
    never = ["vote of thanks"]      # look like the theme and are not: the words inside do not count
    unless = ["jury"]               # tell of another subject: near them the terms are doubted
    [es]
    strong = ["urna", "segunda vuelta"]

A plain list (`en = ["ballot", "run-off"]`, before any table) stands for strong terms alone. A term with a capital
letter matches only words with one: 'ICE' is not 'ice'.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from briefing.errors import ThemeError
from briefing.models import LANGUAGES, OTHER, Language, Terms, Theme

OTHER_LABELS: dict[Language, str] = {"en": "Other subjects", "es": "Otros temas"}
_LISTS = ("strong", "weak", "related", "never", "unless")
_KEYS = ("id", "labels", *LANGUAGES)
_LARGEST_FILE = 1_000_000  # bytes


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
        ThemeError: It does not parse, or lacks or misspells a key.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ThemeError("The theme file {name} is not TOML: {reason}.", name=name, reason=error) from error
    _refuse_unknown(table, _KEYS, name)
    theme_id = table.get("id")
    if not isinstance(theme_id, str) or not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", theme_id) or theme_id == OTHER:
        raise ThemeError(
            "The theme file {name} has the id {value!r}. It takes a name of lower-case letters, digits and "
            "underscores, other than '{other}'.",
            name=name,
            value=theme_id,
            other=OTHER,
        )
    terms = {language: _parse_terms(table.get(language), language, name) for language in LANGUAGES}
    return Theme(theme_id, _parse_labels(table.get("labels"), name), terms)


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


def _refuse_unknown(table: Mapping[str, object], known: Iterable[str], name: str) -> None:
    for key in table:
        if key not in known:
            close = difflib.get_close_matches(key, list(known), n=1)
            raise ThemeError(
                "The theme file {name} has an unknown key '{key}'{closest}. It may have: {known}.",
                name=name,
                key=key,
                known=", ".join(known),
                closest=f" ({key} -> {close[0]}?)" if close else "",
            )


def _parse_labels(labels: object, name: str) -> dict[Language, str]:
    if not isinstance(labels, dict):
        labels = {}
    _refuse_unknown(labels, LANGUAGES, name)
    for language in LANGUAGES:
        if not isinstance(labels.get(language), str) or not labels[language].strip():
            raise ThemeError(
                "The theme file {name} has no label in '{language}'. Add under [labels]: {language} = \"…\"",
                name=name,
                language=language,
            )
    return {language: labels[language].strip() for language in LANGUAGES}


def _parse_terms(value: object, language: Language, name: str) -> Terms:
    table = {"strong": value} if isinstance(value, list) else value
    if isinstance(table, dict):
        _refuse_unknown(table, _LISTS, name)
    if not isinstance(table, dict) or not (table.get("strong") or table.get("weak")):
        raise ThemeError(
            "The theme file {name} has no terms in '{language}'. Add a table [{language}] with strong = [\"…\"].",
            name=name,
            language=language,
        )
    for key, terms in table.items():
        if not isinstance(terms, list) or not all(isinstance(term, str) and re.search(r"\w", term) for term in terms):
            raise ThemeError(
                "The theme file {name} needs a list of words in quotation marks as '{key}' in '{language}'.",
                name=name,
                key=key,
                language=language,
            )
    lists = cast("dict[str, Any]", table)
    return Terms(**{key: tuple(lists.get(key, ())) for key in _LISTS})

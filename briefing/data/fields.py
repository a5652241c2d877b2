"""Takes values of the expected kind out of parsed JSON; anything else is an error that names the key."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from briefing.models import LANGUAGES, UNDATED, Finding, Language, Passage

DATE = re.compile(r"\d{4}-\d{2}-\d{2}|undated")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
THEME = re.compile(r"[a-z][a-z0-9_]{0,39}")
URL = re.compile(r"(https?://\S.*)?")
_ANY = re.compile(r".*", re.DOTALL)


class Fields:
    """A JSON object whose values are taken out by kind.

    Every method raises ValueError, naming the key, where the value is missing or of another kind.
    """

    def __init__(self, value: object, place: str = "") -> None:
        """Wrap a parsed object; `place` is its path in the file, for messages."""
        if not isinstance(value, dict):
            raise ValueError(f"{place or 'the file'} is no object")  # noqa: TRY004 - all are one error to the caller
        self._values = value
        self._place = place

    @classmethod
    def parse(cls, text: str) -> "Fields":
        """Parse JSON text whose top is an object."""
        try:
            return cls(json.loads(text))
        except RecursionError as error:  # brackets a hundred thousand deep
            raise ValueError("it is nested too deeply") from error

    def text(self, key: str, pattern: re.Pattern[str] = _ANY, default: str | None = None) -> str:
        """A string that `pattern` matches whole."""
        value = self._values.get(key, default)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self._wrong(key)
        return value

    def day(self, key: str) -> str:
        """A day of the calendar, YYYY-MM-DD, or 'undated'."""
        value = self.text(key, DATE)
        try:
            if value != UNDATED:
                date.fromisoformat(value)
        except ValueError as error:
            raise self._wrong(key) from error
        return value

    def integer(self, key: str, *, least: int = 1, default: int | None = None) -> int:
        """A whole number, `least` or more."""
        value = self._values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self._wrong(key)
        return value

    def part(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self._values.get(key)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise self._wrong(key)
        return float(value)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """True or false."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key)
        return value

    def language(self, key: str) -> Language:
        """A language code."""
        value = self._values.get(key)
        for language in LANGUAGES:
            if value == language:
                return language
        raise self._wrong(key)

    def inner(self, key: str) -> "Fields":
        """An object."""
        return Fields(self._values.get(key), self._path(key))

    def each(self, key: str) -> "list[Fields]":
        """A list of objects."""
        return [Fields(value, f"{self._path(key)}[{n}]") for n, value in enumerate(self._list(key))]

    def texts(self, key: str, pattern: re.Pattern[str] = _ANY) -> tuple[str, ...]:
        """A list of strings."""
        values = self._list(key)
        if not all(isinstance(value, str) and pattern.fullmatch(value) for value in values):
            raise self._wrong(key)
        return tuple(values)

    def integers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers from 1."""
        values = self._list(key)
        if not all(isinstance(value, int) and not isinstance(value, bool) and value > 0 for value in values):
            raise self._wrong(key)
        return tuple(values)

    def given(self, key: str) -> bool:
        """Whether there is a value, and it is not null."""
        return self._values.get(key) is not None

    def keys(self) -> tuple[str, ...]:
        """The keys of the object, in its order."""
        return tuple(self._values)

    def bilingual(self) -> dict[Language, str]:
        """The object's text in each language."""
        return {language: self.text(language) for language in LANGUAGES}

    def passage(self, findings: "list[Fields]") -> Passage:
        """The object as a text in both languages, with what the checks found in it."""
        return Passage(self.bilingual(), tuple(_finding(each) for each in findings))

    def _list(self, key: str) -> list[Any]:
        value = self._values.get(key)
        if not isinstance(value, list):
            raise self._wrong(key)
        return value

    def _path(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key

    def _wrong(self, key: str) -> ValueError:
        return ValueError(f"'{self._path(key)}' is {'wrong' if key in self._values else 'missing'}")


def _finding(fields: Fields) -> Finding:
    severity = fields.text("severity", re.compile("error|warning"))
    return Finding(fields.text("check"), "error" if severity == "error" else "warning", fields.bilingual())


def texts_to_json(texts: Mapping[Language, str]) -> dict[str, str]:
    """A text in both languages as an object, English first."""
    return {language: texts[language] for language in LANGUAGES}


def findings_to_json(passage: Passage) -> list[dict[str, str]]:
    """What the checks found in a translation, as a list of objects."""
    return [
        {"check": each.check, "severity": each.severity, **texts_to_json(each.messages)} for each in passage.findings
    ]


def passage_to_json(passage: Passage) -> dict[str, Any]:
    """A text in both languages and what the checks found in it, as one object."""
    return texts_to_json(passage.texts) | {"findings": findings_to_json(passage)}

"""Checks what an article says of itself: headline, date, source, address, language."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timezone, tzinfo
from urllib.parse import urlsplit

from briefing.errors import InputError
from briefing.models import LANGUAGES, Language

# The keys of front matter, in either language.
_KEYS = {
    "title": ("title", "título", "titulo"),
    "date": ("date", "fecha"),
    "source": ("source", "fuente"),
    "url": ("url", "link", "enlace"),
    "language": ("language", "lang", "idioma"),
}
_LANGUAGE_NAMES: dict[str, Language] = {
    "english": "en",
    "inglés": "en",
    "ingles": "en",
    "spanish": "es",
    "español": "es",
    "espanol": "es",
}
_NOTHING = (None, "", "~", "null")  # how YAML writes no value
_LONGEST_DATE = 60  # characters
_LONGEST_HEADLINE = 25  # words; the longest of 600 headlines looked at had 22
# Names after 'by', not any word: 'Por qué se fue' and 'From farm to table' are headlines.
_BYLINE = re.compile(
    r"(?i:by|por|de|from)(?: [A-ZÁÉÍÓÚÑÜ][\w.'’-]*,?| (?i:and|y|e|de|del|la|in|en|for|para|our|the|el))+$"
    r"|(?i:staff|redacción|published|publicado|updated|actualizado)\b.{0,80}$"
)
_SECTION = re.compile(r" [|·•] ")  # 'Politics | 12 March | 3 min read'
_ENDS_LIKE_PROSE = re.compile(r"""[.;,:…!][)\]"'”’»]*$""")


def read_fields(front: Mapping[str, object], *, name: str) -> dict[str, object]:
    """The known keys of front matter under their English names; unknown ones are left out.

    Raises:
        InputError: A value is a list or a mapping.
    """
    fields: dict[str, object] = {}
    lowered = {key.lower(): value for key, value in front.items()}
    for field, names in _KEYS.items():
        value = next((lowered[key] for key in names if lowered.get(key) not in _NOTHING), None)
        if isinstance(value, list | dict | set | tuple):
            raise InputError(
                "The front matter of {name} has a list as its {field}; it takes one value.", name=name, field=field
            )
        if value is not None:
            fields[field] = value
    return fields


def parse_date(value: object, zone: tzinfo, *, name: str) -> datetime:
    """A moment with a zone, from a date, or a text: ISO 8601, or the day with its month in English or Spanish words.

    Raises:
        InputError: The value is none of these.
    """
    if isinstance(value, str):
        value = _parse_date_text(value.strip()) or value
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    if isinstance(value, date):
        return datetime.combine(value, time(), tzinfo=zone)
    raise InputError(
        "{name} is dated {value!r}, which is no date. Write it like 2026-01-31 or 2026-01-31T07:30:00-05:00.",
        name=name,
        value=value,
    )


def _parse_date_text(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(re.sub(r"\s+(?=[+-]|Z$)", "", text))
    except ValueError:
        pass  # it may be written in words
    if len(text) > _LONGEST_DATE or not re.search(r"[^\W\d_]{3}.*\d{4}|\d{4}.*[^\W\d_]{3}", text):
        return None  # '31/01/2026' is the 31st to some and nothing to others
    import dateparser  # noqa: PLC0415 - 0.2 s that ISO dates do not need

    found: datetime | None = dateparser.parse(
        text, languages=list(LANGUAGES), settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    )
    offset = found.utcoffset() if found else None
    return found.replace(tzinfo=timezone(offset)) if found and offset is not None else found


def parse_url(value: object, *, name: str) -> str:
    """A web address; no other kind of link gets into a page.

    Raises:
        InputError: It is not http or https, or has no host.
    """
    text = str(value).strip()
    try:
        parts = urlsplit(text)
        good = (
            parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and parts.port != 0
            and not re.search(r"[\s<>\"'`\\]", text)
        )
    except ValueError:
        good = False
    if not good:
        raise InputError("{name} has the url {value!r}. It must begin with https:// or http://.", name=name, value=text)
    return text


def parse_language(value: object, *, name: str) -> Language:
    """A language code such as 'en' or 'es-CO', or the language's name in either language.

    Raises:
        InputError: The program does not speak it.
    """
    text = str(value).strip().lower()
    for language in LANGUAGES:
        if re.split("[-_]", text)[0] == language:
            return language
    if text in _LANGUAGE_NAMES:
        return _LANGUAGE_NAMES[text]
    raise InputError("{name} says its language is {value!r}. The program reads en and es.", name=name, value=str(value))


def take_headline(lines: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Find the headline among the first lines of a text that has no title of its own.

    The first line that looks like one is it: short, without a full stop, with prose after it. Section names and
    bylines around it are skipped. Where no line looks like one the first sentence has to do, and stays in the body.

    Returns:
        The headline, and the lines without it.
    """
    for index, line in enumerate(lines[:5]):
        words = len(line.split())
        if _ENDS_LIKE_PROSE.search(line) or words > _LONGEST_HEADLINE:
            break
        if (words >= 3 and not _BYLINE.match(line) and not _SECTION.search(line)) and index + 1 < len(lines):
            rest = lines[index + 1 :]
            return line, rest[1:] if len(rest) > 1 and _BYLINE.match(rest[0]) else rest
    prose = next((n for n, line in enumerate(lines) if _ENDS_LIKE_PROSE.search(line)), 0)
    skipped = prose <= 3 and all(len(line.split()) < 3 or _BYLINE.match(line) for line in lines[:prose])
    body = lines[prose:] if skipped else lines
    return _shorten(body[0]), body


def _shorten(line: str) -> str:
    """The first sentence of a line, or as many of its first words as a headline may have."""
    sentence = re.split(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[\"“«¿¡]?[A-ZÁÉÍÓÚÑ])", line, maxsplit=1)[0]
    words = sentence.rstrip().removesuffix(".").split()
    return (
        " ".join(words) if len(words) <= _LONGEST_HEADLINE else " ".join(words[:_LONGEST_HEADLINE]).rstrip(",;:") + " …"
    )

"""Reads a document into an Article: decodes it, takes it apart, and checks what it says of itself."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from briefing.errors import InputError
from briefing.models import Article, Document, Format
from briefing.stages.ingest.encoding import clean, decode
from briefing.stages.ingest.files import STDIN, open_document
from briefing.stages.ingest.formats import (
    Content,
    parse_fragment,
    parse_html,
    parse_markdown,
    parse_plain,
    split_front_matter,
)
from briefing.stages.ingest.metadata import parse_date, parse_language, parse_url, read_fields, take_headline

LONGEST_SENTENCE = 20_000
_TELLS_NOTHING = {"index", "default", "article", "page", "artículo", "articulo", "noticia", "story"}
_PARSERS: dict[Format, Callable[[str], Content]] = {
    "plain": parse_plain,
    "markdown": parse_markdown,
    "page": parse_html,
    "fragment": parse_fragment,
}


def read_article(name: str, *, zone: tzinfo = UTC) -> Article:
    """Read an article of a file.

    Args:
        name: A path, or '-' for standard input, which is read as HTML where it begins like a page.
        zone: The time zone of a date that names none.

    Raises:
        InputError: The file is missing, unreadable, empty, too large, no text, or says something false of itself.
    """
    return read_document(open_document(name), zone=zone)


def read_document(document: Document, *, zone: tzinfo = UTC) -> Article:
    """Read an article wherever it came from.

    Args:
        document: Its bytes, and what is known of it.
        zone: The time zone of a date that names none.

    Raises:
        InputError: It is empty, no text, or something false is said of it.
    """
    name = document.name
    text = _decode(document)
    front, text = split_front_matter(text, name=name) if document.fields is None else (document.fields, text)
    try:
        content = _PARSERS[document.format](text)
    except RecursionError as error:
        raise InputError("{name} is nested too deeply: lists in lists, or quotations.", name=name) from error
    fields = read_fields({**content.metadata, **front}, name=name)
    title, lines = _divide(content, fields, name)
    url = parse_url(fields["url"], name=name) if "url" in fields else ""
    return Article(
        name=name,
        slug=_slug(name, title) if document.fields is None else _slug_of_address(url, title),
        title=title,
        paragraphs=lines,
        date=_date(document, fields, zone),
        source=_one_line(fields.get("source", "")),
        url=url,
        declared_language=parse_language(fields["language"], name=name) if "language" in fields else None,
    )


def take_front_matter(document: Document) -> Document:
    """A user's own file with what it says of itself before it begins moved into its fields.

    Raises:
        InputError: It is no text, or its front matter is no list of keys and values.
    """
    front, text = split_front_matter(_decode(document), name=document.name)
    fields = {key: str(value) for key, value in read_fields(front, name=document.name).items()}
    return replace(document, data=text.encode("utf-8"), charset="utf-8", fields=fields)


def _decode(document: Document) -> str:
    is_html = document.format in {"page", "fragment"}
    return decode(document.data, name=document.name, html=is_html, charset=document.charset)


def _divide(content: Content, fields: dict[str, object], name: str) -> tuple[str, tuple[str, ...]]:
    """Headline and body of an article's lines; a page has its own headline over them, whatever a feed calls it."""
    lines = tuple(line for line in content.lines if re.search(r"[^\W_]", line))  # no '---', no '* * *'
    if not any(re.search(r"[^\W\d_]", line) for line in lines):
        raise InputError("{name} is empty: there is no text in it.", name=name)
    title = _one_line(fields.get("title", ""))
    if title:
        headlines = {title.casefold(), _one_line(content.metadata.get("title", "")).casefold()}
        if len(lines) > 1 and lines[0].casefold() in headlines:
            lines = lines[1:]
    else:
        title, lines = take_headline(lines)
    _refuse_endless(lines, name)
    return title, lines


def _date(document: Document, fields: dict[str, object], zone: tzinfo) -> datetime | None:
    """When it was published; a publisher's clock or zone may be wrong, but nothing arrives before it is written."""
    if "date" not in fields:
        return None
    date = parse_date(fields["date"], zone, name=document.name)
    if document.arrived is not None and date > document.arrived:
        return document.arrived.astimezone(date.tzinfo)
    return date


def _slug(name: str, title: str) -> str:
    """The file's name; with its folder's where that tells nothing ('index'), or the headline where there is neither."""
    path = Path(name)
    if name == STDIN:
        return slugify(title)
    if path.stem.lower() in _TELLS_NOTHING and path.resolve().parent.name:
        return slugify(f"{path.resolve().parent.name} {path.stem}")
    return slugify(path.stem) if re.search(r"[A-Za-z0-9]", path.stem) else slugify(title)


def _slug_of_address(url: str, title: str) -> str:
    """The last part of an address that is made of words ('/2026/02/two-boats-stopped.html'), else the headline."""
    parts = [PurePosixPath(unquote(part)).stem for part in urlsplit(url).path.split("/")]
    worded = (part for part in reversed(parts) if len(re.findall(r"[^\W\d_]{2,}", part)) > 1)
    return slugify(next(worded, "") or title)


def slugify(text: str) -> str:
    """Lower-case ASCII letters and digits with single hyphens between, at most 80 characters; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-") or "article"


def _one_line(value: object) -> str:
    """A value of front matter or of a page as clean text: escapes in it may stand for invisible characters."""
    return re.sub(r"\s+", " ", clean(str(value))).strip()


def _refuse_endless(lines: tuple[str, ...], name: str) -> None:
    for line in lines:
        longest = max(map(len, re.split(r"[.!?…]", line)))
        if longest > LONGEST_SENTENCE:
            raise InputError(
                "{name} has a line of {length} characters without a full stop. Is it an article?",
                name=name,
                length=longest,
            )

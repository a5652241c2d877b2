"""Finds the files a user means and reads each into an Article."""

import re
import sys
import unicodedata
from collections.abc import Iterable
from datetime import UTC, tzinfo
from pathlib import Path

from briefing.errors import InputError
from briefing.models import Article
from briefing.stages.ingest.encoding import clean, decode
from briefing.stages.ingest.formats import parse_html, parse_markdown, parse_plain, split_front_matter
from briefing.stages.ingest.metadata import parse_date, parse_language, parse_url, read_fields, take_headline

STDIN = "-"
# The longest article of a news archive of 10,000 has under 0.2 MB; a book has 1 MB.
LARGEST_FILE = 5_000_000
LONGEST_SENTENCE = 20_000
_TELLS_NOTHING = {"index", "default", "article", "page", "artículo", "articulo", "noticia", "story"}
_PARSERS = {
    ".html": parse_html,
    ".htm": parse_html,
    ".xhtml": parse_html,
    ".md": parse_markdown,
    ".markdown": parse_markdown,
}
_SUFFIXES = {".txt", *_PARSERS}


def find_files(inputs: Iterable[str]) -> list[str]:
    """Expand folders into the articles inside them.

    A folder gives its .txt, .md and .html files at any depth, sorted by path; hidden ones are left out, and so are
    notes about the folder, which by custom have a name in capitals (README.md, SOURCES.md).

    Returns:
        Paths and '-', in the order given, each once.

    Raises:
        InputError: A folder holds no article.
    """
    found: dict[str, None] = {}
    for name in inputs:
        path = Path(name)
        if name == STDIN or not path.is_dir():
            found[name] = None
            continue
        inside = sorted(file for file in path.rglob("*") if _is_article(file, path))
        if not inside:
            raise InputError("The folder {name} holds no .txt, .md or .html file.", name=name)
        found.update(dict.fromkeys(map(str, inside)))
    return list(found)


def read_article(name: str, *, zone: tzinfo = UTC) -> Article:
    """Read one article.

    Args:
        name: A path, or '-' for standard input, which is read as HTML where it begins like a page.
        zone: The time zone of a date that names none.

    Raises:
        InputError: The file is missing, unreadable, empty, too large, no text, or says something false of itself.
    """
    data = _read_bytes(name)
    is_html = _looks_like_html(name, data)
    text = decode(data, name=name, html=is_html)
    front, text = split_front_matter(text, name=name)
    parse = parse_html if is_html else _PARSERS.get(Path(name).suffix.lower(), parse_plain)
    try:
        content = parse(text)
    except RecursionError as error:
        raise InputError("{name} is nested too deeply: lists in lists, or quotations.", name=name) from error
    fields = read_fields({**content.metadata, **front}, name=name)
    lines = tuple(line for line in content.lines if re.search(r"[^\W_]", line))  # no '---', no '* * *'
    if not any(re.search(r"[^\W\d_]", line) for line in lines):
        raise InputError("{name} is empty: there is no text in it.", name=name)
    title = _one_line(fields.get("title", ""))
    if title:
        if len(lines) > 1 and lines[0].casefold() == title.casefold():
            lines = lines[1:]
    else:
        title, lines = take_headline(lines)
    _refuse_endless(lines, name)
    return Article(
        name=name,
        slug=_slug(name, title),
        title=title,
        paragraphs=lines,
        date=parse_date(fields["date"], zone, name=name) if "date" in fields else None,
        source=_one_line(fields.get("source", "")),
        url=parse_url(fields["url"], name=name) if "url" in fields else "",
        declared_language=parse_language(fields["language"], name=name) if "language" in fields else None,
    )


def read_lines(name: str) -> list[str]:
    """The lines of a text file or of standard input ('-'), decoded and cleaned like an article's.

    Raises:
        InputError: It cannot be read, is too large, or is no text.
    """
    text = decode(_read_bytes(name), name=name)
    return text.removesuffix("\n").split("\n") if text else []


def _slug(name: str, title: str) -> str:
    """The file's name; with its folder's where that tells nothing ('index'), or the headline where there is neither."""
    path = Path(name)
    if name == STDIN:
        return slugify(title)
    if path.stem.lower() in _TELLS_NOTHING and path.resolve().parent.name:
        return slugify(f"{path.resolve().parent.name} {path.stem}")
    return slugify(path.stem) if re.search(r"[A-Za-z0-9]", path.stem) else slugify(title)


def slugify(text: str) -> str:
    """Lower-case ASCII letters and digits with single hyphens between, at most 80 characters; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-") or "article"


def _one_line(value: object) -> str:
    """A value of front matter or of a page as clean text: escapes in it may stand for invisible characters."""
    return re.sub(r"\s+", " ", clean(str(value))).strip()


def _is_article(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in _SUFFIXES and not file.stem.isupper() and file.is_file()


def _looks_like_html(name: str, data: bytes) -> bool:
    if name == STDIN:
        return (
            re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|head|body)\b", data[:200], re.IGNORECASE)
            is not None
        )
    return _PARSERS.get(Path(name).suffix.lower()) is parse_html


def _read_bytes(name: str) -> bytes:
    try:
        if name == STDIN:
            data = sys.stdin.buffer.read(LARGEST_FILE + 1)
        else:
            with Path(name).open("rb") as stream:
                data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InputError("Cannot read {name}: {reason}.", name=name, reason=error.strerror or error) from error
    if len(data) > LARGEST_FILE:
        raise InputError(
            "{name} is larger than {limit} MB, the most that an article may have. Split it.",
            name=name,
            limit=LARGEST_FILE // 1_000_000,
        )
    return data


def _refuse_endless(lines: tuple[str, ...], name: str) -> None:
    for line in lines:
        longest = max(map(len, re.split(r"[.!?…]", line)))
        if longest > LONGEST_SENTENCE:
            raise InputError(
                "{name} has a line of {length} characters without a full stop. Is it an article?",
                name=name,
                length=longest,
            )

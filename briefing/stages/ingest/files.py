"""Finds the files a user means and gets the bytes of each; what is in them is read by `article`."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from briefing.errors import InputError
from briefing.identity import identify
from briefing.models import Document, Format
from briefing.stages.ingest.encoding import decode

STDIN = "-"
# The longest article of a news archive of 10,000 has under 0.2 MB; a book has 1 MB.
LARGEST_FILE = 5_000_000
_FORMATS: dict[str, Format] = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
}


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


def open_document(name: str) -> Document:
    """The bytes of a file, or of standard input ('-'), and the format that its name tells.

    Raises:
        InputError: The file is missing, unreadable or too large.
    """
    data = _read_bytes(name)
    return Document(id=identify(data=data), name=name, data=data, format=_format(name, data))


def read_lines(name: str) -> list[str]:
    """The lines of a text file or of standard input ('-'), decoded and cleaned like an article's.

    Raises:
        InputError: It cannot be read, is too large, or is no text.
    """
    text = decode(_read_bytes(name), name=name)
    return text.removesuffix("\n").split("\n") if text else []


def _is_article(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in _FORMATS and not file.stem.isupper() and file.is_file()


def _format(name: str, data: bytes) -> Format:
    if name == STDIN:
        page = rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|head|body)\b"
        return "page" if re.match(page, data[:200], re.IGNORECASE) else "plain"
    return _FORMATS.get(Path(name).suffix.lower(), "plain")


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

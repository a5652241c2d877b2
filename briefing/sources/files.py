"""Reads what lies on the user's own disk: folders of articles, and JSON Lines."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefing.errors import InputError
from briefing.identity import identify
from briefing.models import Document
from briefing.stages.ingest import LARGEST_FILE, find_files, open_document, take_front_matter

_FIELDS = ("title", "date", "source", "url", "language")


def read_folder(path: Path) -> Iterator[Document | InputError]:
    """The articles of a folder, sorted by path; those that cannot be read as errors among them.

    Raises:
        InputError: It holds none.
    """
    for name in find_files([str(path)]):
        try:
            document = take_front_matter(open_document(name))
            yield _with_id(document)
        except InputError as error:
            yield error


def read_jsonl(path: Path) -> Iterator[Document | InputError]:
    """The articles of a JSON Lines file, an object with a 'text' a line; lines that are none as errors among them.

    Raises:
        InputError: The file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(iter(lambda: stream.readline(LARGEST_FILE + 1), b""), 1):
                if line.strip():
                    yield _read_line(line, f"{path}:{number}")
    except OSError as error:
        raise InputError("Cannot read {name}: {reason}.", name=path, reason=error.strerror or error) from error


def _read_line(line: bytes, name: str) -> Document | InputError:
    if len(line) > LARGEST_FILE:
        return InputError("{name} is larger than {limit} MB, the most that an article may have. Split it.", name=name,
                          limit=LARGEST_FILE // 1_000_000)  # fmt: skip
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError("{name} is no JSON: {reason}.", name=name, reason=error)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return InputError("{name} is no object with a \"text\". It may also have: {known}.", name=name,
                          known=", ".join(_FIELDS))  # fmt: skip
    fields = {key: str(row[key]) for key in _FIELDS if row.get(key) not in (None, "")}
    data = row["text"].encode("utf-8", "replace")
    return _with_id(Document(id="", name=name, data=data, format="plain", charset="utf-8", fields=fields))


def _with_id(document: Document) -> Document:
    """A document with the id of its address, or else of what it says."""
    fields = document.fields or {}
    title = fields.get("title", "").encode("utf-8", "replace")
    said = title + b"\0" + document.data
    try:
        return replace(document, id=identify(url=fields.get("url", ""), data=said))
    except ValueError:  # no address; reading the article says so
        return replace(document, id=identify(data=said))

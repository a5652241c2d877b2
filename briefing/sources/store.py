"""Keeps everything that was fetched, bytes and headers, in a folder, so that a brief can be made again offline.

    answers/<digest of the address>.json    the last answer to each address: headers, digest of the body
    articles/<id>.json                      each article: its sources, fields, digest of its bytes, when it came
    bodies/<digest>.gz                      the bytes, once each

A file that is damaged counts as one that is not there: it is fetched again.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from briefing.config import Source
from briefing.errors import OutputError
from briefing.files import write_whole
from briefing.models import Document
from briefing.sources.exchange import Answer
from briefing.sources.model import Fetched, Status

_DAMAGE = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zlib.error, RecursionError)
_UNKEPT = {"set-cookie"}  # headers that are nobody's business tomorrow


@dataclass(frozen=True, slots=True)
class Kept:
    """An article in the store.

    Attributes:
        document: The article.
        places: The sources that it came from.
        seen: When it first came.
        entry: What its source said of it when it last came; see `Listed`.
    """

    document: Document
    places: tuple[str, ...]
    seen: datetime
    entry: str


class Store:
    """What was fetched in this run and all before.

    Args:
        folder: Where it is; made when something is kept.
        now: The moment of this run, with a zone: what comes in it is noted as having come then.
    """

    def __init__(self, folder: Path, *, now: datetime) -> None:
        self.folder, self.now = folder, now

    def answer(self, url: str) -> Answer | None:
        """The last good answer to an address."""
        try:
            kept = self._read("answers", _digest(url.encode("utf-8", "replace")))
            return Answer(kept["final"], kept["status"], _strings(kept["headers"]), self._body(kept["body"]))
        except _DAMAGE:
            return None

    def keep_answer(self, url: str, answer: Answer) -> None:
        """Keep an answer to an address in place of the last.

        Raises:
            OutputError: It cannot be written.
        """
        headers = {name: value for name, value in sorted(answer.headers.items()) if name not in _UNKEPT}
        row = {"url": url, "final": answer.url, "status": answer.status, "headers": headers}
        row |= {"fetched": self.now.isoformat(), "body": self._keep_body(answer.body)}
        self._write("answers", _digest(url.encode("utf-8", "replace")), row)

    def article(self, article_id: str) -> Kept | None:
        """An article by its id."""
        try:
            return self._kept(self._read("articles", article_id))
        except _DAMAGE:
            return None

    def keep(self, document: Document, source: Source, *, entry: str = "") -> Fetched:
        """Keep an article that a source gave; tells whether it is known, and in these words.

        Raises:
            OutputError: It cannot be written.
        """
        kept = self.article(document.id)
        places = tuple(dict.fromkeys((*(kept.places if kept else ()), source.place)))
        if kept is not None and _same(kept.document, document):
            document = replace(document, arrived=kept.document.arrived)
        seen = kept.seen if kept else self.now
        fresh = Kept(document, places, seen, entry)
        if fresh != kept:
            self._write("articles", document.id, self._row(fresh))
        return Fetched(source, _status(kept, document), document, seen)

    def of(self, sources: Sequence[Source], *, since: datetime | None = None) -> Iterator[Fetched]:
        """The articles that came from sources: source by source, each one's in the order they came.

        Args:
            sources: The sources; an article that came from several is the first's.
            since: Leave out what came before this moment.
        """
        numbers = {source.place: n for n, source in reversed(list(enumerate(sources)))}
        found = []
        for path in sorted((self.folder / "articles").glob("*.json")):
            with suppress(*_DAMAGE):
                row = self._read("articles", path.stem)
                seen, wanted = (
                    datetime.fromisoformat(row["seen"]),
                    [numbers[each] for each in row["places"] if each in numbers],
                )
                if wanted and (since is None or seen >= since):
                    found.append((min(wanted), seen, path.stem))
        for n, _, article_id in sorted(found):
            kept = self.article(article_id)
            if kept is not None:
                yield Fetched(sources[n], "kept", kept.document, kept.seen)

    def _kept(self, row: Mapping[str, Any]) -> Kept:
        arrived = datetime.fromisoformat(row["arrived"]) if row["arrived"] else None
        document = Document(
            id=row["id"],
            name=row["name"],
            data=self._body(row["body"]),
            format=row["format"],
            charset=row["charset"],
            fields=_strings(row["fields"]),
            arrived=arrived,
        )
        return Kept(document, tuple(row["places"]), datetime.fromisoformat(row["seen"]), row["entry"])

    def _row(self, kept: Kept) -> dict[str, Any]:
        document = kept.document
        return {
            "id": document.id,
            "name": document.name,
            "format": document.format,
            "charset": document.charset,
            "fields": dict(document.fields or {}),
            "arrived": document.arrived.isoformat() if document.arrived else None,
            "body": self._keep_body(document.data),
            "places": list(kept.places),
            "seen": kept.seen.isoformat(),
            "entry": kept.entry,
        }

    def _read(self, kind: str, name: str) -> Any:
        return json.loads((self.folder / kind / f"{name}.json").read_bytes())

    def _body(self, digest: str) -> bytes:
        return gzip.decompress((self.folder / "bodies" / f"{digest}.gz").read_bytes())

    def _keep_body(self, data: bytes) -> str:
        digest = _digest(data)
        path = self.folder / "bodies" / f"{digest}.gz"
        if not path.is_file():
            self._write_file(path, gzip.compress(data, compresslevel=6, mtime=0))
        return digest

    def _write(self, kind: str, name: str, row: Mapping[str, Any]) -> None:
        text = json.dumps(row, ensure_ascii=True, indent=1)  # ASCII, since a header may hold half a surrogate pair
        self._write_file(self.folder / kind / f"{name}.json", text.encode("ascii") + b"\n")

    def _write_file(self, path: Path, data: bytes) -> None:
        try:
            write_whole(path, data)
        except OutputError as error:  # which speaks of --out
            raise OutputError(
                "Cannot write {path}: {reason}. Choose another folder with --store.", **error.values
            ) from error


def _status(kept: Kept | None, document: Document) -> Status:
    if kept is None:
        return "new"
    return "unchanged" if _same(kept.document, document) else "changed"


def _same(one: Document, other: Document) -> bool:
    """Whether two documents say the same, whenever they came."""
    return replace(one, arrived=None) == replace(other, arrived=None)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _strings(table: Mapping[str, object]) -> dict[str, str]:
    return {str(key): str(value) for key, value in table.items()}

"""Fetching an archive that an index names, over lines that break.

What arrived is kept beside its validator (RFC 9110, sections 13 and 14), so that the next attempt, or the next run,
goes on from there. What an archive holds is left to `install`.
"""

import contextlib
import hashlib
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
import urllib3
from urllib3.exceptions import HTTPError, ProtocolError

from briefing.engines.packages.archive import MAX_BYTES
from briefing.engines.packages.index import Offer
from briefing.engines.packages.web import BUSY, PAUSE, get
from briefing.errors import ModelError
from briefing.network import reason_of

Progress = Callable[[int, int | None], None]

ATTEMPTS = 4  # at an archive, each going on where the last one broke
CHUNK = 1 << 17  # bytes


@dataclass(frozen=True, slots=True)
class Partial:
    """What has arrived from a link so far, and beside it what the server said it is a part of."""

    link: str
    path: Path

    @property
    def _note(self) -> Path:
        return self.path.with_suffix(".json")

    @property
    def size(self) -> int:
        """Bytes that have arrived."""
        return self.path.stat().st_size if self.path.exists() else 0

    def validator(self) -> str:
        """The ETag or date of what the part is of; empty where a part would be of no use."""
        with contextlib.suppress(OSError, ValueError, RecursionError, AttributeError):
            validator = json.loads(self._note.read_bytes()).get("validator")
            return validator if isinstance(validator, str) else ""
        return ""

    def begin(self, headers: Mapping[str, str]) -> None:
        """Start from nothing, and note what is about to arrive. A weak ETag does not promise the same bytes."""
        self.path.write_bytes(b"")
        etag = headers.get("ETag", "")
        validator = etag if etag and not etag.startswith("W/") else headers.get("Last-Modified", "")
        self._note.write_text(json.dumps({"validator": validator}), encoding="utf-8")

    def clear(self) -> None:
        """Forget what has arrived."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Where downloads wait: under BRIEFING_CACHE, or where the system keeps caches."""
    chosen = environ.get("BRIEFING_CACHE")
    return (Path(chosen) if chosen else platformdirs.user_cache_path("briefing", appauthor=False)) / "downloads"


def download(offer: Offer, environ: Mapping[str, str], progress: Progress | None) -> Partial:
    """Fetch a package from the first of its links that gives it. The caller holds the lock of `cache_folder`.

    Returns:
        The whole of it, which the caller clears.

    Raises:
        ModelError: No link gave it; what arrived is kept.
    """
    failures = []
    for link in offer.links:
        partial = Partial(link, cache_folder(environ) / f"{hashlib.sha256(link.encode()).hexdigest()[:32]}.part")
        try:
            _fetch(partial, offer, environ, progress or (lambda done, total: None))
            _verify(partial, offer)
            return partial
        except ModelError as error:
            failures.append(error)
        except OSError as error:
            raise ModelError(
                "Cannot write {path}: {reason}.", path=partial.path, reason=error.strerror or error
            ) from error
    if len(failures) == 1:
        raise failures[0]
    raise ModelError("No link of the index gave the model. {reasons}", reasons=" ".join(map(str, failures)))


def _fetch(partial: Partial, offer: Offer, environ: Mapping[str, str], progress: Progress) -> None:
    for attempt in range(ATTEMPTS):
        try:
            _attempt(partial, min(offer.size or MAX_BYTES, MAX_BYTES), environ, progress)
            return
        except (HTTPError, ValueError) as error:
            if attempt == ATTEMPTS - 1:
                raise ModelError(
                    "Cannot download {link}: {reason}. {kept} bytes have arrived and are kept: run the same command"
                    " again to resume.",
                    link=partial.link,
                    reason=reason_of(error),
                    kept=partial.size,
                ) from error
        time.sleep(PAUSE * 2**attempt)


def _attempt(partial: Partial, limit: int, environ: Mapping[str, str], progress: Progress) -> None:
    """Bring a download to its end, or raise HTTPError with what arrived kept."""
    validator = partial.validator()
    done = partial.size if validator else 0
    headers = {"Range": f"bytes={done}-", "If-Range": validator} if done else {}
    with get(partial.link, environ, headers, attempts=1) as response:
        total = _begin(response, partial, done)
        if response.status == 416:
            return
        if response.status == 200:
            done = 0
        with partial.path.open("ab") as stream:
            progress(done, total)
            while chunk := response.read1(CHUNK, decode_content=False):
                done += len(chunk)
                if done > limit:
                    stream.truncate(0)  # some systems delete no open file
                    raise ModelError(
                        "{link} is refused: it is larger than {limit} bytes. Nothing was changed.",
                        link=partial.link,
                        limit=limit,
                    )
                stream.write(chunk)
                progress(done, total)
    if total is not None and done != total:
        raise ProtocolError(f"{done} of {total} bytes")


def _begin(response: urllib3.BaseHTTPResponse, partial: Partial, done: int) -> int | None:
    """Make the part fit the answer; returns how many bytes there are in all, None where nobody says."""
    where = re.fullmatch(r"bytes (?:(\d{1,15})-\d{1,15}|\*)/(\d{1,15}|\*)", response.headers.get("Content-Range", ""))
    start, total = where.groups() if where else (None, None)
    match response.status:
        case 200:
            partial.begin(response.headers)
            length = response.headers.get("Content-Length", "")
            return int(length) if re.fullmatch(r"\d{1,15}", length) else None
        case 206 if done and start == str(done):
            return int(total) if total and total != "*" else None
        case 416 if done and total == str(done):
            return done  # all of it had arrived before
        case 206 | 416:
            partial.clear()
            raise ProtocolError(f"HTTP {response.status} with another range")
        case status if status in BUSY:
            raise ProtocolError(f"HTTP {status}")
        case status:
            raise ModelError("Cannot download {link}: the server answered {status}.", link=partial.link, status=status)


def _verify(partial: Partial, offer: Offer) -> None:
    """See that the bytes are those the index speaks of."""
    with partial.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if (offer.sha256 and digest != offer.sha256) or (offer.size is not None and partial.size != offer.size):
        kept = partial.size
        partial.clear()
        raise ModelError(
            "{link} is refused: its {size} bytes with SHA-256 {digest} are not what the index promises."
            " Nothing was changed.",
            link=partial.link,
            size=kept,
            digest=digest,
        )

"""An Argos index: the list of packages that can be fetched.

Fetching one is left to `download`.
"""

import contextlib
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from urllib3.exceptions import HTTPError, ProtocolError

from briefing.engines.packages.find import VERSION, version_key
from briefing.engines.packages.web import get
from briefing.errors import ModelError
from briefing.network import reason_of

MAX_INDEX = 8 << 20  # bytes; an entry takes some 300, and there are about a hundred
MAX_SECONDS = 60  # for the whole index, however slowly it drips


@dataclass(frozen=True, slots=True)
class Offer:
    """A package of an index: its version, where it lies, and, if the index says, its SHA-256 in hex and bytes."""

    pair: str
    version: str
    links: tuple[str, ...]
    sha256: str = ""
    size: int | None = None


def newest_offer(pair: str, index_url: str, environ: Mapping[str, str]) -> Offer:
    """The newest package that an index has for a pair.

    Raises:
        ModelError: The index cannot be reached or read, or has none.
    """
    entries = _fetch_index(index_url, environ)
    offers = [offer for entry in entries if (offer := _offer(entry, index_url)) is not None]
    mine = [offer for offer in offers if offer.pair == pair and offer.links]
    if not mine:
        raise ModelError(
            "The model index {url} has no {pair}. It has: {pairs}.",
            url=index_url,
            pair=pair,
            pairs=", ".join(sorted({offer.pair for offer in offers})[:20]) or "-",
        )
    return max(mine, key=lambda offer: version_key(offer.version))


def _fetch_index(url: str, environ: Mapping[str, str]) -> list[object]:
    started = time.monotonic()
    body = bytearray()
    try:
        with get(url, environ, {}, attempts=3) as response:
            if response.status != 200:
                raise ProtocolError(f"HTTP {response.status}")
            while chunk := response.read1(MAX_INDEX, decode_content=False):
                body += chunk
                if len(body) > MAX_INDEX or time.monotonic() - started > MAX_SECONDS:
                    raise ProtocolError(f"more than {MAX_INDEX >> 20} MB, or {MAX_SECONDS} seconds")
    except (HTTPError, OSError, ValueError) as error:
        raise ModelError(
            "Cannot reach the model index {url}: {reason}. Run the same command again when there is a connection; or"
            " install a file instead: briefing models install FILE.argosmodel, or Apertium: sudo apt install"
            " apertium-eng-spa",
            url=url,
            reason=reason_of(error),
        ) from error
    try:
        entries = json.loads(bytes(body))
    except (ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        raise ModelError("The model index {url} is not a JSON list. Is that the address of an index.json?", url=url)
    return entries


def _offer(entry: object, index_url: str) -> Offer | None:
    """An entry of an index, or None where it is not one of a translation model."""
    if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
        return None
    source, target, version = (entry.get(key) for key in ("from_code", "to_code", "package_version"))
    pair = f"{source}-{target}"
    if not re.fullmatch(r"[a-z]{2,3}-[a-z]{2,3}", pair) or not VERSION.fullmatch(str(version)):
        return None
    links = []
    for link in entry["links"] if isinstance(entry.get("links"), list) else ():
        with contextlib.suppress(ValueError):
            address = urljoin(index_url, str(link))
            if urlsplit(address).scheme in ("http", "https"):
                links.append(address)
    digest, size = entry.get("sha256"), entry.get("size")
    return Offer(
        pair,
        str(version),
        tuple(links),
        digest.lower() if isinstance(digest, str) else "",
        size if type(size) is int else None,
    )

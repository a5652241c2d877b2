"""Reads RSS and Atom: what a feed is called, and what it says of each article."""

import hashlib
import html
import io
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from briefing.errors import FetchError
from briefing.sources.dates import iso_date

# feedparser's time grows with the square of a tag's attributes, 27 s for 50,000, and takes 5 s for 200,000 open tags.
# A feed of 500 articles with their texts has some 40,000 tags, none of more than 20 attributes.
_MOST_TAGS = 100_000
_MOST_ATTRIBUTES = 1_000
_LONG_TAG = re.compile(rb"<[^<]{%d,}" % (3 * _MOST_ATTRIBUTES))  # an attribute takes three bytes: a=b


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of an article.

    Attributes:
        url: Its address; empty where it has none.
        title: Its headline, without markup.
        date: When it was published, in ISO 8601; empty where it does not say.
        content: Its text as HTML, or what the feed has of it.
        digest: Changes when anything of this does.
    """

    url: str
    title: str
    date: str
    content: str
    digest: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name, and its entries in its order."""

    title: str
    entries: tuple[Entry, ...]


def parse_feed(data: bytes, *, url: str, zone: tzinfo, content_type: str = "") -> Feed:
    """Read a feed, its XML broken or not.

    Args:
        data: Its bytes, of any encoding.
        url: Where it came from, for the links in it.
        zone: The time zone of dates that name none.
        content_type: What the server says it is.

    Raises:
        FetchError: It is neither RSS nor Atom, or made to keep a reader busy.
    """
    import feedparser  # noqa: PLC0415 - 0.1 s that only a feed needs

    logging.getLogger("feedparser").setLevel(logging.CRITICAL)
    if data.count(b"<") > _MOST_TAGS or any(tag.count(b"=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.findall(data)):
        raise FetchError("{url} is refused: it has more tags than a feed has.", url=url)
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    try:
        found = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise FetchError("{url} is refused: its XML cannot be read ({reason}).", url=url, reason=error) from error
    if not found.get("version") and not found.entries:
        raise FetchError("{url} is no feed: it is neither RSS nor Atom.", url=url)
    return Feed(_text(found.feed, "title"), tuple(_entry(dict(entry), zone) for entry in found.entries))


def _entry(entry: Mapping[str, Any], zone: tzinfo) -> Entry:
    contents = [str(each.get("value", "")) for each in entry.get("content", ())] or [str(entry.get("summary", ""))]
    url = str(entry.get("feedburner_origlink") or entry.get("link") or "")
    date = str(entry.get("published") or entry.get("updated") or entry.get("created") or "")
    said = (url, str(entry.get("title", "")), date, str(entry.get("updated", "")), *contents)
    digest = hashlib.sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()[:16]
    return Entry(url, _text(entry, "title"), iso_date(date, zone) if date else "", max(contents, key=len), digest)


def _text(item: Mapping[str, Any], key: str) -> str:
    """A title without markup: what a feed calls plain text often has some all the same."""
    import nh3  # noqa: PLC0415 - only a feed needs it

    return html.unescape(nh3.clean(str(item.get(key, "")), tags=set())).strip()

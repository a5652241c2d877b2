"""Where articles come from, as a `[[sources]]` table of briefing.toml or an option says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from briefing.config.keys import Kind
from briefing.models import Language

SourceKind = Literal["feed", "page", "folder", "mail", "jsonl"]

SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
ADDRESSES: tuple[SourceKind, ...] = ("feed", "page")  # the kinds that are fetched
LIMIT = 50  # articles of a feed in one run; most feeds list 10 to 50

# The keys of a table under [[sources]], and what each takes. The first five name the source; it has one of them.
SOURCE_KEYS: Mapping[str, Kind] = {
    "feed": "text",
    "page": "text",
    "folder": "path",
    "mail": "path",
    "jsonl": "path",
    "name": "text",
    "language": "text",
    "timezone": "text",
    "full": "switch",
    "private": "switch",
    "limit": "whole",
}
# Keys that mean nothing to the other kinds.
ONLY_OF: Mapping[str, tuple[SourceKind, ...]] = {"full": ("feed",), "limit": ("feed",), "private": ADDRESSES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that articles come from.

    Attributes:
        kind: A feed (RSS, Atom), a page, a folder of articles, mail (mbox, .eml or a folder of them), or JSON Lines.
        place: Its address or path.
        name: How briefs call it; empty for what it calls itself.
        language: The language of its articles, where the user says it.
        timezone: The IANA zone of its dates that have none; empty for the run's.
        full: Whether the feed has the whole text of its articles, so that no page is fetched.
        private: Whether it may be at an address that is not reached from everywhere, such as 127.0.0.1.
        limit: At most so many articles are taken of a feed in a run, the first it lists.
    """

    kind: SourceKind
    place: str
    name: str = ""
    language: Language | None = None
    timezone: str = ""
    full: bool = False
    private: bool = False
    limit: int = LIMIT

    @property
    def called(self) -> str:
        """What to call it in messages."""
        return self.name or self.place

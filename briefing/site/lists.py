"""The parts of pages that list briefs: groups by day, tallies, and long lists in pages."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefing.models import LANGUAGES
from briefing.site.entry import Entry, Texts
from briefing.stages.ingest.article import slugify

# A page is to have under 60 KB. A list has up to twice as many headlines, which with their dates and sources take some
# 600 bytes in both languages.
PAGE = 30
_LONGEST = 60  # characters of a publisher's name in an address

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Group:
    """A day in a list: its headlines, and how many more there are on its own page."""

    day: str
    entries: tuple[Entry, ...]
    more: int

    @property
    def place(self) -> str:
        """The place of the day's page."""
        return f"{self.day}/"


@dataclass(frozen=True, slots=True)
class Tally:
    """Something that has a page, and how many briefs it has."""

    place: str
    labels: Texts
    count: int


def group(day: str, entries: Sequence[Entry], *, most: int) -> Group:
    """A day with its most important headlines, at most so many."""
    return Group(day, tuple(entries[:most]), max(0, len(entries) - most))


def in_pages(values: Sequence[Value], *, most: int = PAGE) -> list[tuple[str, Sequence[Value]]]:
    """Divide a list whose newest values come first so that what is old stays on its page when new values come.

    Returns:
        What each page adds to the place of the list, and its values: first '', for the newest `most` to twice as many,
        then 'n/' for the others, n counted from the oldest.
    """
    full = max(0, len(values) // most - 1)
    newest = len(values) - full * most
    older = [(f"{full - n}/", values[newest + n * most : newest + (n + 1) * most]) for n in range(full)]
    return [("", values[:newest]), *older]


def source_slug(name: str) -> str:
    """The part of a publisher's address: names that differ by accents, capitals and signs alone share one.

    A name that has no Latin letter, or one too long for an address, is told from others by a digest.
    """
    slug = slugify(name)
    if len(slug) < _LONGEST and slug != slugify(""):
        return slug
    return f"{slug[:_LONGEST]}-{hashlib.blake2b(name.casefold().encode(), digest_size=4).hexdigest()}"


def by_source(entries: Iterable[Entry]) -> dict[str, tuple[str, list[Entry]]]:
    """The publishers by their part of the address: the name that most of the entries have, and the entries."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.source:
            groups.setdefault(source_slug(entry.source), []).append(entry)
    return {slug: (_usual(found), found) for slug, found in sorted(groups.items())}


def by_theme(entries: Iterable[Entry]) -> dict[str, tuple[Texts, list[Entry]]]:
    """The themes, the most frequent first: their names as the newest brief has them, and the entries."""
    groups: dict[str, tuple[Texts, list[Entry]]] = {}
    for entry in entries:
        for part in entry.themes:
            groups.setdefault(part.id, (part.labels, []))[1].append(entry)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1][1]), item[0])))


def tally_themes(themes: Mapping[str, tuple[Texts, Sequence[Entry]]]) -> list[Tally]:
    """The themes that `by_theme` gave, with their pages."""
    return [Tally(f"themes/{each}/", labels, len(entries)) for each, (labels, entries) in themes.items()]


def same(text: str) -> Texts:
    """A name that both languages share."""
    return dict.fromkeys(LANGUAGES, text)


def _usual(entries: Sequence[Entry]) -> str:
    counts = Counter(entry.source for entry in entries)
    return min(counts, key=lambda name: (-counts[name], name))

"""The briefs and editions in a folder of data; of those that have not changed since the last run, only the entries."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefing.data.folder import brief_path, edition_path, find_briefs, find_editions, read_brief, read_edition
from briefing.errors import DataError
from briefing.models import Brief, Edition
from briefing.site.entry import Entry, entry_of
from briefing.stages.edition import edition_of, order_by_theme

Report = Callable[[DataError], None]

_KEPT = 2000  # briefs of some 100 KB each that stay in memory; a full build reads more of them twice


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored edition in short.

    Attributes:
        digest: Of its file.
        stories: How many it has.
        places: Those of the briefs that its stories come from.
    """

    digest: str
    stories: int
    places: tuple[str, ...]


@dataclass(frozen=True)
class Holdings:
    """What a folder of data holds.

    Attributes:
        folder: The folder.
        entries: Its briefs in short, the latest day first, the most important of a day first.
        editions: Its stored editions in short, by day.
    """

    folder: Path
    entries: tuple[Entry, ...]
    editions: Mapping[str, Stored]
    _briefs: dict[tuple[str, str], Brief] = field(default_factory=dict, repr=False)

    @cached_property
    def days(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of each day, the latest day first and 'undated' last; a day may have but an edition."""
        days: dict[str, list[Entry]] = {day: [] for day in self.editions}
        for entry in self.entries:
            days.setdefault(entry.date, []).append(entry)
        return {day: tuple(days[day]) for day in _latest_first(days)}

    @cached_property
    def places(self) -> frozenset[str]:
        """The places of all briefs' pages."""
        return frozenset(entry.place for entry in self.entries)

    def brief(self, entry: Entry) -> Brief:
        """The brief of an entry.

        Raises:
            DataError: Its file has been damaged since the entries were read.
        """
        known = self._briefs.get((entry.date, entry.slug))
        return known or read_brief(brief_path(self.folder, entry.date, entry.slug))

    def edition(self, day: str) -> Edition:
        """The stored edition of a day, else one made of its briefs.

        Raises:
            DataError: Its file has been damaged since.
        """
        if day in self.editions:
            return read_edition(edition_path(self.folder, day))
        return edition_of(day, [self.brief(entry) for entry in self.days[day]])


def read_holdings(
    folder: Path, *, known: Iterable[Entry] = (), editions: Mapping[str, Stored] | None = None, report: Report
) -> Holdings:
    """Read what has changed in a folder of data.

    Args:
        folder: The folder.
        known: Entries of an earlier run; those whose file is the same are taken as they are.
        editions: Stored editions of an earlier run.
        report: Told of each file that is no brief or edition; the rest goes on without it.
    """
    by_digest = {(entry.date, entry.slug, entry.digest): entry for entry in known}
    briefs: dict[tuple[str, str], Brief] = {}
    entries: list[Entry] = []
    for path in find_briefs(folder):
        try:
            digest = _digest(path)
            entry = by_digest.get((path.parent.name, path.stem, digest))
            if entry is None:
                brief = read_brief(path)
                entry = entry_of(brief, digest=digest)
                if len(briefs) < _KEPT:
                    briefs[entry.date, entry.slug] = brief
            entries.append(entry)
        except DataError as error:
            report(error)
    return Holdings(folder, _sorted(entries), _read_editions(folder, editions or {}, report), briefs)


def _read_editions(folder: Path, known: Mapping[str, Stored], report: Report) -> dict[str, Stored]:
    editions: dict[str, Stored] = {}
    for path in find_editions(folder):
        try:
            digest, stored = _digest(path), known.get(path.stem)
            editions[path.stem] = (
                stored if stored and stored.digest == digest else _in_short(read_edition(path), digest)
            )
        except DataError as error:
            report(error)
    return editions


def _in_short(edition: Edition, digest: str) -> Stored:
    places = {f"{source.date}/{source.slug}/" for story in edition.stories for source in story.sources}
    return Stored(digest, len(edition.stories), tuple(sorted(places)))


def _sorted(entries: list[Entry]) -> tuple[Entry, ...]:
    days: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        days.setdefault(entry.date, {})[entry.slug] = entry
    return tuple(
        days[day][slug]
        for day in _latest_first(days)
        for slug in order_by_theme({slug: (each.leading, each.share(each.leading)) for slug, each in days[day].items()})
    )


def _latest_first(days: Iterable[str]) -> list[str]:
    return sorted(days, key=lambda day: (day[:1].isdigit(), day), reverse=True)


def _digest(path: Path) -> str:
    """The digest of a file's bytes; their times tell nothing after a `git clone`."""
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=12).hexdigest()
    except OSError as error:
        raise DataError("Cannot read {path}: {reason}.", path=path, reason=error.strerror or error) from error

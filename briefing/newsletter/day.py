"""The edition of a day and how its articles divide, read from the folder of data; nothing else is needed for a mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.data.folder import brief_path, edition_path, find_briefs, find_editions, read_brief, read_edition
from briefing.errors import InputError
from briefing.models import Edition
from briefing.render.mail_context import Shares
from briefing.stages.edition import edition_of


@dataclass(frozen=True, slots=True)
class Day:
    """A day to write of: its edition, and how each of its articles divides, by the date and slug of its brief."""

    edition: Edition
    shares: Mapping[tuple[str, str], Shares]


def read_day(data: Path, date: str | None) -> Day:
    """Read the edition of a day: the stored one, or else one made of its briefs.

    Args:
        data: The folder of data that `briefing build` wrote.
        date: The day, YYYY-MM-DD; None for the last that there is.

    Raises:
        InputError: There is nothing of that day.
        DataError: A file is damaged.
    """
    days = sorted(
        ({path.parent.name for path in find_briefs(data)} | {path.stem for path in find_editions(data)}) - {"undated"}
    )
    if not days:
        raise InputError("There is no brief with a date in {folder}. Run: briefing build --help", folder=data)
    if date and date not in days:
        raise InputError(
            "There are no briefs of {date} in {folder}. There are: {known}.",
            date=date,
            folder=data,
            known=", ".join(days),
        )
    edition = _edition(data, date or days[-1])
    if not edition.stories:
        raise InputError("The edition of {date} has no story to tell.", date=edition.date)
    return Day(edition, _shares(data, edition))


def _edition(data: Path, date: str) -> Edition:
    stored = edition_path(data, date)
    if stored.is_file():
        return read_edition(stored)
    return edition_of(date, [read_brief(path) for path in find_briefs(data) if path.parent.name == date])


def _shares(data: Path, edition: Edition) -> dict[tuple[str, str], Shares]:
    sources = {(source.date, source.slug) for story in edition.stories for source in story.sources}
    paths = {key: brief_path(data, *key) for key in sorted(sources)}
    return {
        key: {section.id: section.share for section in read_brief(path).sections}
        for key, path in paths.items()
        if path.is_file()
    }

"""Tells why an article is in an edition, or in none, and what became of it there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from briefing.daily.record import Record, failure_from_json
from briefing.daily.state import State
from briefing.data.folder import edition_path, read_edition
from briefing.errors import BriefingError, DataError
from briefing.models import Story

FAILED = "{name} is in no edition: it cannot be read."
IN_EDITION = "{name} is in the edition of {edition}, in story {place} of {stories}: {title}"
EDITION_GONE = "{name} is in the edition of {edition}, whose file {path} is gone or damaged."
STORY = "Articles with that story: {sources}. Stories of a theme are ranked by how many independent sources they have."
ALONE = "No other article carries that story."
CONTINUED = "It goes on with a story of an earlier edition."
COPY = "Its text is that of {original}: the two count as one source."
IN_SUMMARY = "Sentences of its own in the summary: {count} of {total}."
NOT_IN_SUMMARY = "The summary has no sentence of its own: others say the same, or more."
LATE = "It is filed under {day}, and came after the edition of that day had been made."
NO_EDITION = "{name} is filed under {day}, and there is no edition of that day. Run: briefing daily --date {day}"
NEXT = (
    "{name} is filed under {day}, and came after the edition of that day had been made. The next edition takes it, or "
    "that one, if it is made again: briefing daily --date {day}"
)
TOO_LATE = (
    "{name} is filed under {day}, and came after the editions of {day} and {last} had been made. To have it in the "
    "former, make that again: briefing daily --date {day}"
)
REASONS = (FAILED, IN_EDITION, EDITION_GONE, STORY, ALONE, CONTINUED, COPY, IN_SUMMARY, NOT_IN_SUMMARY, LATE,
           NO_EDITION, NEXT, TOO_LATE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence of an answer: its text, what fills it, and the error behind it where there is one."""

    text: str
    values: dict[str, object] = field(default_factory=dict)
    error: BriefingError | None = None


def explain_article(record: Record, state: State, out: Path) -> Iterator[Reason]:
    """Why an article is in an edition, or in none.

    Args:
        record: What is known of it.
        state: Where that is from.
        out: The folder of the editions.
    """
    said: dict[str, object] = {"name": record.name, "day": record.day}
    if record.outcome == "failed":
        yield Reason(FAILED, said, failure_from_json(record.failure))
    elif record.edition:
        yield from _explain_place(record, state, out)
    else:
        last = state.last_edition()
        day = date.fromisoformat(record.day)
        if state.edition_digest(day) is None and not (last and last > day and state.edition_before(last)):
            yield Reason(NO_EDITION, said)
        elif last and last > day:
            yield Reason(TOO_LATE, said | {"last": last})
        else:
            yield Reason(NEXT, said)


def _explain_place(record: Record, state: State, out: Path) -> Iterator[Reason]:
    path = edition_path(out / "data", record.edition)
    said: dict[str, object] = {"name": record.name, "day": record.day, "edition": record.edition, "path": path}
    try:
        stories = read_edition(path).stories
        place = next(n for n, story in enumerate(stories, 1) if story.id == record.story)
    except (DataError, StopIteration):
        yield Reason(EDITION_GONE, said)
        return
    story = stories[place - 1]
    title = story.title.texts[story.sources[0].language]
    yield Reason(IN_EDITION, said | {"place": place, "stories": len(stories), "title": title})
    if record.day != record.edition:
        yield Reason(LATE, said)
    if not story.new:
        yield Reason(CONTINUED)
    yield Reason(STORY, {"sources": len(story.sources)}) if len(story.sources) > 1 else Reason(ALONE)
    original = state.find(record.copy_of) if record.copy_of else None
    if original:
        yield Reason(COPY, {"original": original.name})
    yield _explain_summary(record, story)


def _explain_summary(record: Record, story: Story) -> Reason:
    places = [n for n, source in enumerate(story.sources) if (source.date, source.slug) == (record.day, record.slug)]
    count = sum(1 for sentence in story.summary if sentence.source in places)
    return Reason(IN_SUMMARY if count else NOT_IN_SUMMARY, {"count": count, "total": len(story.summary)})

"""A folder of articles for a day, and what the program makes of it."""

import json
from pathlib import Path

from briefing.data.edition import edition_from_json
from briefing.models import Edition
from tests.stages.stories.pairs import Report, reports

FAKE = ("--engine", "fake", "--no-memory")
NOW = "1770120000"  # 3 February 2026, 12:00 UTC


def write(name: str, *, date: str | None = "2026-02-03T08:00:00Z", as_name: str = "", source: str = "") -> Path:
    """An article of `events.txt` as a file in the folder `in`."""
    report: Report = next(each for each in reports() if each.name == name)
    path = Path("in") / f"{as_name or name}.txt"
    path.parent.mkdir(exist_ok=True)
    said = {"title": json.dumps(report.title), "date": date, "source": source or report.form}
    front = "".join(f"{key}: {value}\n" for key, value in said.items() if value)
    body = "\n\n".join(report.paragraphs)
    path.write_text(f"---\n{front}language: {report.language}\n---\n{body}", encoding="utf-8")
    return path


def edition(day: str = "2026-02-03", out: str = "dist") -> Edition:
    """The edition of a day."""
    return edition_from_json((Path(out) / "data" / f"{day}.json").read_text(encoding="utf-8"))


def slugs(day: str = "2026-02-03") -> set[str]:
    """The articles in the edition of a day."""
    return {source.slug for story in edition(day).stories for source in story.sources}

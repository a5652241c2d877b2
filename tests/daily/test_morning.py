"""`make daily`, in small: a folder and a feed on loopback, twice."""

from pathlib import Path

from briefing.data.folder import edition_path, read_edition
from tests.daily import morning


def test_a_morning_twice(tmp_path: Path) -> None:
    """The first run makes the edition of both sources, the second has nothing to do and says so by its exit code."""
    assert morning.main(tmp_path / "dist", "--engine", "fake", "--no-memory") == (0, 20)
    stories = read_edition(edition_path(tmp_path / "dist" / "data", "2026-02-03")).stories
    sources = {source.name for story in stories for source in story.sources}
    assert sources == {"The Agency", "The Post"}
    assert sum(len(story.sources) for story in stories) == 12

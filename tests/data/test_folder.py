"""The folder of data, read back file by file."""

from pathlib import Path

import pytest

from briefing import brief_to_json
from briefing.data.edition import edition_to_json
from briefing.data.folder import brief_path, edition_path, find_briefs, find_editions, read_brief, read_edition
from briefing.errors import DataError
from briefing.stages.edition import edition_of
from tests.articles import Sample


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a brief, an edition, and what others left there."""
    brief = Sample().brief()
    path = brief_path(tmp_path, brief.date, "a")
    path.parent.mkdir()
    path.write_text(brief_to_json(brief), encoding="utf-8")
    edition_path(tmp_path, brief.date).write_text(edition_to_json(edition_of(brief.date, [brief])), encoding="utf-8")
    (path.parent / "Notes.json").write_text("{}", encoding="utf-8")
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_only_what_can_be_a_brief_is_found(folder: Path) -> None:
    """Files of other names are somebody else's."""
    assert find_briefs(folder) == (folder / "2026-02-03" / "a.json",)
    assert find_editions(folder) == (folder / "2026-02-03.json",)
    assert find_briefs(folder / "none") == find_editions(folder / "none") == ()


def test_what_is_found_can_be_read(folder: Path) -> None:
    """A brief and an edition come back."""
    assert read_brief(find_briefs(folder)[0]).title.texts["en"] == "Two boats stopped"
    assert read_edition(find_editions(folder)[0]).stories[0].id == "a"


def test_a_file_under_another_name_is_refused(folder: Path) -> None:
    """A copied file would show one brief under two addresses."""
    copy = folder / "2026-02-03" / "b.json"
    copy.write_bytes((folder / "2026-02-03" / "a.json").read_bytes())
    with pytest.raises(DataError, match=r"b\.json holds the data of another day or name\. Give it its own"):
        read_brief(copy)
    moved = folder / "2026-02-04.json"
    moved.write_bytes((folder / "2026-02-03.json").read_bytes())
    with pytest.raises(DataError, match=r"2026-02-04\.json holds the data of another day"):
        read_edition(moved)


@pytest.mark.parametrize("damaged", [b"", b'{"schema": 1', b"\xff\xfe", b'{"schema": 1, "language": "en"}'])
def test_a_damaged_file_is_named(folder: Path, damaged: bytes) -> None:
    """The message says which file and what to do."""
    path = find_briefs(folder)[0]
    path.write_bytes(damaged)
    with pytest.raises(DataError, match=r"a\.json is no data that briefing wrote: .+ Run briefing build again"):
        read_brief(path)

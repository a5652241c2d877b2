"""The journal: on the disk when it says so, one process at a time, and never begun anew behind somebody's back."""

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.delivery.journal import Journal, Note
from briefing.errors import OutputError

CLAIM = """
import os, sys
from pathlib import Path
from briefing.delivery.journal import Journal, Note
journal = Journal(Path(sys.argv[1]))
journal.write("issue", "ana@example.org", Note("claimed", "<1@example.org>"))
os.kill(os.getpid(), 9)
"""


def test_notes_are_kept_by_issue(tmp_path: Path) -> None:
    """What is written is read again, by another process too, and one issue's notes are not another's."""
    with Journal(tmp_path / "new/journal.sqlite") as journal:
        journal.write("one", "ana@example.org", Note("claimed", "<1@example.org>"))
        journal.write("one", "ana@example.org", Note("sent", "<1@example.org>", "250 OK"))
        journal.write("one", "bob@example.org", Note("claimed", "<2@example.org>"))
        journal.forget("one", "bob@example.org")
    with Journal(tmp_path / "new/journal.sqlite") as journal:
        assert journal.notes("one") == {"ana@example.org": Note("sent", "<1@example.org>", "250 OK")}
        assert journal.notes("two") == {}


def test_a_claim_outlives_a_kill(tmp_path: Path) -> None:
    """A process killed right after its claim has left it on the disk, and the lock it held is gone with it."""
    path = tmp_path / "journal.sqlite"
    subprocess.run([sys.executable, "-c", CLAIM, str(path)], check=False, timeout=60)
    with Journal(path) as journal:
        assert journal.notes("issue") == {"ana@example.org": Note("claimed", "<1@example.org>")}


def test_one_process_at_a_time(tmp_path: Path) -> None:
    """Two runs at once, from cron and by hand, cannot both send."""
    with Journal(tmp_path / "journal.sqlite"), pytest.raises(OutputError, match="Another 'briefing send'"):
        Journal(tmp_path / "journal.sqlite")


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    """It holds people's addresses."""
    with Journal(tmp_path / "journal.sqlite"):
        assert stat.S_IMODE((tmp_path / "journal.sqlite").stat().st_mode) == 0o600


@pytest.mark.parametrize("data", [b"no database" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_journal_is_refused(tmp_path: Path, data: bytes) -> None:
    """It stays as it is: beginning another would send everything again."""
    path = tmp_path / "journal.sqlite"
    path.write_bytes(data)
    with pytest.raises(OutputError, match="people may get an issue twice"):
        Journal(path)
    assert path.read_bytes() == data


def test_another_programs_file_is_refused(tmp_path: Path) -> None:
    """Though it is an SQLite file in good order."""
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE delivery (x)")
    connection.commit()
    connection.close()
    with pytest.raises(OutputError, match="no journal"):
        Journal(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """With the system's reason."""
    with pytest.raises(OutputError, match="directory"):
        Journal(tmp_path)

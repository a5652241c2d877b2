"""A file is written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from briefing.errors import OutputError
from briefing.files import write_whole


def test_folders_are_made(tmp_path: Path) -> None:
    """The folders on the way are made, the bytes are those given, and nothing else is left there."""
    path = tmp_path / "site" / "2026" / "page.html"
    write_whole(path, "año\n".encode())
    assert path.read_bytes() == "año\n".encode()
    assert [each.name for each in path.parent.iterdir()] == ["page.html"]


def test_a_web_server_may_read_it(tmp_path: Path) -> None:
    """Everybody may read the file, only its owner write."""
    write_whole(tmp_path / "page.html", b"x")
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o644


def test_new_bytes_replace_old_ones(tmp_path: Path) -> None:
    """A file that is there is replaced as a whole: one who has it open goes on reading the old one."""
    path = tmp_path / "page.html"
    write_whole(path, b"old and long")
    with path.open("rb") as reader:
        write_whole(path, b"new")
        assert reader.read() == b"old and long"
    assert path.read_bytes() == b"new"


def test_same_bytes_leave_the_file_alone(tmp_path: Path) -> None:
    """A file that already holds the bytes keeps its time of change."""
    path = tmp_path / "page.html"
    write_whole(path, b"x")
    os.utime(path, (1, 1))
    write_whole(path, b"x")
    assert path.stat().st_mtime == 1


def test_file_where_a_folder_should_be(tmp_path: Path) -> None:
    """A file in the way is named as the reason, with the way out, and keeps its bytes."""
    (tmp_path / "site").write_bytes(b"mine")
    with pytest.raises(
        OutputError, match=r"Cannot write .*page\.html: Not a directory\. Free some space, or choose another"
    ):
        write_whole(tmp_path / "site" / "page.html", b"x")
    assert (tmp_path / "site").read_bytes() == b"mine"


def test_folder_where_a_file_should_be(tmp_path: Path) -> None:
    """A folder under the file's own name is refused, and no temporary file stays behind."""
    (tmp_path / "page.html").mkdir()
    with pytest.raises(OutputError, match="Is a directory"):
        write_whole(tmp_path / "page.html", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs Linux's /proc, a folder nobody can write in")
def test_folder_nobody_can_write_in() -> None:
    """Where nothing can be written the message says so."""
    with pytest.raises(OutputError, match=r"^Cannot write /proc/briefing/page\.html: "):
        write_whole(Path("/proc/briefing/page.html"), b"x")


def test_name_too_long(tmp_path: Path) -> None:
    """A name that the file system cannot hold is a refusal like any other."""
    with pytest.raises(OutputError, match="File name too long"):
        write_whole(tmp_path / ("a" * 300), b"x")


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), KeyboardInterrupt()])
def test_failure_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException) -> None:
    """A disk that fills up, or an interruption, leaves the old file and no trace of the new one."""
    path = tmp_path / "page.html"
    write_whole(path, b"old")

    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(os, step, fail)
    with pytest.raises((OutputError, KeyboardInterrupt)) as caught:
        write_whole(path, b"new")
    assert isinstance(failure, KeyboardInterrupt) or "No space left on device" in str(caught.value)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]

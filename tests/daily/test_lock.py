"""Two runs over one state: the second refuses or waits, and a dead one is no obstacle."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefing.daily.lock import only_run
from briefing.errors import BusyError, OutputError

HOLD = """
import sys, pathlib
from briefing.daily.lock import only_run
with only_run(pathlib.Path(sys.argv[1]), wait=False, waiting=lambda: None):
    print("held", flush=True)
    sys.stdin.readline()
"""


def hold(state: Path) -> "subprocess.Popen[str]":
    """A process that holds the lock until it reads a line."""
    command = [sys.executable, "-c", HOLD, str(state)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_refuses_and_then_waits(tmp_path: Path) -> None:
    """The refusal says how to wait; who waits is told so, and goes on when the other ends."""
    state = tmp_path / "dist" / "state.sqlite"
    with hold(state) as first:
        with (
            pytest.raises(BusyError, match=r"Another run is at work on .*state\.sqlite\. Wait for its end with --wait"),
            only_run(state, wait=False, waiting=lambda: None),
        ):
            pass
        told = threading.Event()
        entered = threading.Event()

        def second() -> None:
            with only_run(state, wait=True, waiting=told.set):
                entered.set()

        thread = threading.Thread(target=second)
        thread.start()
        assert told.wait(30)
        assert not entered.is_set()
        first.communicate("\n")
        thread.join(30)
        assert entered.is_set()


def test_a_killed_run_lets_go(tmp_path: Path) -> None:
    """The system frees the lock of a process that died."""
    state = tmp_path / "state.sqlite"
    with hold(state) as process:
        process.kill()
    with only_run(state, wait=False, waiting=lambda: None):
        pass


def test_a_lock_that_cannot_be_made(tmp_path: Path) -> None:
    """Where nobody can write, one sentence."""
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(OutputError, match="Choose another file with --state"),
        only_run(tmp_path / "file" / "state.sqlite", wait=False, waiting=lambda: None),
    ):
        pass

"""Keeps two runs over the same state apart; the system lets go of the lock when a run dies, however it does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from briefing.errors import BusyError, OutputError


@contextmanager
def only_run(state: Path, *, wait: bool, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of a state during a block.

    Args:
        state: Its file; the lock is one beside it.
        wait: Whether to wait for another run to end.
        waiting: Called before that.

    Raises:
        BusyError: Another run is at work, and this one does not wait.
        OutputError: Nobody may write there.
    """
    path = state.with_name(f"{state.name}.lock")
    lock = FileLock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            if not wait:
                raise BusyError(
                    "Another run is at work on {state}. Wait for its end with --wait, or see what it does: "
                    "briefing status --state {state}",
                    state=state,
                ) from error
            waiting()
            lock.acquire()
    except OSError as error:
        raise OutputError(
            "Cannot write {path}: {reason}. Choose another file with --state.",
            path=path,
            reason=error.strerror or error,
        ) from error
    try:
        yield
    finally:
        lock.release()

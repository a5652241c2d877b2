"""Changing a folder that other processes read: one writer at a time, and nothing half-made in sight.

What goes into the folder is left to `packages` and `install`.
"""

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefing.errors import ModelError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextlib.contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A new folder on the packages' own disk, deleted at the end with all that is in it.

    It carries a metadata.json that says it is none that translates, since argostranslate stops at a folder without one.

    Raises:
        OSError: It cannot be made.
    """
    stage = Path(tempfile.mkdtemp(prefix=".briefing-", dir=folder))
    try:
        (stage / "metadata.json").write_text('{"type": "briefing-staging"}', encoding="utf-8")
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)  # what stays goes when the folder is next locked


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make a folder where it is missing, and keep every other `briefing` from changing it meanwhile.

    The lock ends with the process that holds it, however that ends. What a process that was killed left is deleted.

    Raises:
        ModelError: Another process is changing the folder, or nobody may.
    """
    with contextlib.ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _lock(stack.enter_context((folder / ".briefing.lock").open("ab")).fileno())
        except OSError as error:
            raise ModelError(
                "Cannot change {folder}: {reason}.", folder=folder, reason=error.strerror or error
            ) from error
        for leftover in folder.glob(".briefing-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        yield


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        raise ModelError(
            "Another `briefing` is installing or removing a model. Wait until it ends, then run this command again."
        ) from error

"""Files written whole or not at all."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from briefing.errors import OutputError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never a part.

    The bytes go to a temporary file beside the target, reach the disk, and then take its name. A file that already
    holds them is left alone, so that its time of change says when it last changed.

    Raises:
        OutputError: The directory cannot be made or written, or the disk is full.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        make_folder(path.parent)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)  # mkstemp gives 0600, which a web server could not read
        temporary.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise cannot_write(path, error) from error
        raise


def make_folder(folder: Path) -> None:
    """Make a folder and those around it, unless they are there.

    Raises:
        OSError: The system refuses, or a file is in the way.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # 'File exists' would leave the user to guess which
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error


def cannot_write(path: Path, error: OSError) -> OutputError:
    """What to tell where the system refuses to write a file."""
    return OutputError(
        "Cannot write {path}: {reason}. Free some space, or choose another folder with --out.",
        path=path,
        reason=error.strerror or error,
    )

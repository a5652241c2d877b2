"""Opens the SQLite file of a translation memory, makes its tables, and gets a damaged one out of the way."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefing.errors import BriefingError, OutputError

Say = Callable[[BriefingError], None]

VERSION = 1  # of the tables
APPLICATION = 0x62726D74  # 'brmt', which tells a memory from another program's SQLite file
PATIENCE = 30.0  # seconds for another process to finish writing: a day's articles are written in well under one

_TABLES = (
    """CREATE TABLE machine (
        id INTEGER PRIMARY KEY, source_language TEXT NOT NULL, target_language TEXT NOT NULL,
        engine TEXT NOT NULL, revision TEXT NOT NULL, termbase TEXT NOT NULL, context TEXT NOT NULL,
        source TEXT NOT NULL, target TEXT NOT NULL, added REAL NOT NULL,
        UNIQUE (source, source_language, target_language, engine, revision, termbase, context))""",
    """CREATE TABLE reviewed (
        source_language TEXT NOT NULL, target_language TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        PRIMARY KEY (source, source_language, target_language)) WITHOUT ROWID""",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)
_PROBES = (
    "SELECT id, source_language, target_language, engine, revision, termbase, context, source, target, added"
    " FROM machine LIMIT 0",
    "SELECT source_language, target_language, source, target FROM reviewed LIMIT 0",
)
# No database, bytes out of place, and tables other than these.
_DAMAGE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR}


def open_database(path: Path, *, say: Say) -> sqlite3.Connection:
    """Open a memory, or make one where there is none.

    Args:
        path: The file.
        say: Called where the file was damaged and a new one begins.

    Raises:
        OutputError: Nobody may write there, or the file is another program's, or a newer version's.
    """
    before = inode(path)
    try:
        try:
            return _connect(path)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            say(set_aside(path, error, before))
            return _connect(path)
    except (OSError, sqlite3.Error) as error:
        raise unusable(path, error) from error


def inode(path: Path) -> int | None:
    """Which file is under a name now; None where there is none."""
    with suppress(OSError):
        return path.stat().st_ino
    return None


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault, rather than its place or another process."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _DAMAGE  # the rest of an extended code tells which kind of the error


def set_aside(path: Path, error: sqlite3.Error, damaged: int | None) -> OutputError:
    """Rename a damaged memory, so that a new one can begin; gives what to tell the user.

    Args:
        path: Its name. No connection of this process may be open.
        error: How the damage showed.
        damaged: Its inode. Another process may have set it aside, and begun a new one, already.

    Raises:
        OutputError: It cannot be renamed.
    """
    aside, n = path.with_name(f"{path.name}.damaged"), 1
    while aside.exists():
        n += 1
        aside = path.with_name(f"{path.name}.damaged-{n}")
    try:
        if damaged is not None and damaged == inode(path):
            path.rename(aside)
            for suffix in ("-wal", "-shm"):  # SQLite's own files beside it, which belong to no other
                with suppress(FileNotFoundError):
                    path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    except OSError as refusal:
        raise unusable(path, refusal) from error
    return OutputError(
        "The translation memory {path} is damaged ({reason}). It is now called {aside}, and a new one begins.",
        path=path,
        reason=error,
        aside=aside.name,
    )


def unusable(path: Path, error: Exception) -> OutputError:
    """What to tell where a memory can be neither read nor written."""
    return OutputError(
        "The translation memory {path} cannot be used: {reason}. Choose another file with --memory.",
        path=path,
        reason=error.strerror if isinstance(error, OSError) else error,
    )


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        raise OSError(0, "it is no file")
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        _make_tables(connection)
        _refuse_others(connection, path)
        for probe in _PROBES:
            connection.execute(probe)
        # Readers and a writer at once, a crash of the program losing nothing; where the disk cannot (a network's), the
        # old way does, and so it does for the moment in which another process is changing it.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _make_tables(connection: sqlite3.Connection) -> None:
    if _is_empty(connection):
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            if _is_empty(connection):  # another process may have been quicker
                for statement in _TABLES:
                    connection.execute(statement)


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _refuse_others(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise OutputError(
            "{path} is another program's SQLite file, and stays as it is. Choose another file with --memory.", path=path
        )
    if version > VERSION:
        raise OutputError(
            "The translation memory {path} has format {found}, that of a newer briefing, and stays as it is; this one "
            "knows format {known}. Update briefing, or choose another file with --memory.",
            path=path,
            found=version,
            known=VERSION,
        )

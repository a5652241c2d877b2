"""Opens a SQLite file of the program's own, makes its tables, and gets a damaged one out of the way.

Which tables, and what is in them, is left to those who own the file.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, OutputError

Say = Callable[[BriefingError], None]

PATIENCE = 30.0  # seconds for another process to finish writing: a day's articles are written in well under one
# No database, bytes out of place, and tables other than these.
_DAMAGE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR}


@dataclass(frozen=True, slots=True)
class Schema:
    """What a file holds.

    Attributes:
        application: Its `PRAGMA application_id`, which tells it from another program's SQLite file.
        version: Of the tables.
        tables: The statements that make them.
        probes: Queries that fail where the tables are others.
        option: The option that names another file, for messages.
    """

    application: int
    version: int
    tables: tuple[str, ...]
    probes: tuple[str, ...]
    option: str


class Database:
    """An open file, made where there is none; a damaged one is set aside first, and that is said.

    Args:
        path: The file.
        schema: What is in it.
        say: Called where the file was damaged and a new one begins.

    Raises:
        OutputError: Nobody may write there, or the file is another program's, or a newer version's.
    """

    def __init__(self, path: Path, schema: Schema, *, say: Say) -> None:
        self.path = path
        self._schema = schema
        before = _inode(path)
        try:
            try:
                self._connection = _connect(path, schema)
            except sqlite3.Error as error:
                if not _is_damage(error):
                    raise
                say(self._set_aside(error, before))
                self._connection = _connect(path, schema)
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error
        self._inode = _inode(path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for statements that change nothing.

        Raises:
            OutputError: The file can no longer be used; a damaged one has been closed and set aside.
        """
        try:
            yield self._connection
        except sqlite3.Error as error:
            if not _is_damage(error):
                raise self._unusable(error) from error
            self.close()
            raise self._set_aside(error, self._inode) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction: what is done in the block is done wholly, or on an error not at all.

        Raises:
            OutputError: As `reading` does.
        """
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            with connection:
                yield connection

    def _set_aside(self, error: sqlite3.Error, damaged: int | None) -> OutputError:
        """Rename the damaged file, so that a new one can begin; gives what to tell the user.

        Args:
            error: How the damage showed.
            damaged: Its inode. Another process may have set it aside, and begun a new one, already.

        Raises:
            OutputError: It cannot be renamed.
        """
        path = self.path
        aside, n = path.with_name(f"{path.name}.damaged"), 1
        while aside.exists():
            n += 1
            aside = path.with_name(f"{path.name}.damaged-{n}")
        try:
            if damaged is not None and damaged == _inode(path):
                path.rename(aside)
                for suffix in ("-wal", "-shm"):  # SQLite's own files beside it, which belong to no other
                    with suppress(FileNotFoundError):
                        path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
        except OSError as refusal:
            raise self._unusable(refusal) from error
        return OutputError(
            "The database {path} is damaged ({reason}). It is now called {aside}, and a new one begins.",
            path=path,
            reason=error,
            aside=aside.name,
        )

    def _unusable(self, error: Exception) -> OutputError:
        """What to tell where it can be neither read nor written."""
        return OutputError(
            "The database {path} cannot be used: {reason}. Choose another file with {option}.",
            path=self.path,
            reason=error.strerror if isinstance(error, OSError) else error,
            option=self._schema.option,
        )


def _inode(path: Path) -> int | None:
    """Which file is under a name now; None where there is none."""
    with suppress(OSError):
        return path.stat().st_ino
    return None


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault, rather than its place or another process."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _DAMAGE  # the rest of an extended code tells which kind of the error


def _connect(path: Path, schema: Schema) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        raise OSError(0, "it is no file")
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        _make_tables(connection, schema)
        _refuse_others(connection, path, schema)
        for probe in schema.probes:
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


def _make_tables(connection: sqlite3.Connection, schema: Schema) -> None:
    if _is_empty(connection):
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            if _is_empty(connection):  # another process may have been quicker
                for statement in schema.tables:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {schema.application}")
                connection.execute(f"PRAGMA user_version = {schema.version}")


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _refuse_others(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != schema.application:
        raise OutputError(
            "{path} is another program's SQLite file, or holds something else of briefing's, and stays as it is. "
            "Choose another file with {option}.",
            path=path,
            option=schema.option,
        )
    if version > schema.version:
        raise OutputError(
            "The database {path} has format {found}, that of a newer briefing, and stays as it is; this one knows "
            "format {known}. Update briefing, or choose another file with {option}.",
            path=path,
            found=version,
            known=schema.version,
            option=schema.option,
        )

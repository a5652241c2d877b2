"""Who has been sent which issue: an SQLite file, so that nobody is sent one twice, whatever crashes when.

Between a server's 'accepted' and the note of it there is a moment in which a crash leaves nobody knowing (RFC 1047).
So a message is claimed, on the disk, before the one line that ends it leaves; from then on it counts as sent until
the server says otherwise. What is found claimed later is uncertain: it is told, and never sent again by itself.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefing.errors import OutputError

State = Literal["claimed", "sent", "refused"]

_VERSION = 1  # of the table
_APPLICATION = 0x62726A6C  # 'brjl', which tells a journal from another program's SQLite file
_TABLE = """CREATE TABLE delivery (
    issue TEXT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('claimed', 'sent', 'refused')),
    message_id TEXT NOT NULL, reply TEXT NOT NULL, changed REAL NOT NULL,
    PRIMARY KEY (issue, address)) WITHOUT ROWID"""
_WRITE = "INSERT OR REPLACE INTO delivery (issue, address, state, message_id, reply, changed) VALUES (?, ?, ?, ?, ?, ?)"
_LIST = "SELECT address, state, message_id, reply FROM delivery WHERE issue = ?"


@dataclass(frozen=True, slots=True)
class Note:
    """What the journal says of an issue and an address.

    Attributes:
        state: Claimed, where nobody knows whether the server took it; else sent or refused.
        message_id: The message's Message-ID, to look for in a server's log.
        reply: What the server answered; '' where it did not.
    """

    state: State
    message_id: str
    reply: str = ""


class Journal:
    """An open journal, made where there is none. While it is open no other process can open it.

    A damaged journal is refused, unlike a damaged translation memory: beginning a new one would send everything again.

    Args:
        path: The file.

    Raises:
        OutputError: It cannot be used, or another process is using it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._failing():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Addresses are nobody else's business.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            with self._failing():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def notes(self, issue: str) -> dict[str, Note]:
        """What is known of an issue, by address."""
        with self._failing():
            return {row[0]: Note(*row[1:]) for row in self._connection.execute(_LIST, (issue,))}

    def write(self, issue: str, address: str, note: Note) -> None:
        """Put a note in the place of the one there was; it is on the disk when this returns."""
        with self._failing():
            row = (issue, address, note.state, note.message_id, note.reply, time.time())
            self._connection.execute(_WRITE, row)

    def forget(self, issue: str, address: str) -> None:
        """Take a note out: the server has said that it did not take the message."""
        with self._failing():
            self._connection.execute("DELETE FROM delivery WHERE issue = ? AND address = ?", (issue, address))

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        with suppress(sqlite3.NotSupportedError):
            self._connection.execute("PRAGMA journal_mode = WAL")  # one wait for the disk a note, not two
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("BEGIN EXCLUSIVE")
        with self._connection:
            if not self._value("SELECT count(*) FROM sqlite_master"):
                self._connection.execute(_TABLE)
                self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                self._connection.execute(f"PRAGMA user_version = {_VERSION}")
        if (self._value("PRAGMA application_id"), self._value("PRAGMA user_version")) != (_APPLICATION, _VERSION):
            raise OutputError(
                "{path} is no journal that this briefing can read, and stays as it is. Choose another file with "
                "--journal.",
                path=self._path,
            )
        if self._value("PRAGMA quick_check") != "ok":
            raise sqlite3.DatabaseError("database disk image is malformed")

    def _value(self, query: str) -> object:
        return self._connection.execute(query).fetchone()[0]

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Say in the program's words what SQLite or the system refuses."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise OutputError(
                    "Another 'briefing send' is writing {path}. Wait until it has ended.", path=self._path
                ) from error
            raise self._unusable(error) from error
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> OutputError:
        return OutputError(
            "The journal {path} cannot be used: {reason}. It knows who has got which issue: mend it, or bring it back "
            "from a copy. With a new one (--journal) people may get an issue twice.",
            path=self._path,
            reason=error.strerror if isinstance(error, OSError) else error,
        )

"""The state of a series of editions: which articles are known, which edition and story each is in, and the runs.

One run writes at a time (`lock`); others may look. What an article is known by is kept as long as a story may go on.
"""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from briefing.daily.record import (
    Record,
    RunOutcome,
    RunRecord,
    pack_features,
    pack_marks,
    unpack_features,
    unpack_marks,
)
from briefing.daily.tables import SCHEMA
from briefing.database import Database, Say

# Days that a story may rest before it goes on, and that a late article is still taken: a week's rhythm, with room.
WINDOW = 7
_COLUMNS = "id, digest, name, url, title, outcome, failure, day, slug, recipe, edition, story, copy_of, features, marks"
_PUT = f"INSERT OR REPLACE INTO articles ({_COLUMNS}) VALUES ({', '.join('?' * 15)})"  # noqa: S608 - our own columns
_FIND = f"SELECT {_COLUMNS} FROM articles WHERE "  # noqa: S608
_FIND_BRIEFLY = _FIND.replace("features, marks", "NULL, NULL")
_RUNS = "SELECT process, started, ended, edition, outcome, articles, stories, failed FROM runs ORDER BY id DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: the id of its story, and of the article whose text it repeats, if any."""

    story: str
    copy_of: str = ""


class State:
    """An open state, made where there is none; a damaged one is set aside first.

    Every method raises OutputError where the file can no longer be used.

    Args:
        path: The file.
        say: Called with what a user should know of it and that stops nothing.

    Raises:
        OutputError: Nobody may write there, or the file is another program's, or a newer version's.
    """

    def __init__(self, path: Path, *, say: Say) -> None:
        self.path = path
        self._database = Database(path, SCHEMA, say=say)

    def __enter__(self) -> "State":
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def begin(self, day: date) -> int:
        """Note that a run has begun, and that those which never ended were interrupted; gives its number."""
        with self._database.writing() as connection:
            connection.execute("UPDATE runs SET outcome = 'interrupted' WHERE outcome = 'running'")
            row = (os.getpid(), time.time(), day.isoformat())
            cursor = connection.execute(
                "INSERT INTO runs (process, started, edition, outcome, articles, stories, failed)"
                " VALUES (?, ?, ?, 'running', 0, 0, 0)",
                row,
            )
            return int(cursor.lastrowid or 0)

    def end(self, run: int, outcome: RunOutcome, *, articles: int = 0, stories: int = 0, failed: int = 0) -> None:
        """Note how a run ended."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE runs SET ended = ?, outcome = ?, articles = ?, stories = ?, failed = ? WHERE id = ?",
                (time.time(), outcome, articles, stories, failed, run),
            )

    def runs(self, count: int) -> list[RunRecord]:
        """The last runs, latest first."""
        with self._database.reading() as connection:
            return [RunRecord(*row) for row in connection.execute(_RUNS, (count,))]

    def find(self, identity: str) -> Record | None:
        """What is known of the article with an id, features and marks left out; None where it has never been seen."""
        with self._database.reading() as connection:
            row = connection.execute(f"{_FIND_BRIEFLY} id = ?", (identity,)).fetchone()
        return _record(row) if row else None

    def find_wholly(self, ids: Iterable[str]) -> list[Record]:
        """What is known of articles that have been seen, features and marks too."""
        with self._database.reading() as connection:
            return [_record(connection.execute(f"{_FIND} id = ?", (each,)).fetchone()) for each in ids]

    def find_called(self, names: Iterable[str]) -> list[Record]:
        """What is known of the articles that have one of these ids, names, addresses or slugs; latest day first."""
        found: dict[str, Record] = {}
        with self._database.reading() as connection:
            for name in names:
                for row in connection.execute(
                    f"{_FIND} id = ?1 OR name = ?1 OR (url <> '' AND url = ?1) OR (slug <> '' AND slug = ?1)", (name,)
                ):
                    found[row[0]] = _record(row)
        return sorted(found.values(), key=lambda record: record.day, reverse=True)

    def put(self, record: Record) -> None:
        """Keep what is known of an article, in place of what was known before."""
        data = (pack_features(record.features), pack_marks(record.marks))
        with self._database.writing() as connection:
            connection.execute(_PUT, (*(getattr(record, name) for name in _COLUMNS.split(", ")[:-2]), *data))

    def names(self, since: date) -> set[tuple[str, str]]:
        """The day and slug of each brief from a day on."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT day, slug FROM articles WHERE day >= ? AND slug <> ''", (since.isoformat(),)
            )
            return set(rows)

    def edition_before(self, day: date) -> date | None:
        """The day of the last edition before a day; None where there is none within the window."""
        with self._database.reading() as connection:
            since = (day - timedelta(days=WINDOW)).isoformat()
            (last,) = connection.execute(
                "SELECT max(day) FROM editions WHERE day < ? AND day >= ?", (day.isoformat(), since)
            ).fetchone()
        return date.fromisoformat(last) if last else None

    def last_edition(self) -> date | None:
        """The day of the last edition; None where there is none."""
        with self._database.reading() as connection:
            (last,) = connection.execute("SELECT max(day) FROM editions").fetchone()
        return date.fromisoformat(last) if last else None

    def carried(self, since: date, before: date) -> list[Record]:
        """The articles of editions from one day to the day before another, oldest edition first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{_FIND} edition >= ? AND edition < ? ORDER BY edition, day, id",
                (since.isoformat(), before.isoformat()),
            )
            return [_record(row) for row in rows]

    def is_story(self, identity: str) -> bool:
        """Whether a story of any edition is called so."""
        with self._database.reading() as connection:
            return connection.execute("SELECT 1 FROM articles WHERE story = ?", (identity,)).fetchone() is not None

    def edition_digest(self, day: date) -> str | None:
        """What the edition of a day was made of, as `put_edition` was told; None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT digest FROM editions WHERE day = ?", (day.isoformat(),)).fetchone()
        return row[0] if row else None

    def put_edition(self, day: date, digest: str, places: Mapping[str, Place]) -> None:
        """Keep an edition: where each of its articles stands, and that no other article is in it any longer.

        Forgets what articles older than the window are known by.
        """
        rows = [(day.isoformat(), each.story, each.copy_of, identity) for identity, each in places.items()]
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE articles SET edition = '', story = '', copy_of = '' WHERE edition = ?", (day.isoformat(),)
            )
            connection.executemany("UPDATE articles SET edition = ?, story = ?, copy_of = ? WHERE id = ?", rows)
            connection.execute("INSERT OR REPLACE INTO editions (day, digest) VALUES (?, ?)", (day.isoformat(), digest))
            connection.execute(
                "UPDATE articles SET features = NULL, marks = NULL WHERE features IS NOT NULL AND day < ?1"
                " AND edition < ?1",
                ((day - timedelta(days=2 * WINDOW)).isoformat(),),
            )


def _record(row: Sequence[Any]) -> Record:
    named: dict[str, Any] = dict(zip(_COLUMNS.split(", "), row, strict=True))
    named |= {"features": unpack_features(named["features"]), "marks": unpack_marks(named["marks"])}
    return Record(**named)

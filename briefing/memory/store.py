"""The entries of a translation memory, found, added and listed; several processes may do so at once.

A machine's translation is found again under all that it depends on; a person's, whatever the engine. Opening the file
is left to `briefing.database`, deciding what to translate to `translator`.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from briefing.database import Database, Say
from briefing.errors import OutputError
from briefing.memory.database import SCHEMA
from briefing.memory.entry import Entry, fold_source, fold_target, forbidden
from briefing.models import Language

_FIND_REVIEWED = "SELECT target FROM reviewed WHERE source_language = ? AND target_language = ? AND source = ?"
_FIND_MACHINE = (
    "SELECT target FROM machine WHERE source_language = ? AND target_language = ? AND engine = ? AND revision = ?"
    " AND termbase = ? AND context = ? AND source = ?"
)
_ADD_MACHINE = (
    "INSERT OR IGNORE INTO machine (source_language, target_language, engine, revision, termbase, context, source,"
    " target, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ADD_REVIEWED = "INSERT OR REPLACE INTO reviewed (source_language, target_language, source, target) VALUES (?, ?, ?, ?)"
_REVIEWED = "SELECT source_language, target_language, source, target FROM reviewed ORDER BY 1, 2, 3"
# In the order in which they were made, so that the sentences of an article stay together. SQLite gives the other
# columns of the row that has the greatest id: each text's latest translation.
_LATEST = (
    "SELECT source_language, target_language, source, target, max(id) AS latest FROM machine WHERE added >= ?"
    " GROUP BY source_language, target_language, source ORDER BY latest"
)
_COUNTS = (
    "SELECT source_language, target_language, 'machine', engine, count(*) FROM machine GROUP BY 1, 2, 4"
    " UNION ALL SELECT source_language, target_language, 'reviewed', '', count(*) FROM reviewed GROUP BY 1, 2"
    " ORDER BY 1, 2, 3, 4"
)


@dataclass(frozen=True, slots=True)
class Basis:
    """All that a machine's translation depends on beside its source: where one part differs, it is made anew.

    Attributes:
        source_language: The language translated from.
        target_language: The language translated into.
        engine: `Translator.engine`, a name and version.
        revision: `Translator.revision`.
        termbase: The version of the termbase; '' for none.
        context: A digest of the texts around, for an engine that looks at them; '' for one that does not.
    """

    source_language: Language
    target_language: Language
    engine: str
    revision: str
    termbase: str
    context: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries of a kind there are: its origin is 'machine' or 'reviewed', and the latter has no engine."""

    source_language: Language
    target_language: Language
    origin: str
    engine: str
    entries: int


class Memory:
    """An open translation memory, made where there is none; a damaged one is set aside first.

    Every method raises OutputError where the file can no longer be used, and has set it aside where it is damaged.

    Args:
        path: The file.
        say: Called with what a user should know of it and that stops nothing.

    Attributes:
        path: The file.
        abandoned: Whether it failed in the middle of a run that went on without it.

    Raises:
        OutputError: Nobody may write there, or the file is another program's, or a newer version's.
    """

    def __init__(self, path: Path, *, say: Say) -> None:
        self.path = path
        self.abandoned = False
        self._say = say
        self._database = Database(path, SCHEMA, say=say)

    def __enter__(self) -> "Memory":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def abandon(self, error: OutputError) -> None:
        """Do without the memory from now on, and say why, once."""
        if not self.abandoned:
            self.abandoned = True
            self._say(error)

    def find(self, basis: Basis, sources: Iterable[str]) -> dict[str, Entry]:
        """The known translations of texts, by the text: a person's, or else the machine's on this very basis."""
        pair, found = (basis.source_language, basis.target_language), {}
        with self._database.reading() as connection:
            for source in sources:
                person = connection.execute(_FIND_REVIEWED, (*pair, fold_source(source))).fetchone()
                row = person or connection.execute(_FIND_MACHINE, (*astuple(basis), source)).fetchone()
                if row and _is_sound(row[0]):
                    found[source] = Entry(*pair, source, row[0], reviewed=person is not None)
        return found

    def add_machine(self, basis: Basis, translations: Mapping[str, str]) -> None:
        """Keep what an engine has just translated: all of it, or on a failure nothing."""
        now = time.time()
        rows = [(*astuple(basis), source, target, now) for source, target in translations.items()]
        with self._database.writing() as connection:
            connection.executemany(_ADD_MACHINE, rows)

    def add_reviewed(self, entries: Iterable[Entry]) -> None:
        """Keep what people translated or approved, over what they said before: all of it, or on a failure nothing."""
        rows = [
            (each.source_language, each.target_language, fold_source(each.source), fold_target(each.target))
            for each in entries
        ]
        with self._database.writing() as connection:
            connection.executemany(_ADD_REVIEWED, rows)

    def reviewed(self) -> list[Entry]:
        """What people translated or approved, by language and text."""
        with self._database.reading() as connection:
            return [Entry(*row) for row in connection.execute(_REVIEWED) if _is_sound(*row)]

    def unreviewed(self, since: float = 0) -> list[Entry]:
        """The latest machine translation of each text that no person has seen, in the order in which they were made.

        Args:
            since: Only those made from then on, in seconds since 1970.
        """
        seen = {(each.source_language, each.target_language, each.source) for each in self.reviewed()}
        with self._database.reading() as connection:
            found = [Entry(*row[:4]) for row in connection.execute(_LATEST, (since,)) if _is_sound(*row[:4])]
        return [
            replace(each, reviewed=False)
            for each in found
            if (each.source_language, each.target_language, fold_source(each.source)) not in seen
        ]

    def counts(self) -> list[Count]:
        """How much there is, by languages, origin and engine."""
        with self._database.reading() as connection:
            return [Count(*row) for row in connection.execute(_COUNTS)]


def _is_sound(*texts: object) -> bool:
    """Whether what was read is what was written: SQLite does not notice a bit that falls over inside a value."""
    return all(isinstance(text, str) and not forbidden(text) for text in texts)

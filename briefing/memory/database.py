"""The tables of a translation memory."""

from briefing.database import Schema

VERSION = 1
APPLICATION = 0x62726D74  # 'brmt'

SCHEMA = Schema(
    application=APPLICATION,
    version=VERSION,
    tables=(
        """CREATE TABLE machine (
            id INTEGER PRIMARY KEY, source_language TEXT NOT NULL, target_language TEXT NOT NULL,
            engine TEXT NOT NULL, revision TEXT NOT NULL, termbase TEXT NOT NULL, context TEXT NOT NULL,
            source TEXT NOT NULL, target TEXT NOT NULL, added REAL NOT NULL,
            UNIQUE (source, source_language, target_language, engine, revision, termbase, context))""",
        """CREATE TABLE reviewed (
            source_language TEXT NOT NULL, target_language TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
            PRIMARY KEY (source, source_language, target_language)) WITHOUT ROWID""",
    ),
    probes=(
        "SELECT id, source_language, target_language, engine, revision, termbase, context, source, target, added"
        " FROM machine LIMIT 0",
        "SELECT source_language, target_language, source, target FROM reviewed LIMIT 0",
    ),
    option="--memory",
)

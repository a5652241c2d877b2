"""The tables of a state."""

from briefing.database import Schema

SCHEMA = Schema(
    application=0x62727374,  # 'brst'
    version=1,
    tables=(
        """CREATE TABLE articles (
            id TEXT PRIMARY KEY, digest TEXT NOT NULL, name TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL,
            outcome TEXT NOT NULL, failure TEXT NOT NULL, day TEXT NOT NULL, slug TEXT NOT NULL, recipe TEXT NOT NULL,
            features BLOB, marks BLOB, edition TEXT NOT NULL, story TEXT NOT NULL, copy_of TEXT NOT NULL)
            WITHOUT ROWID""",
        "CREATE INDEX articles_by_day ON articles (day)",
        "CREATE INDEX articles_by_edition ON articles (edition)",
        "CREATE INDEX articles_by_story ON articles (story)",
        "CREATE TABLE editions (day TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE runs (
            id INTEGER PRIMARY KEY, process INTEGER NOT NULL, started REAL NOT NULL, ended REAL, edition TEXT NOT NULL,
            outcome TEXT NOT NULL, articles INTEGER NOT NULL, stories INTEGER NOT NULL, failed INTEGER NOT NULL)""",
    ),
    probes=(
        "SELECT id, digest, name, url, title, outcome, failure, day, slug, recipe, features, marks, edition, story,"
        " copy_of FROM articles LIMIT 0",
        "SELECT day, digest FROM editions LIMIT 0",
        "SELECT id, process, started, ended, edition, outcome, articles, stories, failed FROM runs LIMIT 0",
    ),
    option="--state",
)

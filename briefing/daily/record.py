"""What a state knows of an article, and of a run; and how features and fingerprints are kept in few bytes."""

import json
import struct
import zlib
from dataclasses import dataclass
from typing import Any, Literal

from briefing.errors import BriefingError, DataError
from briefing.stages.stories import Features, Fingerprint

Outcome = Literal["read", "brief", "failed"]
RunOutcome = Literal["built", "nothing", "failed", "running", "interrupted"]


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an article.

    Attributes:
        id: Its document's id.
        digest: Of all that it was read from, so that a changed article is read again.
        name: What it was called, a path or an address.
        url: Where it was published; empty where nobody says.
        title: Its headline; empty where it could not be read.
        outcome: 'read' where no edition has needed a brief of it, 'failed' where it could not be read.
        failure: What failed, as `failure_to_json` has it; empty where nothing did.
        day: The day it is filed under, YYYY-MM-DD; empty where it could not be read.
        slug: What its brief is called; empty where there is none.
        recipe: A digest of what its brief was made with.
        edition: The day of the edition that carries it; empty for none.
        story: The id of its story there; empty for none.
        copy_of: The id of the article whose text it repeats; empty for none.
        features: What it is known by; empty where no longer needed.
        marks: Its fingerprint; empty where no longer needed.
    """

    id: str
    digest: str
    name: str
    url: str = ""
    title: str = ""
    outcome: Outcome = "read"
    failure: str = ""
    day: str = ""
    slug: str = ""
    recipe: str = ""
    edition: str = ""
    story: str = ""
    copy_of: str = ""
    features: Features | None = None
    marks: Fingerprint | None = None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What is known of a run; times in seconds since 1970.

    Attributes:
        process: The number of its process.
        started: When it began.
        ended: When it ended; None where it did not, or has not.
        edition: The day it was for.
        outcome: How it ended.
        articles: How many articles the edition has.
        stories: How many stories.
        failed: How many articles could not be read.
    """

    process: int
    started: float
    ended: float | None
    edition: str
    outcome: RunOutcome
    articles: int
    stories: int
    failed: int


def failure_to_json(error: BriefingError) -> str:
    """An error such that it can be said again in any language."""
    values = {key: value if isinstance(value, int | str) else str(value) for key, value in error.values.items()}
    return json.dumps([error.exit_code, error.message, values], ensure_ascii=False)


def failure_from_json(text: str) -> BriefingError:
    """The error that `failure_to_json` wrote."""
    try:
        code, message, values = json.loads(text)
        error = BriefingError(message, **values)
        error.exit_code = int(code)
    except (ValueError, TypeError):  # damaged, which SQLite does not notice
        return DataError("Why is not known any longer: the state is damaged.")
    return error


def pack_features(features: Features | None) -> bytes | None:
    """Features as compressed JSON, some 500 bytes an article."""
    if features is None:
        return None
    return zlib.compress(json.dumps(features, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"), 9)


def unpack_features(data: bytes | None) -> Features | None:
    """The features that `pack_features` wrote; None where they are damaged, which SQLite does not notice."""
    try:
        found: dict[str, Any] = json.loads(zlib.decompress(data or b""))
        return {feature: float(worth) for feature, worth in found.items()}
    except (zlib.error, ValueError, TypeError, AttributeError):
        return None


def pack_marks(marks: Fingerprint | None) -> bytes | None:
    """A fingerprint, four bytes a mark."""
    return None if marks is None else struct.pack(f"<{len(marks)}I", *sorted(marks))


def unpack_marks(data: bytes | None) -> Fingerprint | None:
    """The fingerprint that `pack_marks` wrote; None where it is damaged."""
    try:
        return None if data is None else frozenset(struct.unpack(f"<{len(data) // 4}I", data))
    except (struct.error, TypeError):
        return None

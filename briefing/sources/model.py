"""What sources give."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefing.config import Source
from briefing.errors import BriefingError
from briefing.models import Document

Status = Literal["new", "changed", "unchanged", "kept"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """An article that a source gave.

    Attributes:
        source: The source.
        status: Whether it came for the first time, came in other words than before, or came as before; 'kept' is what
            the source no longer lists, or was not asked for.
        document: The article, to be read by the ingest stage.
        seen: When it first came, with a zone.
    """

    source: Source
    status: Status
    document: Document
    seen: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    """A source, or an article of one, that could not be had.

    Attributes:
        source: The source.
        place: The address or path that failed.
        error: Why.
    """

    source: Source
    place: str
    error: BriefingError


@dataclass(frozen=True, slots=True)
class Listed:
    """An article that a source lists and that is still to be fetched.

    Attributes:
        source: The source.
        url: Its address.
        fields: What the source says of it: title, date, source.
        entry: A digest of what the source says of it, which changes when the article does; empty where it says nothing.
    """

    source: Source
    url: str
    fields: dict[str, str]
    entry: str = ""

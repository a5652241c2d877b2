"""Reads the dates of feeds and mails."""

from datetime import UTC, tzinfo
from email.utils import parsedate_to_datetime

from briefing.errors import InputError
from briefing.stages.ingest import parse_date


def iso_date(text: str, zone: tzinfo) -> str:
    """A date as feeds and mails write it, in ISO 8601; empty where nobody can tell what it means.

    Args:
        text: RFC 5322, ISO 8601, or the day in words, English or Spanish.
        zone: That of a date without one.
    """
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        try:
            return parse_date(text, zone, name="").isoformat()
        except (InputError, ValueError, OverflowError):
            return ""
    if date.tzinfo is None:  # -0000 is UTC, said by a machine that does not know where it is (RFC 5322, 3.3)
        date = date.replace(tzinfo=UTC if text.rstrip().endswith("-0000") else zone)
    return date.isoformat()

"""Which day it is, and which day an article belongs to; in the reader's time zone, and never tomorrow."""

from datetime import date, datetime, time, timedelta, tzinfo

from briefing.errors import SettingsError

_WORDS = {"today": 0, "yesterday": 1, "hoy": 0, "ayer": 1}


def parse_edition_day(text: str, *, now: datetime, zone: tzinfo) -> date:
    """The day of an edition: 'today', 'yesterday', or YYYY-MM-DD.

    Raises:
        SettingsError: It is no day, or has not begun yet.
    """
    today = now.astimezone(zone).date()
    if text in _WORDS:
        return today - timedelta(days=_WORDS[text])
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError("{day!r} is no day. Write it like 2026-01-31, or today, or yesterday.", day=text) from error
    if day > today:
        raise SettingsError(
            "{day} has not begun in the time zone {zone}: today is {today}. Name another zone with --timezone.",
            day=day,
            zone=zone,
            today=today,
        )
    return day


def filed_date(moment: datetime | None, *, now: datetime, zone: tzinfo, default: date) -> datetime:
    """When an article was published, in a zone whose calendar tells the day it is filed under.

    Args:
        moment: When it says it was published; None where it says nothing.
        now: The moment of the run. What claims to be from a later day is from today.
        zone: The reader's time zone.
        default: The day of an article that says nothing.
    """
    if moment is None:
        return _midnight(default, zone)
    try:
        local = moment.astimezone(zone)
    except OverflowError:  # in the year 1, or 9999
        local = moment
    today = now.astimezone(zone).date()
    return _midnight(today, zone) if local.date() > today else local


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)

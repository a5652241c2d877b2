"""Which day an article and an edition are of: time zones, the days on which clocks change, dates nobody can be at."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.daily.calendar import filed_date, parse_edition_day
from briefing.errors import SettingsError

NOW = datetime(2026, 3, 29, 12, tzinfo=UTC)
ZONES = ["UTC", "America/Bogota", "Europe/Madrid", "America/Santiago", "Pacific/Apia", "Asia/Kathmandu",
         "Australia/Lord_Howe"]  # fmt: skip


def filed(moment: str, zone: str, now: datetime = NOW) -> str:
    """The day that an article is filed under."""
    found = filed_date(datetime.fromisoformat(moment), now=now, zone=ZoneInfo(zone), default=date(2000, 1, 1))
    return found.date().isoformat()


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2026-03-28T23:30:00-05:00", "America/Bogota", "2026-03-28"),
        ("2026-03-28T23:30:00-05:00", "UTC", "2026-03-29"),
        ("2026-03-29T03:00:00+02:00", "America/Bogota", "2026-03-28"),
        # Madrid goes from 2 to 3 o'clock on 29 March 2026, Santiago from midnight back to 23 o'clock on 4 April and
        # from midnight to 1 o'clock on 6 September: that day has no midnight.
        ("2026-03-28T22:59:59+00:00", "Europe/Madrid", "2026-03-28"),
        ("2026-03-28T23:00:00+00:00", "Europe/Madrid", "2026-03-29"),
        ("2025-03-29T23:00:00+00:00", "Europe/Madrid", "2025-03-30"),
        ("2025-03-30T21:59:59+00:00", "Europe/Madrid", "2025-03-30"),
        ("2025-03-30T22:00:00+00:00", "Europe/Madrid", "2025-03-31"),
        ("2025-10-26T22:59:59+00:00", "Europe/Madrid", "2025-10-26"),
        ("2025-10-26T23:00:00+00:00", "Europe/Madrid", "2025-10-27"),
        ("2025-04-06T03:30:00+00:00", "America/Santiago", "2025-04-05"),
        ("2025-04-06T04:00:00+00:00", "America/Santiago", "2025-04-06"),
        ("2025-09-07T03:59:59+00:00", "America/Santiago", "2025-09-06"),
        ("2025-09-07T04:00:00+00:00", "America/Santiago", "2025-09-07"),
        ("2026-03-28T18:14:59+00:00", "Asia/Kathmandu", "2026-03-28"),
        ("2026-03-28T18:15:00+00:00", "Asia/Kathmandu", "2026-03-29"),
    ],
)
def test_the_day_is_the_readers(moment: str, zone: str, day: str) -> None:
    """What counts is the calendar in the reader's zone, on the days too on which clocks change."""
    assert filed(moment, zone) == day


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_without_a_midnight_keeps_its_articles(zone: str) -> None:
    """An article that names a day and no time stays there, even where that day begins at one o'clock."""
    for day in (date(2025, 9, 7), date(2025, 3, 30), date(2011, 12, 29), date(2025, 4, 6), date(2025, 10, 26)):
        midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
        assert filed_date(midnight, now=NOW, zone=ZoneInfo(zone), default=day).date() == day
        assert filed_date(None, now=NOW, zone=ZoneInfo(zone), default=day).date() == day


@pytest.mark.parametrize(
    "moment", ["2026-03-30T00:00:00+00:00", "2027-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00"]
)
def test_nothing_is_dated_tomorrow(moment: str) -> None:
    """An article that claims to be from the future is filed under today."""
    assert filed(moment, "UTC") == "2026-03-29"
    assert filed(moment, "Pacific/Kiritimati") == "2026-03-30"  # where it is tomorrow already


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-12:00"])
def test_the_first_year(moment: str) -> None:
    """A date at the end of the calendar is odd, and no crash."""
    assert filed(moment, "America/Bogota") <= "0001-01-01"


@given(
    st.datetimes(timezones=st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours)))),
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_never_tomorrow(moment: datetime, now: datetime, zone: str) -> None:
    """Whatever an article claims, whenever and wherever the run is, and filing it again changes nothing."""
    here = ZoneInfo(zone)
    found = filed_date(moment, now=now, zone=here, default=date(2000, 1, 1))
    assert found.date() <= now.astimezone(here).date()
    assert filed_date(found, now=now, zone=here, default=date(2000, 1, 1)).date() == found.date()


@pytest.mark.parametrize(
    ("text", "zone", "day"),
    [
        ("today", "UTC", "2026-03-29"),
        ("hoy", "UTC", "2026-03-29"),
        ("yesterday", "UTC", "2026-03-28"),
        ("ayer", "Pacific/Kiritimati", "2026-03-29"),
        ("today", "Pacific/Kiritimati", "2026-03-30"),
        ("2026-03-30", "Pacific/Kiritimati", "2026-03-30"),
        ("2024-02-29", "UTC", "2024-02-29"),
    ],
)
def test_the_day_of_an_edition(text: str, zone: str, day: str) -> None:
    """In words of either language or as a date, by the reader's clock."""
    assert parse_edition_day(text, now=NOW, zone=ZoneInfo(zone)).isoformat() == day


@pytest.mark.parametrize("text", ["tomorrow", "2026-13-01", "", "29/03/2026"])
def test_what_is_no_day(text: str) -> None:
    """It is refused, with the way to write one."""
    with pytest.raises(SettingsError, match="Write it like 2026-01-31, or today, or yesterday"):
        parse_edition_day(text, now=NOW, zone=UTC)


def test_an_edition_of_tomorrow() -> None:
    """There is none; the message says which day it is where."""
    with pytest.raises(SettingsError, match="2026-03-30 has not begun in the time zone UTC: today is 2026-03-29"):
        parse_edition_day("2026-03-30", now=NOW, zone=ZoneInfo("UTC"))


def test_around_midnight_on_the_days_the_clocks_change() -> None:
    """A run each quarter of an hour through the two nights: the day changes once, and only forward."""
    for start in (datetime(2025, 3, 29, 20, tzinfo=UTC), datetime(2025, 10, 25, 20, tzinfo=UTC)):
        for zone in ZONES:
            moments = [start + timedelta(minutes=15 * n) for n in range(4 * 24)]
            days = [parse_edition_day("today", now=each, zone=ZoneInfo(zone)) for each in moments]
            assert days == sorted(days)
            assert len(set(days)) == 2

"""Settings come from the environment and the command line, the latter over the former, and are checked."""

from datetime import UTC, datetime, timedelta

import pytest

from briefing.config import Settings, interface_language
from briefing.errors import SettingsError
from briefing.models import Language

BOGOTA = timedelta(hours=-5)


def test_nothing_set() -> None:
    """Without settings dates are in UTC and articles without one stay undated: the clock is never asked."""
    settings = Settings.load({})
    assert datetime(2026, 1, 1, tzinfo=settings.zone).utcoffset() == timedelta()
    assert settings.default_date is None


@pytest.mark.parametrize("environ", [{"BRIEFING_TIMEZONE": "America/Bogota"}, {}, {"BRIEFING_TIMEZONE": "Asia/Tokyo"}])
def test_time_zone(environ: dict[str, str]) -> None:
    """The option wins over the variable."""
    option = None if environ.get("BRIEFING_TIMEZONE") == "America/Bogota" else "America/Bogota"
    assert datetime(2026, 1, 1, tzinfo=Settings.load(environ, timezone=option).zone).utcoffset() == BOGOTA


def test_empty_variables_are_not_set() -> None:
    """A variable without a value is as good as none."""
    assert Settings.load({"BRIEFING_TIMEZONE": "", "SOURCE_DATE_EPOCH": ""}).default_date is None


@pytest.mark.parametrize(
    "name", ["America/Bogotá", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "a\0b", "America"]
)
def test_bad_time_zones(name: str) -> None:
    """What is no time zone is quoted, with an example of one; a path out of the database is none."""
    with pytest.raises(SettingsError, match=r"^There is no time zone .*\. Name one like America/Bogota or UTC\.$"):
        Settings.load({}, timezone=name)


def test_default_day() -> None:
    """The day of articles without a date is midnight in the time zone, and wins over SOURCE_DATE_EPOCH."""
    settings = Settings.load({"SOURCE_DATE_EPOCH": "0"}, timezone="America/Bogota", day="2026-01-31")
    assert settings.default_date == datetime(2026, 1, 31, 5, tzinfo=UTC)


@pytest.mark.parametrize("day", ["31/01/2026", "2026-02-30", "tomorrow", "2026-01-31T07:00"])
def test_bad_days(day: str) -> None:
    """What is no day is quoted, with the right form."""
    with pytest.raises(SettingsError, match=rf"^'{day}' is no day\. Write it like 2026-01-31\.$"):
        Settings.load({}, day=day)


def test_source_date_epoch() -> None:
    """SOURCE_DATE_EPOCH counts seconds since 1970 in UTC, said in the time zone."""
    date = Settings.load({"SOURCE_DATE_EPOCH": "1769850000"}, timezone="America/Bogota").default_date
    assert date is not None
    assert date.isoformat() == "2026-01-31T04:00:00-05:00"


@pytest.mark.parametrize("seconds", ["yesterday", "1.5", "9" * 30, "-" + "9" * 30, "9" * 5000])
def test_bad_epochs(seconds: str) -> None:
    """What is no number of seconds, or none that a calendar reaches, is refused."""
    with pytest.raises(SettingsError, match=r"^SOURCE_DATE_EPOCH is .*, which is no number of seconds\.$"):
        Settings.load({"SOURCE_DATE_EPOCH": seconds})


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_CO.UTF-8"}, "es"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "ES_es"}, "es"),
        ({"LANG": "est"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "es_ES", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "es_MX"}, "es"),
        ({"LC_ALL": "en_GB", "LANGUAGE": "es:en"}, "es"),
        ({"LC_ALL": "es_ES", "BRIEFING_LANGUAGE": "en"}, "en"),
        ({"LC_ALL": "", "LANG": "es_ES"}, "es"),
    ],
)
def test_interface_language(environ: dict[str, str], language: Language) -> None:
    """The program speaks Spanish where the locale says so, by POSIX's order of variables, and its own one first."""
    assert interface_language(environ) == language

"""What the environment and the command line say, the latter over the former.

The environment is read here and nowhere else. Options that stand for a single value are bound to their variables
(`BRIEFING_ENGINE`, …) by click; here are those that need checking.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefing.errors import SettingsError
from briefing.models import Language


@dataclass(frozen=True, slots=True)
class Settings:
    """Checked settings of a run.

    Attributes:
        zone: The time zone of dates that name none.
        default_date: When an article without a date was published; None files it under 'undated'.
    """

    zone: tzinfo = UTC
    default_date: datetime | None = None

    @classmethod
    def load(cls, environ: Mapping[str, str], *, timezone: str | None = None, day: str | None = None) -> "Settings":
        """Read `BRIEFING_TIMEZONE` and `SOURCE_DATE_EPOCH` (seconds, reproducible-builds.org), options first.

        Args:
            environ: The environment.
            timezone: An IANA name, such as America/Bogota.
            day: The day of articles without a date, YYYY-MM-DD.

        Raises:
            SettingsError: A value is no time zone, day or number of seconds.
        """
        zone = parse_zone(timezone or environ.get("BRIEFING_TIMEZONE") or "UTC")
        if day:
            return cls(zone, _parse_day(day, zone))
        epoch = environ.get("SOURCE_DATE_EPOCH")
        return cls(zone, _parse_epoch(epoch, zone) if epoch else None)


def interface_language(environ: Mapping[str, str]) -> Language:
    """The language to speak to the user in, by POSIX's order of variables; English where they say neither."""
    for name in ("BRIEFING_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            return "es" if re.match(r"es(?![a-z])", value, re.IGNORECASE) else "en"
    return "en"


def parse_zone(name: str) -> tzinfo:
    """The time zone of an IANA name, such as America/Bogota.

    Raises:
        SettingsError: There is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(
            "There is no time zone {name!r}. Name one like America/Bogota or UTC.", name=name
        ) from error


def parse_time(text: str) -> time:
    """A time of day, as in '06:30'.

    Raises:
        SettingsError: It is none.
    """
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError as error:
        raise SettingsError(
            "{value!r} is no time of day. Write hours and minutes, such as 06:30.", value=text
        ) from error


def _parse_day(day: str, zone: tzinfo) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time(), tzinfo=zone)
    except ValueError as error:
        raise SettingsError("{day!r} is no day. Write it like 2026-01-31.", day=day) from error


def _parse_epoch(seconds: str, zone: tzinfo) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), zone)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError("SOURCE_DATE_EPOCH is {value!r}, which is no number of seconds.", value=seconds) from error

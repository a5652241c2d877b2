"""How often a theme occurs over time, as the bars of a drawing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from briefing.models import LANGUAGES, Language
from briefing.render.dates import format_day, format_month
from briefing.site.entry import Texts

Unit = Literal["day", "week", "month", "year"]

WIDTH = 640  # of the drawing, in its own units
_HEIGHT = 112  # of the highest bar
_WIDEST = 36  # bar: few days need no walls
_MOST = 60  # bars that still have some ten units each

_START: Mapping[Unit, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A period: its name, how many briefs had the theme in it, and where its bar stands."""

    labels: Texts
    count: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Trend:
    """A theme over time.

    Attributes:
        unit: The length of a period.
        bars: A bar a period, in order, empty ones too.
        width: Of the drawing.
        total: How many briefs have the theme.
        most: The highest count.
        first: The first period's name in each language.
        last: The last one's.
        when: That of the first with the highest count.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    width: int
    total: int
    most: int
    first: Texts
    last: Texts
    when: Texts


def trend_of(days: Sequence[str], *, first: str, last: str) -> Trend | None:
    """The trend of a theme.

    Args:
        days: The day of each brief that has it, YYYY-MM-DD, in any order; others are left out.
        first: The first day of the whole site.
        last: Its last.

    Returns:
        The trend; None where no brief has a day, or all have the same.
    """
    parsed = [date.fromisoformat(day) for day in days if day[:1].isdigit()]
    if not parsed or first == last:
        return None
    unit = _unit(date.fromisoformat(first), date.fromisoformat(last))
    starts = _periods(unit, date.fromisoformat(first), date.fromisoformat(last))
    counts = Counter(_START[unit](day) for day in parsed)
    most = max(counts.values())
    step = WIDTH / len(starts)
    width = round(min(step * 0.8, _WIDEST), 1)
    bars = tuple(
        Bar(
            labels={language: _label(unit, start, language) for language in LANGUAGES},
            count=counts[start],
            x=round((n + 0.5) * step - width / 2, 1),
            width=width,
            height=round(counts[start] / most * _HEIGHT, 1),
        )
        for n, start in enumerate(starts)
    )
    peak = next(bar for bar in bars if bar.count == most)
    return Trend(unit, bars, WIDTH, len(parsed), most, bars[0].labels, bars[-1].labels, peak.labels)


def _unit(first: date, last: date) -> Unit:
    """The shortest period of which there are not too many."""
    days = (last - first).days + 1
    if days <= _MOST:
        return "day"
    if days <= _MOST * 7 - 6:
        return "week"
    return "month" if len(_periods("month", first, last)) <= _MOST else "year"


def _periods(unit: Unit, first: date, last: date) -> list[date]:
    """The first day of each period."""
    found, day = [], _START[unit](first)
    while day <= last:
        found.append(day)
        if (date.max - day).days <= 366:  # the calendar ends
            break
        day = _START[unit](day + timedelta(days={"day": 1, "week": 7, "month": 32, "year": 366}[unit]))
    return found


def _label(unit: Unit, start: date, language: Language) -> str:
    if unit == "month":
        return format_month(start.isoformat()[:7], language)
    return str(start.year) if unit == "year" else format_day(start.isoformat(), language)

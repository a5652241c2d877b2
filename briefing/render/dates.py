"""Days and months as each language writes them."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from briefing.models import Language


@lru_cache(maxsize=4096)
def format_day(day: str, language: Language, form: str = "long") -> str:
    """A day, YYYY-MM-DD, in words: 'January 9, 2026', '9 de enero de 2026'; empty for 'undated'.

    Args:
        day: The day.
        language: In which to say it.
        form: Babel's name for how much to say; 'full' says the day of the week too.
    """
    parsed = _parse(day)
    return format_date(parsed, form, locale=language) if parsed else ""


@lru_cache(maxsize=1024)
def format_month(month: str, language: Language) -> str:
    """A month, YYYY-MM, in words: 'January 2026', 'enero de 2026'."""
    parsed = _parse(f"{month}-01")
    return format_skeleton("yMMMM", parsed, locale=language) if parsed else ""


def _parse(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:  # 'undated'
        return None

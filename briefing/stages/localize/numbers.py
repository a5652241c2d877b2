"""Numbers and percentages: separators and signs are the CLDR's, by way of Babel.

A number is touched only where the source has it too, so that versions, times and whatever else looks like one stay. A
Spanish one of four figures goes without separator, as the CLDR (`minimumGroupingDigits`) and the Academies want it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from babel.numbers import format_percent, get_decimal_symbol, get_group_symbol

from briefing.models import Language, other

Number = tuple[str, str]  # the digits before and behind the decimal point

# No longer than what anybody counts, so that no search takes long.
_SEPARATED = r"(?:\d{1,3}(?:[.,]\d{3}){1,6}(?:[.,]\d{1,9})?|\d{1,15}[.,]\d{1,9})"
BEFORE, BEHIND = r"(?<![\w.,:/@+–-])", r"(?![\w:/@–-]|[.,]\d)"  # beside a number that is no part of something else
FIGURES = rf"(?:{_SEPARATED}|\d{{1,15}})"
_NUMBER = re.compile(f"{BEFORE}{_SEPARATED}{BEHIND}")
_PERCENT = re.compile(r"(?<=\d)[ \xa0\u2009\u202f]?%(?!\w)")
# What stands before a number that names something: 'Section 5.2', 'Windows 8.1'.
_LABEL = re.compile(
    r"(?:\b(?:version|section|chapter|release|rule|point|article|paragraph|versión|sección|capítulo|regla|punto|artículo|"
    r"apartado|párrafo|no|v)\.?|§)\s?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^.!?…:\s\"“«(]\s+[^\W\d_a-záéíóúñü][\w.-]{0,30}\s$")
_NAME_LENGTH = 40  # characters before a number that are looked at
_COUNTED = re.compile(r"\s?(?:%|percent|per cent|por ciento|million|billion|trillion|mil\b|millones|billones)")
_TIME = re.compile(r"\s?(?:[ap]\.?\s?m\b|h\b|hrs?\b|hours?\b|horas?\b|o['’]clock)", re.IGNORECASE)


def write_numbers(text: str, source: str, language: Language) -> str:
    """A translation with its numbers and percentages as its language writes them.

    Args:
        text: The translation.
        source: What was translated.
        language: The translation's.
    """
    known = set(_numbers(source, other(language)))

    def rewritten(match: re.Match[str]) -> str:
        for convention in (language, other(language)):
            number = read_number(match.group(), convention)
            if number in known:
                return _write(number, language)
        return match.group()

    return _PERCENT.sub(_percent_sign(language), _NUMBER.sub(rewritten, text))


def read_number(figures: str, language: Language) -> Number | None:
    """What figures mean in a language: ('1234', '5') for '1,234.5' in English; None where they mean nothing there."""
    group, point = map(re.escape, _separators(language))
    found = re.fullmatch(rf"(0|[1-9]\d{{0,2}}(?:{group}\d{{3}})+|[1-9]\d*)(?:{point}(\d+))?", figures)
    return (re.sub(r"\D", "", found[1]), found[2] or "") if found else None


def _numbers(source: str, language: Language) -> Iterator[Number]:
    for match in _NUMBER.finditer(source):
        number = read_number(match.group(), language)
        before = source[max(0, match.start() - _NAME_LENGTH) : match.start()]
        named = _LABEL.search(before) or (_NAME.search(before) and not _COUNTED.match(source, match.end()))
        # In half of America '1,500' is a thousand and a half.
        doubtful = language == "es" and re.fullmatch(r"[1-9]\d*,\d{3}", match.group())
        if number and not named and not doubtful and not _TIME.match(source, match.end()):
            yield number


def _write(number: Number, language: Language) -> str:
    group, point = _separators(language)
    whole = number[0] if language == "es" and len(number[0]) == 4 else f"{int(number[0]):,}".replace(",", group)
    return f"{whole}{point}{number[1]}" if number[1] else whole


@lru_cache(maxsize=2)
def _separators(language: Language) -> tuple[str, str]:
    return get_group_symbol(language), get_decimal_symbol(language)


@lru_cache(maxsize=2)
def _percent_sign(language: Language) -> str:
    return format_percent(0, locale=language).lstrip("0")

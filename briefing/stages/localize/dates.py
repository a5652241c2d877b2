"""Days: 'January 9, 2026' in English, '9 de enero de 2026' in Spanish, the CLDR's long form; names are Babel's.

'9/1/2026' stays, since nobody can tell which is the month.
"""

import re
from functools import lru_cache

from babel import Locale

from briefing.models import Language

_MORE_DAYS = re.compile(r"\d(?:st|nd|rd|th)?,? (?:and|or|to|until|till|through) (?:the )?$")
_PLACE = re.compile(
    r"\b(?!(?:Al|De|Del|Desde|El|En|Entre|Hasta|Los|Para) )[A-ZÁÉÍÓÚÑ][\w’'-]* (?:del? )?$"
)  # 'Plaza 25 de Mayo', 'Movimiento 26 de Julio'
_IN_DATE = re.compile(r"\d (?:de )?$")
_LOOKED_AT = 30  # characters before a date
_DAY = r"(?P<day>3[01]|[12]\d|[1-9])(?P<suffix>st|nd|rd|th|\.?º)?"
_YEAR = r"(?P<year>[12]\d{3})"
_BEFORE, _BEHIND = r"(?<![\w$€£.,:/–-])(?<!\d, )", r"(?![\w/–-]|[.,:]\d| \d| (?:dólar|euro|libra|mil))"
_OTHER_WORDS = frozenset({"march", "may", "august"})


def write_dates(text: str, source: str, language: Language) -> str:
    """A translation with its days as its language writes them.

    Args:
        text: The translation.
        source: What was translated.
        language: The translation's.
    """
    return _spanish(text, source) if language == "es" else _english(text)


def _names(language: Language, kind: str) -> tuple[str, ...]:
    return tuple(getattr(Locale(language), kind)["format"]["wide"].values())


@lru_cache(maxsize=1)
def _english_patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(_names("en", "months"))
    names = {name.lower() for kind in ("months", "days") for name in _names("en", kind)} - _OTHER_WORDS
    month = rf"(?P<month>{months})\b"
    return (
        re.compile(rf"{_BEFORE}(?P<the>the )?{_DAY}(?P<of> of)? {month}(?:,? (?:of )?{_YEAR})?{_BEHIND}"),
        re.compile(rf"\b{month} {_DAY}(?:,? of|,|) {_YEAR}{_BEHIND}"),
        re.compile(rf"(?<![\w@#.’'/-])(?:{'|'.join(sorted(names))})(?![\w@/-]|\.\w)"),
    )


def _english(text: str) -> str:
    day_first, month_first, lower = _english_patterns()

    def turned(match: re.Match[str]) -> str:
        if _MORE_DAYS.search(text, max(0, match.start() - _LOOKED_AT), match.start()):
            return match.group()
        # 'The 7 June attacks', but 'on the 7th of June'.
        the = "the " if match["the"] and not (match["of"] or match["suffix"]) else ""
        return the + _english_date(match)

    text = month_first.sub(_english_date, day_first.sub(turned, text))
    return lower.sub(lambda match: match.group().capitalize(), text)


def _english_date(match: re.Match[str]) -> str:
    day = f"{match['month']} {int(match['day'])}"
    return f"{day}, {match['year']}" if match["year"] else day


@lru_cache(maxsize=1)
def _spanish_patterns() -> tuple[re.Pattern[str], ...]:
    ours, theirs = "|".join(_names("es", "months")), "|".join(_names("en", "months"))
    days = "|".join(name.capitalize() for name in _names("es", "days"))
    month = rf"(?P<month>(?i:{ours})|{theirs})\b"
    year = rf"(?:,? (?P<of>del )?(?:de )?{_YEAR})?{_BEHIND}"
    return (
        re.compile(rf"(?P<before>\b(?:[Ee]l|[Ll]os|del|al|este|cada) )(?P<name>{days})\b(?! (?:de |del )?[A-ZÁÉÍÓÚÑ])"),
        re.compile(rf"(?<![\w@#.’'/-])(?P<before>(?:[Ee]n|[Ee]l|[Dd]e) )?{month} {_DAY}{year}"),
        re.compile(rf"{_BEFORE}{_DAY}(?: (?:de|of))? {month}{year}"),
        re.compile(rf"(?<=\b[Dd]e |\b[Ee]n ){month}(?= del? [12]\d{{3}}\b)"),
    )


def _spanish(text: str, source: str) -> str:
    day_name, month_first, day_first, month_alone = _spanish_patterns()

    def before(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(match.string, max(0, match.start() - _LOOKED_AT), match.start()))

    def is_month(match: re.Match[str]) -> bool:
        # 'May' is a month where the source says so; 'Plaza 25 de Mayo' is a place.
        foreign = match["month"] in _names("en", "months")
        return match["month"] in source if foreign else match["month"].islower() or not before(match, _PLACE)

    def turned(match: re.Match[str]) -> str:
        if not is_month(match) or before(match, _IN_DATE):
            return match.group()
        lead = match["before"] or ""
        # 'En enero 9' is 'el 9 de enero'; so it is where a sentence begins, which does so with no digit.
        article = {"en ": "el ", "el ": "el ", "de ": "del "}.get(lead.lower(), "" if match.start() else "El ")
        return (article.capitalize() if lead[:1].isupper() else article) + _spanish_date(match)

    text = day_name.sub(lambda match: match["before"] + match["name"].lower(), text)
    text = month_first.sub(turned, text)
    text = day_first.sub(lambda match: _spanish_date(match) if is_month(match) else match.group(), text)
    return month_alone.sub(lambda match: _month(match) if is_month(match) else match.group(), text)


def _spanish_date(match: re.Match[str]) -> str:
    day = f"{int(match['day'])} de {_month(match)}"
    return f"{day} {(match['of'] or 'de ')}{match['year']}" if match["year"] else day


def _month(match: re.Match[str]) -> str:
    name = match["month"]
    english = _names("en", "months")
    return _names("es", "months")[english.index(name)] if name in english else name.lower()

"""Sums of money: '$5 million' is '5 millones de dólares' in Spanish, and back, where nothing else hangs on the sum.

A dollar is a 'dólar' in Canada too. '$' stays where it comes from Spanish, since it may be a peso there, and so do
signs with a country before them ('US$', 'C$').
"""

import re

from briefing.models import Language
from briefing.stages.localize.numbers import BEFORE, BEHIND, FIGURES, read_number

_UNITS = {"$": ("dólar", "dólares"), "€": ("euro", "euros"), "£": ("libra", "libras")}
_SIGN = re.compile(rf"(?<!\w)([$€£])\s?({FIGURES})(?!\d)")
_SUM = re.compile(
    rf"(?<![\w$€£.,/–-])([$€£]) ?({FIGURES})(?: (millón|millones|mil millones|billones)\b)?"
    rf"(?: de (?:dólares|euros|libras)\b)?{BEHIND}"
)
# What may stand behind 'cinco dólares': no noun that the sum would belong to, as in 'un $5 billete'.
_FREE = re.compile(
    r"\s*(?:[.,;:!?…)\]”»\"—]|$)|\s(?:a|al|ante|como|con|contra|cuando|de|del|desde|durante|el|en|entre|es|fue|ha|hasta|"
    r"la|las|los|mientras|más|menos|ni|o|para|pero|por|porque|que|según|se|si|sin|sobre|tras|u|y|ya)\b"
)
_BOUND = re.compile(r"\b(?:una?|el|la|los|las|sus?|este|esta|no\.|n\.º)[ \xa0]$", re.IGNORECASE)
_DOLLARS = re.compile(rf"(?<![$€£]){BEFORE}({FIGURES})( (?:million|billion|trillion))? dollars\b(?![-'’])")
_RANGE = re.compile(r"\d(?: (?:million|billion|trillion))? (?:to|and|or|by|through) $")


def write_sums(text: str, source: str, language: Language) -> str:
    """A translation with its sums of money as its language writes them.

    Args:
        text: The translation, its numbers written.
        source: What was translated.
        language: The translation's.
    """
    return _spanish(text, source) if language == "es" else _english(text, source)


def _spanish(text: str, source: str) -> str:
    known = {(match[1], read_number(match[2], "en")) for match in _SIGN.finditer(source)}

    def rewritten(match: re.Match[str]) -> str:
        sign, figures, scale = match.groups()
        bound = not _FREE.match(text, match.end()) or _BOUND.search(text, max(0, match.start() - 6), match.start())
        if bound or (sign, read_number(figures, "es")) not in known:
            return match.group()
        unit = _UNITS[sign][figures != "1" or scale is not None]
        return f"{figures} {scale} de {unit}" if scale else f"{figures} {unit}"

    return _SUM.sub(rewritten, text)


def _english(text: str, source: str) -> str:
    if "dólares" not in source:
        return text

    def rewritten(match: re.Match[str]) -> str:
        in_range = _RANGE.search(text, max(0, match.start() - 20), match.start())
        return match.group() if in_range else f"${match[1]}{match[2] or ''}"

    return _DOLLARS.sub(rewritten, text)

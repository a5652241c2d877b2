"""Abbreviations and ordinals that differ by language: 'Mr.' and 'Sr.', '3 p.m.' and '3 p. m.', 'No. 5' and 'n.º 5'.

Only what an engine leaves as it was. Names such as 'EE. UU.' are the termbase's, whose words no rule touches.
"""

import re
from collections.abc import Mapping

from briefing.models import Language

_CAPITAL = r"[A-ZÁÉÍÓÚÑ\U000f0000-\U000ffffd]"  # or a private character, which stands for a term
_TITLES: Mapping[Language, Mapping[str, str]] = {
    "es": {"Mr": "Sr.", "Mrs": "Sra.", "Ms": "Sra."},
    "en": {"Sr": "Mr.", "Sra": "Mrs.", "Srta": "Miss", "Dra": "Dr."},
}
_TITLE = {
    "es": re.compile(rf"(?<![\w.-])(Mrs?|Ms)\.?(?= {_CAPITAL})"),
    "en": re.compile(rf"(?<![\w.-])(?:[Tt]he )?(Sr|Srta|Sra|Dra)\.(?= {_CAPITAL})"),
}
_WORDS: Mapping[Language, tuple[tuple[re.Pattern[str], str], ...]] = {
    "es": (
        (re.compile(r"(?<![\w.])(?:e\.g\.|eg\.)(?!\w)"), "p. ej."),
        (re.compile(r"(?<![\w.])i\.e\.(?!\w),?"), "es decir,"),
        (re.compile(r"(?<=\d)[ \xa0]B\.?C\.?(?:E\b\.?)?(?!\w)"), "\xa0a. C."),
        (re.compile(r"(?<![\w.])EE\.? ?UU\b\.?"), "EE. UU."),
        (re.compile(r"^No\.[ \xa0]?(?=\d)"), "N.º\xa0"),
        (re.compile(r"(?<![\w.])No\.[ \xa0]?(?=\d)"), "n.º\xa0"),
    ),
    "en": (
        (re.compile(r"(?<![\w.])p\.[ \xa0]?ej\."), "e.g."),
        (re.compile(r"(?<=\d)[ \xa0]a\.[ \xa0]?C\."), " BC"),
        (re.compile(r"(?<![\w.])[Nn](?:\.º|º\.?|\.°|°|úm\.)[ \xa0]?(?=\d)"), "No. "),
    ),
}
_CLOCK = {
    "es": re.compile(r"(?<=\d)[ \xa0\u202f]?(?:([ap])m\b\.?|([AP])M\b\.?|([ap])\.[ \xa0\u202f]?m\b\.?)"),
    "en": re.compile(r"(?<=\d)[ \xa0\u202f]?([ap])\.[ \xa0\u202f]m\."),
}
# 'El 5th', whose article tells the gender; not 'la 5th Avenue'. 'Degrees' have no full stop: '25º'.
_ENGLISH_ORDINAL = re.compile(r"\b([Ee]l|del|al|[Ll]a|[Uu]na) (\d{1,3})(?:st|nd|rd|th)(?![\w-])(?! [A-ZÁÉÍÓÚÑ])")
_SPANISH_ORDINAL = re.compile(r"(?<![\w.,:/-])(\d{1,3})\.(?:[ºª]|er|ro|do|ra|da|to|ta)(?!\w)")
_TEENS, _SUFFIXES = range(11, 14), {1: "st", 2: "nd", 3: "rd"}


def write_abbreviations(text: str, source: str, language: Language) -> str:
    """A translation with its abbreviations and ordinal numbers as its language writes them.

    Args:
        text: The translation.
        source: What was translated: an abbreviation is changed where that has it.
        language: The translation's.
    """
    titles = _TITLES[language]
    text = _TITLE[language].sub(lambda match: titles[match[1]] if match[1] in source else match.group(), text)
    for pattern, instead in _WORDS[language]:
        text = pattern.sub(instead, text)
    text = _CLOCK[language].sub(lambda match: _clock(match, language), text)
    if language == "es":
        return _ENGLISH_ORDINAL.sub(
            lambda match: f"{match[1]} {match[2]}.{'ª' if match[1].endswith('a') else 'º'}", text
        )
    return _SPANISH_ORDINAL.sub(lambda match: match[1] + _suffix(int(match[1])), text)


def _clock(match: re.Match[str], language: Language) -> str:
    half = next(filter(None, match.groups())).lower()
    return f" {half}.m." if language == "en" else f"\xa0{half}.\xa0m."


def _suffix(number: int) -> str:
    return "th" if number % 100 in _TEENS else _SUFFIXES.get(number % 10, "th")

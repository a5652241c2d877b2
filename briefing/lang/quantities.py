"""Reads the numbers of a text, however written: '1.9 million', '1,9 millones', 'thirty-seven', 'siglo XX'.

Numbers in words are turned into digits by text2num; what digits mean in each language is dealt with here, and millions.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from briefing.models import Language

_NUMBER = re.compile(
    r"(?P<digits>\d+(?:[.,]\d+)*)"
    r"(?: ?(?P<scale>10{2}(?:0{1}|0{4}|0{7}|0{10})?)(?!\d))?"
    r"(?:(?P<suffix>bn|mn|tn|k|m)\b)?(?P<decade>['’]?s\b)?(?P<evening> ?p\. ?m\b| ?pm\b| de la (?:tarde|noche)\b)?",
    re.IGNORECASE,
)
_SUFFIXES = {"bn": 10**9, "mn": 10**6, "m": 10**6, "tn": 10**12, "k": 1000}
_SCALES: dict[Language, dict[str | None, str]] = {
    "en": {"100": "hundred", "1000": "thousand", f"{10**6}": "million", f"{10**9}": "billion", f"{10**12}": "trillion"},
    "es": {"100": "cien", "1000": "mil", f"{10**6}": "millones", f"{10**9}": "mil millones", f"{10**12}": "billones"},
}
_DOZEN = {"en": re.compile(r"\b(\d+|an?) dozen\b"), "es": re.compile(r"\b(\d+) docenas?\b")}
_BLANKS = re.compile(r"(?<![\d.,])\d{1,3}(?:[\xa0\u2009\u202f ]\d{3})+(?! ?\d)")  # '605 000', by the SI
_THOUSANDS = re.compile(r"\b(\d{1,3}) 1000 (\d{1,3})(?![\d.,])")  # 'cinco mil 300 millones', in Mexico
# 'Two and a half million', 'dos millones y medio', 'half a million'.
_HALVES = {
    "en": ((re.compile(r"\b(\d+) and a half (?=10)"), r"\1.5 "), (re.compile(r"\bhalf an? (?=10)"), "0.5 ")),
    "es": ((re.compile(r"\b(\d+) (10{3,}) y medi[oa]\b"), r"\1,5 \2"), (re.compile(r"\bmedio (?=10)"), "0,5 ")),
}
_ROMAN = re.compile(r"\b(?=[IVXLC]{2}|[VX]\b)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Words that stand for a number where another language writes one.
_WORDS: dict[Language, dict[str, int]] = {
    "en": {"both": 2, "twice": 2, "double": 2, "couple": 2, "pair": 2, "once": 1, "half": 50, "week": 7, "tens": 10,
           "fortnight": 15, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
           "seventies": 70, "eighties": 80, "nineties": 90, "hundreds": 100, "thousands": 1000},
    "es": {"ambos": 2, "ambas": 2, "par": 2, "doble": 2, "duplicar": 2, "duplicó": 2, "medio": 50, "media": 50,
           "mitad": 50, "semana": 7, "quincena": 15, "decena": 10, "veintena": 20, "treintena": 30, "centenar": 100,
           "cientos": 100, "miles": 1000, "millar": 1000, "once": 11, "cuarto": 4},
}  # fmt: skip
_SMALLEST_WORD = 11  # smaller ones come and go between good translations: 'the two' is 'ambos', 'one of them' is 'uno'


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

    Attributes:
        written: As it stands there; in digits where it stands in words.
        values: What it may mean: '1.234' is two numbers in one.
        groups: Its groups of digits, of which it is made where it is a date or a score.
        sure: Whether a translation must have it too.
    """

    written: str
    values: frozenset[Decimal]
    groups: frozenset[Decimal] = frozenset()
    sure: bool = False


def quantities(text: str, language: Language) -> list[Quantity]:
    """The numbers of a text, in order; then what only stands for one."""
    digits = _in_digits(text, language)
    in_text = set(re.findall(r"\d+(?:[.,]\d+)*", re.sub(r"(?<=\d)\s(?=\d)", "", text) + " " + text))
    found = [_quantity(match, in_text, language) for match in _NUMBER.finditer(digits)]
    words = set(re.findall(r"\w+", text.lower()))
    weak = [(word, value) for word, value in _WORDS[language].items() if word in words]
    weak += [(match.group(), _roman(match.group())) for match in _ROMAN.finditer(text)]
    return found + [Quantity(word, frozenset({Decimal(value)})) for word, value in weak]


def _in_digits(text: str, language: Language) -> str:
    from text_to_num import alpha2digit  # noqa: PLC0415 - most commands check nothing

    text = text.encode("utf-8", "replace").decode("utf-8").replace("veintiún", "veintiuno")
    text = _BLANKS.sub(lambda match: re.sub(r"\s", "", match.group()), text)
    text = str(alpha2digit(re.sub(r"\b([a-z]+ty)-([a-z]+)-(?=\w)", r"\1-\2 ", text), language, 0))
    text = _DOZEN[language].sub(lambda match: str(12 * int(match[1])) if match[1].isdecimal() else "12", text)
    for pattern, instead in _HALVES[language]:
        text = pattern.sub(instead, text)
    return _THOUSANDS.sub(lambda match: f"{match[1]}{match[2]:0>3}", text)


def _quantity(match: re.Match[str], in_text: set[str], language: Language) -> Quantity:
    groups = re.findall(r"\d+", match["digits"])
    values = set(_readings(match["digits"], language))
    if match["scale"]:
        values = {value * Decimal(match["scale"]) for value in values}
    if match["suffix"]:
        values |= {value * _SUFFIXES[match["suffix"].lower()] for value in values}
    if match["evening"]:
        values |= {value + 12 for value in values}
    if match["decade"]:
        values |= {value % 100 for value in values}
    # 'A thousand' and 'cien' may mean many.
    vague = not match["scale"] and re.fullmatch(r"10{2}(?:0{1}|0{4}|0{7}|0{10})?", match["digits"])
    in_words = match["digits"] not in in_text
    sure = max(values) > 0 and (not in_words or (max(values) >= _SMALLEST_WORD and not vague))
    # '10.30' may be a time, '10.12.2025' a date.
    apart = not match["scale"] and (len(groups) > 2 or all(len(group) < 3 for group in groups))
    written = " ".join(filter(None, [match["digits"], _SCALES[language].get(match["scale"])]))
    return Quantity(written, frozenset(values), frozenset(map(Decimal, groups if apart else ())), sure)


def _readings(digits: str, language: Language) -> list[Decimal]:
    whole = re.sub(r"\s", "", digits)
    point, group = (".", ",") if language == "en" else (",", ".")
    readings = []
    if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?|\d+(?:\{point}\d+)?", whole):
        readings.append(whole.replace(group, "").replace(point, "."))
    # Half of America writes Spanish numbers as English does.
    foreign = re.fullmatch(rf"\d{{1,3}}(?:\{point}\d{{3}})+(?:\{group}\d+)?|\d+\{group}\d+", whole)
    if foreign and (not readings or (language == "es" and "," in whole)):
        readings.append(whole.replace(point, "").replace(group, "."))
    return [Decimal(reading) for reading in readings or re.split(r"[.,]", whole)]  # a date, a version


def _roman(word: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in word]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))

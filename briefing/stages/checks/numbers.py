"""Whether the numbers, days and currencies of a text are in its translation."""

import re
from collections.abc import Sequence

from briefing.lang.quantities import Quantity, quantities
from briefing.models import Language
from briefing.stages.checks.segment import Segment

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
# 'May' and 'March' are words too: only beside a number they are surely months.
_DOUBTFUL = re.compile(r"(?:\d|\b(?:in|of|since|until|last|next|early|late|mid)\b) ?-?$", re.IGNORECASE)
# For each sign: how a text says it beyond doubt, and how a translation may.
_MONEY: dict[str, tuple[str, str]] = {
    "$": (r"\$|\bdollars?\b|\bdólar(?:es)?\b", r"\$|\bdollar|\bdólar|\bUSD\b|\bcent|\bpesos?\b|\bbucks?\b"),
    "€": (r"€|\beuros\b|\d euro\b", r"€|\beuros?\b|\bEUR\b"),
    "£": (r"£|\blibras esterlinas\b", r"£|\bpounds?\b|\blibras?\b|\bGBP\b"),
    "%": (r"%|\bper ?cent\b|\bpor ?ciento\b", r"%|\bper ?cent|\bpct\b|\bpoints?\b|\bpor ?cien|\bporcent|\bpuntos?\b"),
}  # fmt: skip


def numbers(segment: Segment) -> list[str]:
    """Numbers that only one side has."""
    here = quantities(segment.source, segment.language)
    there = quantities(segment.target, segment.target_language)
    return list(dict.fromkeys([*_only_in(here, there), *_only_in(there, here)]))


def _only_in(here: Sequence[Quantity], there: Sequence[Quantity]) -> list[str]:
    # '10:30' is in '10.30', and '2010-11' in '2010-2011'.
    values = {value for each in there for value in each.values | each.groups}
    years = {value % 100 for value in values if 1000 < value < 2100}
    written = []
    for each in here:
        short = {value % 100 for value in each.values if value < 2100}
        apart = bool(each.groups) and each.groups <= values
        year = bool(short & years and min(each.values) < 100) or bool(short & values and 1000 < max(each.values) < 2100)
        if each.sure and not (each.values & values or apart or year):
            written.append(each.written)
    return written


def dates(segment: Segment) -> list[str]:
    """Months and days of the week that only one side has."""
    found = []
    for names in (_MONTHS, _DAYS):
        here = _named(segment.source, segment.language, names)
        there = _named(segment.target, segment.target_language, names)
        found += [word for place, word in here.items() if place not in there]
        found += [word for place, word in there.items() if place not in here]
    return found


def _named(text: str, language: Language, names: dict[str, str]) -> dict[int, str]:
    flags = re.IGNORECASE if language == "es" else 0
    found: dict[int, str] = {}
    for place, name in enumerate(names[language].split()):
        pattern = rf"\b(?:{name}s?\b|{name[:3]}t?\.)".replace("septiembre", "sep?tiembre")
        for match in re.finditer(pattern, text, flags):
            sure = name not in {"May", "March"} or re.match(r",? \d", text[match.end() :])
            if sure or _DOUBTFUL.search(text[max(0, match.start() - 8) : match.start()]):
                found[place] = match.group()
    return found


def money(segment: Segment) -> list[str]:
    """Currencies, and percentages, that the translation has lost."""
    return [
        sign
        for sign, (sure, wide) in _MONEY.items()
        if re.search(sure, segment.source, re.IGNORECASE) and not re.search(wide, segment.target, re.IGNORECASE)
    ]

"""Finds what has a translation that needs no engine: numbers, dates, addresses, and names that differ by language.

The names come from `wordlists`. Names that stay as they are are left to `names`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.engines.apertium.lexicon import Lexicon
from briefing.engines.apertium.names import BRAND, PERSON
from briefing.engines.apertium.protect import Span
from briefing.engines.apertium.quantities import ENGLISH_UNITS, MONTHS, NUMBER_WORDS, QUANTITIES, UNITS
from briefing.engines.apertium.senses import SENSES
from briefing.engines.apertium.wordlists import (
    INSTITUTIONS,
    PLURAL_COUNTRIES,
    TITLES,
    WITHOUT_ARTICLE,
    Entry,
    countries,
    phrases,
    united_states,
)
from briefing.models import Language, other

# Each stand-in is a word whose translation has the gender and the syntax that the target needs.
_FEMININE = "Spain"  # 'the Spain' -> 'la España'
_COUNTRY = "Boston"
_DEMONYM = "American"  # 'American attacks' -> 'ataques americanos'
_RELATIONAL = "Colombian"  # an adjective that goes behind its noun
_DAY = {"en": "yesterday", "es": "ayer"}

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)'’]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#]\w+"
)
_CODE = re.compile(r"(?<!\S)[^\s]*[^\W_][@#\\^~*+=<>{}\[\]|_$][^\s]*[^\s.,;:!?)\"'”’]")
_NUMBER = re.compile(r"(?:US|R|A|C)?[$€£¥]\s?\d[\d.,:]*\d|(?:US|R|A|C)?[$€£¥]\s?\d|(?<![\w-])\d+(?:[.,:]\d+)+(?!\w)")
_KEPT_NUMBER = re.compile(r"\b(?:version|section|chapter|release|versión|sección|capítulo|v)\.? $", re.IGNORECASE)
_LONG = {
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"),
    "es": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+"),
}
_BEFORE_DATE = re.compile(
    r"\b(?:desde|hasta|entre|de|para|a|y|lunes|martes|miércoles|jueves|viernes|sábado|domingo),? $", re.IGNORECASE
)
_SWAP = str.maketrans(".,", ",.")

_NOUN_FORMS = "|".join(sorted(SENSES, key=len, reverse=True))
_NOUN = re.compile(rf"(?:\b(?P<before>[^\W\d_]+) )?\b(?P<noun>{_NOUN_FORMS})\b", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that) $", re.IGNORECASE)
_MERGED = re.compile(r"\b([Dd]e|[Aa])l $")
_AMERICAN = re.compile(r"\b(?:US|U\.S\.) $")
_NOUN_STAND_INS = {(False, False): "book", (False, True): "books", (True, False): "house", (True, True): "houses"}

_MEASURE = re.compile(
    rf"\b(\d[\d.,]*|{'|'.join(NUMBER_WORDS)})-({'|'.join(UNITS)})(-old)?\b(?= ([^\W\d_]+))?", re.IGNORECASE
)
_DECADE = re.compile(r"\b((?:1[5-9]|20)\d0)['’]?s\b")
_AGO = re.compile(
    r"\b(?P<since>desde )?hace (?P<some>(?:(?:ya|casi|más de|unos|unas|apenas) )?)"
    r"(?P<count>un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varios|varias|algunos|algunas|muchos|\d+) "
    r"(?P<unit>año|mes|semana|día|hora|minuto|década|siglo)(?:es|s)?\b",
    re.IGNORECASE,
)


def number_in(text: str, source: Language) -> str:
    """A number with the separators of the other language: '605,000.5' -> '605.000,5'; times and versions untouched."""
    return _LONG[source].sub(lambda match: match.group().translate(_SWAP), text)


def numbers(text: str, source: Language) -> Iterator[Span]:
    """Sums of money, and numbers with a separator in them; plain digits come through the engine by themselves."""
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        plain = re.fullmatch(r"\D*(?:\d+|\d+[.,]\d+|\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:[.,]\d+)?)", match.group())
        keep = not plain or _KEPT_NUMBER.search(text, max(0, match.start() - 12), match.start())
        target = match.group() if keep else number_in(match.group(), source)
        # Two at least: '1.5' takes a plural, as '15' does.
        yield Span(match.start(), match.end(), digits[-9:].lstrip("0") or "20", target)


def addresses(text: str) -> Iterator[Span]:
    """URLs, email addresses, handles, and words with characters inside that words do not have."""
    for pattern in (_ADDRESS, _CODE):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), BRAND, match.group())


@lru_cache(maxsize=2)
def _date(source: Language) -> re.Pattern[str]:
    names = "|".join(MONTHS[source])
    if source == "en":
        day = r"(?P<{0}>\d\d?)(?:st|nd|rd|th)?"
        first = day.format("a") + rf"(?: of)? (?P<m>{names})"
        second = rf"(?P<n>{names}) " + day.format("b")
        return re.compile(rf"\b(?P<before>on |[Aa]s of )?(?:the )?(?:{first}|{second})(?:,? (?P<y>\d{{4}}))?(?!\w)")
    return re.compile(
        rf"\b(?P<before>el |del )?(?P<a>\d\d?) de (?P<m>{names})(?: del? (?P<y>\d{{4}}))?(?!\w)", re.IGNORECASE
    )


def dates(text: str, source: Language) -> Iterator[Span]:
    """Days of a month: '20 January 2025', 'January 20' -> 'el 20 de enero de 2025'."""
    for match in _date(source).finditer(text):
        groups = match.groupdict()
        month = (groups["m"] or groups["n"]).lower()
        name = MONTHS[other(source)][[name.lower() for name in MONTHS[source]].index(month)]
        day, year, before = groups["a"] or groups["b"], groups["y"], (groups["before"] or "").lower()
        if source == "en":
            article = "al" if before == "as of " else "el"
            target = f"{article} {day} de {name}" + (f" de {year}" if year else "")
        else:
            # After a preposition English has no 'on': 'desde el 2 de enero' -> 'since 2 January'.
            bound = _BEFORE_DATE.search(text[max(0, match.start() - 20) : match.start()])
            preposition = {"el ": "" if bound else "on ", "del ": "of "}.get(before, "")
            target = f"{preposition}{day} {name}" + (f" {year}" if year else "")
        yield Span(match.start(), match.end(), _DAY[source], target)


def measures(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """English modifiers of number and unit: 'a 37-year-old citizen' -> 'un ciudadano de 37 años'."""
    for match in _MEASURE.finditer(text):
        count = NUMBER_WORDS.get(match[1].lower()) or number_in(match[1], "en")
        target = f"de {count} {UNITS[match[2].lower()]}"
        before_noun = match[4] is not None and lexicon.tags(match[4]) & {"n", "adj", "np"}
        if before_noun:
            yield Span(match.start(), match.end(), _RELATIONAL, target, target)
        elif match[3]:
            yield Span(match.start(), match.end(), "person", f"persona {target}", f"personas {target}")


def spells(text: str, source: Language) -> Iterator[Span]:
    """Spans of time that the engine gets wrong word by word: 'the 1990s', 'hace algunos años'."""
    if source == "en":
        for match in _DECADE.finditer(text):
            yield Span(match.start(), match.end(), "decade", f"década de {match[1]}")
        return
    for match in _AGO.finditer(text):
        count, unit = match["count"].lower(), ENGLISH_UNITS[match["unit"].lower()]
        single = count in {"un", "una", "1"}
        number = "an" if single and unit == "hour" else QUANTITIES.get(count, count)
        plural = unit if single else ("centuries" if unit == "century" else unit + "s")
        amount = f"{QUANTITIES.get(match['some'].lower(), '')}{number} {plural}"
        target = f"for {amount}" if match["since"] else f"{amount} ago"
        yield Span(match.start(), match.end(), _DAY["es"], target)


def senses(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """English nouns that the engine takes in another sense than the news does, or does not know: see `senses`."""
    verb = frozenset({"inf", "pri", "past"})
    for match in _NOUN.finditer(text):
        word, sense = match["noun"], SENSES[match["noun"].lower()]
        before = lexicon.tags(match["before"].lower()) if match["before"] else frozenset()
        if lexicon.tags(word.lower()) & verb and not before & {"det", "adj", "pos", "gen"}:
            continue
        yield Span(*match.span("noun"), _NOUN_STAND_INS[sense.feminine, sense.plural], sense.target)


def is_attributive(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name stands before an English noun that it modifies: 'the Trump administration', not 'Trump said'."""
    following = re.match(r" [\"“‘]?([^\W\d_]+)(?: ([a-z]+))?", text[end:])
    if following is None:
        return False
    if following[1][0].isupper():
        return following[1].lower() in TITLES["en"] | INSTITUTIONS["en"] or bool(_phrase("en").match(text, end + 1))
    tags = lexicon.tags(following[1])
    if "adj" in tags and "n" not in tags and following[2]:
        return "n" in lexicon.tags(following[2])
    determined = bool(_DETERMINER.search(text, max(0, start - 8), start))
    finite = bool(tags & {"past", "pri", "vaux", "vbser", "vbhaver", "vbmod", "adv", "pr", "cnjcoo", "cnjsub"})
    # 'The US risks losing', but 'US strikes', since a country of several words has its article as a noun.
    if text[start:end] in united_states("en"):
        determined = not determined
    return "n" in tags and (determined or not finite)


@lru_cache(maxsize=2)
def _phrase(source: Language) -> re.Pattern[str]:
    names = sorted({*phrases(source), *countries(source), *united_states(source)}, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w.])(?P<the>(?:[Tt]he|[LlEe][oal]s?) )?(?P<name>{'|'.join(map(re.escape, names))})(?!\w)"
    )


def candidates(text: str, source: Language) -> list[str]:
    """The names of `fixed_names` in a text, for the lexicon to be asked about."""
    return [match["name"] for match in _phrase(source).finditer(text)]


def fixed_names(text: str, source: Language, lexicon: Lexicon) -> Iterator[Span]:
    """Names with a translation of their own: 'the White House' -> 'la Casa Blanca'."""
    for match in _phrase(source).finditer(text):
        name, end = match["name"], match.end()
        attributive = source == "en" and is_attributive(text, match.start("name"), end, lexicon)
        entry = phrases(source).get(name)
        if name in united_states(source):
            # 'US Border Patrol' is one name, and the next match.
            if source == "es" or not _phrase(source).match(text, end + 1):
                yield _united_states(match, attributive=attributive, source=source)
        elif entry is None:
            if "loc" not in lexicon.tags(name):  # the engine declines the countries that it knows
                yield _country(match, source)
        elif source == "es":
            yield from _english_name(match, entry.target)
        else:
            yield _spanish_name(match, entry, attributive=attributive)


def _spanish_name(match: re.Match[str], entry: Entry, *, attributive: bool) -> Span:
    text, (start, end) = match.string, match.span("name")
    articled = f"{entry.article} {entry.target}".strip()
    american = _AMERICAN.search(text, max(0, start - 8), start)
    if american:
        return Span(american.start(), end, PERSON, f"{articled} de EE. UU.")
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return Span(start, end, PERSON, entry.target)
    if attributive:
        return Span(start, end, BRAND, articled)
    if match["the"]:
        return Span(start, end, _FEMININE if entry.feminine else PERSON, entry.target)
    return Span(start, end, PERSON, articled)


def _country(match: re.Match[str], source: Language) -> Span:
    target = countries(source)[match["name"]]
    article = PLURAL_COUNTRIES.get(target.split()[0]) if source == "en" and match["the"] else None
    if article:
        return Span(match.start(), match.end(), _COUNTRY, f"{article} {target}")
    return Span(*match.span("name"), _COUNTRY, target)


def _english_name(match: re.Match[str], target: str) -> Iterator[Span]:
    # 'La OTAN' -> 'NATO', 'agentes del ICE' -> 'agents of ICE', but 'la ONU' -> 'the UN'.
    start, end = match.span("name")
    merged = _MERGED.search(match.string, max(0, start - 8), start)
    if target not in WITHOUT_ARTICLE:
        yield Span(start, end, PERSON, target)
    elif merged:
        yield Span(merged.start(), merged.end(), f"{merged[1]} ", None)
        yield Span(start, end, PERSON, target)
    else:
        yield Span(match.start(), end, PERSON, target)


def _united_states(match: re.Match[str], *, attributive: bool, source: Language) -> Span:
    start, end = match.span("name")
    if source == "es":
        # 'de EE. UU.' -> 'of the US': English wants an article, Spanish does not.
        long = match["name"].startswith("Estados")
        return Span(match.start(), end, PERSON, "the United States" if long else "the US")
    if attributive:
        return Span(start, end, _DEMONYM, "estadounidense", "estadounidenses")
    target = "Estados Unidos" if match["name"].startswith("United") else "EE. UU."
    return Span(match.start(), end, PERSON, target)

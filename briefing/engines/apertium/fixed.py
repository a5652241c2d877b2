"""Finds what has a translation that needs no engine: numbers, dates, addresses, and names that differ by language.

The names come from the termbase. Names that stay as they are are left to `names`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefing.engines.apertium.lexicon import Lexicon
from briefing.engines.apertium.names import BRAND, PERSON
from briefing.engines.apertium.protect import Span
from briefing.engines.apertium.quantities import ENGLISH_UNITS, MONTHS, NUMBER_WORDS, QUANTITIES, UNITS
from briefing.engines.apertium.senses import SENSES
from briefing.engines.apertium.wordlists import INSTITUTIONS, PLURAL_COUNTRIES, TITLES
from briefing.lang.places import countries
from briefing.models import Language, other
from briefing.termbase import Match, Termbase

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
_THE = re.compile(r"\b[Tt]he $")
_EL = re.compile(r"\b[LlEe][oal]s? $")
_AFTER_PREPOSITION = re.compile(r"\b(?:a|ante|con|contra|de|desde|en|entre|hacia|hasta|para|por|según|sobre|tras) $")
_AMERICAN = re.compile(r"\b(?:US|U\.S\.) $")
# By language, for a noun whose Spanish is feminine or not, plural or not.
_NOUN_STAND_INS = {
    "en": {(False, False): "book", (False, True): "books", (True, False): "house", (True, True): "houses"},
    "es": {(False, False): "libro", (False, True): "libros", (True, False): "casa", (True, True): "casas"},
}

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


_RECIPROCALS = {
    "to": "el uno al otro", "at": "el uno al otro", "with": "entre sí", "between": "entre sí", "among": "entre sí",
    "against": "el uno contra el otro", "from": "el uno del otro", "of": "el uno del otro", "for": "el uno por el otro",
    "on": "el uno en el otro", "in": "el uno en el otro", "without": "el uno sin el otro",
}  # fmt: skip
_RECIPROCAL = re.compile(
    rf"\b(?P<preposition>(?:{'|'.join(_RECIPROCALS)}) )?(?:each other|one another)\b(?![’']s)", re.IGNORECASE
)


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


def reciprocals(text: str) -> Iterator[Span]:
    """'Each other' and 'one another' with the preposition before, which the engine takes for 'every other one'."""
    for match in _RECIPROCAL.finditer(text):
        preposition = (match["preposition"] or "to").strip().lower()
        yield Span(match.start(), match.end(), "here", _RECIPROCALS[preposition])


def senses(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """English nouns that the engine takes in another sense than the news does, or does not know: see `senses`."""
    verb = frozenset({"inf", "pri", "past"})
    for match in _NOUN.finditer(text):
        word, sense = match["noun"], SENSES[match["noun"].lower()]
        before = lexicon.tags(match["before"].lower()) if match["before"] else frozenset()
        if lexicon.tags(word.lower()) & verb and not before & {"det", "adj", "pos", "gen"}:
            continue
        yield Span(*match.span("noun"), _NOUN_STAND_INS["en"][sense.feminine, sense.plural], sense.target)


def is_attributive(text: str, start: int, end: int, lexicon: Lexicon, termbase: Termbase) -> bool:
    """Whether a name stands before an English noun that it modifies: 'the Trump administration', not 'Trump said'."""
    following = re.match(r" [\"“‘]?([^\W\d_]+)(?: ([a-z]+))?", text[end:])
    if following is None:
        return False
    if following[1][0].isupper():
        return following[1].lower() in TITLES["en"] | INSTITUTIONS["en"] or _is_name(text, end + 1, "en", termbase)
    tags = lexicon.tags(following[1])
    if "adj" in tags and "n" not in tags and following[2]:
        return "n" in lexicon.tags(following[2])
    determined = bool(_DETERMINER.search(text, max(0, start - 8), start))
    finite = bool(tags & {"past", "pri", "vaux", "vbser", "vbhaver", "vbmod", "adv", "pr", "cnjcoo", "cnjsub"})
    # 'The US risks losing', but 'US strikes', since a country of several words has its article as a noun.
    term = termbase.term_at(text, start, "en")
    if term and term.end == end and _is_united_states(term):
        determined = not determined
    return "n" in tags and (determined or not finite)


@lru_cache(maxsize=2)
def _countries(source: Language) -> re.Pattern[str]:
    names = sorted(countries(source), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?P<the>(?:[Tt]he) )?(?P<name>{'|'.join(map(re.escape, names))})(?!\w)")


def _is_name(text: str, place: int, source: Language, termbase: Termbase) -> bool:
    term = termbase.term_at(text, place, source)
    return bool(term and not term.common) or bool(_countries(source).match(text, place))


def candidates(text: str, source: Language) -> list[str]:
    """The countries in a text, for the lexicon to be asked about."""
    return [match["name"] for match in _countries(source).finditer(text)]


def terms(text: str, source: Language, lexicon: Lexicon, termbase: Termbase) -> Iterator[Span]:
    """The termbase's terms and the names of countries: 'the White House' -> 'la Casa Blanca'."""
    for match in termbase.find(text, source):
        if match.common:
            several = match.plural or match.article in {"los", "las"}
            yield Span(match.start, match.end, _NOUN_STAND_INS[source][match.feminine, several], match.target)
        elif source == "es":
            yield from _english_name(text, match)
        elif not (_is_united_states(match) and _is_name(text, match.end + 1, source, termbase)):
            # 'US Border Patrol' is one name, and the next match.
            attributive = is_attributive(text, match.start, match.end, lexicon, termbase)
            yield (
                _united_states(text, match, attributive)
                if _is_united_states(match)
                else _spanish_name(text, match, attributive)
            )
    for found in _countries(source).finditer(text):
        if "loc" not in lexicon.tags(found["name"]):  # the engine declines the countries that it knows
            yield _country(found, source)


def _is_united_states(match: Match) -> bool:
    return match.term.forms["en"][0] in {"US", "United States"}


def _spanish_name(text: str, match: Match, attributive: bool) -> Span:
    start, end = match.start, match.end
    articled = f"{match.article} {match.target}".strip()
    american, the = _AMERICAN.search(text, max(0, start - 8), start), _THE.search(text, max(0, start - 4), start)
    if american:
        return Span(american.start(), end, PERSON, f"{articled} de EE. UU.")
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return Span(start, end, PERSON, match.target)
    if attributive:
        return Span(start, end, BRAND, articled)
    if the and match.article:
        return Span(start, end, _FEMININE if match.feminine else PERSON, match.target)
    return Span(the.start() if the else start, end, PERSON, articled)


def _country(match: re.Match[str], source: Language) -> Span:
    target = countries(source)[match["name"]]
    article = PLURAL_COUNTRIES.get(target.split()[0]) if source == "en" and match["the"] else None
    if article:
        return Span(match.start(), match.end(), _COUNTRY, f"{article} {target}")
    return Span(*match.span("name"), _COUNTRY, target)


def _english_name(text: str, match: Match) -> Iterator[Span]:
    # 'La OTAN' -> 'NATO', 'agentes del ICE' -> 'agents of ICE', but 'la ONU' -> 'the UN'.
    start, end = match.start, match.end
    merged, the = _MERGED.search(text, max(0, start - 8), start), _EL.search(text, max(0, start - 4), start)
    if _is_united_states(match):
        # 'de EE. UU.' -> 'of the US': English wants an article, Spanish does not.
        yield Span(the.start() if the else start, end, PERSON, f"the {match.target}")
    elif match.article:
        # 'De Oriente Medio' -> 'of the Middle East'.
        bare = _AFTER_PREPOSITION.search(text, max(0, start - 9), start)
        yield Span(start, end, PERSON, f"the {match.target}" if bare else match.target)
    elif merged:
        yield Span(merged.start(), merged.end(), f"{merged[1]} ", None)
        yield Span(start, end, PERSON, match.target)
    else:
        yield Span(the.start() if the else start, end, PERSON, match.target)


def _united_states(text: str, match: Match, attributive: bool) -> Span:
    the = _THE.search(text, max(0, match.start - 4), match.start)
    if attributive:
        return Span(match.start, match.end, _DEMONYM, "estadounidense", "estadounidenses")
    return Span(the.start() if the else match.start, match.end, PERSON, match.target)

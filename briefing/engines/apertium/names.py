"""Finds the names in an article's sentences: the words that no engine should translate.

A capitalised word is a name unless Apertium's dictionary says otherwise: it knows 'Venezuela' and 'Colombian' as such,
while 'Trump' is to it the verb and the noun alone. The first word of a sentence proves nothing by its capital, so that
the other sentences of the article are asked. Names with a translation of their own are left to `fixed`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from briefing.engines.apertium.lexicon import Lexicon
from briefing.engines.apertium.quantities import MONTHS
from briefing.engines.apertium.wordlists import INSTITUTIONS, TITLES
from briefing.models import Language

WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'’&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
# 'J. P. Morgan', 'George W. Bush'; particles join only what is a name on both sides.
_GAP = re.compile(r" |\. ?")
_PARTICLES = frozenset(
    {"de", "del", "la", "las", "los", "van", "von", "der", "den", "bin", "ibn", "di", "da", "du", "al"}
)
_PARTICLE = re.compile(rf" (?:(?:{'|'.join(sorted(_PARTICLES))}) )+")
_START = re.compile(r"(?:^|[.!?:…]['\"”’)]? |(?<!\w)['\"“‘«(¿¡—–])[\s'\"“‘«(¿¡—–]*$")
# The stand-ins: a surname, for a name as a subject or object; a trade mark, which Apertium's rules also put behind
# a noun ('ICE agents' -> 'agentes de ICE'). Chosen among ten kinds of noun by reading the translations of names in
# every position; a word unknown to the dictionary, the obvious choice, leaves the next verb a noun.
PERSON = "Johnson"
BRAND = "Google"


_FUNCTION = frozenset({"det", "pr", "prn", "cnjcoo", "cnjsub", "cnjadv", "rel", "vbser", "vbhaver"})
_CLOSED = _FUNCTION | {"adv", "vaux", "vbmod", "preadv"}
_SPEAKING = frozenset({"said", "says", "told", "tells", "added", "warned", "argued", "insisted", "tweeted", "wrote"})
# 'By Thursday Petro …': never part of a name, though the dictionary has some as first names.
_CALENDAR = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} | set(MONTHS["en"])
) - {"May", "March", "April", "June"}
_ROMAN = re.compile(r"[IVXLC]+")


class Kind(Enum):
    """What the dictionary makes of a capitalised word."""

    UNKNOWN = "not in the dictionary, or an acronym that spells a word"
    PERSON = "a first name or surname"
    NAMED = "another word that has a capital in the dictionary: a country, a month, a demonym"
    EITHER = "a surname that is a common word too"
    COMMON = "a common word"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it is, and whether a sentence or quotation begins with it."""

    start: int
    end: int
    text: str
    initial: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: where it is, and whether somebody is called so (rather than a place or an organisation)."""

    start: int
    end: int
    person: bool


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, possessive endings off."""
    found = []
    for match in WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        initial = bool(_START.search(text, max(0, match.start() - 8), match.start()))
        found.append(Word(match.start(), match.start() + len(word), word, initial))
    return tuple(found)


def word_before(text: str, place: int) -> Word | None:
    """The word that ends one blank before a place of a text."""
    found = words(text)
    number = bisect_left(found, place, key=lambda word: word.start)
    last = found[number - 1] if number else None
    return last if last and text[last.end : place] == " " else None


def is_headline(text: str) -> bool:
    """Whether a text is written Like This, so that its capitals say nothing."""
    long = [word.text for word in words(text) if len(word.text) > 3]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


@dataclass(slots=True)
class Names:
    """What is a name in the sentences of one call.

    Attributes:
        language: The language they are in.
        lexicon: The readings of their words, as written and in lower case.
        seen: The words that are names beyond doubt somewhere.
        people: Those of them that name somebody.
    """

    language: Language
    lexicon: Lexicon
    seen: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)

    def learn(self, segments: Sequence[str]) -> None:
        """Note which words are names somewhere, for the sentences where that is in doubt."""
        for text in segments:
            if is_headline(text):
                continue
            for group in self._groups(text):
                sure = [word for word in group if not word.initial or self.kind(word.text) is not Kind.COMMON]
                if sure and self._is_name(text, group):
                    self.seen.update(word.text for word in group[-1:] if self.kind(word.text) is not Kind.NAMED)
                    if self._is_person(text, group):
                        self.people.add(group[-1].text)

    def find(self, text: str) -> list[Name]:
        """The names in a text, in order, each as long as it can be."""
        groups = [group for group in self._groups(text) if self._is_name(text, group)]
        return [Name(group[0].start, group[-1].end, self._is_person(text, group)) for group in groups]

    def kind(self, word: str) -> Kind:
        """What the dictionary makes of a capitalised word."""
        tags = self.lexicon.tags(word)
        somebody = bool(tags & {"ant", "cog"}) and not tags & {"loc", "al", "org", "acr", "adj"}
        if len(word) > 1 and word.isupper():
            return Kind.NAMED if tags & {"acr", "np"} else Kind.UNKNOWN
        if "loc" in tags:
            return Kind.NAMED  # 'Suiza', though 'suiza' is an adjective
        if self.lexicon.knows(word.lower()):
            return Kind.EITHER if "np" in tags else Kind.COMMON
        if somebody:
            return Kind.PERSON
        return Kind.NAMED if tags else Kind.UNKNOWN

    def _groups(self, text: str) -> Iterator[list[Word]]:
        # Runs of capitalised words, cut at titles and demonyms.
        group: list[Word] = []
        headline = is_headline(text)
        for word in words(text):
            if group and word.text in _PARTICLES:
                continue  # the next word tells
            if group and not self._joins(text, group[-1], word):
                yield self._trimmed(text, group)
                group = []
            if word.text[0].isupper() and word.text != "I" and not self._is_apart(word, group, headline=headline):
                group.append(word)
            elif group:
                yield self._trimmed(text, group)
                group = []
        if group:
            yield self._trimmed(text, group)

    def _trimmed(self, text: str, group: list[Word]) -> list[Word]:
        # 'Critics Smith and Jones', but 'Delta Force': a common word that begins the sentence goes, if a name is left.
        first = group[0]
        doubtful = first.initial and self.kind(first.text) is Kind.COMMON and first.text not in self.seen
        rest = {self.kind(word.text) for word in group[1:]}
        named = rest & {Kind.UNKNOWN, Kind.PERSON} or any(word.text in self.seen for word in group[1:])
        quoted = text[first.start - 1 : first.start] in {'"', "“", "‘", "«"}
        return group[1:] if doubtful and named and not quoted else group

    def _joins(self, text: str, last: Word, word: Word) -> bool:
        gap = text[last.end : word.start]
        if _GAP.fullmatch(gap):
            return not gap.startswith(".") or len(last.text) == 1
        known = {Kind.NAMED, Kind.COMMON}
        return (
            bool(_PARTICLE.fullmatch(gap)) and self.kind(last.text) not in known and self.kind(word.text) not in known
        )

    def _is_apart(self, word: Word, group: Sequence[Word], *, headline: bool) -> bool:
        # Words that neither begin nor continue a name, whatever their capital says.
        lower, kind = word.text.lower(), self.kind(word.text)
        if self.language == "en" and word.text in _CALENDAR:
            return True
        if lower in TITLES[self.language] and kind in {Kind.COMMON, Kind.EITHER, Kind.UNKNOWN} and word.text.istitle():
            return True
        tags = self.lexicon.tags(lower)
        if kind in {Kind.COMMON, Kind.EITHER} and word.initial and tags & _CLOSED and not group:
            return word.text not in self.seen or bool(tags & _FUNCTION)
        if kind is Kind.COMMON and headline and word.text not in self.seen:
            return True
        demonym = kind is Kind.NAMED and "adj" in self.lexicon.tags(word.text)
        place = kind is Kind.NAMED and bool(self.lexicon.tags(word.text) & {"loc", "acr"})
        return demonym or (place and not group)

    def _is_name(self, text: str, group: Sequence[Word]) -> bool:
        kinds = {self.kind(word.text) for word in group}
        if kinds <= {Kind.NAMED} or (len(group) == 1 and _ROMAN.fullmatch(group[0].text)):
            return False
        if any(word.text.lower() in INSTITUTIONS[self.language] for word in group):
            return bool(kinds & {Kind.UNKNOWN, Kind.PERSON})
        if kinds & {Kind.UNKNOWN, Kind.PERSON}:
            return True
        if any(word.text in self.seen for word in group):
            return True
        if group[0].initial and len(group) == 1:
            return self._speaks(text, group[0])
        return self._is_proper(text, group)

    def _is_proper(self, text: str, group: Sequence[Word]) -> bool:
        # Common words with a capital inside a sentence: 'Truth Social', but 'the Navy', 'Democrats', 'el Gobierno'.
        before = word_before(text, group[0].start)
        tags = self.lexicon.tags(before.text.lower()) if before else frozenset()
        if self.language == "es":
            return len(group) == 1 and not tags & {"det", "pr", "cnjcoo"}
        if len(group) > 1:
            return True
        if "det" in tags:
            # 'The Trump administration', 'the Navy'.
            following = re.match(r" ([a-z]+)", text[group[0].end :])
            return following is not None and "n" in self.lexicon.tags(following[1])
        return "pl" not in self.lexicon.tags(group[0].text)

    def _speaks(self, text: str, word: Word) -> bool:
        # 'Trump said', 'Trump's threats': bare, and one, and speaking or owning, it is somebody.
        following = re.match(r" ([a-z]+)|['’]s\b", text[word.end :])
        tags = self.lexicon.tags(word.text)
        if self.language != "en" or following is None or "n" not in tags or tags & {"pl", "adv"}:
            return False
        return following[1] is None or following[1] in _SPEAKING

    def _is_person(self, text: str, group: Sequence[Word]) -> bool:
        if group[-1].text in self.people or any(self.kind(word.text) is Kind.PERSON for word in group):
            return True
        before = word_before(text, group[0].start)
        return before is not None and before.text.lower() in TITLES[self.language]

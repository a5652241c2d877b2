"""Searches sentences for the terms of a theme file."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.lang.tokens import Token, tokenize
from briefing.models import Language, Terms

STRONG, WEAK, RELATED = 0.8, 0.3, 0.3
_NOTHING = Token("-", "", "")
_WEIGHTS = {"strong": STRONG, "weak": WEAK, "related": 0.0, "never": 0.0}


@dataclass(frozen=True, slots=True)
class _Term:
    """A term ready for matching: its lemmas, how each word must be written, and the list of the theme file it is in."""

    lemmas: tuple[str, ...]
    words: tuple[str, ...]
    kind: str

    def matches(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether the term stands at this place. A capital asks for a capital, an acronym for itself."""
        if len(tokens) - start < len(self.lemmas):
            return False
        for offset, (lemma, word) in enumerate(zip(self.lemmas, self.words, strict=True)):
            token = tokens[start + offset]
            if token.lemma != lemma and token.lower != word.lower():
                return False
            if word[0].isupper() and not (token.text.isupper() if word.isupper() else token.text[0].isupper()):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sentence says about a theme.

    Attributes:
        evidence: How strongly its terms speak for it, 0 to 1: their weights as independent odds.
        support: How much goes with it without naming it, 0 to 1.
        doubts: How many different words tell of another subject.
        denied: Whether it has a phrase that looks like the theme and is not.
    """

    evidence: float
    support: float
    doubts: int
    denied: bool


class Matcher:
    """Searches sentences of one language for one theme's terms. Make it with `matcher`."""

    def __init__(self, terms: Terms, language: Language) -> None:
        self._never = _Index(_parse([term.lower() for term in terms.never], language, "never"))
        kinds = ("strong", "weak", "related")
        self._terms = _Index(term for kind in kinds for term in _parse(getattr(terms, kind), language, kind))
        self._unless = _Index(_parse(terms.unless, language, "unless"))
        self._firsts = self._never.firsts | self._terms.firsts | self._unless.firsts

    def search(self, tokens: Sequence[Token]) -> Finding:
        """What the words of a sentence say about the theme; each term counts once."""
        found = self._search(tokens)
        kinds = {term.lemmas: term.kind for term in found if term.kind != "unless"}
        doubts = {term.lemmas for term in found if term.kind == "unless"}
        return Finding(
            evidence=1 - math.prod(1 - _WEIGHTS[kind] for kind in kinds.values()),
            support=1 - (1 - RELATED) ** sum(kind == "related" for kind in kinds.values()),
            doubts=len(doubts),
            denied="never" in kinds.values(),
        )

    def found(self, tokens: Sequence[Token]) -> dict[str, list[str]]:
        """The terms in a sentence by the list of the theme file that has them, each once, in order."""
        found: dict[str, list[str]] = {}
        for term in self._search(tokens):
            terms, text = found.setdefault(term.kind, []), " ".join(term.words)
            if text not in terms:
                terms.append(text)
        return found

    def _search(self, tokens: Sequence[Token]) -> list[_Term]:
        """First the phrases that are not the theme, however written; then its terms among the words that are left."""
        firsts = self._firsts
        places = [place for place, each in enumerate(tokens) if each.lemma in firsts or each.lower in firsts]
        if not places:
            return []
        left = list(tokens)
        found = list(self._never.search(tokens, places, left))
        found += self._terms.search(left, places)
        found += self._unless.search(tokens, places)
        return found


@lru_cache(maxsize=256)
def matcher(terms: Terms, language: Language) -> Matcher:
    """The matcher of some terms, prepared once a process."""
    return Matcher(terms, language)


def _parse(terms: Iterable[str], language: Language, kind: str) -> list[_Term]:
    parsed = []
    for term in terms:
        words = tokenize(term, language)
        if words:
            parsed.append(_Term(tuple(word.lemma for word in words), tuple(word.text for word in words), kind))
    return parsed


class _Index:
    """Terms by their first word and, where they have one, their second, each as its lemma and as it is written."""

    def __init__(self, terms: Iterable[_Term]) -> None:
        self._alone: dict[str, list[_Term]] = {}
        self._longer: dict[str, dict[str, list[_Term]]] = {}
        for term in terms:
            for first in {term.lemmas[0], term.words[0].lower()}:
                if len(term.lemmas) == 1:
                    self._alone.setdefault(first, []).append(term)
                    continue
                for second in {term.lemmas[1], term.words[1].lower()}:
                    self._longer.setdefault(first, {}).setdefault(second, []).append(term)

    @property
    def firsts(self) -> frozenset[str]:
        """The words that a term may begin with."""
        return frozenset(self._alone.keys() | self._longer.keys())

    def search(
        self, tokens: Sequence[Token], places: Sequence[int], left: list[Token] | None = None
    ) -> Iterator[_Term]:
        """The terms that begin at some places of a sentence, none overlapping; their words are blanked in `left`."""
        end = 0
        for place in places:
            if place >= end and (term := self._longest(tokens, place)) is not None:
                end = place + len(term.lemmas)
                if left is not None:
                    left[place:end] = [_NOTHING] * len(term.lemmas)
                yield term

    def _longest(self, tokens: Sequence[Token], place: int) -> _Term | None:
        first = tokens[place]
        found: Sequence[_Term] = self._alone.get(first.lemma) or self._alone.get(first.lower) or ()
        longer = self._longer.get(first.lemma) or self._longer.get(first.lower)
        if longer and place + 1 < len(tokens):
            second = tokens[place + 1]
            found = [*(longer.get(second.lemma) or longer.get(second.lower) or ()), *found]
        matching = [term for term in found if term.matches(tokens, place)] if found else []
        return max(matching, key=lambda term: len(term.lemmas)) if matching else None

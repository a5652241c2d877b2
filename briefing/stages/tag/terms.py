"""Searches sentences for the terms of a theme file."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.lang.tokens import Token, tokenize
from briefing.models import Language, Terms

STRONG, WEAK, RELATED = 0.8, 0.3, 0.3
_NOTHING = Token("-", "")
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
            if token.lemma != lemma and token.text.lower() != word.lower():
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
    """

    evidence: float
    support: float
    doubts: int


class Matcher:
    """Searches sentences of one language for one theme's terms. Make it with `matcher`."""

    def __init__(self, terms: Terms, language: Language) -> None:
        self._never = _index(_parse([term.lower() for term in terms.never], language, "never"))
        kinds = ("strong", "weak", "related")
        self._terms = _index(term for kind in kinds for term in _parse(getattr(terms, kind), language, kind))
        self._unless = _index(_parse(terms.unless, language, "unless"))

    def search(self, tokens: Sequence[Token]) -> Finding:
        """What the words of a sentence say about the theme; each term counts once."""
        kinds = {term.lemmas: term.kind for term in self._search(tokens)}
        doubts = {term.lemmas for term in _search(tokens, self._unless)}
        return Finding(
            evidence=1 - math.prod(1 - _WEIGHTS[kind] for kind in kinds.values()),
            support=1 - (1 - RELATED) ** sum(kind == "related" for kind in kinds.values()),
            doubts=len(doubts),
        )

    def found(self, tokens: Sequence[Token]) -> dict[str, list[str]]:
        """The terms in a sentence by the list of the theme file that has them, each once, in order."""
        found: dict[str, list[str]] = {}
        for term in (*self._search(tokens), *_search(tokens, self._unless)):
            terms, text = found.setdefault(term.kind, []), " ".join(term.words)
            if text not in terms:
                terms.append(text)
        return found

    def _search(self, tokens: Sequence[Token]) -> Iterator[_Term]:
        """First the phrases that are not the theme, however written; then its terms among the words that are left."""
        left = list(tokens)
        yield from _search(tokens, self._never, left)
        yield from _search(left, self._terms)


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


def _index(terms: Iterable[_Term]) -> dict[str, list[_Term]]:
    """Terms by their first lemma and first word, the longest first."""
    index: dict[str, list[_Term]] = {}
    for term in terms:
        for key in {term.lemmas[0], term.words[0].lower()}:
            index.setdefault(key, []).append(term)
    for found in index.values():
        found.sort(key=lambda term: -len(term.lemmas))
    return index


def _search(tokens: Sequence[Token], index: dict[str, list[_Term]], left: list[Token] | None = None) -> Iterator[_Term]:
    """The terms in a sentence from left to right, none overlapping; their words are blanked in `left`."""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        candidates = index.get(token.lemma) or index.get(token.text.lower()) or ()
        term = next((term for term in candidates if term.matches(tokens, position)), None)
        length = len(term.lemmas) if term else 1
        if term is not None:
            if left is not None:
                left[position : position + length] = [_NOTHING] * length
            yield term
        position += length

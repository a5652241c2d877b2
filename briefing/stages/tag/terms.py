"""Searches sentences for the terms of a theme file."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefing.lang.tokens import Token, tokenize
from briefing.models import Language, Terms

STRONG = 0.8
WEAK = 0.3
_LISTS = (("never", 0.0), ("strong", STRONG), ("weak", WEAK))


@dataclass(frozen=True, slots=True)
class _Term:
    """A term ready for matching: its lemmas, how each word must be written, what it weighs."""

    lemmas: tuple[str, ...]
    words: tuple[str, ...]
    weight: float

    def matches(self, tokens: list[Token], start: int) -> bool:
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


class Matcher:
    """Searches sentences of one language for one theme's terms. Make it with `matcher`."""

    def __init__(self, terms: Terms, language: Language) -> None:
        self._terms = _index(term for key, weight in _LISTS for term in _parse(getattr(terms, key), language, weight))
        self._unless = _index(_parse(terms.unless, language, 0.0))

    def evidence(self, tokens: list[Token]) -> float:
        """How strongly the words of a sentence speak for the theme, 0 to 1: the terms' weights as independent odds."""
        return 1 - _product(1 - weight for weight in dict(_search(tokens, self._terms)).values())

    def doubts(self, tokens: list[Token]) -> int:
        """How many different words of the sentence tell of another subject."""
        return len(dict(_search(tokens, self._unless)))


@lru_cache(maxsize=256)
def matcher(terms: Terms, language: Language) -> Matcher:
    """The matcher of some terms, prepared once a process."""
    return Matcher(terms, language)


def _parse(terms: Iterable[str], language: Language, weight: float) -> list[_Term]:
    parsed = []
    for term in terms:
        words = tokenize(term, language)
        if words:
            parsed.append(_Term(tuple(word.lemma for word in words), tuple(word.text for word in words), weight))
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


def _search(tokens: list[Token], index: dict[str, list[_Term]]) -> Iterable[tuple[tuple[str, ...], float]]:
    """The terms in a sentence from left to right, none overlapping, each with its weight."""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        candidates = index.get(token.lemma) or index.get(token.text.lower()) or ()
        term = next((term for term in candidates if term.matches(tokens, position)), None)
        if term is not None:
            yield term.lemmas, term.weight
        position += len(term.lemmas) if term else 1


def _product(factors: Iterable[float]) -> float:
    product = 1.0
    for factor in factors:
        product *= factor
    return product

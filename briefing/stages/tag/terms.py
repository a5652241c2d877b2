"""Searches sentences for the terms of a theme file."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing.lang.tokens import Token, tokenize
from briefing.models import Language, Terms

STRONG = 0.8
WEAK = 0.3
_NOTHING = Token("-", "")
_WEIGHTS = {"never": 0.0, "strong": STRONG, "weak": WEAK}


@dataclass(frozen=True, slots=True)
class _Term:
    """A term ready for matching: its lemmas, how each word must be written, and the list of the theme file it is in."""

    lemmas: tuple[str, ...]
    words: tuple[str, ...]
    kind: str

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
        self._never = _index(_parse([term.lower() for term in terms.never], language, "never"))
        kinds = ("strong", "weak")
        self._terms = _index(term for kind in kinds for term in _parse(getattr(terms, kind), language, kind))
        self._unless = _index(_parse(terms.unless, language, "unless"))

    def evidence(self, tokens: list[Token]) -> float:
        """How strongly the words of a sentence speak for the theme, 0 to 1: the terms' weights as independent odds."""
        different = {term.lemmas: _WEIGHTS[term.kind] for term in self._search(tokens)}
        return 1 - math.prod(1 - weight for weight in different.values())

    def doubts(self, tokens: list[Token]) -> int:
        """How many different words of the sentence tell of another subject."""
        return len({term.lemmas for term in _search(tokens, self._unless)})

    def found(self, tokens: list[Token]) -> dict[str, list[str]]:
        """The terms in a sentence by the list of the theme file that has them, each once, in order."""
        found: dict[str, list[str]] = {}
        for term in (*self._search(tokens), *_search(tokens, self._unless)):
            terms, text = found.setdefault(term.kind, []), " ".join(term.words)
            if text not in terms:
                terms.append(text)
        return found

    def _search(self, tokens: list[Token]) -> Iterator[_Term]:
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


def _search(tokens: list[Token], index: dict[str, list[_Term]], left: list[Token] | None = None) -> Iterator[_Term]:
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

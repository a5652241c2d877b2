"""Counts the words and phrases of articles that could be terms of a theme.

A phrase is two or three words that hold together: they stand side by side more often than their own frequencies would
make them (normalised pointwise mutual information; Bouma 2009, GSCL). Names keep their capitals.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.lang import lexicon
from briefing.lang.tokens import Token, lemma, tokenize
from briefing.models import Language

LONGEST = 3
HOLDS_TOGETHER = 0.4  # 0 is chance, 1 never apart; below it the development articles give pairs like 'government say'
_CLAUSE_END = re.compile(r"[,;:!?¡¿()\[\]«»“”\"…—–]|\s-\s")

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """The sentences of one article: those about a theme, and the rest."""

    inside: Sequence[str]
    outside: Sequence[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or phrase and how often it stands.

    Attributes:
        text: The word as a dictionary has it; a phrase as articles have it, in the form closest to that.
        key: Its lemmas, names with a capital.
        inside: Its places in sentences about the theme.
        outside: Its places in the rest.
        articles: How many articles have it in sentences about the theme.
    """

    text: str
    key: _Key
    inside: int
    outside: int
    articles: int


@dataclass(frozen=True, slots=True)
class Phrases:
    """What was counted: the phrases, and the words inside and outside in all."""

    phrases: tuple[Phrase, ...]
    words_inside: int
    words_outside: int


def count_phrases(extracts: Sequence[Extract], *, language: Language, places: int = 1, articles: int = 1) -> Phrases:
    """Count every word with content, and every phrase that holds together, in the extracts of one language.

    Args:
        extracts: The articles.
        language: Their language.
        places: How often a phrase must stand in sentences about the theme, at least.
        articles: In how many articles it must, at least.
    """
    clauses = [[list(_clauses(sentences, language)) for sentences in (each.inside, each.outside)] for each in extracts]
    names = _names(clause for article in clauses for part in article for clause in part)
    counts: tuple[Counter[_Key], Counter[_Key]] = (Counter(), Counter())
    spread: Counter[_Key] = Counter()
    for inside, outside in clauses:
        here = Counter(key for clause in inside for key, _ in _ngrams(clause, names))
        counts[0].update(here)
        counts[1].update(key for clause in outside for key, _ in _ngrams(clause, names))
        spread.update(here.keys())
    words = [sum(n for key, n in count.items() if len(key) == 1) for count in counts]
    frequent = {key for key in counts[0] if counts[0][key] >= places and spread[key] >= articles}
    whole = {key for key in frequent if _cohesion(key, counts, sum(words)) >= HOLDS_TOGETHER}
    forms = _forms((clause for article in clauses for part in article for clause in part), names, whole)
    phrases = tuple(
        Phrase(_best_form(found, key, language), key, counts[0][key], counts[1][key], spread[key])
        for key, found in forms.items()
        if _has_content(found, language)
    )
    return Phrases(phrases, *words)


def _clauses(sentences: Iterable[str], language: Language) -> Iterator[Sequence[Token]]:
    for sentence in sentences:
        for clause in _CLAUSE_END.split(sentence):
            yield tokenize(clause, language)


def _names(clauses: Iterable[Sequence[Token]]) -> set[str]:
    """The words, in lower case, that have a capital more often than not where no clause begins."""
    balance: Counter[str] = Counter()
    for clause in clauses:
        for token in clause[1:]:
            balance[token.text.lower()] += 1 if token.text[0].isupper() else -1
    return {word for word, surplus in balance.items() if surplus > 0}


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _ngrams(clause: Sequence[Token], names: set[str]) -> Iterator[tuple[_Key, str]]:
    """The words and phrases of a clause: what they are counted under, and how they are written."""
    words = []
    for token in clause:
        named = _is_acronym(token.text) or (token.text[0].isupper() and token.text.lower() in names)
        words.append((token.lemma.capitalize(), token.text) if named else (token.lemma, token.text.lower()))
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            key, text = zip(*words[start:end], strict=True)
            yield key, " ".join(text)


def _forms(clauses: Iterable[Sequence[Token]], names: set[str], wanted: set[_Key]) -> dict[_Key, Counter[str]]:
    """How the wanted phrases are written, and how often so."""
    forms: dict[_Key, Counter[str]] = defaultdict(Counter)
    for clause in clauses:
        for key, text in _ngrams(clause, names):
            if key in wanted:
                forms[key][text] += 1
    return forms


def _has_content(forms: Counter[str], language: Language) -> bool:
    """Whether a phrase begins and ends with a word of content: no stopword, number, letter, or verb as in 'he says'."""
    words = min(forms).split(" ")
    known = lexicon(language)
    empty = known.stopwords if len(words) == 1 else known.stopwords | known.verbs_of_saying
    return all(
        len(word) > 1 and any(map(str.isalpha, word)) and (_is_acronym(word) or word.lower() not in empty)
        for word in (words[0], words[-1])
    )


def _cohesion(key: _Key, counts: tuple[Counter[_Key], Counter[_Key]], total: int) -> float:
    """The normalised pointwise mutual information of a phrase's halves, wherever it is cut; 1 for a word."""

    def frequency(part: _Key) -> float:
        return (counts[0][part] + counts[1][part]) / total

    if len(key) == 1:
        return 1.0
    together = frequency(key)  # below 1, since a phrase has fewer places than words
    cuts = ((key[:cut], key[cut:]) for cut in range(1, len(key)))
    return min(math.log(together / (frequency(a) * frequency(b))) / -math.log(together) for a, b in cuts)


def _best_form(forms: Counter[str], key: _Key, language: Language) -> str:
    """A word's lemma, where that is a form of itself; else, of the forms seen, the one with the most lemmas in it."""
    if len(key) == 1 and key[0].islower() and lemma(key[0], language) == key[0]:
        return key[0]

    def rank(form: str) -> tuple[int, int, str]:
        lemmas = sum(word == part for word, part in zip(form.split(" "), key, strict=True))
        return -lemmas, -forms[form], form

    return min(forms, key=rank)

"""Finds the terms that tell a theme's sentences from the rest.

Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi, Quinn 2008, "Fightin' Words", Political
Analysis 16): how much likelier a phrase is in the theme than outside it, both smoothed by its frequency in all, over
the standard deviation of that. So a rare phrase needs a larger difference than a frequent one.
"""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefing.models import LANGUAGES, Language
from briefing.stages.themes.phrases import Extract, Phrase, Phrases, count_phrases

SIGNIFICANT = 1.96  # of a standard normal variable, exceeded by chance in 5 of 200 cases on this side
LEAST_ARTICLES = 2  # what one article alone says is its own
LEAST_PLACES = 3
# The prior weighs half as much as the articles: a phrase that stands only in the theme, where that is a third of the
# text, is significant from five places on. With a prior of fixed weight that would depend on how much was read.
PRIOR = 0.5
_MOST_OF_IT = 0.75  # a word that stands mostly in one phrase is left to it
# One strong term tags a sentence, so it must hardly be wrong; `weak` asks for company.
STRONG_SHARE = 0.9
STRONG_ARTICLES = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that a theme may want.

    Attributes:
        term: As a theme file has it.
        language: Its language.
        z: The log-odds ratio in standard deviations, above `SIGNIFICANT`.
        inside: Its places in sentences about the theme.
        outside: Its places in the rest.
        articles: How many articles have it in sentences about the theme.
    """

    term: str
    language: Language
    z: float
    inside: int
    outside: int
    articles: int

    @property
    def strong(self) -> bool:
        """Whether it may stand for the theme alone: 9 of 10 of its places are the theme's, in at least 3 articles."""
        return self.articles >= STRONG_ARTICLES and self.inside >= STRONG_SHARE * (self.inside + self.outside)


def suggest_terms(
    extracts: Sequence[Extract], *, language: Language, known: Callable[[str], bool], limit: int
) -> tuple[Suggestion, ...]:
    """The terms that separate best, the best first.

    Args:
        extracts: The articles of one language.
        language: That language.
        known: Whether the theme finds a term already.
        limit: How many at most.
    """
    counted = count_phrases(extracts, language=language, places=LEAST_PLACES, articles=LEAST_ARTICLES)
    scored = [(phrase, separation(phrase, counted)) for phrase in counted.phrases]
    significant = [(phrase, z) for phrase, z in scored if z >= SIGNIFICANT]
    longer = _parts(phrase for phrase, _ in significant)
    rows = [
        Suggestion(phrase.text, language, round(z, 2), phrase.inside, phrase.outside, phrase.articles)
        for phrase, z in significant
        if longer.get(phrase.key, 0) < _MOST_OF_IT * phrase.inside and not known(phrase.text)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.z, row.term))[:limit])


def separation(phrase: Phrase, counted: Phrases) -> float:
    """The log-odds ratio of a phrase between theme and rest, in standard deviations; above 0 it is the theme's."""
    total, everywhere = counted.words_inside + counted.words_outside, phrase.inside + phrase.outside
    if everywhere == total:  # there is no other word to compare with
        return 0.0
    prior, prior_words = PRIOR * everywhere, PRIOR * total
    parts = ((phrase.inside, counted.words_inside), (phrase.outside, counted.words_outside))
    inside, outside = (math.log((n + prior) / (words + prior_words - n - prior)) for n, words in parts)
    return (inside - outside) / math.sqrt(1 / (phrase.inside + prior) + 1 / (phrase.outside + prior))


def to_toml(suggestions: Iterable[Suggestion]) -> str:
    """The suggestions as tables of a theme file."""
    rows = list(suggestions)
    tables = []
    for language in LANGUAGES:
        here = [row for row in rows if row.language == language]
        lists = {
            "strong": [row.term for row in here if row.strong],
            "weak": [row.term for row in here if not row.strong],
        }
        lines = [f"{key} = {json.dumps(terms, ensure_ascii=False)}\n" for key, terms in lists.items() if terms]
        tables += [f"[{language}]\n{''.join(lines)}"] if lines else []
    return "\n".join(tables)


def _parts(phrases: Iterable[Phrase]) -> dict[tuple[str, ...], int]:
    """The places inside of the most frequent longer phrase that has each shorter one in it."""
    most: dict[tuple[str, ...], int] = {}
    for phrase in phrases:
        for size in range(1, len(phrase.key)):
            for start in range(len(phrase.key) - size + 1):
                part = phrase.key[start : start + size]
                most[part] = max(most.get(part, 0), phrase.inside)
    return most

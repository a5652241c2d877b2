"""Takes the sentences of most worth that fit a budget, and may stand without what is left out.

The best are taken one after the other, each discounted by its likeness to those already taken (maximal marginal
relevance, Carbonell and Goldstein, SIGIR 1998). A sentence that leans on the one before it is taken only together with
it, and a quotation of several sentences whole.
"""

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing.lang.leaning import continued_quotations, leans_back
from briefing.models import OTHER, Language, Sentence, TaggedSentence
from briefing.stages.summarize import lead, lexrank, news, textrank
from briefing.stages.summarize.vectors import Vector, make_vectors
from briefing.stages.summarize.vectors import likeness as alike

Method = Literal["news", "lead", "lexrank", "textrank"]

METHODS: dict[Method, Callable[[tuple[Sentence, ...], list[Vector]], list[float]]] = {
    "news": news.rank,
    "lead": lead.rank,
    "lexrank": lexrank.rank,
    "textrank": textrank.rank,
}
_REDUNDANCY = 0.7
_SAME = 0.6  # cosine; above it two sentences of the development articles said the same
_QUOTES = "\"'“«‘"  # an article may begin with somebody's words
_NAMED = 0.7  # score; a sentence without the theme's own terms has two thirds at most
_LONGEST_UNIT = 4  # sentences; a longer chain of 'He … He …' is no summary


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be.

    Attributes:
        sentences: At most so many sentences, those that others lean on included; None for any number.
        words: At most so many words, counted at blanks; None for any number.
    """

    sentences: int | None = None
    words: int | None = None

    def allows(self, picked: Collection[Sentence]) -> bool:
        """Whether these sentences fit."""
        fits = self.sentences is None or len(picked) <= self.sentences
        return fits and (self.words is None or sum(map(count_words, picked)) <= self.words)


def count_words(sentence: Sentence) -> int:
    """Words as a reader counts them: what stands between blanks."""
    return len(sentence.text.split())


def summarize(  # noqa: PLR0913 - all but the first are keywords
    tagged: tuple[TaggedSentence, ...],
    *,
    language: Language,
    budget: Budget,
    theme_id: str | None = None,
    shown: Collection[int] = (),
    method: Method = "news",
) -> tuple[Sentence, ...]:
    """Choose the sentences of a summary.

    Args:
        tagged: The whole article.
        language: What it is written in.
        budget: How long the summary may be.
        theme_id: Choose for this theme, or for what belongs to none ('other'); None for the article as a whole.
        shown: Numbers of sentences that stand elsewhere on the page and are not chosen again.
        method: How sentences are ranked.

    Returns:
        Sentences in the article's order; none where not even one fits the budget.
    """
    sentences = tuple(each.sentence for each in tagged)
    prepared = _prepare(sentences, language, method)
    relevance = _relevance(tagged, theme_id)
    units = {
        index: unit
        for index, unit in prepared.units.items()
        if relevance[index] and not any(sentences[i].number in shown for i in unit)
    }
    worth = [value * weight for value, weight in zip(prepared.worth, relevance, strict=True)]
    chosen = _greedy(units, worth, prepared.vectors, lambda picked: budget.allows([sentences[i] for i in picked]))
    return tuple(sentences[index] for index in sorted(chosen))


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What the summaries of all themes of an article share: words, worth, and what each sentence leans on."""

    vectors: list[Vector]
    worth: list[float]
    units: dict[int, tuple[int, ...]]


@lru_cache(maxsize=2)
def _prepare(sentences: tuple[Sentence, ...], language: Language, method: Method) -> _Prepared:
    vectors = make_vectors(sentences, language)
    goes_on = continued_quotations(sentences)
    leans = [
        goes_on[index] or (leans_back(each.text, language) and not (index == 0 and each.text[0] in _QUOTES))
        for index, each in enumerate(sentences)
    ]
    units = {}
    for index, sentence in enumerate(sentences):
        unit = _unit(sentences, index, leans, goes_on)
        if unit and not sentence.heading:
            units[index] = unit
    return _Prepared(vectors, METHODS[method](sentences, vectors), units)


def _relevance(tagged: tuple[TaggedSentence, ...], theme_id: str | None) -> list[float]:
    """How much each sentence is about what is summarised.

    A sentence that has a theme only by its context is not chosen where another names it.
    """
    if theme_id is None:
        return [1.0] * len(tagged)
    if theme_id == OTHER:
        return [0.0 if each.themes else 1.0 for each in tagged]
    scores = [each.score(theme_id) for each in tagged]
    named = [score if score >= _NAMED else 0.0 for score in scores]
    return [score**2 for score in (named if any(named) else scores)]


def _greedy(
    units: dict[int, tuple[int, ...]],
    worth: list[float],
    vectors: list[Vector],
    fits: Callable[[set[int]], bool],
) -> set[int]:
    """Take the unit of most worth a sentence, likeness to the chosen ones taken off, until none fits."""
    chosen: set[int] = set()
    likeness = dict.fromkeys(units, 0.0)
    while True:
        best, most = None, 0.0
        for index, unit in units.items():
            new = set(unit) - chosen
            value = worth[index] * (1 - _REDUNDANCY * likeness[index]) / math.sqrt(len(new) or 1)
            if index not in chosen and likeness[index] < _SAME and value > most and fits(chosen | new):
                best, most = new, value
        if best is None:
            return chosen
        chosen |= best
        for index in units:
            likeness[index] = max(likeness[index], *(alike(vectors[index], vectors[other]) for other in best))


def _unit(
    sentences: tuple[Sentence, ...], index: int, leans: list[bool], goes_on: tuple[bool, ...]
) -> tuple[int, ...] | None:
    """A sentence with those it cannot stand without, in order; None where these are too many or missing."""
    first = last = index
    while leans[first]:
        first -= 1
        if first < 0 or sentences[first].heading or index - first >= _LONGEST_UNIT:
            return None
    while last + 1 < len(sentences) and last - first < _LONGEST_UNIT and goes_on[last + 1]:
        last += 1
    return tuple(range(first, last + 1)) if last - first < _LONGEST_UNIT else None

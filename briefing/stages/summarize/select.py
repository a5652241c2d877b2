"""Takes the sentences of most worth that fit a budget, and may stand without what is left out.

A sentence that leans on the one before it is taken only together with it, and a quotation of several sentences whole.
Of two sentences that say the same only one is taken.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefing.lang.leaning import continued_quotations, leans_back
from briefing.models import OTHER, Language, Sentence, TaggedSentence
from briefing.stages.summarize import coverage, lead, lexrank, news, textrank
from briefing.stages.summarize.budget import Budget, count_words
from briefing.stages.summarize.coverage import Item, says_the_same
from briefing.stages.summarize.vectors import Vector, make_vectors

Method = Literal["news", "lead", "lexrank", "textrank"]

RANKERS: dict[Method, Callable[[tuple[Sentence, ...], list[Vector]], list[float]]] = {
    "lead": lead.rank,
    "lexrank": lexrank.rank,
    "textrank": textrank.rank,
}
METHODS: tuple[Method, ...] = ("news", *RANKERS)
_QUOTES = "\"'“«‘"  # an article may begin with somebody's words
_NAMED = 0.67  # score; a sentence without the theme's own terms has two thirds at most
_LONGEST_UNIT = 4  # sentences; a longer chain of 'He … He …' is no summary


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
    prepared = prepare(sentences, language)
    relevance = _relevance(tagged, theme_id)
    units = {
        index: unit
        for index, unit in prepared.units.items()
        if relevance[index] and not any(sentences[i].number in shown for i in unit)
    }
    if method == "news":
        items = [
            Item(concepts, relevant * worth, words)
            for concepts, worth, words, relevant in zip(
                prepared.concepts, prepared.worth, prepared.words, relevance, strict=True
            )
        ]
        chosen = coverage.choose(items, units, news.weigh_words(sentences, prepared.vectors, relevance), budget)
    else:
        ranks = RANKERS[method](sentences, prepared.vectors)
        chosen = _take_best({index: ranks[index] * relevance[index] for index in units}, units, prepared, budget)
    return tuple(sentences[index] for index in sorted(chosen))


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the summaries of all themes of an article share: words, worth, and what each sentence leans on."""

    vectors: list[Vector]
    concepts: list[frozenset[str]]
    words: list[int]
    worth: list[float]
    units: dict[int, tuple[int, ...]]


@lru_cache(maxsize=2)
def prepare(sentences: tuple[Sentence, ...], language: Language) -> Prepared:
    """What is known of an article's sentences, whatever is summarised; one whose text is withheld stands alone."""
    vectors = make_vectors(sentences, language)
    goes_on = continued_quotations(sentences)
    leans = [
        goes_on[index] or (leans_back(each.text, language) and not (index == 0 and each.text[:1] in _QUOTES))
        for index, each in enumerate(sentences)
    ]
    units = {}
    for index, sentence in enumerate(sentences):
        unit = _unit(sentences, index, leans, goes_on)
        if unit and not sentence.heading:
            units[index] = unit
    return Prepared(
        vectors,
        [frozenset(vector) for vector in vectors],
        [count_words(sentence) for sentence in sentences],
        [news.weigh_sentence(sentences, index) for index in range(len(sentences))],
        units,
    )


def _relevance(tagged: tuple[TaggedSentence, ...], theme_id: str | None) -> list[float]:
    """How much each sentence is about what is summarised.

    A sentence that has a theme only by its context is not chosen where another names it.
    """
    if theme_id is None:
        return [1.0] * len(tagged)
    if theme_id == OTHER:
        return [0.0 if each.themes else 1.0 for each in tagged]
    scores = [each.score(theme_id) for each in tagged]
    named = [score if score > _NAMED else 0.0 for score in scores]
    return [score**2 for score in (named if any(named) else scores)]


def _take_best(
    ranks: Mapping[int, float], units: Mapping[int, tuple[int, ...]], prepared: Prepared, budget: Budget
) -> frozenset[int]:
    """The units in the order of their ranks, those passed over that do not fit or say what is said already."""
    chosen: frozenset[int] = frozenset()
    for index in sorted(ranks, key=lambda index: (-ranks[index], index)):
        larger = chosen.union(units[index])
        said = any(says_the_same(prepared.concepts[index], prepared.concepts[other]) for other in chosen - {index})
        if not said and budget.allows(sentences=len(larger), words=sum(prepared.words[each] for each in larger)):
            chosen = larger
    return chosen


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

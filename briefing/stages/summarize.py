"""Picks the sentences that carry an article, or a theme of it, within a budget.

The summary is extractive: sentences verbatim, in the article's order. Each is worth what its place, its closeness to
what the whole text is about, and its names and figures make it worth; the best are taken one after the other, each
discounted by its likeness to those already taken (maximal marginal relevance, Carbonell and Goldstein, SIGIR 1998).
A sentence that leans on the one before it is taken only together with it, and a quotation of several sentences whole.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

from briefing.lang import lexicon
from briefing.lang.leaning import continued_quotations, leans_back
from briefing.lang.tokens import tokenize
from briefing.models import Language, Sentence, TaggedSentence

_POSITION, _CENTRALITY, _INFORMATION = 0.4, 0.4, 0.2  # by grid search on the development half of tests/quality/gold
_REDUNDANCY = 0.7
_SAME = 0.6  # cosine; above it two sentences of the development articles said the same
_LONGEST_UNIT = 4  # sentences; a longer chain of 'He … He …' is no summary
_FEWEST_WORDS = 5
_NAME_OR_FIGURE = re.compile(r"(?<=[^.!?…\s“«\"] )[A-ZÁÉÍÓÚÑ][\w’'-]+|\d[\d.,]*")


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


def summarize(
    tagged: tuple[TaggedSentence, ...],
    *,
    language: Language,
    budget: Budget,
    theme_id: str | None = None,
    shown: Collection[int] = (),
) -> tuple[Sentence, ...]:
    """Choose the sentences of a summary.

    Args:
        tagged: The whole article.
        language: What it is written in.
        budget: How long the summary may be.
        theme_id: Choose for this theme; None for the article as a whole.
        shown: Numbers of sentences that stand elsewhere on the page and are not chosen again.

    Returns:
        Sentences in the article's order; none where not even one fits the budget.
    """
    sentences = tuple(each.sentence for each in tagged)
    vectors = _vectors(sentences, language)
    goes_on = continued_quotations(sentences)
    leans = [on or leans_back(each.text, language) for each, on in zip(sentences, goes_on, strict=True)]
    relevance = [each.score(theme_id) ** 2 if theme_id else 1.0 for each in tagged]  # squared: naming it matters
    units = {}
    for index, sentence in enumerate(sentences):
        unit = _unit(sentences, index, leans, goes_on)
        if relevance[index] and not sentence.heading and unit and not any(sentences[i].number in shown for i in unit):
            units[index] = unit
    worth = [value * weight for value, weight in zip(_worth(sentences, vectors), relevance, strict=True)]
    chosen = _greedy(units, worth, vectors, lambda picked: budget.allows([sentences[i] for i in picked]))
    return tuple(sentences[index] for index in sorted(chosen))


def _greedy(
    units: dict[int, tuple[int, ...]],
    worth: list[float],
    vectors: list[dict[str, float]],
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
            likeness[index] = max(likeness[index], *(_cosine(vectors[index], vectors[other]) for other in best))


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


def _worth(sentences: tuple[Sentence, ...], vectors: list[dict[str, float]]) -> list[float]:
    """What each sentence is worth, 0 to 1, apart from any theme and from the others chosen."""
    centroid: dict[str, float] = {}
    for vector in vectors:
        for lemma, weight in vector.items():
            centroid[lemma] = centroid.get(lemma, 0.0) + weight
    central = [_cosine(vector, centroid) for vector in vectors]
    highest = max(central, default=0.0) or 1.0
    worth = []
    for index, sentence in enumerate(sentences):
        position = 1 / (1 + index / 4)
        information = min(1.0, len(_NAME_OR_FIGURE.findall(sentence.text)) / 5)
        total = _POSITION * position + _CENTRALITY * central[index] / highest + _INFORMATION * information
        if count_words(sentence) < _FEWEST_WORDS:
            total /= 4
        worth.append(total / 2 if re.search(r"""\?["'”’»)]*$""", sentence.text) else total)  # a question tells nothing
    return worth


def _vectors(sentences: tuple[Sentence, ...], language: Language) -> list[dict[str, float]]:
    """Lemmas without stopwords, weighted by how few sentences of the article have them (TF-ISF)."""
    stopwords = lexicon(language).stopwords
    bags = [
        Counter(token.lemma for token in tokenize(sentence.text, language) if token.text.lower() not in stopwords)
        for sentence in sentences
    ]
    spread = Counter(lemma for bag in bags for lemma in bag)
    return [{lemma: n * math.log(1 + len(bags) / spread[lemma]) for lemma, n in bag.items()} for bag in bags]


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    dot = sum(weight * other[lemma] for lemma, weight in one.items() if lemma in other)
    norm = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return dot / norm if norm else 0.0

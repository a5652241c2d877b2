"""Measures of tagging (F1) and of summaries (ROUGE), by their definitions."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.models import Sentence, TaggedSentence, Theme
from briefing.stages.summarize import METHODS, Budget, summarize
from briefing.stages.tag import tag_sentences
from tests.quality.gold import GoldArticle


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, wrong and missed labels."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The part of the labels given that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The part of the right labels that were given."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def tag_gold(article: GoldArticle, themes: tuple[Theme, ...]) -> tuple[TaggedSentence, ...]:
    """What the program makes of a gold article."""
    return tag_sentences(article.sentences, language=article.language, themes=themes)


def count_labels(articles: Iterable[GoldArticle], themes: tuple[Theme, ...]) -> dict[str, Counts]:
    """Compare the tagger with the gold labels, a theme at a time."""
    counts = {theme.id: Counts() for theme in themes}
    for article in articles:
        for tagged, gold in zip(tag_gold(article, themes), article.themes, strict=True):
            for theme_id in counts:
                said, true = tagged.score(theme_id) > 0, theme_id in gold
                counts[theme_id] += Counts(said and true, said and not true, true and not said)
    return counts


def rouge(candidate: Iterable[Sentence], reference: Iterable[Sentence], n: int) -> float:
    """ROUGE-N F1 (Lin 2004): overlap of n-grams of lower-case words."""
    one, other = _ngrams(candidate, n), _ngrams(reference, n)
    overlap = sum((one & other).values())
    return 2 * overlap / max(1, sum(one.values()) + sum(other.values()))


def score_summaries(articles: Iterable[GoldArticle]) -> dict[str, tuple[float, float]]:
    """Mean ROUGE-1 and ROUGE-2 of each method against the editor's choice, in as many words."""
    rows: dict[str, list[tuple[float, float]]] = {method: [] for method in METHODS}
    for article in articles:
        reference = [sentence for sentence in article.sentences if sentence.number in article.picks]
        budget = Budget(words=sum(len(sentence.text.split()) for sentence in reference))
        tagged = tuple(TaggedSentence(sentence) for sentence in article.sentences)
        for method in METHODS:
            chosen = summarize(tagged, language=article.language, budget=budget, method=method)
            rows[method].append((rouge(chosen, reference, 1), rouge(chosen, reference, 2)))
    return {name: (_mean(one for one, _ in found), _mean(two for _, two in found)) for name, found in rows.items()}


def _ngrams(sentences: Iterable[Sentence], n: int) -> Counter[tuple[str, ...]]:
    words = [word for sentence in sentences for word in re.findall(r"\w+", sentence.text.lower())]
    return Counter(zip(*(words[start:] for start in range(n)), strict=False))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / max(1, len(found))

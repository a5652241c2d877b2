"""Measures of tagging: counts of labels, and how well the article is divided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.models import TaggedSentence, Theme
from briefing.protocols import SentenceEncoder
from briefing.stages.divide import divide_article
from briefing.stages.tag import tag_sentences
from tests.quality.gold import GoldArticle
from tests.quality.segments import pk, starts, window_diff


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


def tag_gold(
    article: GoldArticle, themes: tuple[Theme, ...], encoder: SentenceEncoder | None = None
) -> tuple[TaggedSentence, ...]:
    """What the program makes of a gold article."""
    return tag_sentences(article.sentences, language=article.language, themes=themes, encoder=encoder)


def count_labels(
    articles: Iterable[GoldArticle], themes: tuple[Theme, ...], encoder: SentenceEncoder | None = None
) -> dict[str, Counts]:
    """Compare the tagger with the gold labels, a theme at a time."""
    counts = {theme.id: Counts() for theme in themes}
    for article in articles:
        for tagged, gold in zip(tag_gold(article, themes, encoder), article.themes, strict=True):
            for theme_id in counts:
                said, true = tagged.score(theme_id) > 0, theme_id in gold
                counts[theme_id] += Counts(said and true, said and not true, true and not said)
    return counts


def score_divisions(
    articles: Sequence[GoldArticle], themes: tuple[Theme, ...], encoder: SentenceEncoder | None = None
) -> tuple[float, float]:
    """Mean Pk and WindowDiff of the passages; 0 is right everywhere."""
    ids = {theme.id for theme in themes}
    found = []
    for article in articles:
        first = {division.first for division in divide_article(tag_gold(article, themes, encoder))}
        said = [sentence.number > 1 and sentence.number in first for sentence in article.sentences]
        true = starts([labels & ids for labels in article.themes])
        found.append((pk(true, said), window_diff(true, said)))
    return sum(one for one, _ in found) / len(found), sum(other for _, other in found) / len(found)

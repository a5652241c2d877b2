"""LexRank: a sentence is central that is like many central sentences (Erkan and Radev 2004, JAIR 22)."""

from briefing.models import Sentence
from briefing.stages.summarize.graph import pagerank
from briefing.stages.summarize.vectors import Vector, cosine

_ALIKE = 0.1  # the threshold the paper found best


def rank(sentences: tuple[Sentence, ...], vectors: list[Vector]) -> list[float]:
    """Centrality in the graph whose edges join sentences with a cosine above the threshold; it adds up to 1."""
    places = range(len(vectors))
    return pagerank(
        [
            {there: 1.0 for there in places if there != here and cosine(vectors[here], vectors[there]) > _ALIKE}
            for here in places
        ]
    )

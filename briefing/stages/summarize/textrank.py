"""TextRank: the same walk, weighted by the words two sentences share (Mihalcea and Tarau 2004, EMNLP)."""

import math

from briefing.models import Sentence
from briefing.stages.summarize.graph import pagerank
from briefing.stages.summarize.vectors import Vector


def rank(sentences: tuple[Sentence, ...], vectors: list[Vector]) -> list[float]:
    """Centrality with edges of |A and B| / (log |A| + log |B|), over different words; it adds up to 1."""
    places = range(len(vectors))
    return pagerank(
        [
            {there: weight for there in places if there != here and (weight := overlap(vectors[here], vectors[there]))}
            for here in places
        ]
    )


def overlap(one: Vector, other: Vector) -> float:
    """The words two sentences share, against their lengths; 0 where both have a single word."""
    lengths = math.log(max(1, len(one))) + math.log(max(1, len(other)))
    return len(one.keys() & other.keys()) / lengths if lengths else 0.0

"""How alike two articles are: the cosine of their features, the rarer the more they count, and names most of all."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from briefing.stages.stories.features import Features

Vector = Mapping[str, float]

# Tried on the pairs of tests/stages/stories, see `features`.
_KINDS = {"n": 3.0, "d": 2.0, "w": 1.0}  # names, figures, words
# Articles that are supposed to have been read before, none with any of these features. Without them what is rare among
# five articles would be anything; with them a likeness is much the same whether there are five or a thousand.
_BEFORE = 1000


class Rarity:
    """How rare each feature is among some articles (inverse document frequency).

    Args:
        articles: The features of each.
    """

    def __init__(self, articles: Iterable[Features]) -> None:
        self._counts: Counter[str] = Counter()
        self._articles = _BEFORE
        for features in articles:
            self._counts.update(features.keys())
            self._articles += 1

    def weigh(self, features: Features) -> Vector:
        """The features of an article by how much each tells, as a vector of length 1; empty where it has none."""
        weights = {
            feature: _KINDS[feature[0]] * worth * math.log((self._articles + 1) / (self._counts[feature] + 1))
            for feature, worth in features.items()
        }
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        return {feature: weight / length for feature, weight in weights.items()} if length else {}


def likeness(one: Vector, other: Vector) -> float:
    """The dot product: of two articles, their cosine, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(weight * other[feature] for feature, weight in one.items() if feature in other)


def strongest(vector: Vector, count: int) -> list[str]:
    """The features that tell most, the first one most of all."""
    return sorted(vector, key=lambda feature: (-vector[feature], feature))[:count]


def total(vectors: Iterable[Vector]) -> Vector:
    """The sum of vectors."""
    summed: dict[str, float] = {}
    for vector in vectors:
        for feature, weight in vector.items():
            summed[feature] = summed.get(feature, 0.0) + weight
    return summed

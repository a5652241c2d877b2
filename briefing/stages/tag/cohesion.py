"""Learns from an article which of its words go with a theme, for themes that list no related words themselves."""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet


def cohesion(words: Sequence[AbstractSet[str]], evidence: Sequence[float]) -> list[float]:
    """For each sentence how much more evidence stands with its words elsewhere than in the article on average.

    A word counts the more, the fewer sentences have it, and the less, the fewer others there are to prove it.

    Args:
        words: What each sentence speaks of.
        evidence: What each says for the theme, 0 to 1.

    Returns:
        From below 0, where its words stand away from the theme, to some 2; 0 where it shares no word.
    """
    mean = sum(evidence) / max(1, len(evidence))
    places: dict[str, int] = {}
    sums: dict[str, float] = {}
    for each, value in zip(words, evidence, strict=True):
        for word in each:
            places[word] = places.get(word, 0) + 1
            sums[word] = sums.get(word, 0.0) + value
    found = []
    for each, value in zip(words, evidence, strict=True):
        shared = sorted(word for word in each if places[word] > 1)
        total = math.fsum(
            math.log(1 + len(words) / places[word]) * (sums[word] - value - (places[word] - 1) * mean) / places[word]
            for word in shared
        )
        found.append(total / (len(shared) + 1))
    return found

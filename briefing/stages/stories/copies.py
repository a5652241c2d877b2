"""Finds articles that are the same text: an agency's in five papers, cut, put in another order, its figures changed.

What counts is the part of the shorter text that the longer has (containment: Broder 1997, "On the resemblance and
containment of documents"), since a paper cuts an agency's text to its space. A sketch such as MinHash estimates
resemblance instead, which is low between a text and its first half.
"""

from collections import Counter, deque
from collections.abc import Mapping

from briefing.stages.stories.fingerprint import Fingerprint

_SAME = 0.5  # of the shorter text's marks; on the pairs of tests/stages/stories copies have more, all others less
_FEWEST = 4  # marks; of a text of a line or two nothing can be told
# A mark that more texts than this have in common is a phrase of the trade; looking only at the latest ones that have it
# keeps the work in proportion to the number of articles.
_MOST = 32


def find_copies(fingerprints: Mapping[str, Fingerprint]) -> dict[str, str]:
    """For each article that is a copy, the fullest text that it is a copy of.

    Args:
        fingerprints: Those of all articles, by key.

    Returns:
        The key of each copy and of its original, which is no copy itself.
    """
    originals: dict[int, deque[str]] = {}
    copies: dict[str, str] = {}
    for key in sorted(fingerprints, key=lambda key: (-len(fingerprints[key]), key)):
        marks = fingerprints[key]
        shared = Counter(original for mark in marks for original in originals.get(mark, ()))
        best = min(shared, key=lambda original: (-shared[original], original), default=None)
        if best is not None and len(marks) >= _FEWEST and shared[best] >= _SAME * len(marks):
            copies[key] = best
            continue
        for mark in marks:
            originals.setdefault(mark, deque(maxlen=_MOST)).append(key)
    return copies

"""ROUGE (Lin 2004, Text Summarization Branches Out) as F1, over lower-case words, without stemming or stopwords."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.models import Sentence


def rouge_n(candidate: Iterable[Sentence], reference: Iterable[Sentence], n: int) -> float:
    """ROUGE-N: overlap of n-grams."""
    one, other = _ngrams(words(candidate), n), _ngrams(words(reference), n)
    return _f1(sum((one & other).values()), sum(one.values()), sum(other.values()))


def rouge_l(candidate: Iterable[Sentence], reference: Iterable[Sentence]) -> float:
    """ROUGE-L: the longest common subsequence of the two texts."""
    one, other = words(candidate), words(reference)
    return _f1(_longest_common(one, other), len(one), len(other))


def words(sentences: Iterable[Sentence]) -> list[str]:
    """The words that ROUGE counts."""
    return [word for sentence in sentences for word in re.findall(r"\w+", sentence.text.lower())]


def _ngrams(tokens: list[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(tokens[start:] for start in range(n)), strict=False))


def _longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    row = [0] * (len(other) + 1)
    for word in one:
        diagonal = 0
        for index, match in enumerate(other, 1):
            diagonal, row[index] = row[index], diagonal + 1 if word == match else max(row[index], row[index - 1])
    return row[-1]


def _f1(overlap: int, one: int, other: int) -> float:
    return 2 * overlap / max(1, one + other)

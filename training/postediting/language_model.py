"""An n-gram model with interpolated Kneser-Ney smoothing (Kneser and Ney 1995, ICASSP; Chen and Goodman 1999)."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.engines.apertium.postediting.model import BITS, END, ORDER, START, UNKNOWN

_DISCOUNT = 0.8  # between the estimates n1 / (n1 + 2 n2) for two and three words on this corpus
_LEAST = (1, 1, 2)  # how often an n-gram of each length must occur to be kept; words, twice
Tables = tuple[dict[int, float], ...]


def train_language_model(sentences: Sequence[Sequence[str]]) -> tuple[Mapping[str, int], Tables, Tables]:
    """The vocabulary, the log probabilities of n-grams, and the log weights of backing off from them."""
    words = Counter(word for sentence in sentences for word in sentence)
    known = ["<s>", "</s>", "<unk>", *sorted(word for word, count in words.items() if count >= 2)]
    vocabulary = {word: number for number, word in enumerate(known, 1)}
    texts = [[START, *(vocabulary.get(word, UNKNOWN) for word in sentence), END] for sentence in sentences]
    occurrences = [_count(texts, length) for length in range(1, ORDER + 1)]
    del occurrences[0][(START,)]
    # Shorter n-grams count by how many words they follow, but for those that begin a sentence.
    counts = [
        Counter({gram: count for gram, count in occurrences[length].items() if gram[0] == START})
        + Counter(gram[1:] for gram in occurrences[length + 1])
        for length in range(ORDER - 1)
    ]
    counts.append(occurrences[-1])
    scores, backoff = _smooth(counts, occurrences, len(vocabulary))
    return vocabulary, scores, backoff


def _count(texts: Sequence[Sequence[int]], length: int) -> Counter[tuple[int, ...]]:
    return Counter(tuple(text[at : at + length]) for text in texts for at in range(len(text) - length + 1))


def _smooth(
    counts: Sequence[Counter[tuple[int, ...]]], occurrences: Sequence[Counter[tuple[int, ...]]], size: int
) -> tuple[Tables, Tables]:
    total, kinds = counts[0].total(), len(counts[0])
    unseen = _DISCOUNT * kinds / total / size
    odds = {gram: max(count - _DISCOUNT, 0) / total + unseen for gram, count in counts[0].items()}
    odds.setdefault((UNKNOWN,), unseen)
    tables, weights = [odds], list[dict[tuple[int, ...], float]]()
    for length in range(1, ORDER):
        before, after = Counter[tuple[int, ...]](), Counter[tuple[int, ...]]()
        for gram, count in counts[length].items():
            before[gram[:-1]] += count
            after[gram[:-1]] += 1
        spare = {gram: _DISCOUNT * after[gram] / before[gram] for gram in before}
        tables.append(
            {
                gram: (count - _DISCOUNT) / before[gram[:-1]] + spare[gram[:-1]] * _lower(tables, weights, gram[1:])
                for gram, count in counts[length].items()
                if occurrences[length][gram] >= _LEAST[length]
            }
        )
        weights.append(spare)
    return tuple(map(_logs, tables)), tuple(map(_logs, weights))


def _lower(
    tables: Sequence[Mapping[tuple[int, ...], float]],
    weights: Sequence[Mapping[tuple[int, ...], float]],
    gram: tuple[int, ...],
) -> float:
    found = tables[len(gram) - 1].get(gram)
    if found is not None or len(gram) == 1:
        return tables[0].get(gram, tables[0][(UNKNOWN,)]) if found is None else found
    return weights[len(gram) - 2].get(gram[:-1], 1.0) * _lower(tables, weights, gram[1:])


def _logs(table: Mapping[tuple[int, ...], float]) -> dict[int, float]:
    return {_packed(gram): math.log(value) for gram, value in table.items()}


def _packed(gram: tuple[int, ...]) -> int:
    number = 0
    for word in gram:
        number = number << BITS | word
    return number

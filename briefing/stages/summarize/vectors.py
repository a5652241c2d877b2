"""Sentences as vectors of their words, and how alike two of them are."""

import math
from collections import Counter

from briefing.lang.tokens import content_lemmas
from briefing.models import Language, Sentence

Vector = dict[str, float]

_NOT_BY_CHANCE, _CONTAINED = 4, 0.7  # words; the part of the shorter sentence


def make_vectors(sentences: tuple[Sentence, ...], language: Language) -> list[Vector]:
    """The lemmas of each sentence, no stopwords, weighted by how few sentences of the article have them (TF-ISF)."""
    bags = [Counter(content_lemmas(sentence.text, language)) for sentence in sentences]
    spread = Counter(lemma for bag in bags for lemma in bag)
    return [{lemma: n * math.log(1 + len(bags) / spread[lemma]) for lemma, n in bag.items()} for bag in bags]


def cosine(one: Vector, other: Vector) -> float:
    """The likeness of two sentences: 0 where they share no word, 1 where they have the same in the same proportions."""
    if len(one) > len(other):
        one, other = other, one
    dot = sum(weight * other[lemma] for lemma, weight in one.items() if lemma in other)
    norm = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return dot / norm if norm else 0.0


def likeness(one: Vector, other: Vector) -> float:
    """The cosine, or the part of the shorter sentence's words that the other has, where that is more and not by chance.

    The vectors give least weight to words that many sentences share, and so to just those that duplicates share.
    """
    shared = len(one.keys() & other.keys())
    contained = shared / min(len(one), len(other)) if shared >= _NOT_BY_CHANCE else 0.0
    return max(cosine(one, other), contained if contained >= _CONTAINED else 0.0)

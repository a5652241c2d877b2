"""The default: what matters in news.

A summary is worth what it says of what the article keeps coming back to, and each of its sentences what its place makes
it (news begins with what matters, and so does a paragraph), names and figures in it, and its weight: a full sentence
carries more than as many words in two. A question tells nothing, words without their speaker little.

The numbers were set by random search on the development half of `tests/quality/gold`, against an editor's choice and
against headline and lead.
"""

import re
from collections import Counter
from collections.abc import Sequence

from briefing.lang.tokens import is_question
from briefing.models import Sentence
from briefing.stages.summarize.budget import count_words
from briefing.stages.summarize.vectors import Vector

_RECURRING, _ONCE, _NAME = 1.0, 0.2, 1.3  # of a word that several sentences have, one, or that is a name besides
_POSITION, _PARAGRAPH, _INFORMATION, _WEIGHT = 4.0, 4.0, 1.0, 2.0
_QUESTION, _BARE_QUOTATION = 4.0, 1.0
_LONGEST = 45  # words; a longer sentence is no fuller
_NAMES = re.compile(r"(?<=[^.!?…\s“«\"] )[A-ZÁÉÍÓÚÑ][\w’'-]+")
_FIGURES = re.compile(r"\d[\d.,]*")
_BARE = re.compile(r'["“«][^"”»]*["”»]')


def weigh_words(
    sentences: Sequence[Sentence], vectors: Sequence[Vector], relevance: Sequence[float]
) -> dict[str, float]:
    """What it is worth that a summary has a word, by how much the sentences with it are about what is summarised."""
    spread = Counter(word for vector in vectors for word in vector)
    names = {name.lower() for each in sentences for name in _NAMES.findall(each.text)}
    weights: dict[str, float] = {}
    for vector, relevant in zip(vectors, relevance, strict=True):
        for word in vector:
            weight = _ONCE if spread[word] == 1 else _NAME if word in names else _RECURRING
            weights[word] = max(weights.get(word, 0.0), weight * relevant)
    return weights


def weigh_sentence(sentences: Sequence[Sentence], index: int) -> float:
    """What a sentence is worth besides its words."""
    each = sentences[index]
    begins = index == 0 or sentences[index - 1].paragraph != each.paragraph
    information = len(_NAMES.findall(each.text)) + len(_FIGURES.findall(each.text))
    return (
        _POSITION / (1 + index / 4)
        + _PARAGRAPH * begins
        + _INFORMATION * min(1.0, information / 5)
        + _WEIGHT * (min(_LONGEST, count_words(each)) / 10) ** 2
        - _QUESTION * is_question(each.text)
        - _BARE_QUOTATION * bool(_BARE.fullmatch(each.text))
    )

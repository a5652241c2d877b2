"""Decides over a whole article where a theme begins and ends.

News speaks of a subject in passages, and half of a passage's sentences do not name it. So each theme is a chain of two
states, on and off, with an edge between neighbouring sentences: a conditional random field (Lafferty, McCallum and
Pereira 2001, ICML), whose probabilities come from the forward-backward algorithm. The same few weights serve every
theme and both languages, the users' own themes too. `python -m tests.quality.fit` finds them on the development half of
`tests/quality/gold`; fitted without a tenth of it, they reach an F1 on that tenth that is a hundredth lower.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_OUTRIGHT = 0.9  # evidence (a strong term without doubts) that decides for its own sentence


@dataclass(frozen=True, slots=True)
class Observation:
    """What one sentence says about one theme.

    Attributes:
        evidence: For it, as a part (0 to 1) of one strong term.
        support: From related words, which say nothing by themselves, 0 to 1.
        cohesion: How much of what it speaks of stands elsewhere in the article beside evidence; see `cohesion`.
        bare: Whether the theme lists no related words, so that silence tells little.
        rival: Evidence for the other theme that has most.
        rivals_share: The part of the article that the other theme of which most is said takes.
        share: The part of the article that speaks for this theme.
        denied: Whether it has a phrase that looks like the theme and is not.
        points_back: Whether it is about what the sentence before said, or goes on with its quotation.
        question: Whether it is a question.
        new_paragraph: Whether a paragraph begins.
        meaning: How what it means speaks for the theme, in log odds; None where no encoder was asked, or it is none of
            the built-in themes.
    """

    evidence: float
    support: float
    cohesion: float
    bare: bool
    rival: float
    rivals_share: float
    share: float
    denied: bool
    points_back: bool
    question: bool
    new_paragraph: bool
    meaning: float | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """Of `sentence_features`, and of `edge_features` twice: for staying on, and for staying off."""

    sentence: tuple[float, ...]
    on: tuple[float, ...]
    off: tuple[float, ...]


PLAIN = Weights(
    sentence=(-0.69, 1.65, 0.98, -1.21, 2.14, 0.95, -0.63, -1.81, 1.22, 0.40, -0.32, 0.90, -0.00),
    on=(2.49, -1.60, -1.23, 0.50, 0.02),
    off=(1.42, -0.56, -2.74, -0.36, 0.16),
)
WITH_MEANING = Weights(
    sentence=(-0.30, 1.52, 1.04, -0.87, 1.71, 0.56, -0.59, -0.71, 1.18, 0.54, 0.00, 0.00, 0.00, 0.71, 0.21),
    on=(1.98, -1.22, -1.36, 0.00, -0.11, -0.41),
    off=(0.75, -0.66, 0.30, 0.00, 0.07, 0.06),
)


def sentence_features(each: Observation) -> tuple[float, ...]:
    """What speaks for a theme or against it in a sentence by itself."""
    silent = float(not each.evidence)
    meaning = () if each.meaning is None else (each.meaning, silent * each.meaning)
    return (
        1.0,
        each.evidence,
        float(each.evidence >= _OUTRIGHT),
        silent,
        each.support,
        silent * each.support,
        silent * each.rival,
        silent * (1 - each.support) * each.rivals_share,
        silent * each.question,
        silent * each.points_back,
        silent * each.bare,
        silent * each.bare * each.cohesion,
        silent * each.bare * each.rivals_share,
        *meaning,
    )


def edge_features(each: Observation) -> tuple[float, ...]:
    """What makes it likelier that a sentence has the theme because the one before has it, or neither."""
    meaning = () if each.meaning is None else (each.meaning,)
    return (1.0, float(each.new_paragraph), each.share, float(each.bare), float(each.points_back), *meaning)


def smooth(observations: Sequence[Observation]) -> list[float]:
    """The probability that each sentence belongs to the theme; 0 for all where nothing speaks for it."""
    if not any(each.evidence or (each.meaning or 0.0) > 0 for each in observations):
        return [0.0] * len(observations)
    weights = PLAIN if observations[0].meaning is None else WITH_MEANING
    found = probabilities(
        [_dot(weights.sentence, sentence_features(each)) for each in observations],
        [_dot(weights.on, edge_features(each)) for each in observations],
        [_dot(weights.off, edge_features(each)) for each in observations],
    )
    return [_decide(p, each) for p, each in zip(found, observations, strict=True)]


def _decide(probability: float, each: Observation) -> float:
    """A mention in passing is about the theme, though no passage begins with it, and a military parade is no threat."""
    if each.denied and not each.evidence:
        return 0.0
    return max(probability, _OUTRIGHT) if each.evidence >= _OUTRIGHT else probability


def probabilities(nodes: Sequence[float], both_on: Sequence[float], both_off: Sequence[float]) -> list[float]:
    """The probability of 'on' at each place of a chain.

    Args:
        nodes: The log potential of 'on' at each place; that of 'off' is 0.
        both_on: The log potential of 'on' at a place and the one before it; the first is not used.
        both_off: The same of 'off'; that of a change is 0.
    """
    before = forward(nodes, both_on, both_off)
    after = backward(nodes, both_on, both_off)
    return [
        1 / (1 + math.exp(min(700.0, off + later_off - on - later_on)))
        for (on, off), (later_on, later_off) in zip(before, after, strict=True)
    ]


def forward(nodes: Sequence[float], both_on: Sequence[float], both_off: Sequence[float]) -> list[tuple[float, float]]:
    """The log sums over all paths that end with each place on, and off."""
    sums = [(nodes[0], 0.0)] if nodes else []
    for node, stay_on, stay_off in zip(nodes[1:], both_on[1:], both_off[1:], strict=True):
        on, off = sums[-1]
        sums.append((log_add(on + stay_on, off) + node, log_add(on, off + stay_off)))
    return sums


def backward(nodes: Sequence[float], both_on: Sequence[float], both_off: Sequence[float]) -> list[tuple[float, float]]:
    """The log sums over all paths that go on from each place on, and off."""
    sums = [(0.0, 0.0)] if nodes else []
    for place in range(len(nodes) - 1, 0, -1):
        on, off = sums[-1][0] + nodes[place], sums[-1][1]
        sums.append((log_add(on + both_on[place], off), log_add(on, off + both_off[place])))
    return sums[::-1]


def _dot(weights: Sequence[float], features: Sequence[float]) -> float:
    return math.fsum(weight * feature for weight, feature in zip(weights, features, strict=True))


def log_add(one: float, other: float) -> float:
    """log(exp(one) + exp(other)) without overflow."""
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))

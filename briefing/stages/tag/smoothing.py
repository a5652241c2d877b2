"""Decides over a whole article where a theme begins and ends.

News speaks of a subject in passages, and half of a passage's sentences do not name it. So each theme is a hidden Markov
model with two states, on and off: what a sentence says is the observation, and a theme that is on tends to stay on. The
probability of 'on' given the whole article comes from the forward-backward algorithm (Rabiner 1989, Proc. IEEE 77).

The numbers were set by coordinate search on the development half of `tests/quality/gold` (CONTRIBUTING.md).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_EVIDENCE = 6.0  # log odds of one strong term
_SILENCE = 0.8  # log odds that a sentence without evidence takes off,
_RIVAL = 2.5  # where another theme speaks instead,
_REFERENCE = 0.2  # and where it points back to the sentence before
_OUTRIGHT = 0.9  # evidence (a strong term without doubts) that decides for its own sentence
_SPOKEN = 0.375  # evidence (one weak term) from which a sentence is not silent at all
_STAY, _STAY_ACROSS, _STAY_BACK = 0.95, 0.85, 0.97  # within a paragraph, into the next, where a sentence points back
_UNSEEN = 4  # sentences without the theme that are taken to stand around a text, so that one word does not carry it
_SHORT = 12  # sentences
_LEAST, _MOST = 0.03, 0.7  # share of an article that a theme is taken to have beforehand


@dataclass(frozen=True, slots=True)
class Observation:
    """What one sentence says about one theme.

    Attributes:
        evidence: For it, as a part (0 to 1) of one strong term.
        rival: For the other theme that has most.
        points_back: Whether it is about what the sentence before said.
        new_paragraph: Whether a paragraph begins.
    """

    evidence: float
    rival: float
    points_back: bool
    new_paragraph: bool


def smooth(observations: Sequence[Observation]) -> list[float]:
    """The probability that each sentence belongs to the theme."""
    length = len(observations)
    share = sum(each.evidence for each in observations) / (length + _UNSEEN)
    if not share:
        return [0.0] * length
    prior = min(_MOST, max(_LEAST, share))
    stays = [_stay(each, length) for each in observations]
    found = forward_backward([_odds(each) for each in observations], stays, prior)
    # A mention in passing is about the theme, though no passage begins with it.
    return [
        max(p, _OUTRIGHT if each.evidence >= _OUTRIGHT else 0.0) for p, each in zip(found, observations, strict=True)
    ]


def _odds(each: Observation) -> float:
    penalty = _REFERENCE if each.points_back else _SILENCE + (_RIVAL - _SILENCE) * each.rival
    return math.exp(_EVIDENCE * each.evidence - penalty * (1 - min(1.0, each.evidence / _SPOKEN)))


def _stay(each: Observation, length: int) -> float:
    """The probability that the theme goes on; in a text of a few sentences no long passage is to be expected."""
    if each.points_back:
        return _STAY_BACK
    stay = _STAY_ACROSS if each.new_paragraph else _STAY
    return min(stay, length / (length + 3)) if length < _SHORT else stay


def forward_backward(odds: Sequence[float], stays: Sequence[float], prior: float) -> list[float]:
    """The probability of 'on' at each place.

    Args:
        odds: How much likelier each observation is with the theme on than off.
        stays: The probability that 'on' goes on from the place before; the first is not used.
        prior: The share of places that are on, beforehand.
    """
    n = len(odds)
    starts = [min(0.95, (1 - stay) * prior / (1 - prior)) for stay in stays]
    forward: list[tuple[float, float]] = []
    on, off = prior, 1 - prior
    for index in range(n):
        if index:
            before_on, before_off = forward[-1]
            on = before_on * stays[index] + before_off * starts[index]
            off = before_on * (1 - stays[index]) + before_off * (1 - starts[index])
        on *= odds[index]
        forward.append((on / (on + off), off / (on + off)))
    result = [0.0] * n
    later_on = later_off = 1.0
    for index in range(n - 1, -1, -1):
        on, off = forward[index][0] * later_on, forward[index][1] * later_off
        result[index] = on / (on + off)
        if index:
            here_on, here_off = odds[index] * later_on, later_off
            later_on = stays[index] * here_on + (1 - stays[index]) * here_off
            later_off = starts[index] * here_on + (1 - starts[index]) * here_off
            total = later_on + later_off
            later_on, later_off = later_on / total, later_off / total
    return result

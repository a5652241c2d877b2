"""Finds the sentences that together say most within a budget, by branch and bound.

A summary is worth the weights of the different concepts in it (a concept said twice counts once: Gillick, Favre 2009,
ILP for NLP) and the worth of each sentence by itself. What a sentence adds never grows as others are chosen, so what
the rest adds now, as if each could be cut to fill the budget, is more than any choice of them can add; a branch that
cannot beat the best choice by that bound is left.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.stages.summarize.budget import Budget

_ENOUGH = 1.01  # what is found is worth at least 1/1.01 of the best
_MOST_NODES = 400  # on 38 articles at 100 words 44 on average and 263 at most; what is found by then is at least greedy
_SHARED, _SAME = 4, 0.6  # concepts; the part of the shorter sentence's: from both on, two sentences say the same


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence: what it speaks of, what it is worth besides, and how long it is in words."""

    concepts: frozenset[str]
    worth: float
    words: int


def choose(
    items: Sequence[Item], units: Mapping[int, tuple[int, ...]], weights: Mapping[str, float], budget: Budget
) -> frozenset[int]:
    """The places of the sentences to take.

    Args:
        items: All sentences.
        units: For each sentence that may be chosen the sentences it has to be chosen with, itself included.
        weights: What each concept is worth; others are worth nothing.
        budget: How much fits.

    Returns:
        A choice worth at least 99 % of the best, or after `_MOST_NODES` steps the best that was found.
    """
    search = _Search(items, units, weights, budget)
    gains = [math.fsum(map(weights.__getitem__, each.concepts)) + each.worth for each in items]
    search.visit(_Choice(), gains, [place for place in units if sum(gains[each] for each in units[place]) > 0])
    return search.best.places


@dataclass(frozen=True, slots=True)
class _Choice:
    places: frozenset[int] = frozenset()
    covered: frozenset[str] = frozenset()
    words: int = 0
    value: float = 0.0


class _Search:
    def __init__(
        self, items: Sequence[Item], units: Mapping[int, tuple[int, ...]], weights: Mapping[str, float], budget: Budget
    ) -> None:
        self._items, self._units, self._weights, self._budget = items, units, weights, budget
        self._speak_of: dict[str, list[int]] = {}
        for place, each in enumerate(items):
            for concept in each.concepts:
                self._speak_of.setdefault(concept, []).append(place)
        self._nodes = 0
        self.best = _Choice()

    def visit(self, choice: _Choice, gains: list[float], candidates: list[int]) -> None:
        """Try all ways to go on from a choice, the most promising first, but for those that cannot be the best.

        Args:
            choice: What is chosen so far.
            gains: What each sentence would add to it.
            candidates: Those that may still be chosen.
        """
        self._nodes += 1
        if choice.value > self.best.value:
            self.best = choice
        fitting = [place for place in candidates if self._fits(choice, place)]
        if not fitting or self._nodes > _MOST_NODES:
            return
        if self._bound(choice, gains, fitting) <= self.best.value * _ENOUGH:
            return
        first = max(fitting, key=lambda place: self._promise(choice, gains, place))
        larger, smaller_gains = self._take(choice, gains, first)
        new = larger.places - choice.places
        rest = [place for place in fitting if place not in new and not self._alike(place, new)]
        self.visit(larger, smaller_gains, rest)
        self.visit(choice, gains, [place for place in fitting if first not in self._units[place]])

    def _new(self, choice: _Choice, place: int) -> Sequence[int]:
        unit = self._units[place]
        return unit if choice.places.isdisjoint(unit) else [each for each in unit if each not in choice.places]

    def _fits(self, choice: _Choice, place: int) -> bool:
        new = self._new(choice, place)
        words = choice.words
        for each in new:
            words += self._items[each].words
        return self._budget.allows(sentences=len(choice.places) + len(new), words=words)

    def _promise(self, choice: _Choice, gains: list[float], place: int) -> float:
        gain, words = 0.0, 0
        for each in self._new(choice, place):
            gain += gains[each]
            words += self._items[each].words
        return gain / math.sqrt(words)

    def _bound(self, choice: _Choice, gains: list[float], fitting: list[int]) -> float:
        """More than any choice that goes on from this one is worth."""
        places = {each for place in fitting for each in self._new(choice, place)}
        found = [(gains[place], self._items[place].words) for place in places if gains[place] > 0]
        bounds = [sum(gain for gain, _ in found)]
        if self._budget.sentences is not None:
            left = self._budget.sentences - len(choice.places)
            bounds.append(sum(sorted((gain for gain, _ in found), reverse=True)[:left]))
        if self._budget.words is not None:
            bounds.append(_fill(found, self._budget.words - choice.words))
        return choice.value + min(bounds)

    def _take(self, choice: _Choice, gains: list[float], place: int) -> tuple[_Choice, list[float]]:
        """The choice with a sentence and those that it needs, and what each would add to that."""
        covered, value, gains = set(choice.covered), choice.value, gains.copy()
        new = self._new(choice, place)
        for each in new:
            value += gains[each]
            for concept in sorted(self._items[each].concepts - covered):  # sums in one order: the same bytes anywhere
                for other in self._speak_of[concept]:
                    gains[other] -= self._weights[concept]
            covered |= self._items[each].concepts
        words = choice.words + sum(self._items[each].words for each in new)
        return _Choice(choice.places.union(new), frozenset(covered), words, value), gains

    def _alike(self, place: int, places: frozenset[int]) -> bool:
        """Whether a sentence says what one of the others says."""
        own = self._items[place].concepts
        return any(says_the_same(own, self._items[other].concepts) for other in places)


def says_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether most of what the shorter of two sentences speaks of is in the other."""
    shared = len(one & other)
    return shared >= _SHARED and shared >= _SAME * min(len(one), len(other))


def _fill(gains: list[tuple[float, int]], room: int) -> float:
    """The most that could be added if sentences could be cut to fill the room."""
    total = 0.0
    for gain, words in sorted(gains, key=lambda each: -each[0] / each[1]):
        if words >= room:
            return total + gain * room / words
        total += gain
        room -= words
    return total

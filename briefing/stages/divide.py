"""Divides an article into passages: stretches of neighbouring sentences about the same themes.

Tags change from one sentence to the next; a reader who looks for a place in an article wants few passages. So of all
divisions the cheapest is taken: a sentence costs what its tags differ from its passage's themes, and each new passage
costs something too, less where a paragraph begins. It is found exactly, by dynamic programming (Viterbi 1967, IEEE
Trans. Inf. Theory 13).
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from briefing.models import Division, TaggedSentence

_BREAK, _BREAK_AT_PARAGRAPH = 1.1, 0.5  # set on the development half of tests/quality/gold, by Pk and WindowDiff
_MISSING = 1.0  # a theme of the passage that a sentence lacks; one that it has too many costs its score

Themes = tuple[str, ...]


def divide_article(tagged: Sequence[TaggedSentence]) -> tuple[Division, ...]:
    """The passages of an article in order; together they hold every sentence once.

    Args:
        tagged: The article's sentences, as the tagger left them.

    Returns:
        Passages whose themes are those of at least one sentence; two neighbours never have the same.
    """
    kinds = sorted({tuple(sorted(theme.id for theme in each.themes)) for each in tagged})
    numbers = [each.sentence.number for each in tagged]
    return tuple(
        Division(run[0][0], run[-1][0], themes)
        for themes, found in groupby(zip(numbers, _cheapest(tagged, kinds), strict=True), key=lambda pair: pair[1])
        for run in [list(found)]
    )


def _cheapest(tagged: Sequence[TaggedSentence], kinds: Sequence[Themes]) -> Iterable[Themes]:
    """The themes of each sentence's passage."""
    if not tagged:
        return ()
    costs = [_misfit(tagged[0], themes) for themes in kinds]
    came_from: list[list[int]] = []
    for before, each in pairwise(tagged):
        best = costs.index(min(costs))
        change = _BREAK if before.sentence.paragraph == each.sentence.paragraph else _BREAK_AT_PARAGRAPH
        came_from.append([k if cost <= costs[best] + change else best for k, cost in enumerate(costs)])
        costs = [min(cost, costs[best] + change) + _misfit(each, kinds[k]) for k, cost in enumerate(costs)]
    path = [costs.index(min(costs))]
    for steps in reversed(came_from):
        path.append(steps[path[-1]])
    return [kinds[k] for k in reversed(path)]


def _misfit(each: TaggedSentence, themes: Themes) -> float:
    lacks = sum(_MISSING for theme_id in themes if not each.score(theme_id))
    return lacks + sum(theme.score for theme in each.themes if theme.id not in themes)

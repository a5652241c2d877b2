"""Finds which of a day's stories go on with one of the days before (linking, in topic detection and tracking).

What happened next shares the names, and fewer of the words; so less likeness is asked for than within a day, and each
story of before goes on in the one that is most like it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.stages.stories.vectors import Vector, likeness, strongest, total

GOES_ON = 0.28  # tried on the pairs of tests/stages/stories
_TELLING = 30  # features by which earlier stories are looked for
_NEAREST = 50


@dataclass(frozen=True, slots=True)
class Thread:
    """A story of days before: its id, and the vectors of its articles, latest last."""

    id: str
    articles: Sequence[Vector]


def find_threads(stories: Sequence[Sequence[Vector]], earlier: Sequence[Thread]) -> dict[int, str]:
    """The earlier story that each of a day's stories goes on with; none goes on in two.

    Args:
        stories: The vectors of each story's articles.
        earlier: The stories of the days before, latest last.

    Returns:
        For the place of each story that goes on, the id of the earlier one.
    """
    sums = {thread.id: (total(thread.articles), len(thread.articles)) for thread in earlier if thread.articles}
    having: dict[str, list[str]] = {}
    for identity, (vector, _) in sums.items():
        for feature in strongest(vector, _TELLING):
            having.setdefault(feature, []).append(identity)
    found: list[tuple[float, int, str]] = []
    for place, articles in enumerate(stories):
        own = total(articles)
        near = {each for feature in strongest(own, _TELLING) for each in having.get(feature, ())[-_NEAREST:]}
        for identity in near:
            vector, size = sums[identity]
            found.append((likeness(own, vector) / (size * len(articles)), place, identity))
    return _assign(found)


def _assign(found: Sequence[tuple[float, int, str]]) -> dict[int, str]:
    """The likeliest first, each story and each thread once."""
    assigned: dict[int, str] = {}
    taken: set[str] = set()
    for value, place, identity in sorted(found, key=lambda each: (-each[0], each[1:])):
        if value >= GOES_ON and place not in assigned and identity not in taken:
            assigned[place] = identity
            taken.add(identity)
    return assigned

"""Makes stories of articles: those that are alike on average (group-average clustering: Sokal and Michener 1958).

An average, rather than the nearest pair, keeps two events with the same actors from being joined by an article that
tells of both.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.stages.stories.vectors import Vector, likeness, strongest, total

# On the pairs of tests/stages/stories: own reports of the same event are at 0.32 to 0.62 (a translation at 0.65 to
# 0.85), other events with the same actors at 0.38 at most.
SAME_STORY = 0.36
_TELLING = 20  # features by which others are looked for
_NEAREST = 50  # latest articles with such a feature that are looked at, so that the work stays in proportion


@dataclass(frozen=True, slots=True)
class _Group:
    """Articles, and the sum of their vectors: its product with another's is the sum of all likenesses between them."""

    keys: tuple[str, ...]
    total: Vector


def find_stories(vectors: Mapping[str, Vector]) -> list[tuple[str, ...]]:
    """Divide articles into stories, each article into one.

    Args:
        vectors: Those of the articles, by key, in the order in which they appeared.

    Returns:
        The keys of each story, in the order given; stories by their first.
    """
    groups = {key: _Group((key,), vector) for key, vector in vectors.items()}
    place = {key: n for n, key in enumerate(vectors)}
    edges = sorted(_alike(vectors), key=lambda edge: (-edge[0], place[edge[1]], place[edge[2]]))
    for _, first, second in edges:
        one, other = groups[first], groups[second]
        if one is other:
            continue
        if likeness(one.total, other.total) >= SAME_STORY * len(one.keys) * len(other.keys):
            joined = _Group(one.keys + other.keys, total((one.total, other.total)))
            groups.update(dict.fromkeys(joined.keys, joined))
    stories = {id(group): tuple(sorted(group.keys, key=place.__getitem__)) for group in groups.values()}
    return sorted(stories.values(), key=lambda keys: place[keys[0]])


def _alike(vectors: Mapping[str, Vector]) -> Iterator[tuple[float, str, str]]:
    """Pairs that are alike enough, looked for by what tells most of each."""
    having: dict[str, deque[str]] = {}
    for key, vector in vectors.items():
        telling = strongest(vector, _TELLING)
        near = {other: None for feature in telling for other in having.get(feature, ())}
        for other in near:
            value = likeness(vector, vectors[other])
            if value >= SAME_STORY:
                yield value, other, key
        for feature in telling:
            having.setdefault(feature, deque(maxlen=_NEAREST)).append(key)

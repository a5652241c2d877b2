"""Gives each story of an edition its id: the one that it had before, or else one of its own."""

from collections.abc import Callable, Sequence

from briefing.daily.record import Record
from briefing.stages.stories import Rarity, Thread, Vector, find_threads

_LONGEST = 20  # articles of an earlier story that are compared, the latest: what it has come to

Told = Sequence[tuple[Record, Vector]]


def make_threads(earlier: Sequence[Record], rarity: Rarity) -> list[Thread]:
    """The stories of earlier editions.

    Args:
        earlier: Their articles, oldest edition first.
        rarity: What they are weighed by.
    """
    stories: dict[str, list[Record]] = {}
    for record in earlier:
        if record.features and not record.copy_of:
            stories.setdefault(record.story, []).append(record)
    return [
        Thread(story, [rarity.weigh(record.features or {}) for record in records[-_LONGEST:]])
        for story, records in stories.items()
    ]


def name_stories(
    stories: Sequence[Told], slugs: Sequence[str], *, threads: Sequence[Thread], is_taken: Callable[[str], bool]
) -> list[str]:
    """The id of each story, no two the same.

    Args:
        stories: The articles of each, with what they are known by. A record's story is that of the same edition, made
            before: more articles have come since, and it is called as it was.
        slugs: What a new story would be called, that is, the slug of its leading article.
        threads: The stories of earlier editions.
        is_taken: Whether a story of any edition is called so.
    """
    names = _kept(stories)
    rest = [place for place in range(len(stories)) if place not in names]
    free = [thread for thread in threads if thread.id not in set(names.values())]
    found = find_threads([[vector for _, vector in stories[place]] for place in rest], free)
    names |= {rest[place]: thread for place, thread in found.items()}
    used = set(names.values())
    for place in range(len(stories)):
        if place not in names:
            names[place] = _free(slugs[place], lambda name: name in used or is_taken(name))
            used.add(names[place])
    return [names[place] for place in range(len(stories))]


def _kept(stories: Sequence[Told]) -> dict[int, str]:
    """The id that most of a story's articles had; the foremost story has it where two lay claim to it."""
    names: dict[int, str] = {}
    used: set[str] = set()
    for place, told in enumerate(stories):
        had = [record.story for record, _ in told if record.story]
        most = max(had, key=lambda story: (had.count(story), -had.index(story)), default="")
        if most and most not in used:
            names[place] = most
            used.add(most)
    return names


def _free(slug: str, is_used: Callable[[str], bool]) -> str:
    name, n = slug, 1
    while is_used(name):
        n += 1
        name = f"{slug}-{n}"
    return name

"""Finds which articles tell of the same thing: copies of one text, and stories that several tell in their own words.

`features` is what an article is known by in any language, `fingerprint` and `copies` find one text in several papers,
`vectors` say how alike two articles are, `groups` makes stories of a day's articles, `threads` finds those that go on
from one day to the next. Articles are keys and values here; where they come from and go to is left to others.
"""

from briefing.stages.stories.copies import find_copies
from briefing.stages.stories.features import Features, describe
from briefing.stages.stories.fingerprint import Fingerprint, fingerprint
from briefing.stages.stories.groups import find_stories
from briefing.stages.stories.threads import Thread, find_threads
from briefing.stages.stories.vectors import Rarity, Vector, likeness, total

__all__ = [
    "Features",
    "Fingerprint",
    "Rarity",
    "Thread",
    "Vector",
    "describe",
    "find_copies",
    "find_stories",
    "find_threads",
    "fingerprint",
    "likeness",
    "total",
]

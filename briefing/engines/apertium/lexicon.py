"""Asks Apertium's own dictionary what each word of a text can be. Running the dictionary is left to `apertium`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.engines.apertium.protect import END, escape

_UNIT = re.compile(r"\^((?:[^\\/^$]|\\.)*)/((?:[^\\$]|\\.)*)\$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reading:
    """One analysis of a word: its lemma as the dictionary writes it, and its tags ('np', 'loc', 'sg')."""

    lemma: str
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known about the words that were asked for.

    Attributes:
        readings: Their readings; a word unknown to the dictionary has none.
        lent: The words that have the readings of another, since the dictionary lacks them.
    """

    readings: Mapping[str, tuple[Reading, ...]]
    lent: frozenset[str] = frozenset()

    def tags(self, word: str) -> frozenset[str]:
        """The tags of all readings of a word together."""
        return frozenset(tag for reading in self.readings.get(word, ()) for tag in reading.tags)

    def knows(self, word: str) -> bool:
        """Whether the word has readings in this very case ('venezuela' is none)."""
        return bool(self.readings.get(word))


def question(words: Iterable[str]) -> str:
    """The words in the form `lt-proc -w -z` reads them."""
    return "".join(f"{escape(word)}{END}\0" for word in words)


def answer(words: Iterable[str], output: str) -> Lexicon:
    """Read what `lt-proc -w -z` says about the words of a `question`.

    A phrase counts as known where the dictionary has it as one unit ('United States').
    """
    found: dict[str, tuple[Reading, ...]] = {}
    for word, part in zip(words, output.split("\0"), strict=False):
        units = _UNIT.findall(part)
        analyses = units[0][1].split("/") if len(units) == 1 else []
        found[word] = tuple(_reading(analysis) for analysis in analyses if not analysis.startswith("*"))
    return Lexicon(found)


def _reading(analysis: str) -> Reading:
    return Reading(analysis.partition("<")[0], frozenset(re.findall(r"<([^>]*)>", analysis)))

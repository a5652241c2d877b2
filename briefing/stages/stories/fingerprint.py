"""The fingerprint of a text: hashes of some of its runs of words, chosen by winnowing.

Of every few runs that follow each other the one with the least hash is kept, so that two texts which share a passage
keep the same runs of it, wherever it stands (Schleimer, Wilkerson, Aiken 2003, "Winnowing", SIGMOD).
"""

import re
import zlib
from collections.abc import Iterable

Fingerprint = frozenset[int]

_RUN = 4  # words; shorter ones are common phrases, and each word that an editor changes costs as many runs
_WINDOW = 4  # runs, of which one is kept: any 7 words in a row that two texts share leave a common mark
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")


def fingerprint(paragraphs: Iterable[str]) -> Fingerprint:
    """The marks of a text, 32 bits each; figures all count as the same word, since a later version changes them.

    Args:
        paragraphs: The text, a paragraph each; no run goes from one to the next, so that their order does not matter.
    """
    marks: set[int] = set()
    for paragraph in paragraphs:
        words = ["0" if word[0].isdigit() else word for word in _WORD.findall(paragraph.lower())]
        runs = [zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(max(1, len(words) - _RUN + 1))]
        marks.update(min(runs[i : i + _WINDOW]) for i in range(max(1, len(runs) - _WINDOW + 1)))
    return frozenset(marks)

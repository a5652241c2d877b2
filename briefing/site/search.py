"""What the search page looks into: an inverted index for each language, which the page loads when somebody types."""

import json
from collections.abc import Iterator, Sequence
from functools import partial

from briefing.models import LANGUAGES, Language
from briefing.render.environment import Templates
from briefing.site.entry import Entry
from briefing.site.holdings import Holdings
from briefing.site.page import File
from briefing.site.words import words_in

_SCRIPT = "site/search.js"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def search_files(holdings: Holdings, templates: Templates) -> Iterator[File]:
    """The index in each language, and the script that looks into it."""
    script = templates.source(_SCRIPT)
    yield File("search.js", None, lambda: script)
    for language in LANGUAGES:
        inputs = [
            (each.place, each.titles, each.source, each.themes, each.words[language]) for each in holdings.entries
        ]
        yield File(f"{language}/search/index.js", inputs, partial(_index, language, holdings.entries))


def _index(language: Language, entries: Sequence[Entry]) -> str:
    """The index as a script that hands it over, since a page read from a disk may load a script, but no JSON.

    Each brief has its place, headline, source and themes; each word, in alphabetical order, the briefs that have it, as
    distances from one to the next in base 36.
    """
    briefs = [
        (each.place, each.titles[language], each.source, ", ".join(part.labels[language] for part in each.themes))
        for each in entries
    ]
    places: dict[str, list[int]] = {}
    for n, (entry, (_, _, source, themes)) in enumerate(zip(entries, briefs, strict=True)):
        for word in {*entry.words[language].split(), *words_in(f"{source} {themes}")}:
            places.setdefault(word, []).append(n)
    words = "\n".join(f"{word} {_distances(places[word])}" for word in sorted(places))
    rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in briefs)
    return f'briefingIndex("{language}", [\n{rows}\n],\n`{words}`);\n'


def _distances(numbers: Sequence[int]) -> str:
    return " ".join(_base36(n - before) for before, n in zip([0, *numbers], numbers, strict=False))


def _base36(n: int) -> str:
    return _DIGITS[n] if n < 36 else _base36(n // 36) + _DIGITS[n % 36]

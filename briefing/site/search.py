"""What the search page looks through: a file a language, which the page loads when somebody types."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from briefing.models import LANGUAGES, Language
from briefing.render.environment import Templates
from briefing.site.holdings import Holdings
from briefing.site.page import File

_SCRIPT = "site/search.js"


def search_files(holdings: Holdings, templates: Templates) -> Iterator[File]:
    """The index in each language, and the script that looks into it."""
    script = templates.source(_SCRIPT)
    yield File("search.js", None, lambda: script)
    for language in LANGUAGES:
        rows = [
            (
                each.date,
                each.slug,
                each.titles[language],
                each.source,
                ", ".join(part.labels[language] for part in each.themes),
                each.words[language],
            )
            for each in holdings.entries
        ]
        yield File(f"{language}/search/index.js", rows, partial(_index, language, rows))


def _index(language: Language, rows: list[Any]) -> str:
    """A script rather than JSON, since a page read from a disk may load the one and not the other."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f'briefingIndex("{language}", [\n{lines}\n]);\n'

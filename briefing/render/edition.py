"""An edition as Markdown: the stories of a day by theme, in one language or side by side."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from briefing.files import write_whole
from briefing.models import LANGUAGES, Edition, Language, Story, StorySentence, StorySource
from briefing.render.context import VIEWS, View
from briefing.render.dates import format_day
from briefing.render.environment import Templates


@dataclass(frozen=True, slots=True)
class ThemeStories:
    """The stories of a theme that follow each other: its id, its name in each language, and the stories."""

    id: str
    labels: Mapping[Language, str]
    stories: tuple[Story, ...]


def render_edition(edition: Edition, view: View, *, templates: Templates) -> str:
    """Render one view of an edition as Markdown.

    Links lead to the Markdown of its briefs, which lies beside it in folders by day.

    Raises:
        TemplateError: A template is wrong.
    """
    text = templates.render("edition.md.jinja", edition_context(edition, view))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def edition_context(edition: Edition, view: View) -> dict[str, Any]:
    """The names that the template of an edition can use."""

    def link(source: StorySource) -> str:
        return f"{source.date}/{source.slug}.{view}.md"

    def place(story: Story, sentence: StorySentence) -> str:
        return f"{link(story.sources[sentence.source])}#s{sentence.number}"

    def doubted(sentence: StorySentence) -> bool:
        return any(finding.severity == "error" for finding in sentence.passage.findings)

    return {
        "edition": edition,
        "view": view,
        "languages": LANGUAGES if view == "bilingual" else (view,),
        "dates": {language: format_day(edition.date, language, "full") for language in LANGUAGES},
        "themes": tuple(
            ThemeStories(theme, edition.labels[theme], tuple(stories))
            for theme, stories in groupby(edition.stories, key=lambda story: story.themes[0])
        ),
        "engines": tuple(sorted({each.engine for story in edition.stories for each in story.sources})),
        "link": link,
        "place": place,
        "doubted": doubted,
    }


def edition_files(out: Path, day: str) -> dict[View, Path]:
    """Where each view of an edition is written: `markdown/<date>.{en,es,bilingual}.md`."""
    return {view: out / "markdown" / f"{day}.{view}.md" for view in VIEWS}


def write_edition(edition: Edition, out: Path, *, templates: Templates) -> None:
    """Write the Markdown of an edition, no view before all are rendered.

    Raises:
        TemplateError: A template is wrong; nothing has been written.
        OutputError: A file cannot be written.
    """
    texts = {
        path: render_edition(edition, view, templates=templates)
        for view, path in edition_files(out, edition.date).items()
    }
    for path, text in texts.items():
        write_whole(path, text.encode("utf-8", "replace"))

"""An edition as JSON, and back. `edition.schema.json` beside this module describes it."""

import json
from typing import Any

from briefing.data.fields import SLUG, THEME, URL, Fields, findings_to_json, texts_to_json
from briefing.models import Edition, Story, StorySentence, StorySource

SCHEMA_VERSION = 1


def edition_to_json(edition: Edition) -> str:
    """The edition as JSON text, keys in a fixed order, ending in a newline."""
    data = {
        "schema": SCHEMA_VERSION,
        "date": edition.date,
        "labels": {theme: texts_to_json(labels) for theme, labels in edition.labels.items()},
        "stories": [_story_to_json(story) for story in edition.stories],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _story_to_json(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": texts_to_json(story.title.texts),
        "title_findings": findings_to_json(story.title),
        "themes": list(story.themes),
        "new": story.new,
        "sources": [
            {
                "name": each.name,
                "url": each.url,
                "date": each.date,
                "slug": each.slug,
                "language": each.language,
                "title": texts_to_json(each.title.texts),
                "title_findings": findings_to_json(each.title),
                "engine": each.engine,
            }
            for each in story.sources
        ],
        "summary": [
            {
                "source": each.source,
                "n": each.number,
                **texts_to_json(each.passage.texts),
                "findings": findings_to_json(each.passage),
            }
            for each in story.summary
        ],
    }


def edition_from_json(text: str) -> Edition:
    """The edition that `edition_to_json` wrote.

    Raises:
        ValueError: The text is not JSON, or not such an edition; its message names the key.
    """
    data = Fields.parse(text)
    labels = data.inner("labels")
    edition = Edition(
        date=data.day("date"),
        stories=tuple(_story(each) for each in data.each("stories")),
        labels={theme: labels.inner(theme).bilingual() for theme in labels.keys()},  # noqa: SIM118 - no mapping
    )
    for theme in (theme for story in edition.stories for theme in story.themes):
        if theme not in edition.labels:
            raise ValueError(f"'labels.{theme}' is missing")
    return edition


def _story(data: Fields) -> Story:
    sources = tuple(_source(each) for each in data.each("sources"))
    summary = tuple(
        StorySentence(each.integer("source", least=0), each.integer("n"), each.passage(each.each("findings")))
        for each in data.each("summary")
    )
    themes = data.texts("themes", THEME)
    if not sources or not themes or any(each.source >= len(sources) for each in summary):
        raise ValueError("a story lacks a source or a theme")
    return Story(
        id=data.text("id", SLUG),
        title=data.inner("title").passage(data.each("title_findings")),
        themes=themes,
        sources=sources,
        summary=summary,
        new=data.flag("new"),
    )


def _source(data: Fields) -> StorySource:
    return StorySource(
        name=data.text("name"),
        url=data.text("url", URL),
        date=data.day("date"),
        slug=data.text("slug", SLUG),
        language=data.language("language"),
        title=data.inner("title").passage(data.each("title_findings")),
        engine=data.text("engine"),
    )

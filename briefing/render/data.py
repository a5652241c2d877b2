"""A brief as JSON, for programs. `brief.schema.json` beside this module describes it."""

import json
from typing import Any

from briefing.models import Brief

SCHEMA_VERSION = 1


def brief_to_json(brief: Brief) -> str:
    """The brief as JSON text, keys in a fixed order, ending in a newline."""
    return json.dumps(_brief(brief), ensure_ascii=False, indent=2) + "\n"


def _brief(brief: Brief) -> dict[str, Any]:
    article = brief.article
    return {
        "schema": SCHEMA_VERSION,
        "slug": article.slug,
        "date": brief.date,
        "language": brief.language,
        "title": dict(brief.title.texts),
        "source": {
            "name": article.source,
            "url": article.url,
            "published": article.date.isoformat() if article.date else None,
        },
        "engine": brief.engine,
        "reading_minutes": brief.reading_minutes,
        "sections": [
            {
                "theme": section.id,
                "label": dict(section.labels),
                "share": section.share,
                "sentences": list(section.numbers),
                "summary": [{"n": picked.number, **picked.passage.texts} for picked in section.picked],
            }
            for section in brief.sections
        ],
        "sentences": [
            {
                "n": each.sentence.number,
                "paragraph": each.sentence.paragraph,
                "text": each.sentence.text,
                "themes": [{"id": theme.id, "score": theme.score} for theme in each.themes],
            }
            for each in brief.sentences
        ],
    }

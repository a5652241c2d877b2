"""A brief as JSON, for programs. `brief.schema.json` beside this module describes it."""

import json
from typing import Any

from briefing.models import Brief, Passage

SCHEMA_VERSION = 1


def brief_to_json(brief: Brief, *, slug: str | None = None, with_article: bool = True) -> str:
    """The brief as JSON text, keys in a fixed order, ending in a newline.

    Args:
        brief: What to write.
        slug: The name it is filed under, where that is not the article's own.
        with_article: Whether the article's sentences have their text; without, only those of the summary have.
    """
    data = _brief(brief, slug or brief.article.slug)
    if not with_article:
        for sentence in data["sentences"]:
            del sentence["text"]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _brief(brief: Brief, slug: str) -> dict[str, Any]:
    article = brief.article
    return {
        "schema": SCHEMA_VERSION,
        "slug": slug,
        "date": brief.date,
        "language": brief.language,
        "title": dict(brief.title.texts),
        "title_findings": _findings(brief.title),
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
                "summary": [
                    {"n": picked.number, **picked.passage.texts, "findings": _findings(picked.passage)}
                    for picked in section.picked
                ],
            }
            for section in brief.sections
        ],
        "divisions": [
            {"first": each.first, "last": each.last, "themes": list(each.themes)} for each in brief.divisions
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


def _findings(passage: Passage) -> list[dict[str, str]]:
    return [{"check": each.check, "severity": each.severity} | dict(each.messages.items()) for each in passage.findings]

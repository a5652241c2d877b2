"""A brief as JSON, for programs and for the site; and back. `brief.schema.json` beside this module describes it."""

import json
from datetime import datetime
from typing import Any

from briefing.data.fields import SLUG, THEME, URL, Fields, findings_to_json, texts_to_json
from briefing.models import (
    OTHER,
    Article,
    Brief,
    Division,
    PickedSentence,
    Sentence,
    TaggedSentence,
    ThemeScore,
    ThemeSection,
)

SCHEMA_VERSION = 1


def brief_to_json(brief: Brief, *, slug: str | None = None, with_article: bool = True) -> str:
    """The brief as JSON text, keys in a fixed order, ending in a newline.

    Args:
        brief: What to write.
        slug: The name it is filed under, where that is not the article's own.
        with_article: Whether the article's sentences have their text; without, only those of the summary have.
    """
    data = _brief(brief, slug or brief.article.slug, with_article=with_article)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _brief(brief: Brief, slug: str, *, with_article: bool) -> dict[str, Any]:
    article = brief.article
    return {
        "schema": SCHEMA_VERSION,
        "slug": slug,
        "date": brief.date,
        "language": brief.language,
        "title": texts_to_json(brief.title.texts),
        "title_findings": findings_to_json(brief.title),
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
                "label": texts_to_json(section.labels),
                "share": section.share,
                "sentences": list(section.numbers),
                "summary": [
                    {
                        "n": picked.number,
                        **texts_to_json(picked.passage.texts),
                        "findings": findings_to_json(picked.passage),
                    }
                    for picked in section.picked
                ],
            }
            for section in brief.sections
        ],
        "divisions": [
            {"first": each.first, "last": each.last, "themes": list(each.themes)} for each in brief.divisions
        ],
        "sentences": [_sentence_to_json(each, with_article=with_article) for each in brief.sentences],
    }


def _sentence_to_json(tagged: TaggedSentence, *, with_article: bool) -> dict[str, Any]:
    sentence = tagged.sentence
    shown = with_article and not sentence.withheld
    return {
        "n": sentence.number,
        "paragraph": sentence.paragraph,
        **({"text": sentence.text} if shown else {"withheld": sentence.length}),
        "heading": sentence.heading,
        "themes": [{"id": theme.id, "score": theme.score} for theme in tagged.themes],
    }


def brief_from_json(text: str) -> Brief:
    """The brief that `brief_to_json` wrote, under the slug it is filed under.

    The article goes by its slug. Sentences whose text was left out have none, but for those of a summary.

    Raises:
        ValueError: The text is not JSON, or not such a brief; its message names the key.
    """
    data = Fields.parse(text)
    language, slug = data.language("language"), data.text("slug", SLUG)
    title = data.inner("title").passage(data.each("title_findings"))
    sections = tuple(_section(each) for each in data.each("sections"))
    shown = {picked.number: picked.passage.texts[language] for each in sections for picked in each.picked}
    sentences = tuple(_sentence(each, shown) for each in data.each("sentences"))
    brief = Brief(
        article=_article(data, slug, title.texts[language], sentences),
        language=language,
        title=title,
        sections=sections,
        sentences=sentences,
        divisions=tuple(
            Division(each.integer("first"), each.integer("last"), each.texts("themes", THEME))
            for each in data.each("divisions")
        ),
        reading_minutes=data.integer("reading_minutes"),
        engine=data.text("engine"),
        date=data.day("date"),
    )
    _check(brief)
    return brief


def _check(brief: Brief) -> None:
    """Whatever a part of a brief refers to must be there: pages are made without looking again."""
    numbers, themes = {each.sentence.number for each in brief.sentences}, {each.id for each in brief.sections}
    named = {n for each in brief.sections for n in (*each.numbers, *(picked.number for picked in each.picked))}
    if not brief.sections or not named <= numbers:
        raise ValueError("'sections' is wrong")
    if not all(each.first in numbers and {*each.themes} <= themes for each in brief.divisions):
        raise ValueError("'divisions' is wrong")
    if any(not each.themes for each in brief.divisions) and OTHER not in themes:
        raise ValueError("'divisions' is wrong")


def _article(data: Fields, slug: str, title: str, sentences: tuple[TaggedSentence, ...]) -> Article:
    paragraphs: dict[int, list[str]] = {}
    for each in sentences:
        paragraphs.setdefault(each.sentence.paragraph, []).append(each.sentence.text)
    source = data.inner("source")
    published = source.text("published", default="") if source.given("published") else ""
    return Article(
        name=slug,
        slug=slug,
        title=title,
        paragraphs=tuple(" ".join(filter(None, texts)) for texts in paragraphs.values()),
        date=datetime.fromisoformat(published) if published else None,
        source=source.text("name"),
        url=source.text("url", URL),
    )


def _section(data: Fields) -> ThemeSection:
    return ThemeSection(
        id=data.text("theme", THEME),
        labels=data.inner("label").bilingual(),
        share=data.part("share"),
        numbers=data.integers("sentences"),
        picked=tuple(
            PickedSentence(each.integer("n"), each.passage(each.each("findings"))) for each in data.each("summary")
        ),
    )


def _sentence(data: Fields, shown: dict[int, str]) -> TaggedSentence:
    number = data.integer("n")
    withheld = data.integer("withheld", least=0, default=0)
    text = shown.get(number, "") if withheld else data.text("text")
    sentence = Sentence(
        number, data.integer("paragraph"), text, heading=data.flag("heading", default=False), withheld=withheld
    )
    return TaggedSentence(
        sentence, tuple(ThemeScore(each.text("id", THEME), each.part("score")) for each in data.each("themes"))
    )

"""What lists, feeds and the search need to know of a brief; kept from one run to the next, so that not all are read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from briefing.data.fields import SLUG, THEME, URL, Fields
from briefing.models import LANGUAGES, OTHER, Brief, Language
from briefing.site.words import words_of
from briefing.stages.edition import leading_section

Texts = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A theme of a brief: its id, its name in each language, and its share of the article, 0 to 1."""

    id: str
    labels: Texts
    share: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief in short.

    Attributes:
        digest: Of the file that holds the brief.
        date: The day it is filed under.
        slug: Its name on that day.
        language: The language of its article.
        titles: Its headline in each language.
        source: Who published the article; empty where nobody says.
        url: Where; empty where nobody says.
        published: When, in ISO 8601 with a zone; empty where nobody says.
        engine: What translated it.
        leading: The id of its leading theme.
        parts: Its themes, largest first, 'other' last.
        lead: The summary of the leading theme, sentence by sentence.
        words: What a search finds it by in each language, besides its source and themes.
    """

    digest: str
    date: str
    slug: str
    language: Language
    titles: Texts
    source: str
    url: str
    published: str
    engine: str
    leading: str
    parts: tuple[Part, ...]
    lead: tuple[Texts, ...]
    words: Texts

    @property
    def place(self) -> str:
        """The place of its page."""
        return f"{self.date}/{self.slug}/"

    @property
    def themes(self) -> tuple[Part, ...]:
        """Its themes without 'other', which has no page."""
        return tuple(part for part in self.parts if part.id != OTHER)

    def share(self, theme_id: str) -> float:
        """How much of the article belongs to a theme, 0 to 1."""
        return next((part.share for part in self.parts if part.id == theme_id), 0.0)


def entry_of(brief: Brief, *, digest: str) -> Entry:
    """A brief in short; `digest` is that of its file."""
    article, leading = brief.article, leading_section(brief)
    return Entry(
        digest=digest,
        date=brief.date,
        slug=article.slug,
        language=brief.language,
        titles=brief.title.texts,
        source=article.source,
        url=article.url,
        published=article.date.isoformat() if article.date else "",
        engine=brief.engine,
        leading=leading.id,
        parts=tuple(Part(each.id, each.labels, each.share) for each in brief.sections),
        lead=tuple(picked.passage.texts for picked in leading.picked),
        words={language: words_of(brief, language) for language in LANGUAGES},
    )


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """The entry as JSON's own types."""
    return asdict(entry)


def entry_from_json(data: Fields) -> Entry:
    """The entry that `entry_to_json` wrote.

    Raises:
        ValueError: The data is none.
    """
    return Entry(
        digest=data.text("digest"),
        date=data.day("date"),
        slug=data.text("slug", SLUG),
        language=data.language("language"),
        titles=data.inner("titles").bilingual(),
        source=data.text("source"),
        url=data.text("url", URL),
        published=data.text("published"),
        engine=data.text("engine"),
        leading=data.text("leading", THEME),
        parts=tuple(
            Part(each.text("id", THEME), each.inner("labels").bilingual(), each.part("share"))
            for each in data.each("parts")
        ),
        lead=tuple(each.bilingual() for each in data.each("lead")),
        words=data.inner("words").bilingual(),
    )

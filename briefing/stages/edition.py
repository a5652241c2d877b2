"""Makes an edition of a day's briefs, a story each, where nobody has merged them into stories."""

from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.models import OTHER, Brief, Edition, Story, StorySentence, StorySource, ThemeSection


def edition_of(date: str, briefs: Sequence[Brief]) -> Edition:
    """The briefs of a day as its edition: by theme, the theme that most of them tell of first, then by its share.

    Each brief's slug must be the one that it is filed under. A story's summary is that of its largest theme.

    Args:
        date: The day, YYYY-MM-DD, or 'undated'.
        briefs: Those filed under it, in any order.
    """
    leading = {brief.article.slug: leading_section(brief) for brief in briefs}
    by_slug = {brief.article.slug: brief for brief in briefs}
    return Edition(
        date=date,
        stories=tuple(
            _story(by_slug[slug], leading[slug])
            for slug in order_by_theme({slug: (section.id, section.share) for slug, section in leading.items()})
        ),
        labels={section.id: section.labels for brief in briefs for section in brief.sections},
    )


def order_by_theme(leading: Mapping[str, tuple[str, float]]) -> list[str]:
    """Slugs of briefs by their leading theme and its share: the theme that most have first, what has none last."""
    counts = Counter(theme_id for theme_id, _ in leading.values())

    def rank(slug: str) -> tuple[bool, int, str, float, str]:
        theme_id, share = leading[slug]
        return theme_id == OTHER, -counts[theme_id], theme_id, -share, slug

    return sorted(leading, key=rank)


def leading_section(brief: Brief) -> ThemeSection:
    """The largest theme; where the article has none, or says nothing of it worth showing, the next that does."""
    return next((section for section in brief.sections if section.picked), brief.sections[0])


def story_source(brief: Brief) -> StorySource:
    """A brief as a source of a story."""
    article = brief.article
    return StorySource(
        name=article.source,
        url=article.url,
        date=brief.date,
        slug=article.slug,
        language=brief.language,
        title=brief.title,
        engine=brief.engine,
    )


def _story(brief: Brief, leading: ThemeSection) -> Story:
    themes = [section.id for section in brief.sections if section.id not in {leading.id, OTHER}]
    return Story(
        id=brief.article.slug,
        title=brief.title,
        themes=(leading.id, *themes),
        sources=(story_source(brief),),
        summary=tuple(StorySentence(0, picked.number, picked.passage) for picked in leading.picked),
    )

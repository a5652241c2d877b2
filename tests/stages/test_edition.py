"""An edition made of a day's briefs, where nobody merged them."""

from dataclasses import replace

from briefing import Brief, Language
from briefing.models import OTHER
from briefing.stages.edition import edition_of
from tests.articles import Sample


def brief(slug: str, *themes: str, language: Language = "en") -> Brief:
    """A brief whose sentences have these themes, one each."""
    made = Sample(language=language, theme_ids=themes).brief()
    return replace(made, article=replace(made.article, slug=slug))


def test_each_brief_is_a_story_under_its_largest_theme() -> None:
    """The theme of most briefs comes first, and among its briefs the one that has most of it."""
    briefs = [
        brief("a", "immigration", "immigration", "immigration"),
        brief("b", "drugs", "drugs", "immigration", language="es"),
        brief("c", "drugs", "drugs", "drugs"),
    ]
    edition = edition_of("2026-02-03", briefs)
    assert [(story.id, story.themes) for story in edition.stories] == [
        ("c", ("drugs",)),
        ("b", ("drugs", "immigration")),
        ("a", ("immigration",)),
    ]
    assert edition == edition_of("2026-02-03", list(reversed(briefs)))
    assert edition.labels["drugs"] == {"en": "Drugs", "es": "Drogas"}


def test_a_story_says_where_it_is_from() -> None:
    """Its summary are sentences of the article, and its source leads to the brief."""
    story = edition_of("2026-02-03", [brief("b", "drugs", "drugs", language="es")]).stories[0]
    source = story.sources[0]
    assert (source.slug, source.date, source.name, source.language) == ("b", "2026-02-03", "Harbour Post", "es")
    assert [each.passage.texts["es"] for each in story.summary] == [
        "La marina encontró cocaína debajo de las redes.",
        "Los tripulantes dijeron que eran pescadores.",
    ]


def test_a_brief_without_a_theme_comes_last() -> None:
    """An article about none of the themes is in the edition all the same."""
    edition = edition_of("2026-02-03", [brief("a", "", ""), brief("b", "venezuela")])
    assert [story.themes for story in edition.stories] == [("venezuela",), (OTHER,)]
    assert all(story.summary for story in edition.stories)


def test_a_day_without_briefs_is_an_empty_edition() -> None:
    """Nothing happened."""
    assert edition_of("2026-02-03", []).stories == ()

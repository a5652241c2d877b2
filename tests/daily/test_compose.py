"""An edition made of articles: stories told from all their sources, ranked, named, and marked as new or not."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from briefing.daily.compose import Composed, Member, compose
from briefing.daily.record import Record
from briefing.models import OTHER, Edition, Language, Story
from briefing.stages.stories import describe, fingerprint
from briefing.stages.summarize import Budget
from briefing.termbase import load_termbase
from tests.stages.stories.pairs import Human, Report, brief_of, change_figures, reports

DAY, NEXT = "2026-02-03", "2026-02-04"
BUDGET = Budget(sentences=4)


@cache
def member(name: str, *, source: str = "", copied: bool = False, language: Language | None = None) -> Member:
    """An article of `events.txt`, or a copy of it with other figures."""
    import random  # noqa: PLC0415

    report: Report = next(each for each in reports() if each.name == name)
    if copied:
        report = replace(change_figures(report, random.Random(1)), title=report.title)
    brief = brief_of(report, Human(report.language))
    slug = f"{name}-copy" if copied else name
    article = replace(brief.article, source=source, slug=slug)
    record = Record(
        slug,
        "d",
        f"{slug}.txt",
        day=DAY,
        slug=slug,
        outcome="brief",
        features=describe(brief, termbase=load_termbase()),
        marks=fingerprint(report.paragraphs),
    )
    return Member(record, replace(brief, article=article))


def made(*members: Member, earlier: Iterable[Record] = (), date: str = DAY) -> Edition:
    """An edition of these articles."""
    return compose(date, members, list(earlier), budget=BUDGET).edition


def carried(composed: Composed, members: Iterable[Member], date: str = DAY) -> list[Record]:
    """What the state knows of an edition's articles afterwards."""
    return [
        replace(each.record, edition=date, story=composed.places[each.record.id].story,
                copy_of=composed.places[each.record.id].copy_of)
        for each in members
    ]  # fmt: skip


SEIZURE = [member(f"tumaco-seizure-day1-{form}", source=form) for form in ("en", "es", "own")]
SPRAYING = [member("tumaco-spraying-day1-en", source="en")]


def test_a_story_is_told_by_all_its_sources() -> None:
    """English and Spanish and another paper's words are one story; its summary says no sentence twice."""
    edition = made(*SEIZURE, *SPRAYING)
    assert [len(story.sources) for story in edition.stories] == [3, 1]
    story = edition.stories[0]
    assert {source.name for source in story.sources} == {"en", "es", "own"}
    assert len({sentence.source for sentence in story.summary}) > 1
    assert 2 <= len(story.summary) <= 4
    assert story.title == story_lead(story, SEIZURE).brief.title
    leads = [each for each in story.summary if "submarine" in each.passage.texts["en"] and each.number == 1]
    assert len(leads) <= 2  # the agency's lead in one of two languages, and perhaps the other paper's


def story_lead(story: Story, members: Iterable[Member]) -> Member:
    """The article that gives a story its headline."""
    return next(each for each in members if each.record.slug == story.sources[0].slug)


def test_sentences_are_those_of_the_articles() -> None:
    """Each sentence of a summary stands in its article under its number, in both languages."""
    by_slug = {each.record.slug: each.brief for each in SEIZURE}
    for sentence in made(*SEIZURE).stories[0].summary:
        brief = by_slug[made(*SEIZURE).stories[0].sources[sentence.source].slug]
        (there,) = [each.sentence.text for each in brief.sentences if each.sentence.number == sentence.number]
        assert sentence.passage.texts[brief.language] == there


def test_a_lead_is_not_said_in_two_translations() -> None:
    """Of the same text in two languages only one tells each thing."""
    story = made(*SEIZURE[:2]).stories[0]
    assert sorted({each.number for each in story.summary}) == sorted(each.number for each in story.summary)


def test_the_order_of_articles_changes_nothing() -> None:
    """The same input gives the same edition, however it is handed over."""
    everything = [*SEIZURE, *SPRAYING, member("canary-hierro-day1-es")]
    assert made(*everything) == made(*reversed(everything))


def test_independent_sources_rank() -> None:
    """Two sources go before one; a copy of the agency's text, and a second article of a source, make no second one."""
    drugs = "tumaco-seizure-day1"
    agency, copy = member(f"{drugs}-en", source="A"), member(f"{drugs}-en", source="B", copied=True)
    again = member(f"{drugs}-own", source="A")
    other = [member("tumaco-spraying-day1-en", source="A"), member("tumaco-spraying-day1-own", source="C")]
    edition = made(agency, copy, again, *other)
    assert [{source.slug for source in story.sources} for story in edition.stories] == [
        {each.record.slug for each in other},
        {agency.record.slug, copy.record.slug, again.record.slug},
    ]
    composed = compose(DAY, [agency, copy], [], budget=BUDGET)
    assert sorted(place.copy_of for place in composed.places.values()) in (
        ["", agency.record.id],
        ["", copy.record.id],
    )


def test_stories_of_a_theme_stand_together() -> None:
    """The theme of the foremost story first; what has no theme last, however many tell of it."""
    none = [member(f"rosario-strike-day1-{form}", source=form) for form in ("en", "es")]
    edition = made(*none, *SEIZURE, *SPRAYING, member("canary-hierro-day1-en"))
    themes = [story.themes[0] for story in edition.stories]
    assert themes[:2] == ["drugs", "drugs"]
    assert themes[-1] == OTHER
    assert len({theme for n, theme in enumerate(themes) if n == 0 or themes[n - 1] != theme}) == len(set(themes))
    assert {theme for story in edition.stories for theme in story.themes} <= edition.labels.keys()


def test_a_story_keeps_its_name_from_day_to_day() -> None:
    """What happened next is not new and is called as the day before; the other event of the same actors is new."""
    first = compose(DAY, SEIZURE, [], budget=BUDGET)
    assert [story.new for story in first.edition.stories] == [True]
    name = first.edition.stories[0].id
    follow = [member(f"tumaco-seizure-day2-{language}") for language in ("en", "es")]
    second = compose(NEXT, [*follow, *SPRAYING], carried(first, SEIZURE), budget=BUDGET)
    assert {story.id: story.new for story in second.edition.stories} == {name: False, SPRAYING[0].record.slug: True}
    third = compose("2026-02-05", follow, [*carried(first, SEIZURE), *carried(second, follow, NEXT)], budget=BUDGET)
    assert [story.id for story in third.edition.stories] == [name]


def test_an_edition_made_again_keeps_its_names() -> None:
    """Where more articles come on the same day, and another gives the headline, the address stays."""
    alone = SEIZURE[2]
    first = compose(DAY, [alone], [], budget=BUDGET)
    (known,) = carried(first, [alone])
    again = compose(DAY, [replace(alone, record=known), *SEIZURE[:2]], [], budget=BUDGET).edition
    assert [(story.id, story.new) for story in again.stories] == [(alone.record.slug, True)]


def test_no_two_stories_have_a_name() -> None:
    """A new story whose headline was that of another's, on any day, gets a number."""
    (story,) = compose(DAY, SPRAYING, [], budget=BUDGET, is_taken=lambda name: not name.endswith("-3")).edition.stories
    assert story.id == f"{SPRAYING[0].record.slug}-3"


@pytest.mark.parametrize("sentences", [1, 2, 7])
def test_a_summary_within_its_budget(sentences: int) -> None:
    """At most so many sentences, and at most so many words in English."""
    (story,) = compose(DAY, SEIZURE, [], budget=Budget(sentences, 60)).edition.stories
    assert len(story.summary) <= sentences
    assert sum(len(each.passage.texts["en"].split()) for each in story.summary) <= 60

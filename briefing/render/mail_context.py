"""What the templates of a mail may use, typed: every text one line of plain text, and so much of a day as fits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from babel.dates import format_date
from babel.numbers import format_percent

from briefing.models import LANGUAGES, OTHER, Edition, Language, Story, StorySentence, StorySource
from briefing.render.escape import plain_line

_LONGEST_TITLE = 300  # characters of a headline in the body
_LONGEST_SUBJECT = 120  # of one in the subject: phones show some 40, programs on a desk some 70
_LONGEST_PREHEADER = 140  # programs show 40 to 130 characters beside the subject

Shares = Mapping[str, float]  # the part of an article, 0 to 1, that each theme takes, by its id


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who publishes the newsletter, and where.

    Attributes:
        name: The newsletter's name.
        site_url: The address of its site, without a slash at the end.
        unsubscribe: Where to leave: an https or mailto address, maybe with the fields `{address}` and `{token}`.
        postal: The publisher's postal address, which some laws ask for; may be empty.
    """

    name: str
    site_url: str
    unsubscribe: str
    postal: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """How much of an edition a mail shows: so many stories, and so many sentences of each; None is all."""

    stories: int | None = None
    sentences: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the chart: a theme's name and share in each language, and its width in percent, at least 1."""

    labels: Mapping[Language, str]
    percent: Mapping[Language, str]
    width: int


@dataclass(frozen=True, slots=True)
class MailSentence:
    """A sentence in each language, and whether a check doubts the translation, and which language that is."""

    texts: Mapping[Language, str]
    doubted: Language | None


@dataclass(frozen=True, slots=True)
class MailStory:
    """A story as a mail shows it.

    Attributes:
        languages: In which order it is shown: in a mail in both, as its first article is written, and then translated.
        titles: Its headline in each language.
        url: Its page on the site.
        runs: Its summary: paragraphs of sentences that follow each other in their article.
        bars: How its articles divide into themes, largest first.
        sources: The articles that carry it.
        shortened: Whether sentences are left out.
        new: Whether it is new since the edition before.
    """

    languages: tuple[Language, ...]
    titles: Mapping[Language, str]
    url: str
    runs: tuple[tuple[MailSentence, ...], ...]
    bars: tuple[Bar, ...]
    sources: tuple[StorySource, ...]
    shortened: bool
    new: bool


def mail_context(
    edition: Edition,
    languages: Sequence[Language],
    *,
    imprint: Imprint,
    shares: Mapping[tuple[str, str], Shares],
    cut: Cut,
) -> dict[str, Any]:
    """The names that a template of a mail can use; every text in them is one line without control characters."""
    tree = f"{languages[0]}/" if len(languages) == 1 else ""
    site = f"{imprint.site_url}/{tree}"
    shown = edition.stories[: cut.stories]
    stories = tuple(_story(each, edition, languages, site=site, shares=shares, cut=cut) for each in shown)
    day = date.fromisoformat(edition.date)
    return {
        "name": plain_line(imprint.name),
        "postal": plain_line(imprint.postal),
        "unsubscribe": imprint.unsubscribe,
        "languages": tuple(languages),
        "date": edition.date,
        "dates": {language: format_date(day, "full", locale=language) for language in LANGUAGES},
        "url": f"{site}{edition.date}/",
        "stories": stories,
        "left_out": len(edition.stories) - len(shown),
        "total": len(edition.stories),
        "headlines": {
            each: plain_line(stories[0].titles[each], most=_LONGEST_SUBJECT) or plain_line(imprint.name)
            for each in LANGUAGES
        },
        "preheaders": {each: _preheader(stories, each) for each in languages},
        "doubted": any(each.doubted in languages for story in stories for run in story.runs for each in run),
        "engines": tuple(sorted({plain_line(each.engine) for story in shown for each in story.sources})),
    }


def _story(  # noqa: PLR0913 - half are keywords
    story: Story,
    edition: Edition,
    languages: Sequence[Language],
    *,
    site: str,
    shares: Mapping[tuple[str, str], Shares],
    cut: Cut,
) -> MailStory:
    first = story.sources[0]
    summary = story.summary[: cut.sentences]
    labels = {
        theme: {each: plain_line(label) for each, label in names.items()} for theme, names in edition.labels.items()
    }
    return MailStory(
        languages=tuple(sorted(languages, key=lambda each: each != first.language)),
        titles={each: plain_line(story.title.texts[each], most=_LONGEST_TITLE) for each in LANGUAGES},
        url=f"{site}{first.date}/{first.slug}/",
        runs=tuple(tuple(_sentence(each, story) for each in run) for run in _runs(summary)),
        bars=_bars([shares.get((each.date, each.slug), {}) for each in story.sources], labels),
        sources=_sources(story),
        shortened=len(summary) < len(story.summary),
        new=story.new,
    )


def _sources(story: Story) -> tuple[StorySource, ...]:
    """The articles that say where they come from."""
    cleaned = (replace(each, name=plain_line(each.name), url=plain_line(each.url)) for each in story.sources)
    return tuple(each for each in cleaned if each.name or each.url)


def _runs(summary: Sequence[StorySentence]) -> list[list[StorySentence]]:
    """Sentences that follow each other in one article make a paragraph."""
    numbered = enumerate(summary)
    return [
        [each for _, each in run]
        for _, run in groupby(numbered, key=lambda pair: (pair[1].source, pair[1].number - pair[0]))
    ]


def _sentence(sentence: StorySentence, story: Story) -> MailSentence:
    original = story.sources[sentence.source].language
    doubted = any(finding.severity == "error" for finding in sentence.passage.findings)
    return MailSentence(
        texts={each: plain_line(sentence.passage.texts[each]) for each in LANGUAGES},
        doubted=next(each for each in LANGUAGES if each != original) if doubted else None,
    )


def _bars(articles: Sequence[Shares], labels: Mapping[str, Mapping[Language, str]]) -> tuple[Bar, ...]:
    """The mean share of each theme in the articles, largest first, 'other' last; none where one is unknown."""
    if not all(articles):
        return ()
    themes = dict.fromkeys(theme for shares in articles for theme in shares if theme in labels)
    means = {theme: sum(shares.get(theme, 0) for shares in articles) / len(articles) for theme in themes}
    return tuple(
        Bar(
            labels=labels[theme],
            percent={each: format_percent(share, locale=each) for each in LANGUAGES},
            width=max(1, round(share * 100)),
        )
        for theme, share in sorted(means.items(), key=lambda item: (item[0] == OTHER, -item[1], item[0]))
    )


def _preheader(stories: Sequence[MailStory], language: Language) -> str:
    """What stands beside the subject in a list of mails: the other headlines, or else how the story begins."""
    titles = [story.titles[language] for story in stories[1:]]
    begins = [sentence.texts[language] for story in stories[:1] for run in story.runs for sentence in run]
    return plain_line(" · ".join(titles) or " ".join(begins), most=_LONGEST_PREHEADER)

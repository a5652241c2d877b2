"""The pages of what happened: a page a brief, the pages of a day, and the front page."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from briefing.models import LANGUAGES
from briefing.render.context import View, page_context
from briefing.render.dates import format_day
from briefing.site.address import Site
from briefing.site.entry import Entry, Texts
from briefing.site.holdings import Holdings
from briefing.site.lists import by_theme, group, same, source_slug, tally_themes
from briefing.site.metadata import news_article
from briefing.site.page import Draft

Say = Callable[..., Texts]  # an interface text in each language

# What fits a page under 60 KB with both languages side by side, where a story takes some 2 KB.
_STORIES = 15
_FRONT_STORIES = 10
_EARLIER_DAYS = 6
_HEADLINES = 5  # of an earlier day
_DESCRIPTION = 200  # characters: more than search engines show


def brief_page(entry: Entry, holdings: Holdings, site: Site) -> Draft:
    """The page of a brief."""

    def context(view: View) -> dict[str, Any]:
        brief = holdings.brief(entry)
        whole = not any(each.sentence.withheld for each in brief.sentences)
        source = f"sources/{source_slug(entry.source)}/" if entry.source else ""
        return {**page_context(brief, view, with_article=whole), "source_place": source}

    return Draft(
        place=entry.place,
        kind="brief",
        names=entry.titles,
        description={language: _beginning(entry, language) for language in LANGUAGES},
        inputs=entry.digest,
        context=context,
        published=entry.published,
        data=lambda view, address: news_article(holdings.brief(entry), entry, view, address=address, site=site),
    )


def day_pages(day: str, holdings: Holdings, say: Say) -> Iterator[Draft]:
    """The pages of a day: its stories, the most important first."""
    count = holdings.editions[day].stories if day in holdings.editions else len(holdings.days[day])
    numbers = range(1, max(1, -(-count // _STORIES)) + 1)
    pages = [(f"{day}/" if n == 1 else f"{day}/{n}/", str(n)) for n in numbers]

    def context(first: int, _: View) -> dict[str, Any]:
        edition = holdings.edition(day)
        stories = edition.stories[first : first + _STORIES]
        return {"edition": edition, "stories": stories, "places": holdings.places, "pages": pages}

    for n, (place, _) in enumerate(pages):
        yield Draft(
            place=place,
            kind="day",
            names=_name_of(day, say),
            description=say("Every brief of this day, in English and Spanish"),
            inputs=(_told(day, holdings), pages),
            context=partial(context, n * _STORIES),
        )


def front_page(holdings: Holdings, site: Site, say: Say) -> Draft:
    """The front page: the last day, the headlines of those before it, and the themes."""
    days = [*holdings.days]
    today, before = (days[0] if days else None), days[1 : 1 + _EARLIER_DAYS]
    earlier = [group(day, holdings.days[day], most=_HEADLINES) for day in before if holdings.days[day]]
    themes = tally_themes(by_theme(holdings.entries))

    def context(_: View) -> dict[str, Any]:
        edition = holdings.edition(today) if today else None
        return {
            "edition": edition,
            "stories": edition.stories[:_FRONT_STORIES] if edition else (),
            "more": max(0, len(edition.stories) - _FRONT_STORIES) if edition else 0,
            "places": holdings.places,
            "earlier": earlier,
            "themes": themes,
        }

    return Draft(
        place="",
        kind="front",
        names=same(site.title),
        description=say("The news in brief, in English and Spanish"),
        inputs=(today and _told(today, holdings), earlier, themes),
        context=context,
    )


def _told(day: str, holdings: Holdings) -> object:
    """All that the stories of a day show."""
    stored = holdings.editions.get(day)
    if stored:
        return stored, sorted(holdings.places.intersection(stored.places))
    return [(entry.place, entry.digest) for entry in holdings.days[day]]


def _name_of(day: str, say: Say) -> Texts:
    names = {language: format_day(day, language) for language in LANGUAGES}
    return names if all(names.values()) else say("Undated")


def _beginning(entry: Entry, language: Any) -> str:
    """The first words of a brief."""
    text = " ".join(texts[language] for texts in entry.lead)
    return text if len(text) <= _DESCRIPTION else text[:_DESCRIPTION].rpartition(" ")[0] + " …"

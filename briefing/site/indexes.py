"""The pages that list briefs: by theme, by source, by month; and the archive, which leads to them all."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from briefing.models import LANGUAGES, UNDATED
from briefing.render.dates import format_month
from briefing.site.address import Site
from briefing.site.entry import Entry, Texts
from briefing.site.feeds import theme_feeds
from briefing.site.holdings import Holdings
from briefing.site.lists import Tally, by_source, by_theme, group, in_pages, same, tally_themes
from briefing.site.metadata import Feed
from briefing.site.page import Draft
from briefing.site.pages import Say
from briefing.site.trend import trend_of

_SOURCES = 150  # to a page
_HEADLINES = 3  # of a day in a month of 31


def theme_pages(holdings: Holdings, site: Site, say: Say) -> Iterator[Draft]:
    """The pages of each theme: its trend over time, and its briefs."""
    dated = [day for day in holdings.days if day != UNDATED]
    for theme_id, (labels, entries) in by_theme(holdings.entries).items():
        trend = trend_of([entry.date for entry in entries], first=dated[-1], last=dated[0]) if dated else None
        yield from _list_pages(
            f"themes/{theme_id}/",
            labels,
            entries,
            say("Briefs in English and Spanish about this theme"),
            theme=theme_id,
            trend=trend,
            feeds=theme_feeds(theme_id, labels, entries, site),
        )


def source_pages(holdings: Holdings, say: Say) -> Iterator[Draft]:
    """The pages of each source: its briefs."""
    for slug, (name, entries) in by_source(holdings.entries).items():
        description = say("Briefs in English and Spanish of this source's articles")
        yield from _list_pages(f"sources/{slug}/", same(name), entries, description)


def _list_pages(  # noqa: PLR0913 - what differs between a theme and a source has defaults
    place: str,
    names: Texts,
    entries: Sequence[Entry],
    description: Texts,
    *,
    theme: str = "",
    trend: object = None,
    feeds: tuple[Feed, ...] = (),
) -> Iterator[Draft]:
    divided = in_pages(entries)
    pages = [(place + added, added.rstrip("/") or "•") for added, _ in divided]
    for added, shown in divided:
        context = {
            "entries": shown,
            "total": len(entries),
            "theme": theme,
            "trend": None if added else trend,
            "pages": pages,
        }
        yield Draft(
            place=place + added,
            kind="list",
            names=names,
            description=description,
            inputs=([_shown(entry, theme) for entry in shown], context["total"], context["trend"], pages),
            context=lambda _, context=context: context,  # type: ignore[misc]
            feeds=feeds,
        )


def month_pages(holdings: Holdings, say: Say) -> Iterator[Draft]:
    """A page a month: the first headlines of each day."""
    for month, entries in _by_month(holdings):
        days = [group(day, [*found], most=_HEADLINES) for day, found in groupby(entries, key=lambda each: each.date)]
        yield Draft(
            place=f"archive/{month}/",
            kind="month",
            names=_name_of(month),
            description=say("The briefs of this month, in English and Spanish"),
            inputs=[(each.day, each.more, [_shown(entry) for entry in each.entries]) for each in days],
            context=lambda _, days=days: {"groups": days},  # type: ignore[misc]
        )


def archive_pages(holdings: Holdings, say: Say) -> Iterator[Draft]:
    """The archive: themes, months, and on pages of their own the sources."""
    months = [Tally(f"archive/{month}/", _name_of(month), len(entries)) for month, entries in _by_month(holdings)]
    undated = holdings.days.get(UNDATED, ())
    if undated:
        months.append(Tally(f"{UNDATED}/", say("Undated"), len(undated)))
    sources = [
        Tally(f"sources/{slug}/", same(name), len(entries))
        for slug, (name, entries) in by_source(holdings.entries).items()
    ]
    divided = [sources[first : first + _SOURCES] for first in range(0, max(1, len(sources)), _SOURCES)]
    pages = [("archive/" if n == 1 else f"archive/sources/{n}/", str(n)) for n in range(1, len(divided) + 1)]
    for n, (place, _) in enumerate(pages):
        groups = [("Sources", divided[n])]
        if n == 0:
            groups = [("Themes", tally_themes(by_theme(holdings.entries))), ("Months", months), *groups]
        yield Draft(
            place=place,
            kind="archive",
            names=say("Archive"),
            description=say("All briefs, by theme, month and source"),
            inputs=(groups, pages),
            context=lambda _, groups=groups: {"groups": groups, "pages": pages},  # type: ignore[misc]
        )


def _by_month(holdings: Holdings) -> list[tuple[str, list[Entry]]]:
    dated = [entry for entry in holdings.entries if entry.date != UNDATED]
    return [(month, [*entries]) for month, entries in groupby(dated, key=lambda entry: entry.date[:7])]


def _name_of(month: str) -> Texts:
    """A month as a title: Spanish writes it with a small letter, but not at the beginning."""
    return {language: (name := format_month(month, language))[:1].upper() + name[1:] for language in LANGUAGES}


def _shown(entry: Entry, theme: str = "") -> Any:
    """What a line shows of a brief."""
    return entry.place, entry.titles, entry.source, theme and entry.share(theme)

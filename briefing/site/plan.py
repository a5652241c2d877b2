"""Plans the whole site: every file, what it depends on, and how to render it. Nothing is rendered yet."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from markupsafe import Markup

import briefing
from briefing.models import LANGUAGES
from briefing.render.environment import Templates
from briefing.revision import digest
from briefing.site.address import MISSING, Site
from briefing.site.entry import Texts
from briefing.site.feeds import feed_files, site_feeds
from briefing.site.fixed import fixed_pages
from briefing.site.holdings import Holdings
from briefing.site.indexes import archive_pages, month_pages, source_pages, theme_pages
from briefing.site.page import Draft, File, Frame, files_of
from briefing.site.pages import Say, brief_page, day_pages, front_page
from briefing.site.search import search_files
from briefing.site.sitemap import sitemap_files

_STYLE = "site/style.css"


def plan_site(holdings: Holdings, *, site: Site, templates: Templates) -> tuple[File, ...]:
    """Every file of a site, each once.

    Args:
        holdings: What it shows.
        site: Its name and address.
        templates: What to render with.

    Raises:
        TemplateError: The style sheet or a catalogue is missing or wrong.
    """
    say = partial(_say, templates)
    style = Markup(templates.source(_STYLE))  # noqa: S704 - the newsroom's own
    frame = Frame(site, templates, style, site_feeds(holdings, site))
    drafts = [*_drafts(holdings, site, say)]
    places = sorted(draft.place for draft in drafts if draft.place != MISSING)
    return (
        *(file for draft in drafts for file in files_of(draft, frame)),
        *feed_files(holdings, site, say),
        *search_files(holdings, templates),
        *sitemap_files(places, site),
    )


def _drafts(holdings: Holdings, site: Site, say: Say) -> Iterator[Draft]:
    """All pages, each after those that it links to, since they take their places one by one."""
    for entry in holdings.entries:
        yield brief_page(entry, holdings, site)
    for day in holdings.days:
        yield from day_pages(day, holdings, say)
    yield from theme_pages(holdings, site, say)
    yield from source_pages(holdings, say)
    yield from month_pages(holdings, say)
    yield from archive_pages(holdings, say)
    yield from fixed_pages(holdings, say)
    yield front_page(holdings, site, say)


def _say(templates: Templates, message: str, **values: str) -> Texts:
    return {language: templates.say(language, message, None, "", **values) for language in LANGUAGES}


def revision() -> str:
    """A digest of the program, so that pages are made again after an update."""
    package = Path(__file__).parents[1]
    rules = (path for folder in ("site", "render", "data", "stages") for path in (package / folder).glob("*.py"))
    return digest(briefing.__version__, rules=rules, data=())

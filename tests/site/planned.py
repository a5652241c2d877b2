"""Sites of briefs that are in memory only: what is planned, rendered on demand."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lxml import html

from briefing import Brief, Site, Templates, brief_to_json
from briefing.data.brief import brief_from_json
from briefing.render.context import View
from briefing.site.address import path_of
from briefing.site.entry import entry_of
from briefing.site.holdings import Holdings
from briefing.site.page import File
from briefing.site.plan import plan_site
from tests.articles import HOSTILE, Sample

ALONE = Site()
HOSTED = Site("The Orbel Paper", "https://example.org/news/")


# Headlines that are hard on pages, addresses, feeds and JSON.
TITLES = (
    *HOSTILE,
    "\u202eright to left\u202c and \u2067isolated",
    "a" * 300,
    "Emoji 🗞️ and 👩🏽‍🚀",
    "../../etc/passwd",
    "New\nline,\ttab, \x00 and \x1b controls \ufffe",
    "'; drop table briefs; --",
    "Ñandú, çedilla, ß, Ω, 新聞",
)


def sample_briefs() -> list[Brief]:
    """A brief of each such headline, some a day, in both languages, some without a date, source or address."""
    return [
        Sample(
            language="en" if n % 2 else "es",
            title=title,
            source="" if n == 3 else title if n % 3 == 0 else "El Correo",
            url="" if n == 4 else f"https://example.org/{n}?a=1&b=<2>\"'",
            date=None if n == 5 else datetime(2026, 1, 28 + n % 3, 12, tzinfo=UTC) + timedelta(days=n),
            slug=f"story-{n}",
        ).brief()
        for n, title in enumerate(TITLES)
    ]


def hold(briefs: Sequence[Brief]) -> Holdings:
    """Holdings of these briefs, the latest day first."""
    ordered = sorted(briefs, key=lambda brief: (brief.date, brief.article.slug), reverse=True)
    entries = tuple(
        entry_of(brief, digest=hashlib.sha256(brief_to_json(brief).encode("utf-8", "replace")).hexdigest())
        for brief in ordered
    )
    known = {(brief.date, brief.article.slug): brief for brief in briefs}
    return Holdings(Path("nowhere"), entries, {}, known)


def plan(briefs: Sequence[Brief], *, site: Site = HOSTED, templates: Templates | None = None) -> dict[str, File]:
    """The files of a site by their paths."""
    files = plan_site(hold(briefs), site=site, templates=templates or Templates())
    found = {file.path: file for file in files}
    assert len(found) == len(files)
    return found


def page_text(brief: Brief, view: View, *, site: Site = ALONE, templates: Templates | None = None) -> str:
    """The page of a brief that is alone in its site."""
    path = path_of(f"{brief.date}/{brief.article.slug}/", view)
    return plan([brief], site=site, templates=templates)[path].render()


def page_tree(
    brief: Brief,
    view: View,
    *,
    site: Site = ALONE,
    templates: Templates | None = None,
    with_article: bool = True,
) -> Any:
    """The page of a brief as a tree, with or without its article's text."""
    if not with_article:
        brief = brief_from_json(brief_to_json(brief, with_article=False))
    return tree(page_text(brief, view, site=site, templates=templates))


def tree(text: str) -> Any:
    """A page as a tree."""
    return html.document_fromstring(text)

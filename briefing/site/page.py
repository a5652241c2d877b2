"""What a page is, before and after it has been put into the three trees."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from briefing.models import LANGUAGES, Language, Passage, StorySource
from briefing.render.context import VIEWS, View, percent
from briefing.render.dates import format_day
from briefing.render.environment import Templates
from briefing.render.escape import drop_controls
from briefing.site.address import Site, linker, path_of
from briefing.site.entry import Texts
from briefing.site.metadata import Feed, make_head

MENU = (("archive/", "Archive"), ("search/", "Search"), ("about/", "About"))


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site.

    Attributes:
        path: From the top of the site, with slashes.
        inputs: All that its content depends on, templates and program apart.
        render: Gives its content.
    """

    path: str
    inputs: object
    render: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page before it is put into the trees.

    Attributes:
        place: Where it stands in each tree.
        kind: Its template's name without the ending, which is also its class for the style sheet.
        names: Its name in each language.
        description: What it is about, for those who link to it.
        inputs: All that it shows.
        context: The names that its template may use, for a view.
        published: When its article was published, in ISO 8601.
        data: What schema.org has to say of it, for a view and the page's address.
        feeds: Those that it offers, besides the site's own.
    """

    place: str
    kind: str
    names: Texts
    description: Texts
    inputs: object
    context: Callable[[View], dict[str, Any]]
    published: str = ""
    data: Callable[[View, str], Mapping[str, Any]] | None = None
    feeds: tuple[Feed, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages are rendered with.

    Attributes:
        site: Its name and address.
        templates: The templates.
        style: The style sheet.
        feeds: The feeds that every page offers.
    """

    site: Site
    templates: Templates
    style: Markup
    feeds: tuple[Feed, ...]


def files_of(draft: Draft, frame: Frame) -> tuple[File, ...]:
    """The page in each tree."""
    inputs = (frame.site, frame.feeds, draft.place, draft.names, draft.description, draft.feeds, draft.inputs)
    return tuple(File(path_of(draft.place, view), inputs, partial(_render, draft, view, frame)) for view in VIEWS)


def _render(draft: Draft, view: View, frame: Frame) -> str:
    context = {"languages": LANGUAGES if view == "bilingual" else (view,), **draft.context(view)}
    languages: tuple[Language, ...] = context["languages"]
    path = path_of(draft.place, view)
    address = frame.site.address(path)
    context |= {
        "view": view,
        "kind": draft.kind,
        "place": draft.place,
        "menu": MENU,
        "site": frame.site,
        "style": frame.style,
        "heading": _heading(draft, languages[0], frame.site),
        "head": make_head(
            draft.place,
            names=draft.names,
            description=draft.description,
            published=draft.published,
            data=draft.data(view, address) if draft.data else None,
            feeds=tuple(feed for feed in (*draft.feeds, *frame.feeds) if feed.language in languages),
            address=address,
            site=frame.site,
        ),
        "link": linker(path, view, frame.site),
        "day": format_day,
        "percent": percent,
        "place_of": _place_of,
        "is_doubtful": _is_doubtful,
    }
    return drop_controls(frame.templates.render(f"site/{draft.kind}.html.jinja", context))


def _heading(draft: Draft, language: Language, site: Site) -> str:
    return site.title if draft.kind == "front" else f"{draft.names[language]} · {site.title}"


def _place_of(source: StorySource) -> str:
    return f"{source.date}/{source.slug}/"


def _is_doubtful(passage: Passage) -> bool:
    """Whether a check found what would mislead a reader."""
    return any(finding.severity == "error" for finding in passage.findings)

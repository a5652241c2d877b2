"""What machines are told of a page: its addresses in each language, and what schema.org says of a brief."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing.models import Brief, Language
from briefing.render.context import View
from briefing.render.escape import encode_url
from briefing.site.address import Site, path_of
from briefing.site.entry import Entry, Texts

_HREFLANG: tuple[tuple[str, View], ...] = (("en", "en"), ("es", "es"), ("x-default", "bilingual"))


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a page offers.

    Attributes:
        language: Of its items.
        place: Its file, from the top of the site.
        type: Its media type.
        name: What kind of feed it is, for readers.
        title: Its title.
    """

    language: Language
    place: str
    type: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says.

    Attributes:
        names: Its name in each language.
        description: What it is about, in each language.
        address: Its whole address; a path where nobody knows the host.
        alternates: The same page in each language, and side by side for everybody else.
        feeds: The feeds it offers.
        type: Its type in Open Graph.
        published: When its article was published.
        data: What schema.org says of it.
    """

    names: Texts
    description: Texts
    address: str
    alternates: tuple[tuple[str, str], ...]
    feeds: tuple[Feed, ...]
    type: str
    published: str
    data: Mapping[str, Any] | None


def make_head(  # noqa: PLR0913 - all but one are keywords
    place: str,
    *,
    names: Texts,
    description: Texts,
    published: str,
    data: Mapping[str, Any] | None,
    feeds: tuple[Feed, ...],
    address: str,
    site: Site,
) -> Head:
    """Put together what the head of the page at a place says."""
    return Head(
        names=names,
        description=description,
        address=address,
        alternates=alternates(place, site),
        feeds=feeds,
        type="article" if data else "website",
        published=published,
        data=data,
    )


def alternates(place: str, site: Site) -> tuple[tuple[str, str], ...]:
    """The addresses of a page by hreflang: both languages, and x-default for the one with both."""
    return tuple((language, site.address(path_of(place, view))) for language, view in _HREFLANG)


def news_article(brief: Brief, entry: Entry, view: View, *, address: str, site: Site) -> dict[str, Any]:
    """A brief as schema.org's NewsArticle, based on the original."""
    language = brief.language if view == "bilingual" else view
    original = {
        "@type": "NewsArticle",
        "headline": brief.title.texts[brief.language],
        "inLanguage": brief.language,
        "url": encode_url(entry.url),
        "publisher": {"@type": "Organization", "name": entry.source} if entry.source else None,
    }
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": brief.title.texts[language],
        "inLanguage": ["en", "es"] if view == "bilingual" else view,
        "datePublished": entry.published,
        "url": address if site.url else "",
        "mainEntityOfPage": address if site.url else "",
        "about": [part.labels[language] for part in entry.themes],
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": site.title},
        "isBasedOn": _said(original),
    }
    return _said(data)


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    """What is not empty."""
    return {key: value for key, value in data.items() if value not in ("", None, [])}

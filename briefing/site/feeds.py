"""Feeds of the site and of its themes in each language: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org).

Feeds need whole addresses, so there are none where nobody knows the site's own; and briefs without a date are not in
them. Ids are tag URIs (RFC 4151) of language, day and name: they stay when the page, the site's path or anything in the
brief changes.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from feedgenerator import Atom1Feed
from markupsafe import Markup

from briefing.models import LANGUAGES, UNDATED, Language
from briefing.render.escape import drop_controls, encode_url
from briefing.site.address import Site, path_of
from briefing.site.entry import Entry, Texts
from briefing.site.holdings import Holdings
from briefing.site.lists import by_theme
from briefing.site.metadata import Feed
from briefing.site.page import File
from briefing.site.pages import Say

ATOM = "application/atom+xml"
JSON = "application/feed+json"
_ITEMS = 40  # some days of a newsroom; a reader's program asks every hour or so
_SINCE = "2026"  # a tag URI names a time at which its author had the host; this program is from that year


@dataclass(frozen=True, slots=True)
class _Channel:
    """What a feed says of itself; `place` is that of the page with the same briefs."""

    site: Site
    language: Language
    place: str
    title: str
    description: str
    say: Say = field(repr=False)

    @property
    def id(self) -> str:
        return f"tag:{self.site.host},{_SINCE}:{path_of(self.place, self.language).removesuffix('index.html')}"


class _Atom(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """Atom that tells the way to the original."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an item."""
        super().add_item_elements(handler, item)
        if item["via"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": item["via"], "hreflang": item["via_language"]})


def site_feeds(holdings: Holdings, site: Site) -> tuple[Feed, ...]:
    """The feeds that every page offers."""
    kinds = (("feed.xml", ATOM, "Atom"), ("feed.json", JSON, "JSON Feed"))
    return tuple(
        Feed(language, f"{language}/{name}", kind, label, site.title)
        for language in LANGUAGES
        for name, kind, label in kinds
        if _newest(holdings.entries, site)
    )


def theme_feeds(theme_id: str, labels: Texts, entries: Sequence[Entry], site: Site) -> tuple[Feed, ...]:
    """The feeds that a theme's pages offer."""
    return tuple(
        Feed(language, _theme_feed(language, theme_id), ATOM, f"Atom: {labels[language]}", labels[language])
        for language in LANGUAGES
        if _newest(entries, site)
    )


def feed_files(holdings: Holdings, site: Site, say: Say) -> Iterator[File]:
    """All feeds."""
    about = say("The news in brief, in English and Spanish")
    for language in LANGUAGES:
        entries = _newest(holdings.entries, site)
        if entries:
            channel = _Channel(site, language, "", site.title, about[language], say)
            yield File(
                f"{language}/feed.xml", (channel, entries), partial(_atom, channel, f"{language}/feed.xml", entries)
            )
            yield File(f"{language}/feed.json", (channel, entries), partial(_json, channel, entries))
        for theme_id, (labels, of_theme) in by_theme(holdings.entries).items():
            entries, title = _newest(of_theme, site), f"{labels[language]} · {site.title}"
            channel = _Channel(site, language, f"themes/{theme_id}/", title, about[language], say)
            path = _theme_feed(language, theme_id)
            if entries:
                yield File(path, (channel, entries), partial(_atom, channel, path, entries))


def _atom(channel: _Channel, path: str, entries: Sequence[Entry]) -> str:
    site, language = channel.site, channel.language
    feed = _Atom(
        title=drop_controls(channel.title),
        link=site.address(path_of(channel.place, language)),
        description=channel.description,
        language=language,
        author_name=drop_controls(site.title),
        feed_url=site.url + path,
        feed_guid=channel.id,
    )
    for entry in entries:
        feed.add_item(
            title=drop_controls(entry.titles[language]),
            link=_page(entry, channel),
            description=None,
            content=_content(entry, channel),
            author_name=drop_controls(entry.source) or None,
            pubdate=_published(entry),
            updateddate=_published(entry),
            unique_id=_item_id(entry, channel),
            categories=[drop_controls(part.labels[language]) for part in entry.themes],
            via=encode_url(entry.url),
            via_language=entry.language,
        )
    return str(feed.writeString("utf-8")) + "\n"


def _json(channel: _Channel, entries: Sequence[Entry]) -> str:
    site, language = channel.site, channel.language
    items = [
        {
            "id": _item_id(entry, channel),
            "url": _page(entry, channel),
            **({"external_url": encode_url(entry.url)} if entry.url else {}),
            "title": drop_controls(entry.titles[language]),
            "content_html": _content(entry, channel),
            "date_published": _published(entry).isoformat(),
            **({"authors": [{"name": entry.source}]} if entry.source else {}),
            "tags": [part.labels[language] for part in entry.themes],
            "language": language,
        }
        for entry in entries
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": site.address(path_of(channel.place, language)),
        "feed_url": f"{site.url}{language}/feed.json",
        "language": language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _newest(entries: Sequence[Entry], site: Site) -> tuple[Entry, ...]:
    """What goes into a feed: nothing where the site has no address."""
    return tuple(entry for entry in entries if entry.date != UNDATED)[:_ITEMS] if site.url else ()


def _content(entry: Entry, channel: _Channel) -> str:
    """The brief's summary as HTML."""
    language = channel.language
    text = Markup("<p>{}</p>").format(drop_controls(" ".join(texts[language] for texts in entry.lead)))
    if language != entry.language:
        note = channel.say("Machine translation by {engine}", engine=entry.engine)[language]
        text += Markup("<p><small>{}</small></p>").format(drop_controls(note))
    return str(text)


def _published(entry: Entry) -> datetime:
    """When its article was published; midnight of its day, in UTC, where only that is known."""
    when = datetime.fromisoformat(entry.published or entry.date)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _item_id(entry: Entry, channel: _Channel) -> str:
    return f"tag:{channel.site.host},{entry.date}:{channel.language}/{entry.slug}"


def _page(entry: Entry, channel: _Channel) -> str:
    return channel.site.address(path_of(entry.place, channel.language))


def _theme_feed(language: Language, theme_id: str) -> str:
    return f"{language}/themes/{theme_id}/feed.xml"

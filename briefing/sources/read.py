"""Reads one source: what a feed lists, the page of an article, the articles of a folder or a mailbox."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

from briefing.config import Source
from briefing.config.settings import parse_zone
from briefing.errors import BriefingError, FetchError, InputError
from briefing.identity import canonical_url, identify
from briefing.models import Document
from briefing.sources.addresses import split_address
from briefing.sources.exchange import Answer
from briefing.sources.feed import Entry, Feed, parse_feed
from briefing.sources.files import read_folder, read_jsonl
from briefing.sources.mail import read_mail
from briefing.sources.model import Failed, Fetched, Listed
from briefing.sources.store import Store
from briefing.sources.web import Web
from briefing.stages.ingest import parse_date

_PAGES = {"", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain"}


def zone_of(source: Source, zone: tzinfo) -> tzinfo:
    """The time zone of a source's dates that name none."""
    return parse_zone(source.timezone) if source.timezone else zone


def list_source(source: Source, store: Store, web: Web, zone: tzinfo) -> list[Listed | Fetched | Failed]:
    """What a feed or a page lists now: articles still to be fetched, and those that came with the list.

    Raises:
        FetchError: The feed cannot be had, or is none.
        OutputError: What came cannot be kept.
    """
    if source.kind == "page":
        return [Listed(source, source.place, _fields(source))]
    answer = _get(source.place, store, web, private=source.private)
    feed = parse_feed(
        answer.body,
        url=answer.url,
        zone=zone_of(source, zone),
        content_type=answer.headers.get("content-type", ""),
    )
    found: list[Listed | Fetched | Failed] = []
    for entry in feed.entries[: source.limit]:
        try:
            found.append(_listed(source, feed, entry, store))
        except BriefingError as error:
            if not isinstance(error, FetchError):
                raise
            found.append(Failed(source, entry.url or source.place, error))
    return found


def fetch_page(listed: Listed, store: Store, web: Web) -> Fetched:
    """Fetch the page of an article; one that is kept, and of which its feed says nothing else, is not asked for.

    Raises:
        FetchError: It cannot be had, or is no page.
        OutputError: It cannot be kept.
    """
    kept = store.article(identify(url=listed.url))
    if kept is not None and listed.entry and kept.entry == listed.entry:
        fields = listed.fields | {"url": (kept.document.fields or {}).get("url", listed.url)}
        return store.keep(replace(kept.document, fields=fields), listed.source, entry=listed.entry)
    answer = _get(listed.url, store, web, private=listed.source.private)
    kind, _, rest = answer.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in _PAGES:
        raise FetchError("{url} is refused: it is {kind}, which is no web page.", url=answer.url, kind=kind)
    document = Document(
        id=identify(url=listed.url),
        name=listed.url,
        data=answer.body,
        format="plain" if kind == "text/plain" else "page",
        charset=_charset(rest),
        fields=listed.fields | {"url": canonical_url(answer.url)},
        arrived=store.now,
    )
    return store.keep(document, listed.source, entry=listed.entry)


def read_files(source: Source, store: Store, zone: tzinfo) -> Iterator[Fetched | Failed]:
    """The articles of a folder, a mailbox or a JSON Lines file, each kept as it comes.

    Raises:
        InputError: There is no such file or folder, or nothing in it.
        OutputError: What came cannot be kept.
    """
    path, zone = Path(source.place), zone_of(source, zone)
    match source.kind:
        case "mail":
            found = read_mail(path, zone=zone)
        case "jsonl":
            found = read_jsonl(path)
        case _:
            found = read_folder(path)
    for document in found:
        try:
            if isinstance(document, InputError):
                raise document
            yield store.keep(_told(document, source, zone), source)
        except InputError as error:
            yield Failed(source, str(error.values.get("name", source.place)), error)


def _listed(source: Source, feed: Feed, entry: Entry, store: Store) -> Listed | Fetched:
    """What a feed says of an article; the article itself where the feed has all of it."""
    said = {"title": entry.title, "date": entry.date, "source": feed.title}
    fields = {key: value for key, value in said.items() if value} | _fields(source)
    if entry.url:
        fields["url"] = canonical_url(split_address(entry.url).geturl())
    if not source.full:
        if not entry.url:
            raise FetchError("{url} lists an article without an address: {title}.", url=source.place, title=entry.title)
        return Listed(source, fields["url"], fields, entry.digest)
    data = entry.content.encode("utf-8", "replace")
    identity = identify(url=fields.get("url", ""), data=entry.title.encode("utf-8", "replace") + b"\0" + data)
    name = fields.get("url") or f"{source.place}: {entry.title}"
    document = Document(identity, name, data, "fragment", "utf-8", fields, arrived=store.now)
    return store.keep(document, source, entry=entry.digest)


def _get(url: str, store: Store, web: Web, *, private: bool) -> Answer:
    """An answer to an address: the kept one where nothing has changed since."""
    kept = store.answer(url)
    answer = web.get(url, known=kept.headers if kept else None, private=private)
    if answer.status == 304 and kept is not None:
        return kept
    store.keep_answer(url, answer)
    return answer


def _fields(source: Source) -> dict[str, str]:
    """What the user says of all articles of a source."""
    said = {"source": source.name, "language": source.language or ""}
    return {key: value for key, value in said.items() if value}


def _told(document: Document, source: Source, zone: tzinfo) -> Document:
    """A document with what the user says of its source, where the article itself does not say it."""
    fields = _fields(source) | dict(document.fields or {})
    if source.kind == "mail" and source.name:
        fields["source"] = source.name
    if source.timezone and "date" in fields:
        fields["date"] = parse_date(fields["date"], zone, name=document.name).isoformat()
    return replace(document, fields=fields)


def _charset(parameters: str) -> str:
    """The charset of a Content-Type's parameters."""
    for each in parameters.split(";"):
        key, _, value = each.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""

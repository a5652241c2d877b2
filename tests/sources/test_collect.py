"""All sources in one run, from a server on loopback: what comes, in which order, what is kept, and what fails alone."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefing.config import Source
from briefing.errors import FetchError, OutputError
from briefing.pipeline import read
from briefing.sources import Failed, Fetched, Store, Web, collect
from tests.articles import ENGLISH, SPANISH
from tests.server import Handler, Server, running
from tests.sources.conftest import NOW, QUICK

PAGE = """<html><head><title>{title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>
{body}</article><footer>All rights reserved</footer></body></html>"""
RSS = """<rss version="2.0"><channel><title>{name}</title>{items}</channel></rss>"""
ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate><description>d</description></item>"
DATE = "Tue, 03 Feb 2026 08:30:00 -0500"


def page(text: str) -> str:
    """The web page of an article that has front matter."""
    lines = text.split("---\n")[2].strip().split("\n\n")
    return PAGE.format(title=text.split("\n")[1].partition(": ")[2], body="".join(f"<p>{line}</p>" for line in lines))


def put_feed(
    site: Server, path: str, *links: str, name: str = "The Harbour Post", date: str = DATE, **headers: Any
) -> str:
    items = "".join(ITEM.format(title=f"About {link.rpartition('/')[2]}", link=link, date=date) for link in links)
    return site.put(path, RSS.format(name=name, items=items), Content_Type="application/rss+xml", **headers)


def source(place: str, kind: Any = "feed", **said: Any) -> Source:
    return Source(kind=kind, place=place, private=kind in {"feed", "page"}, **said)


def fetched(found: "list[Fetched | Failed]") -> list[Fetched]:
    assert not [each for each in found if isinstance(each, Failed)], found
    return [each for each in found if isinstance(each, Fetched)]


def run(sources: list[Source], store: Store, web: Web | None, **options: Any) -> "list[Fetched | Failed]":
    return list(collect(sources, store=store, web=web, zone=UTC, **options))


def test_feeds_in_both_languages(web: Web, store: Store, site: Server) -> None:
    """The pages that feeds list become articles: headline and date by the feed, the text by the page, without menus."""
    english, spanish = site.put("/two-boats", page(ENGLISH)), site.put("/dos-lanchas", page(SPANISH))
    sources = [
        source(put_feed(site, "/en.xml", english + "?utm_source=rss")),
        source(put_feed(site, "/es.xml", spanish, name="x"), name="El Correo", language="es"),
    ]
    found = fetched(run(sources, store, web))
    assert [each.status for each in found] == ["new", "new"]
    (first, told), (second, _) = (read(each.document) for each in found)
    assert (first.title, first.source, first.url) == ("About two-boats?utm_source=rss", "The Harbour Post", english)
    assert first.date == datetime(2026, 2, 3, 12, tzinfo=UTC)  # not 13:30, which is after it came
    assert first.paragraphs[0].startswith("The navy stopped two boats off the coast on Monday")
    assert "Home" not in first.body
    assert "rights reserved" not in first.body
    assert (second.source, second.declared_language, told.language) == ("El Correo", "es", "en")


def test_a_second_run_asks_for_nothing_that_is_kept(web: Web, store: Store, site: Server) -> None:
    """Pages of entries that say the same are not asked for again; a feed is, and may answer that nothing changed."""
    article = site.put("/a", page(ENGLISH))
    feed = source(put_feed(site, "/feed.xml", article, ETag='"1"'))
    first = fetched(run([feed], store, web))
    body = site.answers["/feed.xml"]
    site.answers["/feed.xml"] = lambda handler: (
        handler.reply(304) if handler.headers["If-None-Match"] else body(handler)
    )
    site.asked.clear()
    with Web(limits=QUICK) as again:
        second = fetched(run([feed], Store(store.folder, now=NOW + timedelta(days=1)), again))
    assert [each.status for each in second] == ["unchanged"]
    assert (second[0].document, second[0].seen) == (first[0].document, NOW)
    assert site.paths == ["/robots.txt", "/feed.xml"]


def test_another_name_for_a_source(web: Web, store: Store, site: Server) -> None:
    """What the user says of a source holds for what is kept of it, too, without fetching it again."""
    feed = source(put_feed(site, "/feed.xml", site.put("/a", page(ENGLISH))))
    run([feed], store, web)
    (renamed,) = fetched(run([replace(feed, name="My post", language="en")], store, web))
    assert renamed.status == "changed"
    assert read(renamed.document)[0].source == "My post"
    assert site.paths.count("/a") == 1


def test_an_article_that_changed(web: Web, store: Store, site: Server) -> None:
    """An entry with another date is asked for again, under the same id; a page is asked for conditionally."""
    article = site.put("/a", page(ENGLISH), Last_Modified="Mon, 02 Feb 2026 10:00:00 GMT")
    feed, single = (
        source(put_feed(site, "/feed.xml", article)),
        source(site.put("/b", page(SPANISH), ETag='"b"'), "page"),
    )
    one, two = fetched(run([feed, single], store, web))
    put_feed(site, "/feed.xml", article, date="Tue, 03 Feb 2026 09:00:00 -0500")
    site.put("/a", page(ENGLISH.replace("Nobody was hurt", "A sailor was hurt")))
    site.answers["/b"] = lambda handler: handler.reply(304 if handler.headers["If-None-Match"] == '"b"' else 500)
    later = Store(store.folder, now=NOW + timedelta(hours=3))
    changed, same = fetched(run([feed, single], later, web))
    assert [(each.status, each.seen) for each in (changed, same)] == [("changed", NOW), ("unchanged", NOW)]
    assert [each.document.id for each in (changed, same)] == [each.document.id for each in (one, two)]
    assert "A sailor was hurt" in read(changed.document)[0].body
    assert changed.document.arrived == later.now
    assert same.document.arrived == NOW


def test_one_failure_stops_no_other(web: Web, store: Store, site: Server, tmp_path: Path) -> None:
    """A feed that is gone, one that is none, a page that is a picture, a broken file: each is told, the rest come."""
    site.put("/gone", b"", 410)
    site.put("/no-feed", "<html></html>")
    picture = site.put("/picture", b"\x89PNG", Content_Type="image/png")
    missing, good = f"{site.url}/missing", site.put("/good", page(ENGLISH))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text(SPANISH)
    (tmp_path / "articles/b.txt").write_bytes(b"%PDF-1.7")
    found = run(
        [
            source(f"{site.url}/gone", name="Gone"),
            source(f"{site.url}/no-feed"),
            source(put_feed(site, "/feed.xml", missing, good, "javascript:alert(1)", "")),
            source(picture, "page"),
            source(str(tmp_path / "articles"), "folder", name="Desk"),
            source(str(tmp_path / "none"), "mail"),
        ],
        store,
        web,
    )
    said = [str(each.error) if isinstance(each, Failed) else each.document.name for each in found]
    assert said[:2] == [
        f"Cannot fetch {site.url}/gone: the server answered 410.",
        f"{site.url}/no-feed is no feed: it is neither RSS nor Atom.",
    ]
    assert said[2:4] == [f"Cannot fetch {missing}: the server answered 404.", good]
    assert said[4] == "javascript:alert(1) is no web address. One begins with https:// or http://."
    assert said[5] == f"{site.url}/feed.xml lists an article without an address: About."
    assert said[6] == f"{picture} is refused: it is image/png, which is no web page."
    assert said[7] == str(tmp_path / "articles/a.txt")
    assert "b.txt is not a text file" in said[8]
    assert "Cannot read" in said[9]
    assert found[0].source.called == "Gone"


def test_the_whole_text_in_the_feed(web: Web, store: Store, site: Server) -> None:
    """Of a feed that is full no page is asked for."""
    text = "&lt;p&gt;La marina detuvo dos lanchas.&lt;/p&gt;&lt;p&gt;No hubo heridos.&lt;/p&gt;"
    item = ITEM.format(title="Dos lanchas", link="/a", date="").replace(">d<", f">{text}<")
    feed = source(site.put("/feed.xml", RSS.format(name="El Correo", items=item)), full=True)
    (one,) = fetched(run([feed], store, web))
    article, _ = read(one.document)
    assert article.paragraphs == ("La marina detuvo dos lanchas.", "No hubo heridos.")
    assert (article.url, article.date) == (f"{site.url}/a", None)
    assert site.paths == ["/robots.txt", "/feed.xml"]


def test_an_article_in_two_feeds_comes_once(web: Web, store: Store, site: Server) -> None:
    """The same address, tracking and all, is one article, of the first feed that lists it."""
    article = site.put("/a", page(ENGLISH))
    feeds = [source(put_feed(site, f"/{n}.xml", f"{article}?utm_source={n}", name=str(n))) for n in range(2)]
    (one,) = fetched(run(feeds, store, web))
    assert (one.document.fields or {})["source"] == "0"
    assert site.paths.count("/a?utm_source=1") + site.paths.count("/a") == 1


def test_the_limit_of_a_feed(web: Web, store: Store, site: Server) -> None:
    """Of a long feed the first articles are taken."""
    links = [site.put(f"/{n}", page(ENGLISH)) for n in range(5)]
    found = fetched(run([source(put_feed(site, "/feed.xml", *links), limit=2)], store, web))
    assert [each.document.name for each in found] == links[:2]


def test_hosts_side_by_side_and_in_order(web: Web, store: Store, site: Server) -> None:
    """Two hosts are asked at the same time, each host for one page after the other, and the order is the sources'."""
    both = threading.Barrier(2)
    with running(Server()) as other:
        sources = []
        for each in (site, other):
            links = [each.put(f"/{n}", page(ENGLISH)) for n in range(3)]
            sources.append(source(put_feed(each, "/feed.xml", *links)))

            def meet(handler: Handler) -> None:
                both.wait(10)
                handler.reply(200, page(ENGLISH).encode())

            each.answers["/0"] = meet
        found = fetched(run(sources, store, web))
        expected = [f"{each.url}/{n}" for each in (site, other) for n in range(3)]
        assert [each.document.name for each in found] == expected
        assert site.paths == other.paths == ["/robots.txt", "/feed.xml", "/0", "/1", "/2"]


def test_offline(web: Web, store: Store, site: Server, tmp_path: Path) -> None:
    """What was fetched is there without a network, byte by byte; what never was is told."""
    links = [site.put(f"/{n}", page(ENGLISH)) for n in range(3)]
    feed, single = source(put_feed(site, "/feed.xml", *links)), source(site.put("/b", page(SPANISH)), "page")
    (tmp_path / "a.txt").write_text(SPANISH)
    folder = source(str(tmp_path), "folder")
    online = fetched(run([feed, single, folder], store, web))
    site.asked.clear()
    offline = run([feed, single, folder, source("https://example.org/never")], store, None)
    documents = {each.document.id: each.document for each in online}
    assert {each.document.id: each.document for each in offline if isinstance(each, Fetched)} == documents
    assert [each.status for each in offline if isinstance(each, Fetched)] == ["unchanged", *["kept"] * 4]
    assert isinstance(offline[-1], Failed)
    assert "is kept" in str(offline[-1].error)
    assert site.paths == []


def test_what_left_the_feed_is_kept(web: Web, store: Store, site: Server) -> None:
    """An article that scrolled out of a feed since yesterday is given where the run asks for it."""
    links = [site.put(f"/{n}", page(ENGLISH)) for n in range(2)]
    feed = source(put_feed(site, "/feed.xml", links[0]))
    run([feed], store, web)
    put_feed(site, "/feed.xml", links[1])
    later = Store(store.folder, now=NOW + timedelta(days=1))
    assert [each.document.name for each in fetched(run([feed], later, web))] == links[1:]
    both = fetched(run([feed], later, web, since=NOW))
    assert [(each.status, each.document.name) for each in both] == [("unchanged", links[1]), ("kept", links[0])]
    assert [each.status for each in fetched(run([feed], later, web, since=later.now))] == ["unchanged"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"body": 3}', b"\xff", b"null"])
def test_a_damaged_store_is_fetched_again(web: Web, store: Store, site: Server, damage: bytes) -> None:
    """A file that was cut off counts as none, the bodies' too."""
    feed = source(put_feed(site, "/feed.xml", site.put("/a", page(ENGLISH))))
    (before,) = fetched(run([feed], store, web))
    for path in store.folder.rglob("*"):
        if path.is_file() and (path.suffix == ".json" or not damage):
            path.write_bytes(damage)
    (after,) = fetched(run([feed], store, web))
    assert after.document == before.document


def test_a_store_that_cannot_be_written(web: Web, site: Server, tmp_path: Path) -> None:
    """Where nothing can be kept the run ends, and says so."""
    (tmp_path / "store").write_text("a file")
    feed = source(put_feed(site, "/feed.xml", site.put("/a", page(ENGLISH))))
    with pytest.raises(OutputError, match="Choose another folder with --store"):
        run([feed], Store(tmp_path / "store", now=NOW), web)


def test_progress(web: Web, store: Store, site: Server) -> None:
    """Progress counts feeds and pages, never backwards, and ends where all is done."""
    links = [site.put(f"/{n}", page(ENGLISH)) for n in range(3)]
    seen: list[tuple[int, int]] = []
    run(
        [source(put_feed(site, "/feed.xml", *links))],
        store,
        web,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == sorted(seen)
    assert seen[-1] == (4, 4)


def test_time_zones_of_a_source(web: Web, store: Store, site: Server) -> None:
    """A date without a zone is in the source's zone, else in the run's; one with a zone keeps it."""
    links = [site.put(f"/{n}", page(ENGLISH)) for n in range(2)]
    bare = put_feed(site, "/bare.xml", links[0], date="Mon, 02 Feb 2026 23:30:00")
    zoned = put_feed(site, "/zoned.xml", links[1], date="Mon, 02 Feb 2026 23:30:00 +0000")
    for zone, hour in (("America/Bogota", 4), ("Europe/Madrid", 22), ("", 23)):
        fresh = Store(store.folder.with_name(f"store{hour}"), now=NOW)
        found = fetched(run([source(bare, timezone=zone), source(zoned, timezone=zone)], fresh, web))
        dates = [read(each.document)[0].date for each in found]
        assert dates[0] is not None
        assert dates[0].astimezone(UTC).hour == hour
        assert dates[1] == datetime(2026, 2, 2, 23, 30, tzinfo=UTC)


def test_a_private_address_behind_a_public_feed(web: Web, store: Store, site: Server) -> None:
    """A feed that is not trusted cannot make the program ask inside the user's network; nor is it asked itself."""
    feed = replace(source(put_feed(site, "/feed.xml", f"{site.url}/a")), private=False)
    (failed,) = run([feed], store, web)
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, FetchError)
    assert "not on the public network" in str(failed.error)
    assert site.paths == []


def test_stopping_in_the_middle(store: Store, site: Server) -> None:
    """A run that is given up after its first article ends at once, and what came is kept."""
    links = [site.put(f"/{n}", page(ENGLISH)) for n in range(3)]
    gone = threading.Event()

    def stall(_: Handler) -> None:
        gone.wait(30)

    site.answers["/1"] = stall
    feed = source(put_feed(site, "/feed.xml", *links))
    with Web(limits=replace(QUICK, silence=60, total=60)) as web:
        found = collect([feed], store=store, web=web, zone=UTC)
        next(found)
        found.close()  # type: ignore[attr-defined]
    gone.set()
    assert [each.document.name for each in store.of([feed])] == links[:1]

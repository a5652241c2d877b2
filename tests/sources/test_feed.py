"""RSS and Atom, well-formed and not, in English and Spanish, and the dates in them."""

from datetime import UTC, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FetchError
from briefing.sources.dates import iso_date
from briefing.sources.feed import Feed, parse_feed

URL = "https://example.org/feeds/rss.xml"
RSS = """<?xml version="1.0" encoding="{encoding}"?>{doctype}
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{name}</title>{items}</channel></rss>"""
ITEM = (
    "<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate><description>{text}</description></item>"
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title>
<entry><title type="html">Two &lt;b&gt;boats&lt;/b&gt; &amp;amp; a raft</title><link href="/news/two-boats"/>
<updated>2026-02-03T08:30:00-05:00</updated>
<content type="html">&lt;p&gt;The navy stopped two boats.&lt;/p&gt;</content></entry>
<entry><title>Talks</title><link href="https://example.org/news/talks"/>
<published>2026-02-02T10:00:00Z</published></entry></feed>"""
DATE = "Tue, 03 Feb 2026 08:30:00 +0000"


def feed(data: bytes | str, **options: str) -> Feed:
    return parse_feed(data.encode() if isinstance(data, str) else data, url=URL, zone=UTC, **options)


def rss(*items: str, name: str = "El Correo", doctype: str = "") -> str:
    return RSS.format(encoding="utf-8", doctype=doctype, name=name, items="".join(items))


def item(**said: str) -> str:
    whole = {"title": "Dos lanchas", "link": "https://example.org/a", "date": DATE, "text": "La marina."}
    return ITEM.format(**whole | said)


def test_rss_in_spanish() -> None:
    """Name, headline, address, date and text of an RSS feed, with what entities stand for."""
    found = feed(rss(item(title="El «año» &amp; la niña", text="&lt;p&gt;Según la marina.&lt;/p&gt;")))
    (entry,) = found.entries
    assert (found.title, entry.title, entry.url) == ("El Correo", "El «año» & la niña", "https://example.org/a")
    assert (entry.date, entry.content) == ("2026-02-03T08:30:00+00:00", "<p>Según la marina.</p>")


def test_atom_in_english() -> None:
    """The same of Atom: markup in headlines goes, relative links are those of the feed's address."""
    found = feed(ATOM)
    assert found.title == "The Harbour Post"
    assert [(entry.title, entry.url, entry.date) for entry in found.entries] == [
        ("Two boats & a raft", "https://example.org/news/two-boats", "2026-02-03T08:30:00-05:00"),
        ("Talks", "https://example.org/news/talks", "2026-02-02T10:00:00+00:00"),
    ]
    assert found.entries[0].content == "<p>The navy stopped two boats.</p>"


def test_the_whole_text_goes_before_a_summary() -> None:
    """A feed with content:encoded has the article there, whatever its description is."""
    whole = "<content:encoded><![CDATA[<p>Primero.</p><p>Segundo.</p>]]></content:encoded></item>"
    (entry,) = feed(rss(item().replace("</item>", whole))).entries
    assert entry.content == "<p>Primero.</p><p>Segundo.</p>"


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("utf-8", "utf-8", "application/rss+xml"),
        ("iso-8859-1", "iso-8859-1", "application/rss+xml"),
        ("utf-8", "utf-8", "application/rss+xml; charset=utf-8"),
        ("iso-8859-1", "iso-8859-1", "text/html"),
        ("windows-1252", "utf-8", "application/xml; charset=windows-1252"),
        ("utf-16", "utf-16", "application/rss+xml"),
    ],
)
def test_encodings(encoding: str, declared: str, content_type: str) -> None:
    """A feed is read in the encoding that it, or its server, says."""
    text = RSS.format(encoding=declared, doctype="", name="El año", items=item())
    assert feed(text.encode(encoding), content_type=content_type).title == "El año"


def test_a_feed_that_is_not_well_formed() -> None:
    """Bare ampersands, a missing end and a control character do not lose the articles."""
    text = rss(item(link="https://example.org/?a=1&b=2", title="Pan & vino \x0b"), item(title="Otra"))
    titles = [entry.title.replace("\x0b", "").strip() for entry in feed(text.replace("</channel></rss>", "")).entries]
    assert titles == ["Pan & vino", "Otra"]


def test_entities_are_not_fetched_nor_multiplied() -> None:
    """A feed can neither read the user's files nor fill his memory."""
    outside = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    (entry,) = feed(rss(item(title="x &x; y"), doctype=outside)).entries
    assert "root" not in entry.title
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    found = feed(rss(item(title="ha &l11; ha"), doctype=f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]>'))
    assert sum(len(entry.title) + len(entry.content) for entry in found.entries) < 1_000


@pytest.mark.parametrize(
    "data", [b"", b"<html><body><p>No feed.</p></body></html>", b"{}", b"\x00\xff" * 100, b"<" * 1000]
)
def test_no_feed(data: bytes) -> None:
    """What is no feed is called none."""
    with pytest.raises(FetchError, match="it is neither RSS nor Atom"):
        feed(data)


def test_an_empty_feed_is_a_feed() -> None:
    """One that lists nothing today is no failure."""
    assert feed(rss()).entries == ()


@pytest.mark.parametrize(
    "data",
    [
        b"<rss><channel>" + b"<a>" * 100_001,
        b"<rss " + b" ".join(b"a%d=''" % n for n in range(50_000)) + b"><channel/></rss>",
    ],
)
def test_a_feed_that_would_keep_the_program_busy(data: bytes) -> None:
    """Tags by the hundred thousand, or attributes by the ten thousand, are no feed's."""
    with pytest.raises(FetchError, match="more tags than a feed has"):
        feed(data)


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 40))
def test_any_damage_is_told_or_survived(junk: bytes, place: int, cut: int) -> None:
    """Whatever happens to a feed on the way, it is read or refused."""
    whole = rss(item()).encode()
    try:
        entries = feed(whole[:place] + junk + whole[place + cut :]).entries
    except FetchError:
        return
    assert all(isinstance(entry.title, str) for entry in entries)


def test_the_digest_tells_a_change() -> None:
    """An entry that says the same is the same; another headline, date or text makes another."""
    (one,), (same,) = feed(rss(item())).entries, feed(rss(item(), name="Other")).entries
    others = [feed(rss(item(**said))).entries[0] for said in ({"title": "X"}, {"date": ""}, {"text": "X"})]
    assert one.digest == same.digest
    assert len({one.digest, *(other.digest for other in others)}) == 4


BOGOTA, MADRID = timezone(timedelta(hours=-5)), ZoneInfo("Europe/Madrid")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tue, 03 Feb 2026 23:30:00 +0000", "2026-02-03T23:30:00+00:00"),
        ("Tue, 03 Feb 2026 23:30:00 GMT", "2026-02-03T23:30:00+00:00"),
        ("Tue, 03 Feb 2026 23:30:00 -0000", "2026-02-03T23:30:00+00:00"),
        ("Tue, 03 Feb 2026 23:30:00 EST", "2026-02-03T23:30:00-05:00"),
        ("Tue, 03 Feb 2026 23:30:00", "2026-02-03T23:30:00-05:00"),
        ("3 Feb 2026 23:30 +0100", "2026-02-03T23:30:00+01:00"),
        ("2026-02-03T23:30:00Z", "2026-02-03T23:30:00+00:00"),
        ("2026-02-03T23:30:00.5+01:00", "2026-02-03T23:30:00.500000+01:00"),
        ("2026-02-03 23:30", "2026-02-03T23:30:00-05:00"),
        ("2026-02-03", "2026-02-03T00:00:00-05:00"),
        ("3 de febrero de 2026", "2026-02-03T00:00:00-05:00"),
        ("February 3, 2026", "2026-02-03T00:00:00-05:00"),
        ("Tue, 99 Feb 2026 23:30:00 +0000", ""),
        ("Tue, 03 Feb 2026 23:30:00 +9999", ""),
        ("soon", ""),
        ("9" * 5000, ""),
    ],
)
def test_dates(text: str, said: str) -> None:
    """A date keeps the zone it names, and has the source's where it names none; what is no date is none."""
    assert iso_date(text, BOGOTA) == said


def test_a_date_in_the_hour_that_comes_twice() -> None:
    """Where clocks go back, a date without a zone is the first of the two hours; in summer it is in summer time."""
    assert iso_date("Sun, 25 Oct 2026 02:30:00", MADRID) == "2026-10-25T02:30:00+02:00"
    assert iso_date("Sun, 25 Oct 2026 03:30:00", MADRID) == "2026-10-25T03:30:00+01:00"


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_none(text: str) -> None:
    """No text is more than no date."""
    assert isinstance(iso_date(text, UTC), str)

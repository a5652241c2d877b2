"""What sources give is read like a file: bytes, whatever encoding is claimed for them, and fields from elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from briefing.errors import InputError
from briefing.models import Document
from briefing.pipeline import read
from briefing.stages.ingest import read_document

BODY = "La marina detuvo el lunes dos lanchas frente a la costa y encontró cocaína.\n\nNo hubo heridos, según el niño."
PAGE = "<html><head><title>Dos lanchas</title>{meta}</head><body><article><p>{body}</p></article></body></html>"
DOCUMENT = Document("0123456789abcdef", "https://example.org/a", b"", "plain", "", {})


def paragraphs(document: Document) -> str:
    return read_document(document).body


@pytest.mark.parametrize(
    ("encoding", "claimed"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("latin-1", "ISO-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", ""),
        ("cp1252", "no such thing"),
        ("cp1252", "unicode_escape"),
        ("utf-16", "utf-8"),
        ("iso-8859-15", "iso-8859-15"),
    ],
)
def test_a_claimed_encoding_is_believed_where_it_can_be_true(encoding: str, claimed: str) -> None:
    """A server that claims the wrong encoding does not spoil the text."""
    document = replace(DOCUMENT, data=BODY.encode(encoding), charset=claimed)
    assert paragraphs(document) == BODY.replace("\n\n", "\n")


@pytest.mark.parametrize("meta", ["", "<meta charset=utf-8>", "<meta charset=windows-1252>", "<meta charset=rot13>"])
def test_a_page_that_declares_the_wrong_encoding(meta: str) -> None:
    """What a fetched page declares is passed over where it is false; nobody could save the page anew."""
    page = PAGE.format(meta=meta, body=BODY)
    read_back = read_document(replace(DOCUMENT, data=page.encode("cp1252"), format="page", charset="utf-8"))
    assert "encontró cocaína" in read_back.body
    assert "niño" in read_back.body


def test_a_broken_character_is_left_out_of_what_was_fetched() -> None:
    """A page cut in the middle of a character is read; a user's own file is refused, since he can mend it."""
    data = BODY.encode() + " Según ".encode()[:-2]
    assert paragraphs(replace(DOCUMENT, data=data[:-1] + b"\xc3")).startswith("La marina")
    with pytest.raises(InputError, match="is not valid UTF-8"):
        read_document(replace(DOCUMENT, data=data + b"\xc3", charset=None, fields=None))


def test_fields_go_before_what_the_text_says() -> None:
    """A feed's headline, date and source are those of the article, whatever the page is called."""
    fields = {"title": "Dos lanchas detenidas", "date": "2026-02-03T08:30:00-05:00", "source": "El Correo",
              "url": "https://example.org/2026/02/dos-lanchas-detenidas.html", "language": "es"}  # fmt: skip
    page = PAGE.format(meta="", body=BODY).encode()
    article, detection = read(replace(DOCUMENT, data=page, format="page", fields=fields))
    assert (article.title, article.source, article.slug) == (
        "Dos lanchas detenidas",
        "El Correo",
        "dos-lanchas-detenidas",
    )
    assert article.date == datetime(2026, 2, 3, 13, 30, tzinfo=UTC)
    assert (detection.language, detection.confidence) == ("es", 1)


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://example.org/2026/02/03/two-boats-stopped", "two-boats-stopped"),
        ("https://example.org/two-boats-stopped/12345.html", "two-boats-stopped"),
        ("https://example.org/noticias/dos-lanchas-a%C3%B1o.html?x=1", "dos-lanchas-ano"),
        ("https://example.org/articles/c5y1k2", "the-headline"),
        ("https://example.org/", "the-headline"),
    ],
)
def test_the_slug_is_that_of_the_address_where_it_has_words(url: str, slug: str) -> None:
    """The page of a brief is called like the article's; by its headline where that is a number."""
    fields = {"title": "The headline", "url": url}
    assert read_document(replace(DOCUMENT, data=BODY.encode(), fields=fields)).slug == slug


def test_front_matter_is_for_files() -> None:
    """A mail that begins with '---' has none: what it says there is text."""
    data = b"---\ndate: never\n---\n" + BODY.encode()
    assert "date: never" in paragraphs(replace(DOCUMENT, data=data, fields={"title": "T"}))
    with pytest.raises(InputError, match="no date"):
        read_document(replace(DOCUMENT, data=data, fields=None))


def test_a_fragment_is_article_from_end_to_end() -> None:
    """HTML of a feed or a mail keeps every paragraph, the short ones too, and none of its scripts."""
    html = "<style>p{color:red}</style><div>One.<br>Two &amp; three.</div><p>Four</p><script>alert(1)</script>"
    article = read_document(replace(DOCUMENT, data=html.encode(), format="fragment", fields={"title": "T"}))
    assert article.paragraphs == ("One. Two & three.", "Four")


@pytest.mark.parametrize("hours", [0, 5, -5, 14])
def test_nothing_is_dated_after_it_arrived(hours: int) -> None:
    """A publisher's clock or zone may be wrong; an article cannot be younger than its arrival."""
    zone, arrived = timezone(timedelta(hours=hours)), datetime(2026, 2, 3, 12, tzinfo=UTC)
    late = replace(DOCUMENT, data=BODY.encode(), arrived=arrived, fields={"date": "2026-02-05T09:00:00"})
    date = read_document(late, zone=zone).date
    assert date == arrived
    assert date is not None
    assert date.utcoffset() == timedelta(hours=hours)
    early = replace(late, fields={"date": "2026-02-01"})
    assert read_document(early, zone=zone).date == datetime(2026, 2, 1, tzinfo=zone)

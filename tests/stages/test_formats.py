"""Plain text, Markdown and web pages give the same lines of prose, without what is no prose."""

import random
from pathlib import Path

import pytest

from briefing.errors import InputError
from briefing.stages.ingest.formats import parse_html, parse_markdown, parse_plain
from tests.stages.reading import PROSE, Read, reader, result_or_refusal

MORE = "The march passed the cathedral at noon. Nobody was hurt, and the trams ran again by two."
PAGE = """<!doctype html><html><head><title>A march for rents</title>
<style>body { color: red }</style><script>var tracker = "evil";</script></head>
<body><nav><ul><li>Home</li><li>Sport</li></ul></nav>
<article><h1>A march for rents</h1><p>{prose}</p>
<script>alert("pop")</script><noscript>Turn scripts on</noscript>
<p>{more}</p></article>
<footer>All rights reserved by nobody</footer></body></html>"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as a file."""
    return reader(tmp_path)


def wrap(text: str, width: int = 60) -> str:
    """Break a text the way an editor does."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_hard_wrapped_text_is_joined() -> None:
    """Paragraphs broken at column 60 come back whole, blank lines between them or none."""
    paragraphs = (f"{PROSE} {MORE}", f"{MORE} {PROSE}")
    assert parse_plain("\n\n".join(map(wrap, paragraphs))).lines == paragraphs


def test_headline_of_wrapped_text_stays_apart() -> None:
    """A headline over a wrapped paragraph is not drawn into it."""
    body = f"{PROSE} {MORE} {PROSE} {MORE}"
    assert parse_plain("Thousands march\n\n" + wrap(body, 44)).lines == ("Thousands march", body)


def test_a_paragraph_a_line_stays_so() -> None:
    """Lines that end like sentences are paragraphs of their own, with white space folded."""
    assert parse_plain(f"Head\n{PROSE}\n\n\n  {MORE}\t \n").lines == ("Head", PROSE, MORE)


@pytest.mark.parametrize("heading", ["# A *march* for rents", "A *march* for rents\n=================="])
def test_markdown_heading_is_the_title(read: Read, heading: str) -> None:
    """A first-level heading is the title, without its marks, and is not repeated in the body."""
    article = read(f"{heading}\n\n{PROSE}\n", "a.md")
    assert article.title == "A march for rents"
    assert article.paragraphs == (PROSE,)


def test_front_matter_beats_the_heading(read: Read) -> None:
    """A title in front matter wins over the heading in the text."""
    assert read(f"---\ntitle: Said above\n---\n# A march\n\n{PROSE}\n", "a.md").title == "Said above"


def test_markdown_marks_are_gone() -> None:
    """Emphasis, links, images, code and quotations leave their words and nothing else."""
    text = (
        "## Rents *rise*\n\nThe **tenants** of [Elm Street](https://example.org/elm) said `no` & <b>left</b>.\n"
        "They went\nhome.\n\n> “We stay,” one said.\n\n![a crowd](crowd.png)\n\n<!-- secret -->\n\n"
        "<script>evil()</script>\n"
    )
    expected = ("Rents rise", "The tenants of Elm Street said no & left. They went home.", "“We stay,” one said.")
    assert parse_markdown(text).lines == expected


def test_markdown_lists_keep_every_item() -> None:
    """Each item is a line, the words over a nested list and around a paragraph included."""
    text = "- rents went up\n    - by a tenth\n    - in a year\n- wages did not\n\n    They fell.\n"
    assert parse_markdown(text).lines == ("rents went up", "by a tenth", "in a year", "wages did not", "They fell.")


def test_markdown_tables_and_code_keep_their_words() -> None:
    """Nothing in a table or a block of code is lost."""
    text = "| Street | Rent |\n|---|---|\n| Elm | 900 |\n\n```\nrent = 900\n```\n"
    assert " ".join(parse_markdown(text).lines).split() == ["Street", "Rent", "Elm", "900", "rent", "=", "900"]


def test_page_without_what_is_no_article(read: Read) -> None:
    """Of a page the article is kept; scripts, styles, menus and the footer are not."""
    article = read(PAGE.replace("{prose}", PROSE).replace("{more}", MORE), "page.html")
    assert article.title == "A march for rents"
    assert article.paragraphs == (PROSE, MORE)


def test_page_says_where_it_comes_from(read: Read) -> None:
    """Date, address and publisher are taken from the page's own metadata."""
    head = (
        '<meta property="article:published_time" content="2026-01-31T07:30:00+00:00">'
        '<link rel="canonical" href="https://example.org/march">'
        '<meta property="og:site_name" content="The Harbour Post">'
    )
    page = PAGE.replace("{prose}", PROSE).replace("{more}", MORE).replace("<head>", "<head>" + head)
    article = read(page, "page.html")
    assert article.date is not None
    assert article.date.date().isoformat() == "2026-01-31"
    assert (article.source, article.url) == ("The Harbour Post", "https://example.org/march")


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>Rents rose.</p>", ("Rents rose.",)),
        ("Rents rose, and no tag is here.", ("Rents rose, and no tag is here.",)),
        ("<p>Rents <b>rose</p><p>Wages <i>fell.", ("Rents rose", "Wages fell.")),
        (
            "<div>Rents rose.<p>Wages fell.</p>Nobody knows why.</div>",
            ("Rents rose.", "Wages fell.", "Nobody knows why."),
        ),
        ("<ul><li>Rents<ul><li>rose</li></ul></li></ul>", ("Rents", "rose")),
        ("<p>Rents rose.<br>Wages fell.</p>", ("Rents rose. Wages fell.",)),
        ("<p>Bread &amp; rents &lt; wages &euro;5</p>", ("Bread & rents < wages €5",)),
        ("<p>Sa&#x202e;fe &#8203;and so&shy;und</p>", ("Safe and sound",)),
        ("<p a='<p>'>Rents</p", ("Rents",)),
        ("<P>Rents<SCRIPT>evil()</SCRIPT> rose</P>", ("Rents rose",)),
        ('<?xml version="1.0" encoding="utf-8"?><html><body><p>Niño</p></body></html>', ("Niño",)),
    ],
)
def test_small_and_broken_pages(page: str, lines: tuple[str, ...]) -> None:
    """Fragments, unclosed tags and text between blocks are read, each block a line, nothing lost."""
    assert parse_html(page).lines == lines


@pytest.mark.parametrize(
    "page",
    ["", "  \n", "<!-- nothing -->", "<html></html>", "<script>x = 1</script>", "<style>p {}</style>", "<<<>>>", "<p>"],
)
def test_pages_without_text(read: Read, page: str) -> None:
    """A page with nothing to read is refused as empty."""
    with pytest.raises(InputError, match=r"page\.html is empty: there is no text in it\."):
        read(page, "page.html")


def test_huge_inline_style(read: Read) -> None:
    """Two megabytes of styles and data around two paragraphs do not hide them."""
    page = PAGE.replace("{prose}", PROSE).replace("{more}", MORE)
    page = page.replace("color: red", "color: red; " * 100_000).replace("<p>", f'<p style="{"top: 0; " * 50_000}">')
    assert read(page, "page.html").paragraphs == (PROSE, MORE)


@pytest.mark.parametrize("name", ["page.htm", "page.HTML", "page.xhtml"])
def test_suffixes_of_pages(read: Read, name: str) -> None:
    """Every suffix of a web page means a web page."""
    assert read(f"<p>{PROSE}</p>", name).paragraphs == (PROSE,)


def test_angle_brackets_in_plain_text_are_text(read: Read) -> None:
    """Only pages have tags; in a text file '<b>' is what the author wrote."""
    assert read(f"Use of <b> rises\n\n{PROSE}").title == "Use of <b> rises"


# Each takes minutes or a stack overflow where a parser looks for its end from every place anew.
_NASTY = [
    "[",
    "![",
    "[](",
    "(",
    "<a ",
    '<a href="',
    "**a ",
    "`a ",
    "_a ",
    "&#",
    "> ",
    "- ",
    "1. ",
    "<!--",
    "<div>",
    "\\",
    "](",
]


@pytest.mark.parametrize("unit", _NASTY)
@pytest.mark.parametrize("suffix", ["md", "html", "txt"])
def test_nasty_repetitions(read: Read, unit: str, suffix: str) -> None:
    """Thousands of opening brackets, marks or tags are read or refused, in time that grows with their number."""
    text = f"{PROSE}\n\n{unit * (15_000 // len(unit))}\n"
    article, refusal = result_or_refusal(lambda: read(text, f"a.{suffix}"))
    if article:
        assert article.paragraphs[0].startswith(PROSE)
    else:
        assert f"a.{suffix}" in refusal


def test_shuffled_tags(read: Read) -> None:
    """Pages of tags in any order are read: a hundred of them, the same ones in every run."""
    chance = random.Random(7)
    tags = [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b",
        ">",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<table><tr><td>",
        "&amp",
        "<",
    ]
    for _ in range(100):
        page = "".join(chance.choice(tags) for _ in range(30))
        assert read(f"<p>{PROSE}</p>" + page, "a.html").paragraphs[0].startswith(PROSE)


def test_ordinary_brackets_survive() -> None:
    """The guard against nested brackets leaves links, images in links and footnotes as they are."""
    text = "See [![map](m.png) Elm (the [old] one)](https://example.org/a_(b)) now (or later [sic]).\n"
    assert parse_markdown(text).lines == ("See Elm (the [old] one) now (or later [sic]).",)


@pytest.mark.parametrize("footer", ["© 2026 The Orbel Paper", "Actualizado el 5 de mayo de 2021"])
def test_a_page_without_a_date_has_none(footer: str) -> None:
    """A year in the small print is no date: the page is undated, on this day and any other."""
    body = "<p>" + "The bridge of Orbel fell on Monday, and nobody was hurt. " * 8 + "</p>"
    page = f"<html><body><article><h1>Bridge falls</h1>{body}{body}</article><footer>{footer}</footer></body></html>"
    assert "date" not in parse_html(page).metadata


def test_a_date_ahead_of_today_is_still_what_the_page_says() -> None:
    """What is the future does not depend on the clock of the machine."""
    body = "<p>" + "The bridge of Orbel fell on Monday, and nobody was hurt. " * 8 + "</p>"
    page = f'<html><head><meta name="date" content="2987-05-05"></head><body><h1>Falls</h1>{body}{body}</body></html>'
    assert parse_html(page).metadata["date"] == "2987-05-05"

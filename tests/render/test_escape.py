"""Any text, in any place where a template puts one, is read as that text."""

from html.parser import HTMLParser
from urllib.parse import unquote

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.render.escape import escape_markdown, escape_url

EXTENSIONS = ["md_in_html", "tables"]  # what the Markdown uses
MARKS = "\\`*_{}[]()#+-.!|~<>&\"':=/^$%@ \n\t12ax"
TEXT = st.text(
    st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=40
).filter(lambda text: text.strip())
ADDRESS = st.text(
    st.one_of(st.sampled_from(MARKS.replace(" ", "")), st.characters(exclude_categories=["Cs", "Cc", "Z"])), max_size=40
).map(lambda rest: f"https://example.org/{rest}")

PLACES = {
    "paragraph": ("{}", ["p"]),
    "in a sentence": ("Word {} word", ["p"]),
    "heading": ("# {}", ["h1"]),
    "heading in a span": ('## <span lang="en">{}</span> / b', ["h2", "span"]),
    "list item": ("- {}", ["ul", "li"]),
    "bold": ("x **{}** · y", ["p", "strong"]),
    "link": ("[{}](#s1)", ["p", "a"]),
    "table cell": ("| a | b |\n|:---|---:|\n| {} | 5% |", None),
    "block": ('<div class="x" markdown="1">\n\n{}\n\n</div>', ["div", "p"]),
    "numbered span": ('<span id="s1"><sup>1</sup> {}</span>', ["p", "span", "sup"]),
    "before a link": ("{}&nbsp;[1](#s1)", ["p", "a"]),
}
TABLE = ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]


class Seen(HTMLParser):
    """What a browser makes of a page: its tags, its attributes, its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def fold(text: str) -> str:
    """Fold white space as a browser does, and a little more."""
    return " ".join(text.split())


def show(text: str) -> Seen:
    """Render Markdown as the program does."""
    return Seen(markdown.markdown(text, extensions=EXTENSIONS, output_format="html"))


@pytest.mark.parametrize("place", PLACES)
@given(text=TEXT)
@example(text="1. one")
@example(text="![x](javascript:alert(1))")
@example(text="<script>alert(1)</script>")
@example(text="[a]: https://example.org")
@example(text="&lt;&amp;&#35;")
@example(text="    four blanks")
@example(text="***")
@example(text="a\\")
def test_text_is_shown_as_it_stands(place: str, text: str) -> None:
    """Whatever marks a text has, a reader sees them, and they mean nothing."""
    frame, tags = PLACES[place]
    text = text if place == "paragraph" else text.strip()
    seen, plain = show(frame.replace("{}", escape_markdown(text))), show(frame.replace("{}", "MIDDLE"))
    assert fold(seen.text) == fold(plain.text.replace("MIDDLE", fold(text)))
    assert seen.tags == (tags or TABLE)
    assert seen.attributes == plain.attributes


@given(text=st.text(st.sampled_from("\x02\x03\x00\x1b\x7fwzxhzdk:0amp a"), min_size=1).filter(str.strip))
def test_control_characters_vanish(text: str) -> None:
    """Controls, with which Python-Markdown marks its own placeholders, do not reach the page or call up anything."""
    seen = show(f"<span>x</span> {escape_markdown(text)}")
    assert fold(seen.text) == fold("x " + "".join(c for c in text if c.isprintable()))
    assert seen.tags == ["p", "span"]


@given(url=ADDRESS)
@example(url="https://example.org/a_b_c(d)*e*")
@example(url="https://example.org/?a=1&copy=2&b=%20")
@example(url="https://example.org/)![x](y")
def test_an_address_stays_one(url: str) -> None:
    """An address in the brackets of a link leads where it did, and nothing gets out of the brackets."""
    seen = show(f"before [text]({escape_url(url)}) after")
    assert seen.tags == ["p", "a"]
    assert [name for name, _ in seen.attributes] == ["href"]
    assert unquote(seen.attributes[0][1] or "") == unquote(url)
    assert seen.text == "before text after"


def test_ordinary_prose_is_left_alone() -> None:
    """Nobody who opens the Markdown file as text finds it full of backslashes."""
    prose = "On 3 May, Ana's team (all 12) said: “yes!” – and left; cost: $5.50, 3/4 or 75%."
    assert escape_markdown(prose) == prose

"""Takes each format apart: plain text, Markdown and HTML become lines of text and what they say of themselves.

Decoding is done before; choosing a headline comes after.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from briefing.errors import InputError
from briefing.stages.ingest.encoding import clean

# A file whose lines are no longer than this and mostly stop in mid-sentence was wrapped by an editor.
_WIDEST_WRAP = 100
# Only what the page says of itself: the extensive search takes a year from any line, up to today's by the clock.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2999-12-31"}
_BLOCKS = (
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "li",
    "td",
    "th",
    "pre",
    "dt",
    "dd",
    "figcaption",
    "blockquote",
    "div",
    "section",
    "article",
    "main",
    "header",
    "tr",
    "ul",
    "ol",
    "hr",
)
_UNREAD = ("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "svg", "iframe", "head")
_LONGEST_FRONT_MATTER = 10_000  # characters; the parser takes 0.1 s for as many
# Python-Markdown looks for the end of a link from every bracket anew; real text nests two deep: [![image](…)](…).
_DEEPEST_BRACKETS = 10
_UNCLOSED_TAG = re.compile(r"<(?![^<>]*>)")
_MOST_UNCLOSED_TAGS = 100
_HIDDEN = {"<": "\ue000", "[": "\ue001", "(": "\ue002"}  # characters for private use, in no article
_SHOWN = {0xE000: "&lt;", 0xE001: "[", 0xE002: "("}
_BLOCK_END = "\u2029"  # decoding has turned these into newlines
_SENTENCE_END = re.compile(r"""[.!?…:;][)\]"'”’»]*$""")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Content:
    """What a format yields: its lines of text, and the metadata it carries (title, date, source, url, language)."""

    lines: tuple[str, ...]
    metadata: Mapping[str, object] = field(default_factory=dict)


def parse_plain(text: str) -> Content:
    """A paragraph a line; lines that an editor wrapped are joined again."""
    lines = text.split("\n")
    if _is_wrapped(lines):
        lines = _unwrap(lines)
    return Content(_fold(lines))


def parse_markdown(text: str) -> Content:
    """A block of Markdown a line; a first-level heading is the title."""
    import markdown  # noqa: PLC0415 - only for this format

    page = markdown.markdown(_hide_brackets(text), extensions=["tables"]).translate(_SHOWN)
    tree = _html_tree(page)
    heading = tree.find(".//h1")
    title = "" if heading is None else _SPACE.sub(" ", heading.text_content()).strip()
    return Content(_blocks(tree), {"title": title} if title else {})


def parse_html(text: str) -> Content:
    """The article inside a web page, as trafilatura finds it; all the page's paragraphs where it finds none."""
    import trafilatura  # noqa: PLC0415 - 0.1 s that no other format needs

    for name in ("trafilatura", "htmldate"):  # their complaints about a page would reach the user's terminal
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found: Any = trafilatura.bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_recall=True,
        date_extraction_params=_DATES,
    )
    metadata = {}
    lines: tuple[str, ...] = ()
    if found is not None:
        said = {"title": found.title, "date": found.date, "source": found.sitename or found.hostname, "url": found.url}
        metadata = {key: value for key, value in said.items() if value}
        lines = _fold(line.removeprefix("- ") for line in (found.text or "").split("\n"))
    if len(lines) < 2:  # of a page with a few sentences trafilatura makes a single line, headline, menu and all
        lines = _blocks(_html_tree(text)) or lines
    return Content(lines, metadata)


def parse_fragment(text: str) -> Content:
    """The paragraphs of HTML that has no menus around the article, such as a feed's or a mail's."""
    return Content(_blocks(_html_tree(text)))


def split_front_matter(text: str, *, name: str) -> tuple[dict[str, object], str]:
    """Take the block between `---` lines off the top of a text.

    Returns:
        Its keys and values, and the rest of the text.

    Raises:
        InputError: The block is not YAML, or is not a list of keys and values.
    """
    if not re.match(r"\s*---[ \t]*\n[ \t]*(?:#|[^\W\d][\w -]*:)", text):
        return {}, text
    import frontmatter  # noqa: PLC0415 - few articles have any
    import yaml  # noqa: PLC0415

    class Verbatim(frontmatter.YAMLHandler):  # type: ignore[misc]
        """Leaves values as they are written: YAML makes False of the title 'No' and 90 of '1:30'."""

        def load(self, fm: str, **_: object) -> Any:
            if len(fm) > _LONGEST_FRONT_MATTER:
                raise ValueError("it is longer than 10,000 characters")
            # Not CBaseLoader: libyaml crashes the process on brackets nested 50,000 deep. Makes strings and lists only.
            return yaml.load(fm, Loader=yaml.BaseLoader)  # noqa: S506

    try:
        metadata, body = frontmatter.parse(text.lstrip(), handler=Verbatim())
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(
            "The front matter of {name} is not YAML: {reason}. Put a value that has a colon or a quotation mark in it "
            "between quotation marks.",
            name=name,
            reason=_SPACE.sub(" ", str(error)),
        ) from error
    return {str(key): value for key, value in metadata.items()}, str(body)


def _is_wrapped(lines: list[str]) -> bool:
    inner = [line.rstrip() for line, following in pairwise(lines) if line.strip() and following.strip()]
    if len(inner) < 3 or max(map(len, lines)) > _WIDEST_WRAP:
        return False
    return sum(1 for line in inner if not _SENTENCE_END.search(line)) > len(inner) / 2


def _unwrap(lines: list[str]) -> list[str]:
    """Join each line to the one before whose end its first word did not fit."""
    width = max(len(line.rstrip()) for line in lines)
    joined: list[str] = []
    previous = ""
    for line in lines:
        first_word = line.strip().split(" ", 1)[0]
        if previous and first_word and len(previous) + 1 + len(first_word) > width:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
        previous = line.rstrip()
    return joined


def _hide_brackets(text: str) -> str:
    """Hide what takes Python-Markdown hours: brackets deeper than in any link, hundreds of unclosed tags."""
    if len(_UNCLOSED_TAG.findall(text)) > _MOST_UNCLOSED_TAGS:
        text = _UNCLOSED_TAG.sub(_HIDDEN["<"], text)
    blocks = []
    for block in re.split(r"(\n\s*\n)", text):
        depth = {"[": 0, "(": 0}
        parts = []
        for part in re.split(r"([\[\]()])", block):
            if part in depth:
                depth[part] += 1
                parts.append(_HIDDEN[part] if depth[part] > _DEEPEST_BRACKETS else part)
                continue
            if part in ("]", ")"):
                opening = "[" if part == "]" else "("
                depth[opening] = max(0, depth[opening] - 1)
            parts.append(part)
        blocks.append("".join(parts))
    return "".join(blocks)


def _html_tree(text: str) -> Any:
    from lxml import etree, html  # noqa: PLC0415 - not for plain text

    text = _XML_DECLARATION.sub("", text)  # lxml takes no declared encoding for a text that is decoded already
    try:
        return html.document_fromstring(text)
    except etree.ParserError:  # a page of nothing, or of comments alone
        return html.document_fromstring("<p></p>")


def _blocks(tree: Any) -> tuple[str, ...]:
    """The text of each block of an HTML tree, and what stands between blocks, in order."""
    from lxml import etree  # noqa: PLC0415

    etree.strip_elements(tree, *_UNREAD, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    for line_break in tree.iter("br"):
        line_break.tail = " " + (line_break.tail or "")
    for block in tree.iter(*_BLOCKS):
        block.text = _BLOCK_END + (block.text or "")
        block.tail = _BLOCK_END + (block.tail or "")
    return _fold(tree.text_content().split(_BLOCK_END))


def _fold(lines: Any) -> tuple[str, ...]:
    """Fold white space. What entities hid comes out only here, so it is cleaned once more."""
    folded = (_SPACE.sub(" ", clean(line)).strip() for line in lines)
    return tuple(line for line in folded if line)

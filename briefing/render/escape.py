"""Makes any text safe inside Markdown and plain text: what a reader sees is the text, whatever marks it has."""

import re
from urllib.parse import quote

from markupsafe import Markup

# Backslashes where Markdown and Python-Markdown agree on them, entities elsewhere.
_ESCAPES = {mark: f"\\{mark}" for mark in "\\`*_{}[]#"} | {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "|": "&#124;",
    "~": "&#126;",
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_SPACE = re.compile("[^\\S\xa0\u2007\u202f]+")  # all but the blanks that hold a number and its unit together
# Nothing that a reader could see: controls, two of which are the marks of Python-Markdown's own placeholders, and
# halves of surrogate pairs, which cannot be written.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Marks that turn the direction of what follows (UAX #9) until another one ends it: a headline could turn what is
# printed behind it, an address for instance. Marks that stand for one letter stay.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LIST_NUMBER = re.compile(r"^(\s*\d+)([.)])")
_LINE_START = re.compile(r"^(\s*)([-+=:])")


def escape_markdown(text: str) -> Markup:
    """Escape a text of one line for any place in Markdown where text may stand."""
    escaped = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], _CONTROLS.sub("", _SPACE.sub(" ", text)))
    escaped = _LIST_NUMBER.sub(lambda match: f"{match[1]}&#{ord(match[2])};", escaped)
    return Markup(_LINE_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", escaped))  # noqa: S704


def drop_controls(text: str) -> str:
    """A text without what neither HTML nor XML may hold or what turns the text around it; line breaks and tabs stay."""
    return _TURNS.sub("", _FORBIDDEN.sub("", text))


def encode_url(url: str) -> str:
    """A web address in the characters that one may have (RFC 3986); what is encoded already stays."""
    return quote(_FORBIDDEN.sub("", url), safe=":/?#[]@!$&'()*+,;=%~-._")


def escape_url(url: str) -> Markup:
    """Escape an address for the round brackets of a Markdown link."""
    return Markup(quote(url, safe=":/?#@!$&,;=%+~-._").replace("&", "&amp;").replace("_", "\\_"))  # noqa: S704


def plain_line(text: str, *, most: int | None = None) -> str:
    """A text as one line of plain text: no control character, no mark that turns what stands around it.

    Args:
        text: Any text.
        most: Cut it, at the end of a word if there is one, to so many characters, the ellipsis included.
    """
    line = _TURNS.sub("", _CONTROLS.sub("", _SPACE.sub(" ", text))).strip()
    if most is None or len(line) <= most:
        return line
    kept = line[: most - 1]
    words = kept.rpartition(" ")[0]
    # A word of half the length and more is none, and would leave too little.
    return (words if len(words) > most // 2 else kept).rstrip(" ,;:.–—-") + "…"

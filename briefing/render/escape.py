"""Makes any text safe inside Markdown: what a reader sees is the text, whatever marks it has."""

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
_LIST_NUMBER = re.compile(r"^(\s*\d+)([.)])")
_LINE_START = re.compile(r"^(\s*)([-+=:])")


def escape_markdown(text: str) -> Markup:
    """Escape a text of one line for any place in Markdown where text may stand."""
    escaped = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], _CONTROLS.sub("", _SPACE.sub(" ", text)))
    escaped = _LIST_NUMBER.sub(lambda match: f"{match[1]}&#{ord(match[2])};", escaped)
    return Markup(_LINE_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", escaped))  # noqa: S704


def escape_url(url: str) -> Markup:
    """Escape an address for the round brackets of a Markdown link."""
    return Markup(quote(url, safe=":/?#@!$&,;=%+~-._").replace("&", "&amp;").replace("_", "\\_"))  # noqa: S704

"""The marks that open a Spanish question or exclamation."""

import re
from itertools import pairwise

_BEGINNING = re.compile(r"[.!?…:][\"”’»)]* +|\] +|[“«(] *|(?<![\w.,!?…])\"(?=\S)")
_WORD = re.compile(r"[\w\ue000-\uf8ff\U000f0000-\U0010fffd]")  # or a private character, which stands for words
_PAIRS = (("¿", "?"), ("¡", "!"))
_AROUND = (("(", ")"), ("«", "»"), ("“", "”"))
_CLOSING = {closing: re.compile(rf"\{closing}(?![\w\[(])") for _, closing in _PAIRS}  # no '![' of Markdown, no '?x=1'


def open_clauses(text: str) -> str:
    """A Spanish text with `¿` and `¡` where a clause that ends in `?` or `!` begins, unless it has one."""
    for opening, closing in _PAIRS:
        beginnings = [0, *(match.end() for match in _BEGINNING.finditer(text)), len(text) + 1]
        parts, done = [], 0
        for begin, end in pairwise(beginnings):
            found = _CLOSING[closing].search(text, begin, end)
            if found and _needs(text[begin : found.start()], opening):
                parts += [text[done:begin], opening]
                done = begin
        text = "".join([*parts, text[done:]])
    return text


def _needs(clause: str, mark: str) -> bool:
    # '¿Qué!' is begun already; '(no) qué!' begins before the bracket.
    begun = mark in clause or any(clause.count(opening) > clause.count(closing) for opening, closing in _PAIRS)
    ended = any(clause.count(closing) > clause.count(opening) for opening, closing in _AROUND)
    return not begun and not ended and _WORD.search(clause) is not None

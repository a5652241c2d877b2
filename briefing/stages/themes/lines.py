"""Finds the line of a theme file that a key or a term stands on, since TOML's reader does not tell.

It reads the ways a theme file is commonly written; in a stranger one (inline tables, escapes) the line found is that of
the nearest table or key above, or none.
"""

import re
from collections.abc import Sequence

_TABLE = re.compile(r"\s*\[+\s*([\w.]+)\s*\]+")
_KEY = re.compile(r"""\s*["']?([\w.]+)["']?\s*=""")
_STRING_OR_COMMENT = re.compile(r"""\"((?:[^"\\]|\\.)*)\"|'([^']*)'|\#.*""")


class Lines:
    """The lines of a theme file by what stands on them: tables, keys, and the terms in lists."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, ...], list[int]] = {}
        table: tuple[str, ...] = ()
        place: tuple[str, ...] = ()
        for number, line in enumerate(text.split("\n"), 1):
            if heading := _TABLE.fullmatch(line.split("#")[0].rstrip()):
                table = place = tuple(heading[1].split("."))
                self._add(table, number)
                continue
            key = _KEY.match(line)
            if key:
                place = (*table, *key[1].split("."))
                self._add(place, number)
            for found in _STRING_OR_COMMENT.finditer(line, key.end() if key else 0):
                term = found[1] if found[1] is not None else found[2]
                if term is not None:
                    self._add((*place, term), number)

    def find(self, place: Sequence[str], *, nth: int = 0) -> int | None:
        """The line, from 1, of a table, a key or a term of a list; of a term that stands there often, the `nth`.

        Where it is nowhere, the line of the table or list it should be in; None where there is none of these either.
        """
        keys = tuple(place)
        if keys[1:2] == ("strong",) and keys not in self._lines:  # a plain list stands for strong terms
            keys = (keys[0], *keys[2:])
        for length in range(len(keys), 0, -1):
            if lines := self._lines.get(keys[:length]):
                return lines[min(nth, len(lines) - 1)]
        return None

    def _add(self, place: tuple[str, ...], number: int) -> None:
        self._lines.setdefault(place, []).append(number)

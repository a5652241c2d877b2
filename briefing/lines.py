"""Finds the line of a TOML file that a key, or a text in a list, stands on, since TOML's reader does not tell.

It reads the ways such files are commonly written; in a stranger one (inline tables, escapes) the line found is that of
the nearest table or key above, or none.
"""

import re
from collections.abc import Sequence

_TABLE = re.compile(r"\s*(\[+)\s*([\w.]+)\s*\]+")
_KEY = re.compile(r"""\s*["']?([\w.]+)["']?\s*=""")
_STRING_OR_COMMENT = re.compile(r"""\"((?:[^"\\]|\\.)*)\"|'([^']*)'|\#.*""")


class Lines:
    """The lines of a TOML file by what stands on them: tables, keys, and the texts in lists.

    The tables of an array (`[[sources]]`) are numbered from 0: ('sources', '0', 'feed').
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, ...], list[int]] = {}
        table: tuple[str, ...] = ()
        place: tuple[str, ...] = ()
        for number, line in enumerate(text.split("\n"), 1):
            if heading := _TABLE.fullmatch(line.split("#")[0].rstrip()):
                table = place = tuple(heading[2].split("."))
                if heading[1] == "[[":
                    self._add(table, number)
                    table = place = (*table, str(len(self._lines[table]) - 1))
                self._add(table, number)
                continue
            key = _KEY.match(line)
            if key:
                place = (*table, *key[1].split("."))
                self._add(place, number)
            for found in _STRING_OR_COMMENT.finditer(line, key.end() if key else 0):
                text_in_list = found[1] if found[1] is not None else found[2]
                if text_in_list is not None:
                    self._add((*place, text_in_list), number)

    def __contains__(self, place: Sequence[str]) -> bool:
        """Whether something stands at a place itself."""
        return tuple(place) in self._lines

    def find(self, place: Sequence[str], *, nth: int = 0) -> int | None:
        """The line, from 1, of a table, a key or a text in a list; of a text that stands there often, the `nth`.

        Where it is nowhere, the line of the table or list it should be in; None where there is none of these either.
        """
        keys = tuple(place)
        for length in range(len(keys), 0, -1):
            if lines := self._lines.get(keys[:length]):
                return lines[min(nth, len(lines) - 1)]
        return None

    def _add(self, place: tuple[str, ...], number: int) -> None:
        self._lines.setdefault(place, []).append(number)

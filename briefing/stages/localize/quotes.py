"""Quotation marks and apostrophes: “…” and ‘…’ inside in English, «…» and “…” inside in Spanish, as the CLDR says.

In English a comma or full stop stands before the closing mark, in Spanish behind it (Ortografía de la lengua española,
2010, III.3.4.8.2).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.models import Language

_MARK = re.compile("[\"“”«»'‘’]")
_DOUBLE, _SINGLE = "“”", "‘’"
# What encloses a quotation, and the marks that it has then; at the top there is nothing around it.
_FORMS: dict[Language, dict[str, str]] = {
    "en": {"": _DOUBLE, _DOUBLE: _SINGLE, _SINGLE: _DOUBLE},
    "es": {"": "«»", "«»": "“”", "“”": "«»"},
}
_BEFORE_OPENING = re.compile(r"[\s(\[{¿¡—–/-]")
_AFTER_CLOSING = re.compile(r"[\w¿¡]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W_])|(?<=[^\W\d_]s)'(?=\s)")
_SHORTEST = 2  # characters between single marks: not the 'n' of "rock 'n' roll"
_STOPS: dict[Language, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": ((re.compile(r"(?<![.,;:!?…”’])([”’]*”)([.,])(?![.,\w])"), r"\2\1"),),
    # A stop behind a short or capitalised word may be an abbreviation's.
    "es": (
        (re.compile(r",»,"), "»,"),
        (re.compile(r"(?<=\S),»(?=[\s)]|$)"), "»,"),
        (re.compile(r"(?<=[a-záéíóúñü]{4})\.»(?=[\s)]|$)"), "»."),
    ),
}


@dataclass(slots=True)
class _Mark:
    place: int
    double: bool
    opens: bool
    partner: "_Mark | None" = None


def write_quotes(text: str, language: Language) -> str:
    """A text with the quotation marks and apostrophes of its language; marks that cross each other stay."""
    text = _APOSTROPHE.sub("’", text)
    letters = list(text)
    for place, letter in _forms(text, _pair(text), language):
        letters[place] = letter
    text = "".join(letters)
    for pattern, instead in _STOPS[language]:
        text = pattern.sub(instead, text)
    return text


def _pair(text: str) -> list[_Mark]:
    """The marks that open or close a quotation, in order; a double one may stand alone, its other half elsewhere."""
    found: list[_Mark] = []
    opened: list[_Mark] = []
    unread = False
    for match in _MARK.finditer(text):
        mark = _read(text, match.start(), opened, found[-1] if found else None)
        if mark is None:
            unread = unread or match.group() == '"'
            continue
        found.append(mark)
        if mark.opens:
            opened.append(mark)
            continue
        while mark.double and opened and not opened[-1].double:
            opened.pop()  # an apostrophe
        if opened:
            mark.partner = opened.pop()
            mark.partner.partner = mark
    # Straight marks of which one tells nothing stay, all of them.
    return [mark for mark in found if (mark.double or mark.partner) and not (unread and text[mark.place] == '"')]


def _read(text: str, place: int, opened: list[_Mark], last: _Mark | None) -> _Mark | None:
    behind_opening = last is not None and last.opens and last.place == place - 1
    letter, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    at_start = not before or behind_opening or _BEFORE_OPENING.match(before) is not None
    at_start = at_start or (before in ",:;" and after.isalnum())
    at_end = bool(before) and not before.isspace() and not behind_opening and not _AFTER_CLOSING.match(after)
    if letter in "“«" or (letter == '"' and at_start and after.strip()):
        return _Mark(place, double=True, opens=True)
    if letter in "”»" or (letter == '"' and at_end and (opened or not before.isdigit())):  # 6" is a length
        return _Mark(place, double=True, opens=False)
    if letter == "‘" or (letter == "'" and at_start and (after.isalpha() or after in set("¿¡"))):
        return _Mark(place, double=False, opens=True)
    closes = at_end and opened and not opened[-1].double and place - opened[-1].place > _SHORTEST
    return _Mark(place, double=False, opens=False) if letter in "'’" and closes else None


def _forms(text: str, marks: list[_Mark], language: Language) -> Iterator[tuple[int, str]]:
    around = [""]
    for mark in marks:
        if mark.opens:
            form = _FORMS[language].get(around[-1], _DOUBLE)
            if language == "en" and _keeps(text, mark, form):
                form = _DOUBLE if mark.double else _SINGLE
            yield mark.place, form[0]
            around.append(form)
        else:
            form = around.pop() if len(around) > 1 else _FORMS[language][""]
            yield mark.place, form[1]


def _keeps(text: str, mark: _Mark, form: str) -> bool:
    """Whether an English quotation stays double or single: at the top, or where single marks could be apostrophes."""
    if not mark.double:
        return True
    if form == _DOUBLE:
        return False
    end = mark.partner.place if mark.partner else len(text)
    return mark.partner is None or bool(_MARK.search(text, mark.place + 1, end) or text[end + 1 : end + 2].isalnum())

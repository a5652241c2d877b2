"""Termbases as CSV, the form in which people keep and edit them.

The first row names the columns, in any order; `en` and `es` must be among them::

    en,es,keep,direction,first_en,first_es,note
    the White House,la Casa Blanca
    the US|U.S.|~United States,EE. UU.|EEUU|~estadounidense
    ICE,el ICE,yes,,,Servicio de Inmigración y Control de Aduanas (ICE)

A cell may hold several forms with `|` between them: the first is what a translation writes. One behind `~` is accepted
in a translation, as the beginning of a word, and never looked for. An article tells gender and number. `keep` is 'yes'
for what is never translated, `direction` en>es or es>en for what holds one way only, `first_…` is what a translation
into that language says at the first mention. A term without capitals matches its plural and a capital first letter.
Separators may be commas, semicolons or tabs, as spreadsheets have it.
"""

import csv
import unicodedata
from collections.abc import Container, Iterator

from briefing.errors import TermbaseError
from briefing.models import LANGUAGES, Language
from briefing.termbase.forms import split_article
from briefing.termbase.model import Term

COLUMNS = ("en", "es", "keep", "direction", "first_en", "first_es", "note")
_YES = frozenset({"yes", "y", "true", "1", "x", "sí", "si"})
_NO = frozenset({"", "no", "n", "false", "0"})
_DIRECTIONS: dict[str, tuple[Language, ...]] = {"": LANGUAGES, "en>es": ("en",), "es>en": ("es",)}


def parse_csv(text: str, *, name: str) -> list[Term]:
    """Make terms of the text of a CSV file.

    Raises:
        TermbaseError: It is no CSV, or a row is wrong; the message names the line.
    """
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        _check_columns(columns, name)
        return [
            _term(dict(zip(columns, row, strict=False)), f"{name}:{reader.line_num}", extra=row[len(columns) :])
            for row in reader
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise TermbaseError(
            "The termbase {name} is no CSV file in line {line}: {reason}.",
            name=name,
            line=reader.line_num,
            reason=error,
        ) from error


def _check_columns(columns: list[str], name: str) -> None:
    unknown = [column for column in columns if column and column not in COLUMNS]
    if unknown or not {"en", "es"} <= set(columns) or len(set(columns)) < len(columns):
        raise TermbaseError(
            "The first line of the termbase {name} has the columns {columns}. "
            "It needs en and es, and may have: {known}.",
            name=name,
            columns=", ".join(columns) or "-",
            known=", ".join(COLUMNS[2:]),
        )


def _term(row: dict[str, str], place: str, *, extra: list[str]) -> Term:
    cells = {column: unicodedata.normalize("NFC", row.get(column, "").strip()) for column in COLUMNS}
    _check_cells([*cells.values(), *extra], place, too_many=any(extra))
    keep = _choice(cells["keep"], _YES | _NO, "keep", place) in _YES
    sources = _DIRECTIONS[_choice(cells["direction"], _DIRECTIONS.keys(), "direction", place)]
    if keep:
        cells["es"], cells["en"] = cells["es"] or cells["en"], cells["en"] or cells["es"]
    forms, articles, admitted = {}, {}, {}
    for language in LANGUAGES:
        every = list(_split(cells[language]))
        bare = [split_article(form, language) for form in every if not form.startswith("~")]
        if not bare:
            raise TermbaseError(
                "The termbase {place} has no term in '{language}'. Fill both columns, or write yes under keep.",
                place=place,
                language=language,
            )
        forms[language] = tuple(dict.fromkeys(form for _, form in bare))
        articles[language] = bare[0][0]
        admitted[language] = tuple(form[1:].strip() for form in every if form.startswith("~"))
    first = {language: cells[f"first_{language}"] for language in LANGUAGES}
    return Term(forms, articles, admitted, first, sources, keep, cells["note"], place)


def _split(cell: str) -> Iterator[str]:
    for form in cell.split("|"):
        if any(character.isalnum() for character in form):
            yield " ".join(form.split())


def _check_cells(cells: list[str], place: str, *, too_many: bool) -> None:
    if too_many:
        raise TermbaseError(
            "The termbase {place} has more cells than columns. Put a cell with a separator in quotation marks.",
            place=place,
        )
    for cell in cells:
        if any(unicodedata.category(character) in {"Cc", "Cs", "Co"} for character in cell):
            raise TermbaseError("The termbase {place} has a control character in {cell!r}.", place=place, cell=cell)


def _choice(cell: str, known: Container[str], column: str, place: str) -> str:
    value = cell.lower().replace(" ", "").replace("->", ">")
    if value not in known:
        raise TermbaseError(
            "The termbase {place} has {value!r} under {column}. It takes: {known}.",
            place=place,
            value=cell,
            column=column,
            known={"keep": "yes, no", "direction": "en>es, es>en"}[column],
        )
    return value

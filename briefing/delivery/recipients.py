"""The people an issue goes to, read from a table (CSV, RFC 4180) and checked whole before anybody is written to."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from email_validator import EmailNotValidError, validate_email

from briefing.errors import InputError
from briefing.newsletter.issue import MAIL_LANGUAGES, MailLanguage

# The columns by the names that people give them, in either language.
_COLUMNS = {
    "address": ("address", "email", "e-mail", "dirección", "direccion", "correo"),
    "language": ("language", "lang", "idioma", "lengua"),
    "name": ("name", "nombre"),
    "token": ("token", "ficha"),
}
_NAMES = {name: column for column, names in _COLUMNS.items() for name in names}
_NEEDED = ("address", "language")
_LANGUAGES: dict[str, MailLanguage] = {**{each: each for each in MAIL_LANGUAGES}, "ambos": "both"}
_SEPARATORS = ",;\t"
_LONGEST_NAME = 200  # characters: more is no name, and would make a header that some servers refuse


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody an issue goes to.

    Attributes:
        address: Where to, in ASCII (a domain with accents as IDNA), its domain in lower case.
        language: Which message of the issue.
        name: What to call them; may be empty.
        token: What stands for `{token}` in their link to unsubscribe; may be empty.
        line: Where in the table they stand.
    """

    address: str
    language: MailLanguage
    name: str = ""
    token: str = ""
    line: int = 0

    @property
    def key(self) -> str:
        """The address as it is compared: no mail server tells upper from lower case any more."""
        return self.address.casefold()


@dataclass(frozen=True, slots=True)
class Roll:
    """A table as read: the recipients in its order, and what is wrong with it, a problem a row."""

    recipients: tuple[Recipient, ...]
    problems: tuple[InputError, ...]


def read_recipients(path: Path) -> Roll:
    """Read a table of recipients: `address` and `language` (en, es, both), `name` and `token` where there are any.

    Separators may be commas, semicolons or tabs; further columns are left alone. An address needs no look-up to be
    checked: nothing here touches the network.

    Raises:
        InputError: It cannot be read as a table at all, or lacks a column.
    """
    recipients: dict[str, Recipient] = {}
    problems: list[InputError] = []
    for line, cells in _rows(path):
        try:
            recipient = _recipient(cells, line, path)
            if recipient.key in recipients:
                first = recipients[recipient.key].line
                raise InputError(
                    "Line {line} of {file}: {address} is in line {first} already. Take one of the two out.",
                    line=line, file=path, address=recipient.address, first=first)  # fmt: skip
            recipients[recipient.key] = recipient
        except InputError as problem:
            problems.append(problem)
    if not recipients and not problems:
        raise InputError("{file} has no recipients below its first line.", file=path)
    return Roll(tuple(recipients.values()), tuple(problems))


def choose(recipients: Sequence[Recipient], only: Sequence[str]) -> list[Recipient]:
    """Those recipients whose addresses are named; all where none is.

    Raises:
        InputError: An address is nobody's.
    """
    keys = {recipient.key: recipient for recipient in recipients}
    for address in only:
        if address.casefold() not in keys:
            raise InputError("{address!r} is none of the recipients.", address=address)
    wanted = {address.casefold() for address in only} or keys.keys()
    return [recipient for recipient in recipients if recipient.key in wanted]


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that are not blank, each with the number of its first line."""
    text = _read(path)
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count), strict=True)
    line = 1
    try:
        columns = _header(next(rows, []), path)
        line = rows.line_num + 1
        for row in rows:
            if any(cell.strip() for cell in row):
                yield line, {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column}
            line = rows.line_num + 1
    except csv.Error as error:
        raise InputError(
            "Line {line} of {name} is no row of a table: {reason}.", line=line, name=path, reason=error
        ) from error


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError("Cannot read {name}: {reason}.", name=path, reason=error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise InputError(
            "{name} is not UTF-8, from line {line} on. In the spreadsheet, save it as 'CSV UTF-8'.",
            name=path, line=error.object.count(b"\n", 0, error.start) + 1) from error  # fmt: skip


def _header(cells: list[str], path: Path) -> list[str]:
    """The field that each column stands for; '' for others, which are not read."""
    columns = [_NAMES.get(cell.strip().casefold(), "") for cell in cells]
    if any(columns.count(column) > 1 for column in _COLUMNS) or any(column not in columns for column in _NEEDED):
        raise InputError(
            "The first line of {file} must name the columns 'address' and 'language' (en, es or both), once each; "
            "'name' and 'token' as you like.",
            file=path,
        )
    return columns


def _recipient(cells: dict[str, str], line: int, path: Path) -> Recipient:
    address, language, name = cells.get("address", ""), cells.get("language", ""), cells.get("name", "")
    try:
        valid = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise InputError(
            "Line {line} of {file}: {address!r} is no address: {reason}",
            line=line, file=path, address=address, reason=error) from error  # fmt: skip
    if language.casefold() not in _LANGUAGES:
        raise InputError(
            "Line {line} of {file}: there is no language {language!r}. Write en, es or both.",
            line=line, file=path, language=language)  # fmt: skip
    for text in (name, cells.get("token", "")):
        if len(text) > _LONGEST_NAME or any(unicodedata.category(mark) in {"Cc", "Cs", "Zl", "Zp"} for mark in text):
            raise InputError(
                "Line {line} of {file}: {text!r} has a line break or another control character, or more than "
                "{most} characters.",
                line=line, file=path, text=text[:40], most=_LONGEST_NAME)  # fmt: skip
    assert valid.ascii_email  # noqa: S101 - always there without SMTPUTF8
    return Recipient(valid.ascii_email, _LANGUAGES[language.casefold()], name, cells.get("token", ""), line)

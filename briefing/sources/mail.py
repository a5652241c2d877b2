"""Reads mail: newsletters in an mbox file, in .eml files, or in a folder of these."""

import mailbox
from collections.abc import Iterator
from datetime import tzinfo
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import Path

from briefing.errors import InputError
from briefing.identity import identify
from briefing.models import Document
from briefing.sources.dates import iso_date
from briefing.stages.ingest import LARGEST_FILE

_LARGEST_MESSAGE = 30_000_000  # bytes; most servers take 25 MB, pictures and all
# What Python's parser of mail raises on headers and bodies that break the rules, by its issues and by trying.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)


def read_mail(path: Path, *, zone: tzinfo) -> Iterator[Document | InputError]:
    """The messages of a file or folder, in its order; those that cannot be read as errors among them.

    Args:
        path: An mbox file, an .eml file, or a folder with such files at any depth.
        zone: The time zone of dates that name none.

    Raises:
        InputError: There is no such file, or no mail in it.
    """
    for file in _files(path):
        for number, data in enumerate(_messages(file), 1):
            name = f"{file}:{number}" if number > 1 or file.suffix.lower() != ".eml" else str(file)
            try:
                yield _document(data, name, zone)
            except InputError as error:
                yield error


def _files(path: Path) -> list[Path]:
    try:
        if not path.is_dir():
            path.open("rb").close()
            return [path]
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in {".eml", ".mbox"} and file.is_file())
    except OSError as error:
        raise InputError("Cannot read {name}: {reason}.", name=path, reason=error.strerror or error) from error
    if not found:
        raise InputError("The folder {name} holds no .eml or .mbox file.", name=path)
    return found


def _messages(file: Path) -> Iterator[bytes]:
    """The messages of a file: an mbox begins with 'From ', anything else is a message."""
    try:
        with file.open("rb") as stream:
            if stream.read(5) != b"From ":
                stream.seek(0)
                yield stream.read(_LARGEST_MESSAGE + 1)
                return
        box = mailbox.mbox(file, create=False)
        try:
            for key in box.iterkeys():
                with box.get_file(key) as message:
                    yield message.read(_LARGEST_MESSAGE + 1)
        finally:
            box.close()
    except OSError as error:
        raise InputError("Cannot read {name}: {reason}.", name=file, reason=error.strerror or error) from error


def _document(data: bytes, name: str, zone: tzinfo) -> Document:
    if len(data) > _LARGEST_MESSAGE:
        raise InputError("{name} is larger than {limit} MB, the most that a mail may have.", name=name,
                         limit=_LARGEST_MESSAGE // 1_000_000)  # fmt: skip
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        body = message.get_body(preferencelist=("html", "plain"))
        if not isinstance(body, EmailMessage):
            raise InputError("{name} has no text in it, only attachments.", name=name)
        content = body.get_payload(decode=True)
        text = content if isinstance(content, bytes) else b""
        is_html, charset = body.get_content_type() == "text/html", body.get_content_charset() or ""
        fields = _fields(message, zone)
    except _BROKEN as error:
        raise InputError("{name} is no mail that can be read: {reason}.", name=name, reason=error) from error
    if len(text) > LARGEST_FILE:
        raise InputError("{name} is larger than {limit} MB, the most that an article may have. Split it.", name=name,
                         limit=LARGEST_FILE // 1_000_000)  # fmt: skip
    subject = fields.get("title", "").encode("utf-8", "replace")
    return Document(
        id=identify(data=subject + b"\0" + text),
        name=name,
        data=text,
        format="fragment" if is_html else "plain",
        charset=charset,
        fields=fields,
    )


def _fields(message: EmailMessage, zone: tzinfo) -> dict[str, str]:
    """Headline, date and sender, as far as the mail says them."""
    name, address = parseaddr(_header(message, "from"))
    date = _header(message, "date")
    said = {
        "title": _header(message, "subject"),
        "date": iso_date(date, zone) if date else "",
        "source": name or address,
    }
    return {key: value for key, value in said.items() if value.strip()}


def _header(message: EmailMessage, name: str) -> str:
    """A header, decoded; empty where it is missing or broken, which is no reason to lose the mail."""
    try:
        return str(message.get(name, ""))
    except _BROKEN:
        return ""

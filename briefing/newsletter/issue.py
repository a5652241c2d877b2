"""An issue as it lies frozen in a folder: a message (RFC 5322) for each language, `en.eml`, `es.eml`, `both.eml`.

What is sent, archived and looked at are these very bytes. `message` builds them; `delivery` addresses copies of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email import policy
from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import Policy
from pathlib import Path
from typing import Literal

from briefing.errors import InputError
from briefing.files import write_whole

MailLanguage = Literal["en", "es", "both"]
MAIL_LANGUAGES: tuple[MailLanguage, ...] = ("en", "es", "both")

# Names an issue whatever its language and however often it is built again: who got it once is not sent it twice.
ISSUE = "Briefing-Issue"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class _UriHeader(UnstructuredHeader, BaseHeader):
    """A header that is an address of the web: it has no place to fold it at, and no encoded word may stand in it."""

    def fold(self, *, policy: Policy) -> str:
        """The header as one line, which may be longer than 78 characters but not than 998 (RFC 5322, 2.1.1)."""
        return f"{self.name}: {self}{policy.linesep}"


class _TextHeader(UnstructuredHeader, BaseHeader):
    """A header of text. Python's newer folding leaves encoded words without a letter in it, which RFC 2047 forbids."""

    def fold(self, *, policy: Policy) -> str:
        """The header in lines of at most 76 characters, encoded where it is not ASCII."""
        charset = None if self.isascii() else "utf-8"
        folded = Header(str(self), charset, header_name=self.name).encode(linesep=policy.linesep)
        return f"{self.name}: {folded}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", _UriHeader)
_HEADERS.map_to_type("subject", _TextHeader)
# RFC 5322, and no header holds bytes that are not ASCII: not every server takes them (RFC 6532 is an extension).
POLICY = policy.SMTP.clone(raise_on_defect=True, header_factory=_HEADERS)


@dataclass(frozen=True, slots=True)
class Issue:
    """The messages of an issue.

    Attributes:
        id: Its name: that of the list and the day, `briefing.example.org/2026-01-09`.
        messages: The message in each language that there is, addressed to nobody.
    """

    id: str
    messages: Mapping[MailLanguage, EmailMessage]


def set_part(part: MIMEPart, text: str, subtype: str) -> None:
    """Put a text into a part of a message, as 7-bit lines that every server takes as they are."""
    params = {"format": "flowed"} if subtype == "plain" else None
    part.set_content(text, subtype=subtype, charset="utf-8", cte="quoted-printable", params=params)
    del part["MIME-Version"]  # that of the whole message goes for its parts


def unsubscribe_target(message: EmailMessage) -> str:
    """Where people leave, as the message's header says."""
    return str(message["List-Unsubscribe"]).strip("<>")


def write_issue(issue: Issue, folder: Path) -> list[Path]:
    """Write the messages of an issue into a folder; gives their files.

    Raises:
        OutputError: They cannot be written.
    """
    paths = []
    for language, message in issue.messages.items():
        paths.append(folder / f"{language}.eml")
        write_whole(paths[-1], message.as_bytes(policy=POLICY))
    return paths


def read_issue(folder: Path) -> Issue:
    """Read the messages of an issue out of its folder.

    Raises:
        InputError: There is none, one is broken, or they are of different issues.
    """
    paths = {language: folder / f"{language}.eml" for language in MAIL_LANGUAGES}
    messages = {language: _read_message(path) for language, path in paths.items() if path.is_file()}
    if not messages:
        raise InputError(
            "{folder} has no message of an issue: neither en.eml nor es.eml nor both.eml. Run: briefing email --help",
            folder=folder,
        )
    ids = {str(message[ISSUE]) for message in messages.values()}
    if len(ids) > 1:
        raise InputError(
            "{folder} has messages of more than one issue: {ids}. Write the issue again: briefing email --help",
            folder=folder,
            ids=", ".join(sorted(ids)),
        )
    return Issue(ids.pop(), messages)


def _read_message(path: Path) -> EmailMessage:
    try:
        message = BytesParser(policy=POLICY).parsebytes(path.read_bytes())
        assert isinstance(message, EmailMessage)  # noqa: S101 - which the policy makes
        _check(message)
    except OSError as error:
        raise InputError("Cannot read {name}: {reason}.", name=path, reason=error.strerror or error) from error
    except (ValueError, LookupError, AttributeError, KeyError) as error:  # the parser's defects are ValueErrors
        raise InputError(
            "{file} is no message that 'briefing email' wrote ({reason}). Write it again: briefing email --help",
            file=path,
            reason=str(error) or type(error).__name__,
        ) from error
    return message


def _check(message: EmailMessage) -> None:
    for name in (ISSUE, "From", "Subject", "List-Unsubscribe"):
        if not message[name]:
            raise ValueError(f"no {name}")
    for name, value in message.items():
        if _CONTROLS.search(value):  # an encoded word may hide the line break that makes another header
            raise ValueError(name)
    if len(message["From"].addresses) != 1:
        raise ValueError("From")
    for subtype in ("plain", "html"):
        part = message.get_body((subtype,))
        if part is None:
            raise ValueError(f"no text/{subtype}")
        part.get_content()

"""Makes a recipient's own copy of a message: whom it is to, when it was sent, how this one person leaves."""

import copy
import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from markupsafe import escape

from briefing.delivery.recipients import Recipient
from briefing.newsletter.issue import POLICY, Issue, set_part, unsubscribe_target


def message_id(issue: Issue, recipient: Recipient) -> str:
    """The Message-ID of a recipient's copy: always the same, so that who stores it can tell a second one."""
    sender = issue.messages[recipient.language]["From"].addresses[0]
    digest = hashlib.sha256(f"{issue.id}\0{recipient.key}".encode()).hexdigest()
    return f"<{digest[:32]}@{sender.domain}>"


def leave_url(target: str, recipient: Recipient) -> str:
    """Where a recipient leaves: the target with the fields that it has, `{address}` and `{token}`, filled in."""
    for field, value in (("{address}", recipient.address), ("{token}", recipient.token)):
        target = target.replace(field, quote(value, safe=""))
    return target


def address_message(issue: Issue, recipient: Recipient, *, now: datetime) -> bytes:
    """A recipient's copy of the issue's message in their language, as bytes that a server takes.

    Args:
        issue: The issue, with a message in that language.
        recipient: Who it is for.
        now: The date that it bears: a date long past is a mark of spam.
    """
    message = copy.deepcopy(issue.messages[recipient.language])
    del message["To"], message["Message-ID"], message["Date"]
    message["To"] = Address(display_name=recipient.name, addr_spec=recipient.address)
    message["Message-ID"] = message_id(issue, recipient)
    message["Date"] = format_datetime(now)
    _set_target(message, recipient)
    return message.as_bytes(policy=POLICY)


def _set_target(message: EmailMessage, recipient: Recipient) -> None:
    """Put the recipient's own address to leave in the place of everybody's."""
    target = unsubscribe_target(message)
    own = leave_url(target, recipient)
    if own == target:
        return
    message.replace_header("List-Unsubscribe", f"<{own}>")
    for subtype, old, new in (("plain", target, own), ("html", str(escape(target)), str(escape(own)))):
        part = message.get_body((subtype,))
        assert part is not None  # noqa: S101 - which `read_issue` has seen to
        set_part(part, part.get_content().replace(old, new), subtype)

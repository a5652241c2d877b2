"""Who is due to be sent an issue, by the journal, and whether their copies can be made; sending is left to `send`."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.delivery.address import message_id
from briefing.delivery.journal import Journal, Note
from briefing.delivery.recipients import Recipient
from briefing.errors import InputError
from briefing.newsletter.issue import Issue, unsubscribe_target

Due = Literal["due", "sent", "refused", "uncertain"]


@dataclass(frozen=True, slots=True)
class Planned:
    """Whether a recipient is due to be sent the issue, or what is known of them: sent, refused or uncertain."""

    recipient: Recipient
    due: Due
    message_id: str
    reply: str = ""


def check_issue(issue: Issue, recipients: Sequence[Recipient]) -> None:
    """See that everybody's copy can be made, before anybody is written to.

    Raises:
        InputError: A recipient's language has no message, or their row lacks the token that their link needs.
    """
    for recipient in recipients:
        message = issue.messages.get(recipient.language)
        if message is None:
            raise InputError(
                "Line {line} of the recipients asks for {language!r}, and the issue has only {known}. "
                "Run: briefing email --language {language}",
                line=recipient.line,
                language=recipient.language,
                known=", ".join(issue.messages),
            )
        if "{token}" in unsubscribe_target(message) and not recipient.token:
            raise InputError(
                "Line {line} of the recipients has no token, which the link to unsubscribe needs.",
                line=recipient.line,
            )


def plan(
    issue: Issue, recipients: Sequence[Recipient], journal: Journal, *, resend: Collection[str] = ()
) -> list[Planned]:
    """What is to be done for each recipient, by the journal.

    Args:
        issue: The issue.
        recipients: Everybody it is for.
        journal: What has been done.
        resend: Whom to count as due all the same: those `uncertain`, those `refused`.
    """
    notes = journal.notes(issue.id)
    planned = []
    for recipient in recipients:
        note = notes.get(recipient.key)
        known: Due = "due" if note is None else "uncertain" if note.state == "claimed" else note.state
        planned.append(
            Planned(
                recipient, "due" if known in resend else known, message_id(issue, recipient), note.reply if note else ""
            )
        )
    return planned


def settle(issue: Issue, uncertain: Sequence[Recipient], journal: Journal) -> None:
    """Count the uncertain as sent, on the word of somebody who has looked."""
    for recipient in uncertain:
        journal.write(issue.id, recipient.key, Note("sent", message_id(issue, recipient), "settled"))

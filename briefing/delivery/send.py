"""Sends an issue to those who are due: in which order, how fast, how often; every step in the journal."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from briefing.delivery.address import address_message, message_id
from briefing.delivery.journal import Journal, Note
from briefing.delivery.recipients import Recipient
from briefing.delivery.smtp import Letter, Receipt
from briefing.errors import DeliveryError
from briefing.newsletter.issue import Issue

# So many refused one after the other, and nobody taken, are not wrong addresses but a server that refuses everybody.
_STREAK = 5


class Transport(Protocol):
    """Takes letters to where they go; `smtp.Server` is one."""

    def deliver(self, letter: Letter, *, claim: Callable[[], None]) -> Receipt:
        """Hand over a letter, and call `claim` just before that can no longer be taken back."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a recipient, with the message's Message-ID and what the server said."""

    recipient: Recipient
    receipt: Receipt
    message_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast and how stubbornly to send.

    Attributes:
        a_minute: At most so many messages a minute.
        attempts: How often a recipient, or the server, is tried.
        wait: Seconds before the second attempt; doubled before each further one.
        sleep: Lets time go by.
        clock: Seconds that only go up.
    """

    a_minute: float
    attempts: int
    wait: float
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def backoff(self, failures: int) -> None:
        """Wait before another attempt after so many failures; after none, not at all."""
        if failures:
            self.sleep(self.wait * 2 ** (failures - 1))


@dataclass(slots=True, kw_only=True)
class Sending:
    """One run that sends an issue.

    Attributes:
        issue: What is sent.
        journal: Where every step is noted.
        transport: What takes it there.
        pace: How fast and how stubbornly.
    """

    issue: Issue
    journal: Journal
    transport: Transport
    pace: Pace
    _next: float = 0.0
    _dropped: int = 0
    _refused: int | None = 0

    def send(self, recipients: Sequence[Recipient]) -> Iterator[Sent]:
        """Send to each; who is deferred is tried again when everybody has had a turn.

        Yields:
            What came of each, as it is known: deferred ones only after the last attempt.

        Raises:
            DeliveryError: The server refuses everybody, the message, or cannot be reached. Who had a turn is noted.
        """
        waiting = list(recipients)
        for attempt in range(1, self.pace.attempts + 1):
            again = []
            for recipient in waiting:
                sent = self._deliver(recipient)
                if sent.receipt.outcome in {"deferred", "dropped"} and attempt < self.pace.attempts:
                    again.append(recipient)
                else:
                    yield sent
                self._stop_at(sent.receipt)
            waiting = again
            if waiting:
                self.pace.backoff(attempt)

    def _deliver(self, recipient: Recipient) -> Sent:
        self._keep_pace()
        identity = message_id(self.issue, recipient)
        letter = Letter(
            sender=self.issue.messages[recipient.language]["From"].addresses[0].addr_spec,
            recipient=recipient.address,
            data=address_message(self.issue, recipient, now=datetime.now(UTC)),
        )

        def claim() -> None:
            self.journal.write(self.issue.id, recipient.key, Note("claimed", identity))

        receipt = self.transport.deliver(letter, claim=claim)
        self._note(recipient, identity, receipt)
        return Sent(recipient, receipt, identity)

    def _note(self, recipient: Recipient, identity: str, receipt: Receipt) -> None:
        """Put what came of a letter into the journal; of an uncertain one it holds the claim."""
        if receipt.outcome == "sent":
            self.journal.write(self.issue.id, recipient.key, Note("sent", identity, receipt.reply))
        elif receipt.outcome in {"refused", "rejected"}:
            self.journal.write(self.issue.id, recipient.key, Note("refused", identity, receipt.reply))
        elif receipt.outcome == "deferred":
            self.journal.forget(self.issue.id, recipient.key)

    def _stop_at(self, receipt: Receipt) -> None:
        """Go on, after a wait where the connection broke; stop where going on would not help."""
        if receipt.outcome == "rejected":
            raise DeliveryError(
                "The server refuses the message itself: {reply}. Nothing more is sent. When that is mended, run the "
                "same command again for the others; --resend refused adds the recipient of this one.",
                reply=receipt.reply,
            )
        if receipt.outcome == "refused" and self._refused is not None:
            self._refused += 1
            if self._refused == _STREAK:
                raise DeliveryError(
                    "The server has refused {count} recipients one after the other and taken none: {reply}. Nothing "
                    "more is sent. When that is mended, run it again with --resend refused.",
                    count=_STREAK, reply=receipt.reply)  # fmt: skip
        if receipt.outcome == "sent":
            self._refused = None
        if receipt.outcome not in {"dropped", "uncertain"}:
            self._dropped = 0
            return
        self._dropped += 1
        if self._dropped >= self.pace.attempts:
            raise DeliveryError(
                "The mail server cannot be reached, {count} times one after the other: {reply}. Run the same command "
                "again later: it goes on where this stopped.",
                count=self._dropped, reply=receipt.reply)  # fmt: skip
        self.pace.backoff(
            self._dropped - 1
        )  # a connection that has served a while may end; the next may be had at once

    def _keep_pace(self) -> None:
        """Wait until a minute's share of messages has gone by since the last."""
        now = self.pace.clock()
        if now < self._next:
            self.pace.sleep(self._next - now)
        self._next = max(now, self._next) + 60 / self.pace.a_minute

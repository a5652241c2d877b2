"""Hands messages to an SMTP server (RFC 5321), one at a time, over a connection that is made again when it breaks.

What the server is asked and when is chosen so that little is left in doubt: up to the line that ends a message it is
certain that the server has not taken it.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from briefing.delivery.credentials import Credentials
from briefing.errors import DeliveryError
from briefing.render.escape import plain_line

Security = Literal["starttls", "tls", "none"]
Outcome = Literal["sent", "deferred", "dropped", "refused", "rejected", "uncertain"]

# The server's own port for each (RFC 6409; RFC 8314; RFC 5321).
PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
# Seconds: 5 minutes for most answers, 10 for the one to a whole message (RFC 5321, 4.5.3.2).
_PATIENCE = 300
_PATIENCE_AFTER_DOT = 600
_LONGEST_REPLY = 200  # characters of it that are told: servers add links and policies
_LINE_START_DOT = re.compile(rb"(?m)^\.")
# Enhanced codes (RFC 3463) of a 5xx that is about one recipient: address (X.1, but for the sender's, X.1.7 and X.1.8)
# and mailbox (X.2). The rest are about the sender, the message or the connection, and so about everybody.
_ABOUT_RECIPIENT = re.compile(r"5\.(1\.(?![78]\b)|2\.)")
_ENHANCED = re.compile(r"5\.\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message on its way: the envelope's two addresses, and the message as bytes with CRLF."""

    sender: str
    recipient: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a letter.

    Attributes:
        outcome: `sent`; `deferred`, not now (4xx); `dropped`, not taken since the connection broke; `refused`, never
            this recipient (5xx); `rejected`, never this message (5xx once it was whole); `uncertain`, the connection
            broke before the answer to the whole message.
        reply: What the server said, or the system, in one line.
    """

    outcome: Outcome
    reply: str


class Server:
    """An SMTP server. Nothing is connected before the first letter.

    Args:
        host: Its name, which its certificate must have.
        port: Its port.
        security: How the connection is made private.
        credentials: Whom to log in as; None for nobody.
    """

    def __init__(self, host: str, port: int, *, security: Security, credentials: Credentials | None) -> None:
        self._host, self._port = host, port
        self._security = security
        self._credentials = credentials
        self._smtp: smtplib.SMTP | None = None

    def deliver(self, letter: Letter, *, claim: Callable[[], None]) -> Receipt:
        """Hand over a letter.

        Args:
            letter: The letter.
            claim: Called when all of it is with the server but the line that ends it.

        Raises:
            DeliveryError: The server refuses everybody, or speaks in a way that nobody can trust (5xx at the
                greeting, TLS, login, sender or data; a certificate that is not its own).
        """
        try:
            smtp = self._smtp or self._open()
            answer = self._offer(smtp, letter)
            if answer:
                return answer
            smtp.send(_LINE_START_DOT.sub(b"..", letter.data))
        except (smtplib.SMTPException, OSError) as error:
            return self._interrupted(error)
        try:
            claim()
        except BaseException:
            self._drop()  # in the middle of a message there is no polite end
            raise
        try:
            if smtp.sock:
                smtp.sock.settimeout(_PATIENCE_AFTER_DOT)
            smtp.send(b".\r\n")
            code, text = smtp.getreply()
            if smtp.sock:
                smtp.sock.settimeout(_PATIENCE)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return Receipt("uncertain", self._line(error))
        return self._concluded(code, text)

    def close(self) -> None:
        """End the connection, politely where the server still listens."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def _drop(self) -> None:
        """End the connection without a word: the server may be gone, or still reading a message."""
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None

    def _open(self) -> smtplib.SMTP:
        """Connect, make the connection private and log in; a 5xx on the way is for everybody."""
        context = ssl.create_default_context()
        if self._security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(self._host, self._port, timeout=_PATIENCE, context=context)
        else:
            smtp = smtplib.SMTP(self._host, self._port, timeout=_PATIENCE)
        try:
            if smtp.sock:
                # The dot goes by itself, and would wait for the system to gather more (RFC 896), 40 ms a message.
                smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._security == "starttls":
                smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
            if self._credentials:
                smtp.login(self._credentials.user, self._credentials.password)
        except BaseException:
            smtp.close()
            raise
        self._smtp = smtp
        return smtp

    def _offer(self, smtp: smtplib.SMTP, letter: Letter) -> Receipt | None:
        """Go as far as the server's leave to send the message; gives a receipt where it does not come to that."""
        code, text = smtp.mail(letter.sender)
        if code // 100 == 2:
            code, text = smtp.rcpt(letter.recipient)
            if code // 100 == 5 and _is_about_recipient(code, text):
                self._reset(smtp, code)
                return Receipt("refused", self._line(text, code))
        if code // 100 == 2:
            code, text = smtp.docmd("DATA")
        if code // 100 == 4:
            self._reset(smtp, code)
            return Receipt("deferred", self._line(text, code))
        if code != 354:
            raise self._stop(self._line(text, code))
        return None

    def _concluded(self, code: int, text: bytes) -> Receipt:
        """The outcome by the answer to the whole message."""
        reply = self._line(text, code)
        if code // 100 == 2:
            return Receipt("sent", reply)
        if code // 100 == 4:
            if code == 421:
                self._drop()
            return Receipt("deferred", reply)
        if code // 100 == 5:
            return Receipt("refused" if _is_about_recipient(code, text) else "rejected", reply)
        self._drop()
        return Receipt("uncertain", reply)

    def _interrupted(self, error: Exception) -> Receipt:
        """What to make of a connection that failed before a message was whole."""
        self._drop()
        if isinstance(error, smtplib.SMTPResponseException):
            reply = self._line(error.smtp_error, error.smtp_code)
            if error.smtp_code // 100 == 4:
                return Receipt("dropped", reply)
            raise self._stop(reply) from None  # the cause might show what was sent to log in
        broken = isinstance(error, (smtplib.SMTPServerDisconnected, ssl.SSLEOFError, ssl.SSLZeroReturnError))
        if broken or (isinstance(error, OSError) and not isinstance(error, (ssl.SSLError, smtplib.SMTPException))):
            return Receipt("dropped", self._line(error))
        raise self._stop(self._line(error)) from None  # a certificate not the server's own, no STARTTLS, no log-in

    def _reset(self, smtp: smtplib.SMTP, code: int) -> None:
        """Make ready for the next letter."""
        if code == 421 or smtp.rset()[0] != 250:
            self._drop()

    def _stop(self, reply: str) -> DeliveryError:
        return DeliveryError(
            "The mail server {host}:{port} refuses: {reply}. Nothing more is sent. Mend that, and run the same command "
            "again: it goes on where this stopped.",
            host=self._host, port=self._port, reply=reply)  # fmt: skip

    def _line(self, said: bytes | str | Exception, code: int | None = None) -> str:
        """What a server or the system said, as one line that can be shown: no secret in it, no control character."""
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        if self._credentials:
            text = self._credentials.mask(text)
        text = plain_line(text, most=_LONGEST_REPLY)
        return " ".join(filter(None, (str(code or ""), text))) or type(said).__name__


def _is_about_recipient(code: int, text: bytes) -> bool:
    """Whether a 5xx answer is about this recipient alone, by its enhanced code or else by its own."""
    said = text.decode("ascii", "replace")
    if _ENHANCED.match(said):
        return bool(_ABOUT_RECIPIENT.match(said))
    return code in {550, 551, 552, 553}  # the codes that RFC 5321, 4.3.2 has for RCPT

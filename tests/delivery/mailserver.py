"""A real mail server on loopback, with TLS and a login, that keeps what it takes and fails as it is told to."""

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

USER, PASSWORD = "newsroom", "tr0ub4dor & 3"

# What a stage answers for a recipient: None to go on, a reply, or an exception to break the connection.
Answer = Callable[[str], str | None]


class Break(Exception):  # noqa: N818 - no error but an order
    """Makes the server break the connection instead of answering."""


def nothing(_: str) -> None:
    """Goes on."""


@dataclass
class MailServer:
    """What a server has taken, and how it answers.

    Attributes:
        taken: The messages that it has taken, by recipient, in order.
        on_mail: Its answer to the sender's address.
        on_recipient: Its answer to a recipient's address.
        on_message: Its answer to a whole message before it takes it.
        after_message: Called when it has taken a message and not yet said so.
    """

    taken: dict[str, list[bytes]] = field(default_factory=dict)
    on_mail: Answer = nothing
    on_recipient: Answer = nothing
    on_message: Answer = nothing
    after_message: Answer = nothing
    sessions: int = 0
    logins: list[str] = field(default_factory=list)
    port: int = 0

    def messages(self, address: str) -> list[EmailMessage]:
        """The messages taken for an address, parsed strictly."""
        strict = policy.default.clone(raise_on_defect=True)
        return [message_from_bytes(data, policy=strict) for data in self.taken.get(address, [])]

    def total(self) -> int:
        """How many messages it has taken."""
        return sum(map(len, self.taken.values()))

    def has(self, message_id: str) -> bool:
        """Whether it has taken a message of that Message-ID."""
        wanted = f"\r\nMessage-ID: {message_id}\r\n".encode()
        return any(wanted in data for copies in self.taken.values() for data in copies)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's names
        self, server: Any, _session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """MAIL FROM."""
        self.sessions += not getattr(server, "seen", False)
        server.seen = True
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self._answer(server, self.on_mail, address) or "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """RCPT TO."""
        answer = self._answer(server, self.on_recipient, address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        """A whole message."""
        (address,) = envelope.rcpt_tos
        answer = self._answer(server, self.on_message, address)
        if answer is None:
            assert isinstance(envelope.content, bytes)
            self.taken.setdefault(address, []).append(envelope.content)
            answer = self._answer(server, self.after_message, address)
        return answer or "250 2.0.0 taken"

    def _answer(self, server: Any, ask: Answer, address: str) -> str | None:
        try:
            return ask(address)
        except Break:
            server.transport.abort()
            return "421 4.3.0 gone"

    def authenticate(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        """A login."""
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login.decode())
        right = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=right, handled=False)  # so that the server itself says what came of it


def start(server: MailServer, *, security: str, certificate: ssl.SSLContext | None = None) -> Controller:
    """Start a server on a free port: with STARTTLS and a login, with TLS from the first byte, or with neither."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        server.port = probe.getsockname()[1]
    options: dict[str, Any] = {"hostname": "127.0.0.1", "port": server.port, "ident": "test"}
    if security != "none":
        options |= {"authenticator": server.authenticate, "auth_required": security == "starttls"}
    if security == "starttls":
        options |= {"tls_context": certificate, "require_starttls": True}
    if security == "tls":
        options |= {"ssl_context": certificate, "auth_require_tls": False}
    controller = Controller(server, **options)
    controller.start()
    return controller


def write_people(path: Path, addresses: list[str], *, language: str = "en") -> Path:
    """A table of recipients."""
    rows = "".join(f"{address},{language},Reader {n}\n" for n, address in enumerate(addresses, 1))
    path.write_text("address,language,name\n" + rows, encoding="utf-8")
    return path

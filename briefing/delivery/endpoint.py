"""Which server to speak to, and that nothing private goes to it in the clear."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.delivery.smtp import PORTS, Security
from briefing.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server's name and port."""

    host: str
    port: int


def parse_endpoint(server: str | None, *, security: Security, insecure: bool, user: str | None) -> Endpoint:
    """Read `HOST` or `HOST:PORT`; without a port it is the one that the kind of security has.

    Raises:
        SettingsError: It is no such thing, or something would go over the network in the clear.
    """
    try:
        parts = urlsplit(f"//{server or ''}")
        host, port = parts.hostname or "", parts.port or PORTS[security]
        if not host or parts.netloc != server or parts.username is not None:
            raise ValueError(server)
    except ValueError as error:
        raise SettingsError(
            "{server!r} is no mail server. Name one with --server: mail.example.org or mail.example.org:587.",
            server=server or "",
        ) from error
    if security == "none" and not is_loopback(host) and (user or not insecure):
        raise SettingsError(
            "The connection to {host} would be in the clear. Use --security starttls or tls; without a login and with "
            "--insecure it is done all the same.",
            host=host,
        )
    return Endpoint(host, port)


def is_loopback(host: str) -> bool:
    """Whether a name is that of this very machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

"""Which network addresses a source may be at: those that everyone reaches, unless the user trusts it."""

import ipaddress
import socket
from contextlib import suppress
from urllib.parse import SplitResult, urlsplit

from briefing.errors import FetchError

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


def split_address(url: str) -> SplitResult:
    """The parts of a web address.

    Raises:
        FetchError: It is none: not http or https, or without a host.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme in _PORTS and parts.hostname and parts.port != 0 and host_of(parts):
            return parts
    except ValueError:
        pass
    raise FetchError("{url} is no web address. One begins with https:// or http://.", url=url)


def host_of(parts: SplitResult) -> str:
    """The host in ASCII, as DNS has it.

    Raises:
        ValueError: It cannot be a name.
    """
    host = parts.hostname or ""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def port_of(parts: SplitResult) -> int:
    """The port, said or usual."""
    return parts.port or _PORTS[parts.scheme]


def resolve(parts: SplitResult, *, private: bool) -> list[str]:
    """The addresses that a host has and that may be connected to.

    A name is looked up once, and what is returned is what the caller connects to: a name that means another address a
    moment later (DNS rebinding) gains nothing.

    Args:
        parts: A web address.
        private: Whether addresses inside a network are right, too.

    Raises:
        FetchError: All of its addresses are inside a private network, or this machine.
        OSError: The host has no address.
    """
    found = socket.getaddrinfo(host_of(parts), port_of(parts), type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [address for address in addresses if private or is_public(address)]
    if not allowed:
        raise _refusal(parts, addresses[0])
    return allowed


def refuse_literal(parts: SplitResult, *, private: bool) -> None:
    """See that a host that is written as an address, or is this machine, is right; of names a proxy knows more.

    Raises:
        FetchError: It is inside a private network.
    """
    host = host_of(parts)
    with suppress(ValueError):
        if not private and (host.rstrip(".") == "localhost" or not is_public(host)):
            raise _refusal(parts, host)


def _refusal(parts: SplitResult, address: str) -> FetchError:
    return FetchError(
        "{url} is refused: it is at {address}, which is not on the public network. If you trust the source, say "
        "private = true under it in briefing.toml, or --private.",
        url=parts.geturl(),
        address=address,
    )


def is_public(address: str) -> bool:
    """Whether an address is one that everyone reaches; one that wraps another is judged by that."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if wrapped is not None:
            return is_public(str(wrapped))
    return ip.is_global and not ip.is_multicast

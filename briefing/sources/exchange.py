"""One request and its answer: at an address that was checked, bounded in time and bytes, unpacked.

What an answer means, and asking politely, is left to `web`.
"""

import socket
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, ProtocolError, SSLError
from urllib3.util.ssl_match_hostname import CertificateError

from briefing.errors import FetchError
from briefing.sources.addresses import host_of, port_of, resolve
from briefing.sources.limits import Limits

_CHUNK = 1 << 16  # bytes
_PACKINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True}  # whether there is something to unpack
_SAFE = "/%:@!$&'()*+,;=~-._"  # what stands in a path as it is (RFC 3986, 3.3), escapes included


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said.

    Attributes:
        url: What was asked for.
        status: HTTP's code.
        headers: By name, in lower case.
        body: Unpacked; empty where it was not read.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Sockets:
    """The connections that are open, each of which is shut at its deadline, and all of them when the run is."""

    def __init__(self) -> None:
        self._open: set[socket.socket] = set()
        self._ended = False
        self._lock = threading.Lock()

    @contextmanager
    def bounded(self, opened: socket.socket, seconds: float) -> Iterator[None]:
        """Run a block with a connection that is shut after some seconds. Time-outs of a socket bound silence alone."""
        timer = threading.Timer(seconds, _shut, (opened,))
        timer.daemon = True
        with self._lock:
            self._open.add(opened)
            if self._ended:  # while it was being opened
                _shut(opened)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._lock:
                self._open.discard(opened)

    def shut(self) -> None:
        """Shut them all, and any that is opened from now on; who reads from one gets an error."""
        with self._lock:
            self._ended = True
            for each in self._open:
                _shut(each)


def exchange(
    parts: SplitResult, headers: Mapping[str, str], *, limits: Limits, private: bool, sockets: Sockets
) -> Answer:
    """Ask a server for a page.

    Raises:
        FetchError: It is not to be asked, or the answer is too large, takes too long, or is packed strangely.
        OSError, urllib3.exceptions.HTTPError, http.client.HTTPException: The connection failed.
    """
    deadline = time.monotonic() + limits.total
    connection = _connect(parts, limits, private=private)
    try:
        assert connection.sock is not None  # noqa: S101 - for the type checker: it is connected
        connection.timeout = limits.silence
        with sockets.bounded(connection.sock, limits.total):
            headers = {"Host": _host_header(parts), **headers}
            connection.request("GET", _target(parts), headers=headers, preload_content=False)
            with connection.getresponse() as response:
                return read_answer(parts.geturl(), response, limits, deadline=deadline)
    except FetchError:
        raise
    except Exception as error:
        if time.monotonic() >= deadline:
            raise _too_long(parts.geturl(), limits) from error
        raise
    finally:
        connection.close()


def read_answer(url: str, response: urllib3.BaseHTTPResponse, limits: Limits, *, deadline: float) -> Answer:
    """Take an answer in, unpacking no more of it than it may have.

    Args:
        url: What was asked for.
        response: Its headers have been read, its body has not.
        limits: What it is held to.
        deadline: When it has to be there, by the monotonic clock.

    Raises:
        FetchError: It is larger, or later, or packed in a way that nobody asked for.
        OSError, urllib3.exceptions.HTTPError: It broke off.
    """
    headers = {name.lower(): value for name, value in response.headers.items()}
    packing = headers.get("content-encoding", "").strip().lower()
    if packing not in _PACKINGS:
        raise FetchError(
            "{url} is refused: it is packed as {packing}, which nobody asked for.", url=url, packing=packing
        )
    length = headers.get("content-length", "")
    if length.isdigit() and len(length) < 20 and int(length) > limits.size:
        raise _too_large(url, limits)
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if _PACKINGS[packing] else None
    body = bytearray()
    while chunk := response.read1(_CHUNK, decode_content=False):
        body += unpack.decompress(chunk, limits.size + 1) if unpack else chunk
        if len(body) > limits.size:
            raise _too_large(url, limits)
        if time.monotonic() >= deadline:
            break
    if time.monotonic() >= deadline:  # a connection that was shut looks like the end of a page without a length
        raise _too_long(url, limits)
    if unpack and body and not unpack.eof:
        raise ProtocolError("gzip data ends early")
    return Answer(url, response.status, headers, bytes(body))


def _connect(parts: SplitResult, limits: Limits, private: bool) -> HTTPConnection:
    """Connect to the first of a host's addresses that answers. TLS still checks the name."""
    failure: Exception = OSError("no address")
    host, port = host_of(parts), port_of(parts)
    for address in resolve(parts, private=private):
        if parts.scheme == "https":
            connection: HTTPConnection = HTTPSConnection(
                address, port, timeout=limits.connect, server_hostname=host, assert_hostname=host
            )
        else:
            connection = HTTPConnection(address, port, timeout=limits.connect)
        try:
            connection.connect()
            return connection
        except (OSError, HTTPError) as error:
            connection.close()
            failure = error
        except CertificateError as error:  # which urllib3 wraps in its pools alone
            connection.close()
            failure = SSLError(error)
    raise failure


def _target(parts: SplitResult) -> str:
    """Path and query as a request has them, whatever stands in a feed's link."""
    query = f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else ""
    return (quote(parts.path, safe=_SAFE) or "/") + query


def _host_header(parts: SplitResult) -> str:
    host = host_of(parts)
    host = f"[{host}]" if ":" in host else host
    return host if parts.port is None else f"{host}:{parts.port}"


def _shut(opened: socket.socket) -> None:
    with suppress(OSError):
        opened.shutdown(socket.SHUT_RDWR)


def _too_large(url: str, limits: Limits) -> FetchError:
    return FetchError("{url} is refused: it is larger than {limit} MB.", url=url, limit=f"{limits.size / 1_000_000:g}")


def _too_long(url: str, limits: Limits) -> FetchError:
    return FetchError("{url} is refused: after {seconds} s it was not all there.", url=url, seconds=limits.total)

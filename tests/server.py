"""A web server on loopback that answers with what a test put there, however badly."""

import http.server
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from typing import Any, TypeVar

Answer = Callable[[Any], None]


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with what the test put at the path."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.asked.append((self.path, self.headers))
        self.server.answers[self.path](self)

    def reply(self, status: int, body: bytes = b"", length: int | None = None, **headers: str) -> None:
        """Send an answer whole; `length` is what it claims, -1 to claim nothing."""
        self.send_response(status)
        if length != -1:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


class Server(http.server.ThreadingHTTPServer):
    """What lies where, and what was asked for with which headers."""

    def __init__(self, handler: type[Handler] = Handler) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.answers: dict[str, Answer] = defaultdict(lambda: lambda handler: handler.reply(404))
        self.asked: list[tuple[str, Message]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]

    def put(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> str:
        """Let something lie at a path; returns its address."""
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = lambda handler: handler.reply(status, data, **headers)
        return self.url + path

    def handle_error(self, *args: object) -> None:
        """Some tests are about clients that go away in the middle."""


Running = TypeVar("Running", bound=Server)


@contextmanager
def running(server: Running) -> Iterator[Running]:
    """Run a server for the length of a block."""
    with server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()

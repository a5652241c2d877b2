"""A web server for one site on this machine; its pages listen for changes (server-sent events, WHATWG HTML 9.2).

The files stay as they are: the script that listens is added to a page on its way out.
"""

import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from briefing.errors import SettingsError
from briefing.site.address import INDEX, MISSING

_SCRIPT_PATH = "/.briefing/reload.js"
_CHANGES_PATH = "/.briefing/changes"
# A page says which change it has seen, since there may be another before it listens.
_SCRIPT = 'new EventSource("{changes}?{seen}").onmessage = () => location.reload();\n'
_POLL = 0.1  # seconds that the end of the server may take
_ALIVE = 10.0  # seconds after which a silent connection gets a comment, so that one that is gone is noticed


class Server:
    """Serves a folder until it is left."""

    def __init__(self, folder: Path, *, host: str, port: int) -> None:
        """Listen at an address; port 0 takes a free one.

        Raises:
            SettingsError: Nobody can listen there.
        """
        self.changes = Changes()
        try:
            self._server = _HTTPServer(
                (host, port), partial(_Handler, directory=str(folder), changes=self.changes, host=host)
            )
        except (OSError, OverflowError) as error:
            raise SettingsError(
                "Cannot listen at {host}:{port}: {reason}. Choose another port with --port.",
                host=host,
                port=port,
                reason=getattr(error, "strerror", None) or error,
            ) from error
        self.url = f"http://{host}:{self._server.server_address[1]}/"

    def __enter__(self) -> "Server":
        threading.Thread(target=self._server.serve_forever, args=(_POLL,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.changes.end()
        self._server.shutdown()
        self._server.server_close()


class _HTTPServer(ThreadingHTTPServer):
    """A thread a request; a browser that goes away in the middle of one is nothing to tell."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing."""


class Changes:
    """Tells all open pages that the site has changed."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._count = 0
        self.ended = False

    def tell(self) -> None:
        """Something has changed."""
        with self._condition:
            self._count += 1
            self._condition.notify_all()

    def end(self) -> None:
        """Nothing more will change."""
        self.ended = True
        self.tell()

    @property
    def last(self) -> int:
        """The number of the last change."""
        with self._condition:
            return self._count

    def wait(self, seen: int, *, seconds: float) -> int:
        """Wait for a change other than the one that was `seen`; gives the number of the last one."""
        with self._condition:
            self._condition.wait_for(lambda: self._count != seen, seconds)
            return self._count


class _Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    def __init__(self, *arguments: Any, changes: Changes, host: str, **options: Any) -> None:
        self._changes = changes
        self._host = host
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        """Answer."""
        _, _, path, query, _ = urlsplit(self.path)
        seen = int(query) if query.isdecimal() and len(query) < 10 else 0
        if not self._is_ours():
            self.send_error(HTTPStatus.FORBIDDEN)
        elif path == _SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT.format(changes=_CHANGES_PATH, seen=seen).encode())
        elif path == _CHANGES_PATH:
            self._send_changes(seen)
        else:
            self._send_file(path)

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing: what is of interest is what the build says."""

    def _is_ours(self) -> bool:
        """Whether the browser means this machine: any page on the web may send it here under a name of its own."""
        try:
            host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        except ValueError:
            return False
        return host in {"localhost", "127.0.0.1", "::1", self._host.lower()} or self._host in {"0.0.0.0", "::"}  # noqa: S104

    def _send_file(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if file.is_dir() and path.endswith("/"):
            file /= INDEX
        if any(part.startswith(".") for part in path.split("/")) or not file.exists():
            missing = Path(self.directory) / MISSING
            self._send_page(HTTPStatus.NOT_FOUND, missing.read_bytes() if missing.is_file() else b"404")
        elif file.suffix == ".html":
            self._send_page(HTTPStatus.OK, file.read_bytes())
        elif self.command == "HEAD":
            super().do_HEAD()
        else:
            super().do_GET()

    def _send_page(self, status: HTTPStatus, page: bytes) -> None:
        before, body, after = page.rpartition(b"</body>")
        script = f'<script src="{_SCRIPT_PATH}?{self._changes.last}"></script>'.encode()
        self._send(status, "text/html; charset=utf-8", before + script + body + after)

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_changes(self, seen: int) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while not self._changes.ended:
                last = self._changes.wait(seen, seconds=_ALIVE)
                self.wfile.write(b"data: changed\n\n" if last != seen else b": still here\n\n")
                seen = last
        except OSError:  # the page has been left
            return

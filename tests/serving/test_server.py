"""The server of `briefing serve`: the site's files, nothing else, to this machine alone."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from briefing.errors import SettingsError
from briefing.serving.server import Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A small site, served."""
    folder = tmp_path / "site"
    (folder / "en").mkdir(parents=True)
    (folder / "index.html").write_text("<body>Front</body>")
    (folder / "en/index.html").write_text("<body>English</body>")
    (folder / "404.html").write_text("<body>Nothing</body>")
    (folder / "search.js").write_text("'use strict'")
    (folder / ".briefing.json").write_text("{}")
    (tmp_path / "secret.txt").write_text("secret")
    with Server(folder, host="127.0.0.1", port=0) as running:
        yield running


def ask(server: Server, path: str, *, method: str = "GET", host: str = "") -> HTTPResponse:
    """An answer of the server."""
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    answer.connection = connection  # type: ignore[attr-defined] # kept until the answer has been read
    return answer


def read(server: Server, path: str, **options: str) -> tuple[int, str]:
    """The status and the content of an answer, its connection closed."""
    answer = ask(server, path, **options)
    found = answer.status, answer.read().decode()
    answer.connection.close()  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(("path", "text"), [("/", "Front"), ("/en/", "English"), ("/en/index.html?q=1", "English")])
def test_pages_listen_for_changes(server: Server, path: str, text: str) -> None:
    """A page comes as it is, with the script that listens at its end."""
    status, page = read(server, path)
    assert status == 200
    assert page.startswith(f"<body>{text}<script src=")
    status, script = read(server, page.split('"')[1])
    assert status == 200
    assert "EventSource" in script


def test_other_files_come_as_they_are(server: Server) -> None:
    """A script of the site's is not touched."""
    assert read(server, "/search.js") == (200, "'use strict'")


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/.briefing.json", "/../secret.txt", "/%2e%2e/secret.txt", "/en/../../secret.txt", "/.git/config"],
)
def test_what_is_not_of_the_site_is_not_there(server: Server, path: str) -> None:
    """Files around the site and hidden ones are as good as missing, and the site's own page says so."""
    status, page = read(server, path)
    assert status == 404
    assert "Nothing" in page


@pytest.mark.parametrize(("host", "status"), [("", 200), ("localhost:8000", 200), ("evil.example", 403), ("[", 403)])
def test_only_this_machine_is_answered(server: Server, host: str, status: int) -> None:
    """A page of the web that sends a browser here under its own name gets nothing (DNS rebinding)."""
    assert read(server, "/", host=host)[0] == status


def test_a_head_has_no_body(server: Server) -> None:
    """HEAD gives the length alone."""
    assert read(server, "/", method="HEAD") == (200, "")


def test_a_change_is_told(server: Server) -> None:
    """A page gets an event when the site has changed since it was loaded, though it listened but later."""
    script = read(server, "/")[1].split('"')[1]
    server.changes.tell()
    answer = ask(server, read(server, script)[1].split('"')[1])
    assert answer.getheader("Content-Type") == "text/event-stream"
    assert answer.readline() == b"data: changed\n"
    answer.connection.close()  # type: ignore[attr-defined]


def test_a_port_that_is_taken_is_told(server: Server, tmp_path: Path) -> None:
    """Where another program listens already, the message says what to do."""
    with pytest.raises(SettingsError, match="--port"):
        Server(tmp_path, host="127.0.0.1", port=urlsplit(server.url).port or 0)

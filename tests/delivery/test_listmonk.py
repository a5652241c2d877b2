"""`briefing listmonk` against a real HTTP server that keeps to listmonk's documented API."""

import base64
import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.listmonk import as_go_template
from tests.conftest import Invoke
from tests.program import Finished

USER, TOKEN = "api", "s3cret-t0ken"
Hand = Callable[..., Finished]


@dataclass
class Fake:
    """What a listmonk server knows: its campaigns, and what it is to answer instead of what it would."""

    campaigns: list[dict[str, Any]] = field(default_factory=list)
    instead: tuple[int, bytes] | None = None
    url: str = ""

    def answer(self, method: str, path: str, body: Any) -> tuple[int, object]:
        """The API, as listmonk.app/docs/apis has it."""
        parts = urlsplit(path)
        if (method, parts.path) == ("GET", "/api/campaigns"):
            tags = set(parse_qs(parts.query).get("tags", []))
            return 200, {"results": [each for each in self.campaigns if tags & set(each["tags"])]}
        if (method, parts.path) == ("POST", "/api/campaigns"):
            if not all(body.get(each) for each in ("name", "subject", "lists", "type", "content_type", "body")):
                return 400, "missing fields"
            self.campaigns.append(body | {"id": len(self.campaigns) + 1, "status": "draft"})
            return 200, self.campaigns[-1]
        if method == "PUT" and parts.path.endswith("/status"):
            campaign = self.campaigns[int(parts.path.split("/")[3]) - 1]
            if campaign["status"] not in {"draft", "paused"}:
                return 400, "only drafts can start"
            campaign["status"] = body["status"]
            return 200, campaign
        return 404, "no such thing"


@pytest.fixture
def fake() -> Iterator[Fake]:
    """The server, listening."""
    known = Fake()

    class Handler(BaseHTTPRequestHandler):
        """Speaks HTTP for it."""

        def respond(self) -> None:
            """Answer a request, to those who may ask."""
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            login = base64.b64encode(f"{USER}:{TOKEN}".encode()).decode()
            status, said = known.answer(self.command, self.path, body)
            if self.headers.get("Authorization") != f"Basic {login}":
                status, said = 403, f"no: {self.headers.get('Authorization')}"
            data = json.dumps({"data": said} if status == 200 else {"message": said}).encode()
            status, data = known.instead or (status, data)
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Location", "http://192.0.2.1/")
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = respond  # noqa: N815 - the module's names

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    known.url = f"http://127.0.0.1:{server.server_port}/"
    yield known
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def hand(invoke: Invoke, folder: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """Runs `briefing listmonk` for the issue."""
    monkeypatch.setenv("BRIEFING_LISTMONK_TOKEN", TOKEN)
    return lambda *more, url=None: invoke("listmonk", folder, "--url", url or fake.url, "--user", USER, *more)


def test_a_campaign_a_language(hand: Hand, fake: Fake) -> None:
    """Each goes to its list, as a draft, with both parts, and listmonk's own link to leave."""
    done = hand("--list", "en=3", "--list", "es=4", "--template", "7")
    assert (done.code, done.out) == (0, "1\ten\tdraft\n2\tes\tdraft\n")
    english, spanish = fake.campaigns
    assert (english["lists"], spanish["lists"], english["template_id"]) == ([3], [4], 7)
    assert spanish["subject"] == "Lanchas detenidas, 1 · 1 más"
    assert english["from_email"] == "Briefing <briefing@example.org>"
    for campaign in fake.campaigns:
        assert 'href="{{ UnsubscribeURL }}"' in campaign["body"]
        assert ": {{ UnsubscribeURL }}" in campaign["altbody"].replace(" \r\n", " ")
        assert "example.org/leave" not in campaign["body"] + campaign["altbody"]


def test_it_is_made_once_and_started_once(hand: Hand, fake: Fake) -> None:
    """Handed over again nothing doubles; a draft that a crash left behind is started when that is asked for."""
    assert hand("--list", "both=5").code == 0
    for _ in range(2):
        done = hand("--list", "both=5", "--start")
        assert (done.code, done.out, done.err) == (0, "1\tboth\trunning\n", "The campaign was there already.\n")
    assert len(fake.campaigns) == 1


def test_a_wrong_token_is_told_and_not_shown(hand: Hand, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the server repeats it."""
    monkeypatch.setenv("BRIEFING_LISTMONK_TOKEN", "an0ther-t0ken")
    done = hand("--list", "en=3")
    assert (done.code, done.out, fake.campaigns) == (12, "", [])
    assert "403" in done.err
    for secret in ("an0ther-t0ken", base64.b64encode(f"{USER}:an0ther-t0ken".encode()).decode()):
        assert secret not in done.err


@pytest.mark.parametrize(
    "instead",
    [
        (500, b'{"message": "the database is gone"}'),
        (200, b"<html>another program</html>"),
        (200, b'{"data": {"results": 1}}'),
        (200, b"[" * 100_000),
        (307, b""),
        (502, b"\x1b[2J"),
    ],
)
def test_what_listmonk_would_not_say(hand: Hand, fake: Fake, instead: tuple[int, bytes]) -> None:
    """One sentence; a redirect, which would get the token, is not followed."""
    fake.instead = instead
    done = hand("--list", "en=3")
    assert (done.code, done.out, done.err.count("\n")) == (12, "", 1)
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    ("more", "url", "said"),
    [
        (["--list", "en"], None, "en=3"),
        (["--list", "fr=3"], None, "en=3"),
        (["--list", "en=3"], "http://mail.example.org", "https://"),
        (["--list", "en=3"], "mail.example.org", "https://"),
    ],
)
def test_what_cannot_be_meant(hand: Hand, more: list[str], url: str | None, said: str) -> None:
    """A list that is none, and a server that would get the token in the clear."""
    done = hand(*more, url=url)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_nobody_is_there(hand: Hand) -> None:
    """The reason is told."""
    done = hand("--list", "en=3", url="http://127.0.0.1:1")
    assert (done.code, "refused" in done.err) == (12, True)


def run_go(template: str) -> str:
    """What Go makes of a template of texts and quoted strings: an action begins at the first two braces it meets."""
    text, place = "", 0
    while (begin := template.find("{{", place)) >= 0:
        action = re.compile(r'{{ "([{@]+)" }}').match(template, begin)
        assert action, template[begin:]
        text, place = text + template[place:begin] + action[1], action.end()
    return text + template[place:]


@given(st.lists(st.sampled_from(["{{", "{", "}}", "@TrackLink", "https://x", ".Subscriber", '"', "ñ"])).map("".join))
def test_braces_in_an_article_are_not_run(text: str) -> None:
    """As Go's template the text comes to itself, and asks listmonk for nothing."""
    template = as_go_template(text)
    assert run_go(template) == text
    assert "@TrackLink" not in template
    assert as_go_template(text + "{LEAVE", target="LEAVE").endswith("{{ UnsubscribeURL }}")

"""Fetching from servers that misbehave: every wait, hop and byte is bounded, and each failure says what it was."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import trustme

from briefing.errors import FetchError
from briefing.sources import Limits, Web
from briefing.sources.addresses import is_public
from tests.server import Handler, Server, running
from tests.sources.conftest import QUICK

PAGE = "<p>La lancha llegó al puerto.</p>"


def refusal(web: Web, url: str, **options: Any) -> str:
    """What is said of an address that is not fetched."""
    with pytest.raises(FetchError) as caught:
        web.get(url, **{"private": True, **options})
    return str(caught.value)


def test_a_page(web: Web, site: Server) -> None:
    """A page comes with its headers; the server is told who asks, and sent what the address says."""
    url = site.put("/a%20b/%C3%B1?q=%C3%B1", PAGE, Content_Type="text/html; charset=utf-8")
    answer = web.get(f"{site.url}/a b/ñ?q=ñ#here", private=True)
    assert (answer.status, answer.body.decode(), answer.headers["content-type"]) == (
        200, PAGE, "text/html; charset=utf-8",
    )  # fmt: skip
    assert site.paths == ["/robots.txt", url.removeprefix(site.url)]
    assert site.asked[1][1]["User-Agent"].startswith("briefing/")
    assert site.asked[1][1]["Host"] == site.url.removeprefix("http://")


def test_a_packed_page(web: Web, site: Server) -> None:
    """A page may come packed with gzip, and with nothing else."""
    url = site.put("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert web.get(url, private=True).body.decode() == PAGE
    url = site.put("/b", b"\x00\x01", Content_Encoding="br")
    assert refusal(web, url) == f"{url} is refused: it is packed as br, which nobody asked for."


@pytest.mark.parametrize("status", [201, 204, 206, 400, 401, 403, 404, 410, 451, 500, 503])
def test_an_answer_that_is_no_page(web: Web, site: Server, status: int) -> None:
    """Any status but 200 is a failure that names it."""
    url = site.put("/a", b"", status)
    assert refusal(web, url) == f"Cannot fetch {url}: the server answered {status}."


class TestSlowAndEndless:
    """A server cannot keep the program waiting, nor fill its memory."""

    def test_silence(self, web: Web, site: Server) -> None:
        """A server that takes the question and says nothing is given up on, after a second try."""
        gone = threading.Event()

        def stall(_: Handler) -> None:
            gone.wait(5)

        site.answers["/a"] = stall
        assert "timed out" in refusal(web, f"{site.url}/a")
        gone.set()
        assert site.paths.count("/a") == 2

    @pytest.mark.parametrize("part", [b"x", b"HTTP/1.1 200 OK\r\nX: "])
    def test_drips(self, web: Web, site: Server, part: bytes) -> None:
        """A byte now and then keeps a connection alive, and is cut off all the same, in the headers as in the body."""

        def drip(handler: Handler) -> None:
            if part == b"x":
                handler.send_response(200)
                handler.end_headers()
            else:
                handler.wfile.write(part)
            while True:  # until the client is gone, and writing fails
                handler.wfile.write(b"x")
                time.sleep(0.05)

        site.answers["/a"] = drip
        assert refusal(web, f"{site.url}/a") == f"{site.url}/a is refused: after 0.8 s it was not all there."

    def test_endless(self, web: Web, site: Server) -> None:
        """A page without an end is dropped once it is too large."""

        def pour(handler: Handler) -> None:
            handler.send_response(200)
            handler.end_headers()
            while True:
                handler.wfile.write(b"x" * 10_000)

        site.answers["/a"] = pour
        assert refusal(web, f"{site.url}/a") == f"{site.url}/a is refused: it is larger than 0.2 MB."

    def test_a_page_that_says_it_is_too_large(self, web: Web, site: Server) -> None:
        """What says that it is too large is not read at all."""
        site.answers["/a"] = lambda handler: handler.reply(200, b"x", length=200_001)
        assert "larger than 0.2 MB" in refusal(web, f"{site.url}/a")

    def test_a_bomb(self, web: Web, site: Server) -> None:
        """Few bytes that unpack to many are dropped as soon as they are too many."""
        bomb = gzip.compress(bytes(50_000_000))
        assert len(bomb) < 100_000
        url = site.put("/a", bomb, Content_Encoding="gzip")
        assert "larger than 0.2 MB" in refusal(web, url)
        url = site.put("/b", gzip.compress(bomb), Content_Encoding="gzip, gzip")
        assert "packed as gzip, gzip" in refusal(web, url)

    def test_headers_without_end(self, web: Web, site: Server) -> None:
        """Thousands of headers are no answer."""

        def pour(handler: Handler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000 + b"\r\n")

        site.answers["/a"] = pour
        assert "more than 100 headers" in refusal(web, f"{site.url}/a")


class TestBroken:
    """A connection that breaks is tried once more; half a page is none."""

    def test_truncated(self, web: Web, site: Server) -> None:
        """A page that ends before its length is not taken for a whole one."""
        site.answers["/a"] = lambda handler: handler.reply(200, b"half", length=8)
        said = refusal(web, f"{site.url}/a")
        assert "4 bytes read, 4 more expected" in said
        assert site.paths.count("/a") == 2

    def test_truncated_gzip(self, web: Web, site: Server) -> None:
        """Nor is one whose packing ends early."""
        packed = gzip.compress(PAGE.encode() * 100)
        site.put("/a", packed[: len(packed) // 2], Content_Encoding="gzip")
        assert "gzip" in refusal(web, f"{site.url}/a")

    def test_truncated_chunks(self, web: Web, site: Server) -> None:
        """Nor is one whose last chunk is missing."""
        body = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nhalf"
        site.answers["/a"] = lambda handler: handler.wfile.write(body)
        assert "Cannot fetch" in refusal(web, f"{site.url}/a")

    @pytest.mark.parametrize(
        "answer",
        [
            b"",
            b"\xff\xfe\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n",
            b"HTTP/1.1 two OK\r\n\r\n",
            b"SSH-2.0-OpenSSH_9.2\r\n",
            b"x" * 100_000,
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot packed",
        ],
    )
    def test_no_http(self, web: Web, site: Server, answer: bytes) -> None:
        """What is no answer, or half of one, is a failure and no more."""
        site.answers["/a"] = lambda handler: handler.wfile.write(answer)
        assert refusal(web, f"{site.url}/a").startswith(f"Cannot fetch {site.url}/a: ")

    def test_a_connection_that_breaks_once(self, web: Web, site: Server) -> None:
        """The second try may do."""
        tries: list[int] = []

        def answer(handler: Handler) -> None:
            tries.append(1)
            if len(tries) > 1:
                handler.reply(200, PAGE.encode())

        site.answers["/a"] = answer
        assert web.get(f"{site.url}/a", private=True).body.decode() == PAGE

    def test_nobody_there(self, web: Web) -> None:
        """A port that nobody listens on, and a host that there is not, are said as the system says them."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        assert refusal(web, f"http://127.0.0.1:{port}/") == (
            f"Cannot fetch http://127.0.0.1:{port}/robots.txt: Connection refused."
        )
        assert refusal(web, "http://nobody.invalid/").startswith("Cannot fetch http://nobody.invalid/robots.txt: ")

    @pytest.mark.parametrize(
        "url", ["ftp://example.org/", "file:///etc/passwd", "example.org", "http://", "http://[::1", "http://a:b/", ""]
    )
    def test_no_web_address(self, web: Web, url: str) -> None:
        """What is no web address is not asked for."""
        assert refusal(web, url) == f"{url} is no web address. One begins with https:// or http://."


class TestRedirects:
    """Redirects are followed, some of them, and each leads to where everything is checked again."""

    def test_to_another_page(self, web: Web, site: Server) -> None:
        """The answer tells where it came from in the end."""
        site.put("/a", b"", 301, Location="b?c=1")
        site.put("/b?c=1", b"", 308, Location=f"{site.url}/d")
        site.put("/d", PAGE)
        answer = web.get(f"{site.url}/a", private=True)
        assert (answer.url, answer.body.decode()) == (f"{site.url}/d", PAGE)

    def test_in_a_circle(self, web: Web, site: Server) -> None:
        """A circle is left after some rounds."""
        site.put("/a", b"", 302, Location="/b")
        site.put("/b", b"", 302, Location="/a")
        assert refusal(web, f"{site.url}/a") == f"{site.url}/a is refused: it redirects more than 3 times."
        assert len(site.paths) == 5  # robots.txt, and four pages

    @pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", "http://["])
    def test_to_something_else(self, web: Web, site: Server, target: str) -> None:
        """A redirect out of the web is not followed."""
        site.put("/a", b"", 302, Location=target)
        assert "no web address" in refusal(web, f"{site.url}/a")

    def test_a_redirect_to_nowhere(self, web: Web, site: Server) -> None:
        """One without a target is an answer of no use."""
        site.put("/a", b"", 302)
        assert "answered 302" in refusal(web, f"{site.url}/a")

    def test_to_a_private_address(self, web: Web, site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        """A public site cannot send the program into the user's network."""
        site.put("/a", b"", 302, Location="http://169.254.169.254/latest/meta-data")
        monkeypatch.setattr("briefing.sources.addresses.is_public", lambda address: address == "127.0.0.1")
        said = refusal(web, f"{site.url}/a", private=False)
        assert said.startswith(
            "http://169.254.169.254/robots.txt is refused: it is at 169.254.169.254, which is not on"
        )


class TestPrivateAddresses:
    """Nothing inside the user's network is asked for unless he says so."""

    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0x7f000001", "0.0.0.0"]
    )
    def test_this_machine_by_any_name(self, web: Web, site: Server, host: str) -> None:
        """Loopback is loopback however it is written, and not even connected to."""
        port = site.server_address[1]
        assert "which is not on the public network" in refusal(web, f"http://{host}:{port}/", private=False)
        assert site.paths == []

    @pytest.mark.parametrize(
        ("address", "public"),
        [
            ("8.8.8.8", True), ("2606:4700::1111", True), ("64:ff9b::8.8.8.8", True),
            ("10.0.0.1", False), ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False),
            ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False),
            ("fe80::1%eth0", False), ("fc00::1", False), ("::", False), ("ff02::1", False),
            ("::ffff:127.0.0.1", False), ("64:ff9b::10.0.0.1", False), ("2002:7f00:1::", False),
        ],
    )  # fmt: skip
    def test_which_addresses_are_public(self, address: str, public: bool) -> None:
        """Private, loopback, link-local, shared and multicast addresses are not, nor is any that wraps one."""
        assert is_public(address) is public

    def test_a_name_that_changes_its_mind(self, site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        """A name is looked up once: one that means a public address when checked is not connected to at another."""
        looked_up: list[str] = []
        port = site.server_address[1]

        def answer(host: str, *_: object, **__: object) -> list[Any]:
            address = host
            if host == "rebind.example":
                looked_up.append(host)
                address = "203.0.113.9" if len(looked_up) == 1 else "127.0.0.1"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        connected: list[str] = []

        def connect(self: socket.socket, address: tuple[str, int]) -> None:
            connected.append(address[0])
            raise ConnectionRefusedError(111, "Connection refused")

        monkeypatch.setattr("briefing.sources.addresses.socket.getaddrinfo", answer)
        monkeypatch.setattr("briefing.sources.addresses.is_public", lambda address: address == "203.0.113.9")
        monkeypatch.setattr(socket.socket, "connect", connect)
        with Web(limits=QUICK, sleep=lambda _: None) as web:
            assert "not on the public network" in refusal(web, f"http://rebind.example:{port}/", private=False)
        assert connected == ["203.0.113.9"]


class TestManners:
    """Sites are asked at their pace, and not at all where they do not want it."""

    @pytest.mark.parametrize(
        ("robots", "path", "allowed"),
        [
            ("User-agent: *\nDisallow: /private", "/private/a", False),
            ("User-agent: *\nDisallow: /private", "/public", True),
            ("User-agent: *\nDisallow: /\nAllow: /public", "/public", True),
            ("User-agent: *\nDisallow: /*.php$", "/a.php", False),
            ("User-agent: briefing\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
            ("User-agent: *\nDisallow: /\n\nUser-agent: briefing\nAllow: /", "/a", True),
            ("\ufeffUser-agent: *\nDisallow: /año", "/a%C3%B1o", False),
            ("\x00\xff<html>nonsense", "/a", True),
        ],
    )
    def test_robots(self, web: Web, site: Server, robots: str, path: str, allowed: bool) -> None:
        """robots.txt is obeyed by RFC 9309: the longest rule, wildcards, the program's own group before all."""
        site.put("/robots.txt", robots)
        site.put(path, PAGE)
        if allowed:
            assert web.get(site.url + path, private=True).status == 200
        else:
            assert refusal(web, site.url + path) == (
                f"{site.url}{path} is not fetched: the site's robots.txt asks programs not to."
            )
            assert site.paths == ["/robots.txt"]

    def test_robots_are_asked_once_and_where_a_redirect_leads(self, web: Web, site: Server) -> None:
        """robots.txt is read once a run, and what a redirect leads to has to be allowed as well."""
        site.put("/robots.txt", "User-agent: *\nDisallow: /private")
        site.put("/a", b"", 302, Location="/private")
        assert "robots.txt" in refusal(web, f"{site.url}/a")
        assert "robots.txt" in refusal(web, f"{site.url}/a")
        assert site.paths == ["/robots.txt", "/a", "/a"]

    @pytest.mark.parametrize(("status", "allowed"), [(404, True), (401, True), (410, True), (500, False), (503, False)])
    def test_no_robots(self, web: Web, site: Server, status: int, allowed: bool) -> None:
        """A site without a robots.txt allows everything, one that cannot tell nothing (RFC 9309, 2.3.1)."""
        site.put("/robots.txt", b"", status)
        url = site.put("/a", PAGE)
        if allowed:
            assert web.get(url, private=True).status == 200
        else:
            assert refusal(web, url) == f"Cannot fetch {site.url}/robots.txt: the server answered {status}."

    def test_a_pause_between_requests(self, site: Server, slept: list[float]) -> None:
        """A host is not asked again before its pause is over, the longer one where its robots.txt has one."""
        site.put("/a", PAGE)
        with Web(limits=replace(QUICK, pause=60), sleep=slept.append) as web:
            web.get(f"{site.url}/a", private=True)
        assert [round(seconds) for seconds in slept] == [60]
        slept.clear()
        site.put("/robots.txt", "User-agent: *\nCrawl-delay: 20")
        with Web(limits=QUICK, sleep=slept.append) as web:
            for _ in range(3):
                web.get(f"{site.url}/a", private=True)
        assert [round(seconds) for seconds in slept] == [20, 20]

    def test_later(self, web: Web, site: Server, slept: list[float]) -> None:
        """429 with a short Retry-After is waited for."""
        tries: list[int] = []

        def answer(handler: Handler) -> None:
            tries.append(1)
            if len(tries) == 1:
                handler.reply(429, Retry_After="4")
            else:
                handler.reply(200, PAGE.encode())

        site.answers["/a"] = answer
        assert web.get(f"{site.url}/a", private=True).status == 200
        assert [round(seconds) for seconds in slept] == [4]

    @pytest.mark.parametrize(
        ("status", "said", "seconds"),
        [
            (429, "3600", "3600"), (503, "7200", "7200"), (429, "Wed, 01 Jan 2200 00:00:00 GMT", ""),
            (429, "soon", "86400"), (429, None, "86400"), (429, "-5", "86400"),
        ],
    )  # fmt: skip
    def test_much_later(self, web: Web, site: Server, status: int, said: str | None, seconds: str) -> None:
        """A host that wants to be left alone for long is not asked again in this run, for any page."""
        site.put("/a", b"", status, **({"Retry_After": said} if said else {}))
        site.put("/b", PAGE)
        assert f"the server asks to be left alone for {seconds}" in refusal(web, f"{site.url}/a")
        assert "asks to be left alone" in refusal(web, f"{site.url}/b")
        assert site.paths == ["/robots.txt", "/a"]

    def test_later_and_later_again(self, web: Web, site: Server) -> None:
        """A server that says 'later' twice is left alone."""
        site.put("/a", b"", 503, Retry_After="1")
        assert "left alone for 1 s" in refusal(web, f"{site.url}/a")
        assert site.paths.count("/a") == 2

    @pytest.mark.parametrize("known", [{"etag": '"one"'}, {"last-modified": "Mon, 02 Feb 2026 10:00:00 GMT"}])
    def test_nothing_new(self, web: Web, site: Server, known: dict[str, str]) -> None:
        """What is known already is asked for conditionally, and 304 is an answer to that alone."""
        url = site.put("/a", b"", 304)
        assert web.get(url, known=known, private=True).status == 304
        sent = site.asked[-1][1]
        assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (known.get("etag"), known.get("last-modified"))
        assert "answered 304" in refusal(web, url)


def test_stopping_ends_what_is_under_way(site: Server) -> None:
    """A user who stops the program does not wait for slow servers."""
    asked, gone = threading.Event(), threading.Event()

    def stall(_: Handler) -> None:
        asked.set()
        gone.wait(30)

    site.answers["/robots.txt"] = stall
    web = Web(limits=Limits(silence=60, total=60, pause=0))
    failures: list[BaseException] = []

    def fetch() -> None:
        try:
            web.get(f"{site.url}/a", private=True)
        except (FetchError, CancelledError) as error:
            failures.append(error)

    thread = threading.Thread(target=fetch)
    thread.start()
    assert asked.wait(10)
    web.stop()
    thread.join(10)
    gone.set()
    assert not thread.is_alive()
    assert failures


def test_through_a_proxy(site: Server) -> None:
    """A proxy that the environment names is asked instead, and addresses of this machine are refused all the same."""
    site.put("http://example.org/a", PAGE)
    with Web(limits=QUICK, environ={"http_proxy": site.url}, sleep=lambda _: None) as web:
        assert web.get("http://example.org/a").body.decode() == PAGE
        assert "not on the public network" in refusal(web, "http://localhost/", private=False)
        assert "not on the public network" in refusal(web, "http://10.0.0.1/", private=False)
    assert site.paths == ["http://example.org/robots.txt", "http://example.org/a"]


class TestTls:
    """Certificates are checked against the name that was asked for, though the connection is to an address."""

    @pytest.fixture
    def secure(
        self, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[Server]:
        """A server with a certificate for a name, of an authority that this process trusts."""
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(getattr(request, "param", "localhost")).configure_cert(context)
        server = Server()
        server.socket = context.wrap_socket(server.socket, server_side=True)
        with running(server) as started:
            yield started

    def test_a_page(self, web: Web, secure: Server) -> None:
        """A page of a server that is who it says it is."""
        secure.put("/a", PAGE)
        assert web.get(f"https://localhost:{secure.server_address[1]}/a", private=True).body.decode() == PAGE

    @pytest.mark.parametrize("secure", ["example.org"], indirect=True)
    def test_another_name(self, web: Web, secure: Server) -> None:
        """A certificate for another name is none."""
        assert "hostname 'localhost' doesn't match 'example.org'" in refusal(
            web, f"https://localhost:{secure.server_address[1]}/a"
        )

    def test_an_unknown_authority(self, web: Web, secure: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nor is one of an authority that nobody knows."""
        monkeypatch.delenv("SSL_CERT_FILE")
        assert "certificate verify failed" in refusal(web, f"https://localhost:{secure.server_address[1]}/a").lower()

    def test_a_redirect_to_http(self, web: Web, secure: Server, site: Server) -> None:
        """What was asked for in private is not fetched in public."""
        secure.put("/a", b"", 302, Location=site.put("/b", PAGE))
        assert "it redirects from https to http" in refusal(web, f"https://localhost:{secure.server_address[1]}/a")
        assert site.paths == []

"""Reading an index, sound or not, directly or through a proxy."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
import urllib3

from briefing.engines.packages import index
from briefing.engines.packages.install import install_pair
from briefing.errors import ModelError

pytestmark = pytest.mark.usefixtures("_quick")

Environ = dict[str, str]


class TestIndex:
    def test_nobody_there(self, environ: Environ) -> None:
        """The message says the reason and what else there is."""
        with pytest.raises(ModelError) as caught:
            install_pair("en-es", "http://127.0.0.1:1/index.json", environ)
        assert "Cannot reach the model index http://127.0.0.1:1/index.json: Connection refused." in str(caught.value)
        assert "briefing models install FILE.argosmodel" in str(caught.value)
        assert "apertium-eng-spa" in str(caught.value)

    @pytest.mark.parametrize(
        "url", ["", "index.json", "file:///etc/passwd", "ftp://127.0.0.1/x", "http://[", "http://"]
    )
    def test_no_address(self, environ: Environ, url: str) -> None:
        with pytest.raises(ModelError, match="Cannot reach the model index"):
            index.newest_offer("en-es", url, environ)

    @pytest.mark.parametrize("status", [403, 404, 500, 503])
    def test_refused(self, environ: Environ, server: Any, status: int) -> None:
        server.answers["/index.json"] = lambda handler: handler.reply(status, Retry_After="3600")
        with pytest.raises(ModelError, match=f"HTTP {status}"):
            install_pair("en-es", server.url + "/index.json", environ)
        assert len(server.asked) == (3 if status >= 500 else 1)

    def test_redirects(self, environ: Environ, server: Any, index_url: str) -> None:
        """A few are followed; a loop ends."""
        server.answers["/moved"] = lambda handler: handler.reply(302, Location=index_url)
        server.answers["/loop"] = lambda handler: handler.reply(302, Location="/loop")
        server.answers["/file"] = lambda handler: handler.reply(302, Location="file:///etc/passwd")
        assert index.newest_offer("en-es", server.url + "/moved", environ).version == "1.9"
        with pytest.raises(ModelError, match=r"Cannot reach .*redirects"):
            index.newest_offer("en-es", server.url + "/loop", environ)
        with pytest.raises(ModelError, match="Cannot reach"):
            index.newest_offer("en-es", server.url + "/file", environ)

    def test_redirect_to_a_line_anybody_can_change(self, environ: Environ, monkeypatch: pytest.MonkeyPatch) -> None:
        """From https nothing is followed to http."""
        hop = SimpleNamespace(redirect_location="HTTP://127.0.0.1/index.json")
        answer = SimpleNamespace(retries=SimpleNamespace(history=(hop,)), close=lambda: None)
        monkeypatch.setattr(urllib3.PoolManager, "request", lambda *args, **options: answer)
        with pytest.raises(ModelError, match="redirected from https to http"):
            index.newest_offer("en-es", "https://127.0.0.1/index.json", environ)

    @pytest.mark.parametrize("data", [b"", b"<html>", b"{}", b"null", b"[" * 100_000, b"\xff"])
    def test_not_json(self, environ: Environ, server: Any, data: bytes) -> None:
        server.answers["/index.json"] = lambda handler: handler.reply(200, data)
        with pytest.raises(ModelError, match="not a JSON list"):
            install_pair("en-es", server.url + "/index.json", environ)

    def test_entries_that_are_none(self, environ: Environ, server: Any, index_url: str) -> None:
        """Entries of another shape are passed over."""
        sound = {"from_code": "en", "to_code": "es", "package_version": "1.0", "links": ["x"]}
        odd: list[object] = [
            None,
            3,
            [],
            {},
            {**sound, "package_version": "9" * 9999},
            {**sound, "package_version": []},
        ]
        odd += [
            {**sound, "package_version": "2", "links": links} for links in (None, "x", [3, None, "http://["], ["ftp:"])
        ]
        odd += [{**sound, "type": "sbd", "package_version": "3"}, {**sound, "from_code": {}}, sound]
        server.answers["/v1/index.json"] = lambda handler: handler.reply(200, json.dumps(odd).encode())
        offer = index.newest_offer("en-es", index_url, environ)
        assert offer.version in ("1.0", "2")
        assert all(link.startswith("http://") for link in offer.links)

    def test_endless(self, environ: Environ, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """An index that does not end is given up, by its size and by the clock."""

        def endless(handler: Any) -> None:
            handler.reply(200, length=-1)
            while True:
                handler.wfile.write(b"[" * 1000)

        server.answers["/index.json"] = endless
        monkeypatch.setattr(index, "MAX_INDEX", 1 << 20)
        with pytest.raises(ModelError, match="more than 1 MB"):
            install_pair("en-es", server.url + "/index.json", environ)
        monkeypatch.setattr(index, "MAX_SECONDS", 0)
        with pytest.raises(ModelError, match="0 seconds"):
            install_pair("en-es", server.url + "/index.json", environ)

    def test_truncated(self, environ: Environ, server: Any) -> None:
        server.answers["/index.json"] = lambda handler: handler.reply(200, b"[]", length=100)
        with pytest.raises(ModelError, match="Cannot reach"):
            install_pair("en-es", server.url + "/index.json", environ)


class TestProxy:
    def test_the_environment_names_it(self, environ: Environ, server: Any, body: bytes) -> None:
        """Both requests go to the proxy of the environment given, in either case."""
        address = "http://models.example"
        proxy = server.url
        server.answers[f"{address}/x"] = lambda handler: handler.serve(body)
        server.offer({"links": ["/x"]})
        server.answers[f"{address}/index.json"] = server.answers["/v1/index.json"]
        assert install_pair("en-es", f"{address}/index.json", {**environ, "HTTP_PROXY": proxy}).package

    @pytest.mark.parametrize("direct", ["127.0.0.1", "*", "x.example, 127.0.0.1", ".0.0.1"])
    def test_no_proxy(self, environ: Environ, index_url: str, direct: str) -> None:
        proxied = {**environ, "http_proxy": "http://127.0.0.1:1"}
        assert index.newest_offer("en-es", index_url, {**proxied, "no_proxy": direct}).version == "1.9"
        with pytest.raises(ModelError, match="Connection refused"):
            index.newest_offer("en-es", index_url, {**proxied, "no_proxy": "27.0.0.1"})

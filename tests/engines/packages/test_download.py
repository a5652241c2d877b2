"""Downloads over lines that break, from servers that misbehave."""

import hashlib
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefing.engines.packages import download, web
from briefing.engines.packages.install import install_pair
from briefing.errors import ModelError

pytestmark = pytest.mark.usefixtures("_quick")

Environ = dict[str, str]


def left(environ: Environ, server: Any, data: bytes) -> download.Partial:
    """What an earlier run left of the archive."""
    link = server.url + "/v1/en_es.argosmodel"
    cache = download.cache_folder(environ)
    cache.mkdir(parents=True)
    partial = download.Partial(link, cache / f"{hashlib.sha256(link.encode()).hexdigest()[:32]}.part")
    partial.begin({"ETag": '"one"'})
    partial.path.write_bytes(data)
    return partial


class TestDownload:
    def test_resumed_in_the_same_run(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """After a break the rest alone is fetched."""
        third = len(body) // 3 + 1
        server.answers["/v1/en_es.argosmodel"] = lambda handler: handler.serve(body, stop=third)
        told: list[int] = []
        install_pair("en-es", index_url, environ, lambda done, total: told.append(done))
        assert server.ranges == [None, f"bytes={third}-", f"bytes={2 * third}-"]
        assert told == sorted(told)

    def test_resumed_in_the_next_run(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """When every attempt broke, what arrived is kept; the next run goes on from there."""
        server.answers["/v1/en_es.argosmodel"] = lambda handler: handler.serve(body, stop=1000)
        with pytest.raises(ModelError, match=r"4000 bytes have arrived and are kept: run the same command again"):
            install_pair("en-es", index_url, environ)
        server.asked.clear()
        server.answers["/v1/en_es.argosmodel"] = lambda handler: handler.serve(body)
        told: list[tuple[int, int | None]] = []
        install_pair("en-es", index_url, environ, lambda *progress: told.append(progress))
        assert server.ranges == ["bytes=4000-"]
        assert told[0] == (4000, len(body))

    def test_changed_meanwhile(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """A file that is another now is fetched from its beginning."""
        server.answers["/v1/en_es.argosmodel"] = lambda handler: handler.serve(b"x" * 9999, stop=1000, etag='"old"')
        with pytest.raises(ModelError, match="resume"):
            install_pair("en-es", index_url, environ)
        server.answers["/v1/en_es.argosmodel"] = lambda handler: handler.serve(body, etag='"new"')
        assert install_pair("en-es", index_url, environ).package.version == "1.9"

    @pytest.mark.parametrize("etag", ["", 'W/"weak"'])
    def test_without_a_validator(self, environ: Environ, server: Any, index_url: str, body: bytes, etag: str) -> None:
        """Where nothing says that the file is still the same, it is fetched from its beginning."""
        server.answers["/v1/en_es.argosmodel"] = lambda handler: handler.serve(body, stop=1000, etag=etag)
        with pytest.raises(ModelError, match="resume"):
            install_pair("en-es", index_url, environ)
        assert server.ranges == [None] * 4

    def test_by_date(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """Last-Modified serves where there is no ETag."""
        date = "Mon, 02 Jun 2025 10:00:00 GMT"

        def answer(handler: Any) -> None:
            if handler.headers.get("If-Range") == date:
                where = f"bytes 1000-{len(body) - 1}/{len(body)}"
                handler.reply(206, body[1000:], Content_Range=where)
            else:
                handler.reply(200, body[:1000], length=len(body), Last_Modified=date)

        server.answers["/v1/en_es.argosmodel"] = answer
        install_pair("en-es", index_url, environ)
        assert server.ranges == [None, "bytes=1000-"]

    def test_a_server_without_ranges(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """One that answers 200 to a range starts anew, and the bytes are not doubled."""
        stops = iter([1000, None])
        server.answers["/v1/en_es.argosmodel"] = lambda handler: handler.reply(
            200, body[: next(stops)], length=len(body), ETag='"one"'
        )
        assert install_pair("en-es", index_url, environ).package.version == "1.9"
        assert server.ranges == [None, "bytes=1000-"]

    @pytest.mark.parametrize("where", ["bytes 0-9/10", "bytes 999-1000000/1000001", "", "bytes x", "bytes 1001-5/*"])
    def test_another_range_than_asked(
        self, environ: Environ, server: Any, index_url: str, body: bytes, where: str
    ) -> None:
        def answer(handler: Any) -> None:
            if handler.headers.get("Range"):
                handler.reply(206, b"wrong", Content_Range=where)
            else:
                handler.serve(body, stop=1000 if len(server.asked) == 2 else None)

        server.answers["/v1/en_es.argosmodel"] = answer
        assert install_pair("en-es", index_url, environ).package.version == "1.9"

    def test_less_than_asked(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """A server may send less of a range than was asked for; the rest is asked for next."""

        def answer(handler: Any) -> None:
            if handler.headers.get("Range") == "bytes=1000-":
                handler.reply(206, body[1000:3000], Content_Range=f"bytes 1000-2999/{len(body)}")
            else:
                handler.serve(body, stop=1000 if len(server.asked) == 2 else None)

        server.answers["/v1/en_es.argosmodel"] = answer
        assert install_pair("en-es", index_url, environ).package.version == "1.9"
        assert server.ranges == [None, "bytes=1000-", "bytes=3000-"]

    def test_all_had_arrived(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """A run that stopped just before the end asks for nothing more, and the server says so (416)."""
        left(environ, server, body)
        assert install_pair("en-es", index_url, environ).package.version == "1.9"
        assert server.ranges == [f"bytes={len(body)}-"]

    def test_more_than_there_is(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """A part that is longer than the file is thrown away."""
        left(environ, server, body + b"more")
        assert install_pair("en-es", index_url, environ).package.version == "1.9"

    @pytest.mark.parametrize("note", [b"", b"[", b"[]", b"{}", b'{"validator": []}', b"\xff"])
    def test_a_damaged_note(self, environ: Environ, server: Any, index_url: str, note: bytes) -> None:
        """A part of which nobody knows what it is a part of is thrown away."""
        left(environ, server, b"something").path.with_suffix(".json").write_bytes(note)
        assert install_pair("en-es", index_url, environ).package.version == "1.9"
        assert server.ranges == [None]

    @pytest.mark.usefixtures("untouched")
    @pytest.mark.parametrize("length", [10, 10_000_000])
    def test_wrong_length(self, environ: Environ, server: Any, index_url: str, body: bytes, length: int) -> None:
        """A length that is not the file's ends in a refusal, whichever way it is wrong."""
        server.answers["/v1/en_es.argosmodel"] = lambda handler: handler.reply(200, body, length=length)
        with pytest.raises(ModelError, match="resume" if length > len(body) else "damaged"):
            install_pair("en-es", index_url, environ)

    @pytest.mark.usefixtures("untouched")
    def test_not_found(self, environ: Environ, server: Any) -> None:
        with pytest.raises(ModelError, match=r"Cannot download .*/gone: the server answered 404"):
            install_pair("en-es", server.offer({"links": ["/gone"]}), environ)

    def test_next_link(self, environ: Environ, server: Any, index_url: str) -> None:
        """Links are tried in their order; when none serves, the message says why of each."""
        assert index_url == server.offer({"links": ["/gone", "en_es.argosmodel"]})
        assert install_pair("en-es", index_url, environ).package.version == "1.9"
        paths = [path for path, _ in server.asked]
        assert paths == ["/v1/index.json", "/gone", "/v1/en_es.argosmodel"]
        server.offer({"links": ["/gone", "/lost"], "package_version": "2.0"})
        with pytest.raises(ModelError, match=r"No link .*/gone.* 404.*/lost.* 404"):
            install_pair("en-es", index_url, environ)

    def test_busy(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        """A server that is busy is asked again."""
        server.answers["/v1/en_es.argosmodel"] = lambda handler: (
            handler.reply(503) if len(server.asked) < 4 else handler.serve(body)
        )
        assert install_pair("en-es", index_url, environ).package.version == "1.9"

    @pytest.mark.usefixtures("untouched")
    @pytest.mark.parametrize("promise", [{"sha256": "0" * 64}, {"size": 10_000_000}, {"size": 10}])
    def test_not_what_the_index_promises(
        self, environ: Environ, server: Any, index_url: str, promise: Mapping[str, object]
    ) -> None:
        server.offer({"links": ["en_es.argosmodel"], **promise})
        with pytest.raises(ModelError, match=r"is refused: .*Nothing was changed"):
            install_pair("en-es", index_url, environ)
        assert not any(part.stat().st_size for part in download.cache_folder(environ).glob("*.part"))

    def test_what_the_index_promises(self, environ: Environ, server: Any, index_url: str, body: bytes) -> None:
        digest = hashlib.sha256(body).hexdigest().upper()
        server.offer({"links": ["en_es.argosmodel"], "sha256": digest, "size": len(body)})
        assert install_pair("en-es", index_url, environ).package.version == "1.9"

    def test_endless(self, environ: Environ, server: Any, index_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """An archive that does not end is given up, and not kept."""

        def endless(handler: Any) -> None:
            handler.reply(200, length=-1)
            while True:
                handler.wfile.write(bytes(10_000))

        server.answers["/v1/en_es.argosmodel"] = endless
        monkeypatch.setattr(download, "MAX_BYTES", 1 << 20)
        with pytest.raises(ModelError, match="larger than 1048576 bytes"):
            install_pair("en-es", index_url, environ)
        assert not any(part.stat().st_size for part in download.cache_folder(environ).glob("*.part"))

    def test_silence(self, environ: Environ, server: Any, index_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """A server that says nothing more is left after the time-out."""
        silent = threading.Event()

        def answer(handler: Any) -> None:
            handler.reply(200, b"PK", length=100, ETag='"one"')
            silent.wait(10)

        server.answers["/v1/en_es.argosmodel"] = answer
        monkeypatch.setattr(web, "TIMEOUT", 0.05)
        with pytest.raises(ModelError, match=r"timed out.*2 bytes have arrived"):
            install_pair("en-es", index_url, environ)
        silent.set()

    def test_a_cache_nobody_may_write(self, environ: Environ, index_url: str, tmp_path: Path) -> None:
        (tmp_path / "cache").write_bytes(b"a file")
        with pytest.raises(ModelError, match=r"Cannot change .*cache"):
            install_pair("en-es", index_url, environ)

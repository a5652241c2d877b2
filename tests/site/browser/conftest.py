"""A browser, and sites for it to read on a host and on a disk."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.site.browser.reader import DESK, Reader
from tests.site.browser.sites import HOSTILE_NAME, MORE, Host, hostile_briefs, make_site, write_data

# Before a test takes away the user's variables.
CHROMIUM = os.environ.get("BRIEFING_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
# Where the tests are run for others, one that is left out would never be missed.
REQUIRED = bool(os.environ.get("CI"))
expect.set_options(timeout=30_000)  # milliseconds to wait for what is expected, on a machine that has more to do

OpenReader = Callable[..., Reader]


def leave_out(reason: str) -> NoReturn:
    """Skip a test for want of a tool; fail where it is required."""
    (pytest.fail if REQUIRED else pytest.skip)(reason)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests here. It ends with them, since its event loop would be in the way of others."""
    if not CHROMIUM:
        leave_out("There is no Chromium: sudo apt-get install chromium, or name one in BRIEFING_TEST_CHROMIUM.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the host has: a site under news/, one of hostile headlines under hostile/."""
    folder = tmp_path_factory.mktemp("web")
    seeds = write_data(MORE, tmp_path_factory.mktemp("data") / "data", seeds=True)
    make_site(seeds, folder / "news", url="https://example.org/news/", title="The Orbel Paper")
    hostile = write_data(hostile_briefs(), tmp_path_factory.mktemp("hostile"))
    make_site(hostile, folder / "hostile", url="https://example.org/hostile/", title=HOSTILE_NAME)
    return folder


@pytest.fixture(scope="package")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a folder on a disk, which nobody hosts."""
    data = write_data(MORE, tmp_path_factory.mktemp("data") / "data", seeds=True)
    return make_site(data, tmp_path_factory.mktemp("disk") / "my site")


@pytest.fixture(scope="package")
def host(web: Path) -> Iterator[str]:
    """The address of the host."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(web))) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def open_reader(browser: Browser, host: str) -> Iterator[OpenReader]:
    """Opens windows, with Playwright's options for one; in none of them may anything have gone wrong at the end."""
    contexts, readers = [], []

    def opened(top: str = "", **options: Any) -> Reader:
        size = {"width": DESK[0], "height": DESK[1]}
        contexts.append(browser.new_context(**{"viewport": size, "locale": "en-GB", **options}))
        readers.append(Reader(contexts[-1], top or f"{host}news/"))
        return readers[-1]

    yield opened
    for context in contexts:
        context.close()
    assert [each for reader in readers for each in reader.wrong] == []


@pytest.fixture
def reader(open_reader: OpenReader) -> Reader:
    """A window on the site under /news/."""
    return open_reader()

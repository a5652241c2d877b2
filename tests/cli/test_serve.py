"""`briefing serve`: the site follows what its user changes."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.articles import ENGLISH

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process.")
PAGE = "en/2026-02-03/two-boats/"
THEME = """id = "sea"
[labels]
en = "Sea"
es = "Mar"
[en]
strong = ["ferry"]
[es]
strong = ["mar"]
"""
SECONDS = 60  # to wait for a change: as long as a busy machine may take


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles, templates and a theme."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/two-boats.txt").write_text(ENGLISH.replace("url: https://example.org/news/two-boats\n", ""))
    (tmp_path / "mine/site").mkdir(parents=True)
    (tmp_path / "sea.toml").write_text(
        'id = "sea"\n[labels]\nen = "Sea"\nes = "Mar"\n[en]\nstrong = ["ferry"]\n[es]\nstrong = ["mar"]'
    )
    return tmp_path


@pytest.fixture
def url(folder: Path) -> Iterator[str]:
    """Where the site of these is served, by a process that must end well."""
    command = [sys.executable, "-m", "briefing", "serve", "articles", "--engine", "fake", "--port", "0"]
    command += ["--templates", "mine", "--themes", "sea.toml"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        yield address
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=SECONDS)
        assert process.returncode == 0
        assert "Traceback" not in errors


def read(address: str) -> str:
    """A page; empty where there is none."""
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:  # an address of our own
            return str(answer.read().decode())
    except HTTPError as error:
        error.close()
        return ""


def wait(found: Callable[[], bool]) -> bool:
    """Wait until something is so."""
    end = time.monotonic() + SECONDS
    while not (so := found()) and time.monotonic() < end:
        time.sleep(0.1)
    return so


def test_it_follows_articles_templates_and_themes(folder: Path, url: str) -> None:
    """Each change is on the page a moment later; a mistake leaves what was there."""
    assert "Two boats stopped off the coast" in read(url + PAGE)
    article = folder / "articles/two-boats.txt"
    article.write_text(article.read_text().replace("Two boats stopped", "Three boats stopped"))
    assert wait(lambda: "Three boats stopped off the coast" in read(url + PAGE))
    assert read(url + "en/2026-02-03/two-boats-2/") == ""

    (folder / "mine/site/style.css").write_text("p { color: green }")
    assert wait(lambda: "p { color: green }" in read(url + PAGE))

    theme = folder / "sea.toml"
    theme.write_text(theme.read_text().replace('en = "Sea"', 'en = "Harbours"'))
    assert wait(lambda: "Harbours" in read(url + PAGE))

    (folder / "mine/site/brief.html.jinja").write_text("{{ nobody }}")
    (folder / "articles/more.txt").write_text(ENGLISH.replace("Two boats", "Nine boats"))
    (folder / "mine/site/brief.html.jinja").unlink()
    assert wait(lambda: "Nine boats" in read(url + "en/2026-02-03/more/"))
    assert "Harbours" in read(url + PAGE)

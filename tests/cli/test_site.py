"""`briefing site`: what it says, and its exit codes."""

import json
from pathlib import Path

import pytest

from tests.conftest import Invoke


@pytest.fixture(autouse=True)
def _built(invoke: Invoke, english: Path, spanish: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder of data under ./dist, with its site."""
    monkeypatch.chdir(tmp_path)
    assert invoke("build", english, spanish, "--engine", "fake").code == 0


@pytest.mark.parametrize(
    ("said", "env"),
    [("files in dist/site: 0 written, 0 removed", "C.UTF-8"), ("archivos en dist/site: 0 escritos", "es_ES.UTF-8")],
)
def test_it_says_what_it_did(program: Invoke, said: str, env: str) -> None:
    """The page to open on stdout; how many files, and what is missing without an address, on stderr."""
    done = program("site", env={"LANG": env})
    assert (done.code, done.out) == (0, "dist/site/index.html\n")
    assert said in done.err
    assert "--site-url" in done.err


def test_the_site_that_build_made_is_the_same(invoke: Invoke, tmp_path: Path) -> None:
    """build and site with the same options give the same bytes."""
    assert invoke("site", "--out", "again").code == 0
    files = [{path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
             for top in (tmp_path / "dist/site", tmp_path / "again")]  # fmt: skip
    assert files[0] == files[1]


def test_name_and_address(invoke: Invoke, tmp_path: Path) -> None:
    """--title and --site-url stand in pages and feeds."""
    done = invoke("site", "--site-url", "https://example.org/n", "--title", "The <Orbel> Paper")
    assert done.code == 0
    assert "--site-url" not in done.err
    assert "<title>The &lt;Orbel&gt; Paper</title>" in (tmp_path / "dist/site/en/index.html").read_text()
    assert json.loads((tmp_path / "dist/site/es/feed.json").read_text())["home_page_url"] == "https://example.org/n/es/"


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--data", "nowhere"], 11, "briefing build first"),
        (["--site-url", "example.org"], 2, "https://example.org/news/"),
        (["--templates", "nowhere"], 7, "nowhere"),
        (["--out", "dist/data/2026-02-03/two-boats.json"], 8, "--out"),
    ],
)
def test_what_is_wrong_is_told(invoke: Invoke, options: list[str], code: int, said: str) -> None:
    """One sentence with the way out, and its exit code."""
    done = invoke("site", *options)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_damaged_data_is_told_and_left_out(invoke: Invoke, tmp_path: Path) -> None:
    """The site is made of the rest, and the exit code tells."""
    (tmp_path / "dist/data/2026-02-03/two-boats.json").write_text("{")
    done = invoke("site")
    assert (done.code, done.out) == (11, "dist/site/index.html\n")
    assert "two-boats.json is no data that briefing wrote" in done.err
    assert not (tmp_path / "dist/site/2026-02-03/two-boats").exists()
    assert (tmp_path / "dist/site/2026-02-03/dos-lanchas/index.html").is_file()

"""`briefing fetch`: sources by name or from briefing.toml, what came on stdout, what failed on stderr."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.articles import ENGLISH, SPANISH
from tests.cli.test_program import on_a_terminal
from tests.conftest import Invoke
from tests.server import Server, running
from tests.sources.test_collect import page, put_feed

SPANISH_LOCALE = {"LANG": "es_ES.UTF-8"}


@pytest.fixture
def site() -> Iterator[Server]:
    """A web server on loopback with a feed of two articles."""
    with running(Server()) as started:
        links = [started.put("/two-boats", page(ENGLISH)), started.put("/dos-lanchas", page(SPANISH))]
        put_feed(started, "/feed.xml", *links)
        yield started


def test_fetching_twice(invoke: Invoke, site: Server, tmp_path: Path) -> None:
    """What came is listed with its status, source, headline and address; the second time it is unchanged."""
    feed = ("--feed", f"{site.url}/feed.xml", "--private", "--pause", "0", "--store", tmp_path / "store")
    done = invoke("fetch", *feed)
    assert done.lines == [
        f"new\tThe Harbour Post\tAbout {name}\t{site.url}/{name}" for name in ("two-boats", "dos-lanchas")
    ]
    assert (done.code, done.err) == (0, "New: 2. Changed: 0. Unchanged: 0. Failed: 0.\n")
    again = invoke("fetch", *feed)
    assert [line.split("\t")[0] for line in again.lines] == ["unchanged", "unchanged"]
    offline = invoke("fetch", *feed, "--offline", "--format", "jsonl")
    rows = [json.loads(line) for line in offline.lines]
    assert {(row["status"], row["title"], row["kind"]) for row in rows} == {
        ("kept", "About two-boats", "feed"), ("kept", "About dos-lanchas", "feed")
    }  # fmt: skip
    assert all(len(row["id"]) == 16 for row in rows)


def test_sources_of_the_file(program: Invoke, site: Server, tmp_path: Path) -> None:
    """Without sources on the command line those of briefing.toml are fetched; a failing one is told with its name."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text(SPANISH)
    (tmp_path / "briefing.toml").write_text(
        f'[fetch]\nstore = "kept"\npause = 0\n[[sources]]\nfeed = "{site.url}/feed.xml"\nprivate = true\n'
        f'[[sources]]\npage = "{site.url}/none"\nname = "El Correo"\nprivate = true\n[[sources]]\nfolder = "articles"\n'
    )
    done = program("fetch")
    assert done.code == 13
    assert [line.split("\t")[1] for line in done.lines] == ["The Harbour Post"] * 2 + ["El Correo del Puerto"]
    assert done.err == (
        f"El Correo: Cannot fetch {site.url}/none: the server answered 404.\n"
        "New: 3. Changed: 0. Unchanged: 0. Failed: 1.\n"
    )
    assert (tmp_path / "kept").is_dir()
    spanish = program("fetch", env=SPANISH_LOCALE)
    assert f"El Correo: No se puede descargar {site.url}/none: el servidor respondió 404." in spanish.err
    assert "Nuevos: 0. Cambiados: 0. Sin cambios: 3. Fallidos: 1." in spanish.err
    named = program("fetch", "--folder", "articles")
    assert [line.split("\t")[0] for line in named.lines] == ["unchanged"]


def test_a_site_that_is_down_is_told_once(invoke: Invoke, site: Server, tmp_path: Path) -> None:
    """Of a site that wants to be left alone each page fails, and one line says so."""
    with running(Server()) as busy:
        busy.put("/robots.txt", b"", 503)
        put_feed(site, "/busy.xml", *(f"{busy.url}/{n}" for n in range(3)))
        done = invoke("fetch", "--feed", f"{site.url}/busy.xml", "--private", "--pause", "0", "--store", tmp_path)
    assert done.code == 13
    assert done.err == (
        f"Cannot fetch {busy.url}/robots.txt: the server answered 503.\nNew: 0. Changed: 0. Unchanged: 0. Failed: 3.\n"
    )


def test_no_source(program: Invoke) -> None:
    """Without any source the program says how to name one."""
    done = program("fetch")
    assert (done.code, done.out) == (2, "")
    assert "briefing init" in done.err
    assert "No hay ninguna fuente" in program("fetch", env=SPANISH_LOCALE).err


def test_addresses_are_checked(invoke: Invoke, site: Server, tmp_path: Path) -> None:
    """What is no address is a wrong option; a private one is refused, with the option that allows it."""
    assert invoke("fetch", "--feed", "example.org/rss").code == 2
    done = invoke("fetch", "--page", f"{site.url}/two-boats", "--store", tmp_path)
    assert done.code == 13
    assert "--private" in done.err
    assert site.paths == []


def test_codes_for_a_terminal_are_not_passed_on(invoke: Invoke, site: Server, tmp_path: Path) -> None:
    """A headline cannot colour the terminal, nor make a line of its own."""
    put_feed(site, "/evil.xml", f"{site.url}/two-boats", name="Evil &#x9b;31m\n\tname")
    done = invoke("fetch", "--feed", f"{site.url}/evil.xml", "--private", "--pause", "0", "--store", tmp_path)
    assert done.code == 0
    assert "\x9b" not in done.out
    assert len(done.lines) == 1


def test_a_progress_bar_on_a_terminal(site: Server, tmp_path: Path) -> None:
    """A terminal shows how many are done; the data on stdout is the same."""
    feed = ["fetch", "--feed", f"{site.url}/feed.xml", "--private", "--pause", "0", "--store", str(tmp_path)]
    out, shown = on_a_terminal(feed)
    assert b"3/3" in shown
    assert out.count(b"new\t") == 2

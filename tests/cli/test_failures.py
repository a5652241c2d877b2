"""Bad input of every kind: one sentence on stderr, the exit code of its branch, no traceback, no half-written file."""

import os
import random
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.engines.packages.find import SHIPPED
from tests.articles import ENGLISH
from tests.conftest import Invoke
from tests.program import Finished

PROSE = b"The navy stopped two boats off the coast on Monday and found cocaine under the nets.\n"


@pytest.fixture(autouse=True)
def _fake_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_ENGINE", "fake")
    monkeypatch.chdir(tmp_path)


def refused(done: Finished, code: int, *said: str) -> None:
    """Check that a run ended with one sentence that says these words, and nothing else."""
    assert (done.code, done.out) == (code, "")
    assert done.err.count("\n") == 1, done.err
    assert done.err.rstrip().endswith((".", "?", '"…"', "'"))
    for words in said:
        assert words in done.err


ARTICLES: dict[str, tuple[str, bytes, int, str]] = {
    "empty": ("a.txt", b"", 4, "empty"),
    "blanks": ("a.txt", b" \n\t\n\n", 4, "empty"),
    "only front matter": ("a.txt", b"---\ntitle: A title\n---\n", 4, "empty"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 4, "not a text file"),
    "a PDF": ("a.txt", b"%PDF-1.7\n%\xe2\xe3", 4, "not a text file"),
    "a program": ("a.txt", b"\x7fELF" + bytes(range(256)), 4, "not a text file"),
    "zeros": ("a.txt", bytes(4096), 4, "not a text file"),
    "broken UTF-8": ("a.txt", "Año — niño — café\n".encode() + b"\xff\n", 4, "0xff in line 2"),
    "too large": ("a.txt", PROSE * 70_000, 4, "larger than 5 MB"),
    "endless line": ("a.txt", b"word " * 50_000, 4, "without a full stop"),
    "front matter that is no YAML": ("a.txt", b'---\ntitle: "a\n---\n' + PROSE, 4, "front matter"),
    "a list as the title": ("a.txt", b"---\ntitle: [a, b]\n---\n" + PROSE, 4, "title"),
    "a date that is none": ("a.txt", b"---\ndate: yesterday\n---\n" + PROSE, 4, "yesterday"),
    "a link that runs": ("a.txt", b"---\nurl: 'javascript:alert(1)'\n---\n" + PROSE, 4, "javascript:alert(1)"),
    "a third language said": ("a.txt", b"---\nlanguage: fr\n---\n" + PROSE, 4, "'fr'"),
    "a third language": (
        "a.txt",
        "Le président a déclaré que la marine française arrêterait les bateaux.\n".encode() * 3,
        5,
        "fr",
    ),
    "too short to tell": ("a.txt", b"A title of words\n\nHm.\n", 5, "--language"),
    "another script": ("a.txt", "海軍は月曜日に沿岸で二隻の船を止めた。".encode() * 3, 5, "--language"),
    "a page of scripts alone": ("a.html", b"<html><script>var x = 1;</script><style>p{}</style></html>", 4, "empty"),
    "a page that lies about its encoding": (
        "a.html",
        b"<meta charset=utf-16><p>A\xf1o nuevo en el puerto</p>!",
        4,
        "utf-16",
    ),
    "deeply nested Markdown": ("a.md", b"- " * 5000 + PROSE, 4, "a.md"),
    "deeply nested HTML": ("a.html", b"<div>" * 50_000 + PROSE, 4, "a.html"),
}


@pytest.mark.parametrize("kind", ARTICLES)
@pytest.mark.parametrize("command", ["build", "split"])
def test_a_bad_article(invoke: Invoke, tmp_path: Path, kind: str, command: str) -> None:
    """Each kind of file that is no article is refused for what it is, by name, and nothing is written."""
    name, data, code, said = ARTICLES[kind]
    (tmp_path / name).write_bytes(data)
    refused(invoke(command, name), code, said, name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_a_device_and_a_missing_file(invoke: Invoke, tmp_path: Path) -> None:
    """What is no file is refused too."""
    (tmp_path / "folder").mkdir()
    refused(invoke("build", "folder"), 4, "folder")
    refused(invoke("build", "missing.txt"), 4, "missing.txt", "No such file")
    refused(invoke("build", "/dev/null"), 4, "/dev/null", "empty")
    refused(invoke("build", "/dev/zero"), 4, "/dev/zero")


THEMES = {
    "no TOML": ("id = ", "not TOML"),
    "a typo": ('id = "sea"\nstong = ["boat"]', "'stong'"),
    "a typo in a table": (
        'id = "sea"\nes = ["mar"]\n[labels]\nen = "Sea"\nes = "Mar"\n[en]\nstrong = ["x"]\nnevre = ["y"]',
        "'nevre'",
    ),
    "no label": ('id = "sea"\nen = ["sea"]\nes = ["mar"]\n[labels]\nen = "Sea"', "'es'"),
    "no terms": ('id = "sea"\nen = ["sea"]\n[labels]\nen = "Sea"\nes = "Mar"', "'es'"),
    "a bad id": ('id = "../sea"\nen = ["sea"]\nes = ["mar"]', "'../sea'"),
    "the id of the rest": ('id = "other"\nen = ["sea"]\nes = ["mar"]', "'other'"),
}


@pytest.mark.parametrize("kind", THEMES)
@pytest.mark.parametrize("command", [["build", "a.txt"], ["tag", "a.txt"], ["themes"]], ids=" ".join)
def test_a_bad_theme_file(invoke: Invoke, tmp_path: Path, kind: str, command: list[str]) -> None:
    """A mistake in a theme file is exit 6, with the file, the value and what there is instead."""
    text, said = THEMES[kind]
    (tmp_path / "sea.toml").write_text(text)
    (tmp_path / "a.txt").write_bytes(PROSE)
    refused(invoke(*command, "--themes", "sea.toml"), 6, "sea.toml", said)


def test_a_missing_theme_file(invoke: Invoke) -> None:
    """A theme file that is not there, is a folder, or is no text, is exit 6."""
    refused(invoke("themes", "--themes", "sea.toml"), 6, "sea.toml", "No such file")
    refused(invoke("themes", "--themes", "."), 6, "directory")
    refused(invoke("themes", "--themes", sys.executable), 6, "UTF-8")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ brief.titel }}", "titel"),
        ("{{ breif }}", "It may use: brief, dates, day,"),
        ("{% if %}", "line 1"),
        ("{{ 1/0 }}", "zero"),
    ],
)
def test_a_bad_template(invoke: Invoke, english: Path, tmp_path: Path, template: str, said: str) -> None:
    """A mistake in a page's template is exit 7, and no file of the site is written; one in Markdown's, none at all."""
    (tmp_path / "mine/site").mkdir(parents=True)
    (tmp_path / "mine/single.md.jinja").write_text(template)
    refused(invoke("build", english, "--templates", "mine"), 7, "single.md.jinja", said.replace(", day", ""))
    assert not (tmp_path / "dist").exists()
    (tmp_path / "mine/single.md.jinja").rename(tmp_path / "mine/site/brief.html.jinja")
    refused(invoke("build", english, "--templates", "mine"), 7, "brief.html.jinja", said)
    assert not [path for path in (tmp_path / "dist/site").rglob("*") if path.is_file()]
    refused(invoke("build", english, "--templates", "yours"), 7, "yours")


def test_output_that_cannot_be_written(invoke: Invoke, english: Path, tmp_path: Path) -> None:
    """A file where a folder should be, or a path too long, is exit 8 and leaves everything as it was."""
    (tmp_path / "file").write_text("mine")
    refused(invoke("build", english, "--out", "file"), 8, "file/data/2026-02-03/two-boats.json", "--out")
    refused(invoke("build", english, "--out", "x" * 300), 8, "File name too long")
    refused(invoke("build", english, "--out", "/proc/nothing"), 8, "/proc/nothing")
    assert (tmp_path / "file").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"file", english.name}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 kB, mounted for the test."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("This user may not mount a small disk.")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(invoke: Invoke, english: Path, small_disk: Path) -> None:
    """Where space runs out a file is there whole or not at all, and nothing temporary stays."""
    refused(invoke("build", english, "--out", small_disk), 8, "No space left on device")
    left = [path for path in small_disk.rglob("*") if path.is_file()]
    assert all(path.suffix in {".json", ".md", ".html"} and not path.name.startswith(".") for path in left)
    assert all(path.read_bytes().endswith(b"\n") for path in left)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that cannot be written; since root may write everywhere, for root a disk that is mounted read-only."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    if os.geteuid():
        yield folder
        return
    command = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("Root may write everywhere, and may not mount a disk here.")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_an_unwritable_folder(invoke: Invoke, english: Path, locked: Path) -> None:
    """A folder without the right to write is exit 8, and the sentence says what to do."""
    refused(invoke("build", english, "--out", locked), 8, "locked/data/2026-02-03", "--out")
    assert not list(locked.iterdir())


@pytest.mark.skipif(SHIPPED.is_dir(), reason="The program brings an engine.")
def test_no_engine(program: Invoke, english: Path, tmp_path: Path) -> None:
    """Without an engine: exit 3, with what is installed and the three ways to get one."""
    nowhere = {"PATH": str(tmp_path), "ARGOS_PACKAGES_DIR": str(tmp_path / "none"), "BRIEFING_ENGINE": "auto"}
    for arguments in (["build", english], ["translate", "--from", "en", "-"]):
        done = program(*arguments, env=nowhere)
        refused(
            Finished(done.code, done.out, done.err.rstrip() + ".\n"),
            3,
            "from 'en' to 'es'",
            "briefing models install en-es",
            "FILE.argosmodel",
            "apt-get install apertium-eng-spa",
        )
    asked = program("build", english, "--engine", "argos", env=nowhere)
    assert (asked.code, "briefing models install en-es" in asked.err) == (3, True)
    assert not (tmp_path / "dist").exists()


FRAGMENTS = st.sampled_from(
    [
        b"---\n",
        b"title: ",
        b"date: ",
        b"2026-01-01",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x00",
        b"<html>",
        b"<!-- ",
        b"<p>",
        b"<script>",
        b"&#xD800;",
        b"{{ x }}",
        b"{% raw %}",
        b"\\ud800",
        b"![a](",
        b"| a | b |\n|---|---|\n",
        b"> ",
        b"- ",
        b"`" * 3,
        "“Ñandú”".encode(),
        "\u2028\u202e".encode(),
        b"\r\n",
        b"\n\n",
        PROSE,
        ENGLISH.encode(),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=80)
@given(
    parts=st.lists(st.one_of(FRAGMENTS, st.binary(max_size=60)), max_size=10),
    suffix=st.sampled_from(["txt", "md", "html"]),
)
@example(parts=[b'---\ntitle: "\\x02amp\\x03\\ud800"\n---\n', PROSE], suffix="txt")
@example(parts=[b"<meta charset=unicode_escape><p>\\ud800 ", PROSE], suffix="html")
@example(parts=[b"<meta charset=rot13><p>", PROSE, b"\xf1"], suffix="html")
@example(parts=[b"---\n? [a]\n: b\n---\n", PROSE], suffix="md")
@example(parts=[b"---\ntitle: !!python/object:os.system x\n---\n", PROSE], suffix="md")
@example(parts=[b"---\ndate: 2026-02-30\n---\n", PROSE], suffix="txt")
@example(parts=[b"---\nurl: 'http://[::1'\n---\n", PROSE], suffix="txt")
@example(parts=[b"<?xml version='1.0' encoding='utf-8'?><html><p>", PROSE], suffix="html")
def test_arbitrary_bytes_never_give_a_traceback(
    invoke: Invoke, tmp_path: Path, parts: list[bytes], suffix: str
) -> None:
    """Whatever is in a file: it is built, or refused in one sentence with the code of an article or its language."""
    path = tmp_path / f"any.{suffix}"
    path.write_bytes(b"".join(parts))
    done = invoke("build", path, "--out", tmp_path / "dist")
    assert done.code in {0, 4, 5}
    assert done.err.count("\n") == (1 if done.code else 0), done.err
    assert bool(done.out) == (done.code == 0)


def test_a_file_of_noise(invoke: Invoke, tmp_path: Path) -> None:
    """A hundred kilobytes of random letters are no article in either language, and no reason to stop."""
    chance = random.Random(1)
    (tmp_path / "noise.txt").write_text("".join(chance.choices(string.ascii_letters + " .\n", k=100_000)))
    assert invoke("build", "noise.txt").code in {0, 5}

"""Once an engine is installed nothing touches the network: everything runs where there is none."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.engines.apertium import installed
from tests.articles import SPANISH
from tests.program import Finished, run_program

DATA = Path(__file__).parent / "golden/data"
NAMESPACE = ["unshare", "--net", "--map-root-user"]
NO_SOCKETS = """
import socket
class Refused(socket.socket):
    def __init__(self, *arguments, **options):
        raise RuntimeError("the network was touched")
socket.socket = Refused
socket.create_connection = socket.getaddrinfo = Refused
"""
ENGINE = "apertium" if {("en", "es"), ("es", "en")} <= installed() else "fake"


def in_namespace() -> bool:
    """Whether this system lets a user make a network namespace."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*NAMESPACE, "true"], check=False, capture_output=True).returncode == 0


@pytest.fixture(params=["namespace", "sockets"])
def offline(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, object]:
    """How to run the program without a network: in a namespace without interfaces, and with sockets that refuse."""
    if request.param == "sockets":
        (tmp_path / "site").mkdir()
        (tmp_path / "site/sitecustomize.py").write_text(NO_SOCKETS)
        return {"env": {"PYTHONPATH": str(tmp_path / "site")}}
    if not in_namespace():
        pytest.skip("This system makes no network namespaces for users; refused sockets stand in.")
    return {"before": NAMESPACE}


def test_there_is_no_network(offline: dict[str, object]) -> None:
    """The test would notice: what needs the network fails here, with its exit code."""
    done = run_program("models", "install", "en-es", "--index", "http://192.0.2.1/", **offline)  # type: ignore[arg-type]
    assert done.code != 0
    assert "Network is unreachable" in done.err or "the network was touched" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "{english}", "{spanish}", "--engine", ENGINE, "--out", "{out}"],
        ["email", "--data", str(DATA), "--sender", "a@example.org", "--site-url", "https://x.org", "--out", "{out}"],
        ["detect", "{english}"],
        ["split", "{english}"],
        ["tag", "{english}"],
        ["summarize", "{english}"],
        ["translate", "--from", "en", "--engine", ENGINE, "{english}"],
        ["themes"],
        ["models", "list"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_command_works_without_a_network(
    offline: dict[str, object], arguments: list[str], english: Path, spanish: Path, tmp_path: Path
) -> None:
    """Building a brief with a real engine, and each stage by itself, needs no network."""
    filled = [each.format(english=english, spanish=spanish, out=tmp_path / "dist") for each in arguments]
    done: Finished = run_program(*filled, **offline)  # type: ignore[arg-type]
    assert (done.code, done.err) == (0, "")
    assert done.out or arguments[0] == "models"


def test_what_was_fetched_is_there_without_a_network(offline: dict[str, object], english: Path) -> None:
    """`fetch --offline` makes do with what is kept, and with folders."""
    done = run_program("fetch", "--offline", "--folder", english.parent, "--store", english.parent / "kept", **offline)  # type: ignore[arg-type]
    assert (done.code, done.err) == (0, "New: 1. Changed: 0. Unchanged: 0. Failed: 0.\n")


def test_a_page_of_the_web_is_read_without_the_web(offline: dict[str, object], tmp_path: Path) -> None:
    """Reading an HTML page fetches none of the things it links to."""
    body = SPANISH.split("---\n")[2].replace("\n\n", "</p><p>")
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><link rel=stylesheet href=https://example.org/a.css><script src=https://example.org/a.js></script>"
        f"</head><body><article><h1>Dos lanchas detenidas</h1><img src=https://example.org/a.png><p>{body}</p></article>",
        encoding="utf-8",
    )
    done = run_program("split", page, **offline)  # type: ignore[arg-type]
    assert (done.code, done.err) == (0, "")
    assert "La marina detuvo el lunes dos lanchas" in done.out


def test_this_python_is_the_one_that_ran() -> None:
    """The program that ran is this checkout's, not another that happens to be installed."""
    code = "import briefing; print(briefing.__file__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/")
    assert Path(done.stdout.strip()).resolve() == Path(__file__).parents[1] / "briefing/__init__.py"

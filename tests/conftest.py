"""What all tests share: a clean environment, small articles as files, and the program in this process or its own."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from briefing.cli import main
from tests.articles import ENGLISH, SPANISH
from tests.program import Finished, run_program

# The same examples in every run: what fails in CI fails at a desk. No deadline: two shared cores are slow now and then.
settings.register_profile("briefing", deadline=None, derandomize=True)
settings.load_profile("briefing")

Invoke = Callable[..., Finished]
_LANGUAGE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH", "ARGOS_PACKAGES_DIR", "COLUMNS", "TZ")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--refresh-golden`."""
    parser.addoption("--refresh-golden", action="store_true", help="Write tests/golden again instead of comparing.")


@pytest.fixture(scope="session", autouse=True)
def _own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fixtures that live longer than a test do not reach the user's translation memory either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True)
def _clean_environment(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's own home, settings or language reaches a test."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith(("BRIEFING_", "_BRIEFING_"))]:
        monkeypatch.delenv(name)
    for name in _LANGUAGE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LANG", "C.UTF-8")
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """A small English article with front matter."""
    return _write(tmp_path / "two-boats.txt", ENGLISH)


@pytest.fixture
def spanish(tmp_path: Path) -> Path:
    """The same in Spanish."""
    return _write(tmp_path / "dos-lanchas.txt", SPANISH)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A file that is no article: it is empty."""
    return _write(tmp_path / "empty.txt", "")


@pytest.fixture
def invoke(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Runs the command line in this process, with the exit code that a shell would see."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Finished:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Finished(code, out.decode(), err.decode())

    return run


@pytest.fixture
def program(tmp_path: Path) -> Invoke:
    """Runs `python -m briefing` in a process of its own, in a temporary folder."""
    return lambda *arguments, **options: run_program(*arguments, **{"cwd": tmp_path, **options})


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path

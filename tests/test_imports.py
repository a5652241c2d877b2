"""What is loaded when: heavy libraries come in where they are needed and not before."""

import subprocess
import sys
from pathlib import Path

import pytest

FOR_ARTICLES = {
    "feedparser",
    "urllib3",
    "protego",
    "jinja2",
    "babel",
    "langdetect",
    "simplemma",
    "trafilatura",
    "lxml",
    "markdown",
    "feedgenerator",
    "nh3",
    "sentencex",
}
FOR_SOURCES = {"feedparser", "protego", "urllib3"}
FOR_ENGINES = {"ctranslate2", "sentencepiece", "argostranslate", "minisbd", "onnxruntime", "torch", "stanza", "spacy"}


def loaded(*arguments: str | Path, modules: set[str] = FOR_ARTICLES | FOR_SOURCES | FOR_ENGINES) -> set[str]:
    """Which of these modules a run of the program loads, in a process of its own."""
    code = (
        "import sys; from briefing.cli import main; code = main(); print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stderr.split()) & modules


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["build", "--help"],
        ["--version"],
        ["models", "--help"],
        ["memory", "--help"],
        ["themes", "check", "--help"],
        ["fetch", "--help"],
        ["config", "show"],
    ],
    ids=" ".join,
)
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    """--help is quick because nothing that works on articles is loaded for it."""
    assert loaded(*arguments) == set()


def test_the_package_itself_is_light() -> None:
    """`import briefing` loads nothing but itself; a name brings in what it needs."""
    code = "import sys, briefing; print(*[name for name in sys.modules if name.startswith('briefing')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["briefing"]


@pytest.mark.parametrize("engine", ["fake", "apertium"])
def test_building_without_argos_never_loads_it(engine: str, english: Path, tmp_path: Path) -> None:
    """An engine that is not used costs nothing: building with another loads none of its libraries."""
    if engine == "apertium":
        from briefing.engines.apertium import installed  # noqa: PLC0415 - only here

        if ("en", "es") not in installed():
            pytest.skip("Apertium is not installed.")
    found = loaded("build", english, "--engine", engine, "--out", tmp_path / "dist")
    assert not found & FOR_ENGINES
    assert "jinja2" in found


def test_plain_text_needs_no_reader_of_pages(english: Path) -> None:
    """trafilatura, which takes 0.1 s to load, is left alone where there is no HTML."""
    assert not loaded("split", english) & {"trafilatura", "lxml"}

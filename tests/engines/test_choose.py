"""Which engine translates: the better one, by the scores that are known of them, or the one that is named."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefing.engines import choose
from briefing.engines.choose import available
from briefing.engines.packages import find as packages
from tests.conftest import Invoke

Place = Callable[..., Path]


@pytest.fixture
def environ(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Mapping[str, str]:
    """A machine with Apertium, as far as choosing is concerned."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setattr("briefing.engines.apertium.installed", lambda: {("en", "es"), ("es", "en")})
    return os.environ


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: Place) -> Callable[..., None]:
    """Ships a model: shipped(bleu). Both directions are packages of their own with the same weights."""
    folder = tmp_path / "shipped"
    monkeypatch.setattr(packages, "SHIPPED", folder)

    def make(bleu: float) -> None:
        (place("weights", folder=folder) / "metadata.json").unlink()
        for source, target in ("en", "es"), ("es", "en"):
            described = {"from_code": source, "to_code": target, "package_version": "1.0", "shared": "weights",
                         "target_prefix": ">>es<<", "licence": "MIT", "scores": {"BLEU": bleu}}  # fmt: skip
            (folder / f"{source}-{target}").mkdir()
            (folder / f"{source}-{target}" / "metadata.json").write_text(json.dumps(described))

    return make


def test_the_better_score_comes_first(environ: Mapping[str, str], place: Place, shipped: Callable[..., None]) -> None:
    """Installed, shipped and Apertium are ordered by BLEU, each direction by itself."""
    place("one", scores={"BLEU": choose.APERTIUM_BLEU["en"] - 1})
    shipped(choose.APERTIUM_BLEU["en"] + 1)
    assert list(available("en", "es", environ)) == ["shipped", "apertium", "argos"]
    assert list(available("es", "en", environ)) == ["shipped", "apertium"]


def test_what_nobody_measured(environ: Mapping[str, str], place: Place, shipped: Callable[..., None]) -> None:
    """An installed package without a score comes first: somebody chose it. The official one has a published score."""
    unmeasured = place("one")
    shipped(30)
    assert list(available("en", "es", environ)) == ["argos", "shipped", "apertium"]
    (unmeasured / "metadata.json").write_text(
        json.dumps({"from_code": "en", "to_code": "es", "package_version": "1.0"})
    )
    assert list(available("en", "es", environ)) == ["argos", "shipped", "apertium"]


@pytest.mark.parametrize(("source", "text"), [("en", "The navy stopped."), ("es", "La marina detuvo tres barcos.")])
def test_the_shipped_model_translates(
    invoke: Invoke, environ: Mapping[str, str], shipped: Callable[..., None], tmp_path: Path, source: str, text: str
) -> None:
    """Without anything installed both directions translate from the one copy, by name and by `auto`."""
    shipped(40)
    named, auto = (
        invoke("translate", "--from", source, "--no-memory", "--engine", engine, "-", stdin=text.encode())
        for engine in ("shipped", "auto")
    )
    assert (named.code, named.err) == (0, "")
    assert named.out.strip()
    assert named.out == auto.out
    (tmp_path / "text").write_text(text)
    pair = f"{source}-{'es' if source == 'en' else 'en'}"
    files = ("--source", tmp_path / "text", "--reference", tmp_path / "text")
    measured = invoke("models", "evaluate", pair, *files)
    assert measured.lines[0] == f"engine\tbriefing {pair} 1.0"
    missing = invoke("translate", "--from", source, "--engine", "argos", "-")
    assert (missing.code, "(shipped)" in missing.err) == (3, True)


def test_models_list_says_where_they_come_from(
    invoke: Invoke, environ: Mapping[str, str], place: Place, shipped: Callable[..., None]
) -> None:
    """Origin, licence and scores of each; there is nothing to set up where the program has a model of its own."""
    place("official", package_version="1.0")
    shipped(30)
    rows = [line.split("\t") for line in invoke("models", "list").lines]
    assert [row[:4] + row[5:] for row in rows] == [
        ["en-es", "1.0", "Argos", "installed", "-", "BLEU 31.9, FLORES BLEU 23.3"],
        ["en-es", "1.0", "briefing", "shipped", "MIT", "BLEU 30"],
        ["es-en", "1.0", "briefing", "shipped", "MIT", "BLEU 30"],
    ]
    done = invoke("setup", "--index", "http://127.0.0.1:9/index.json")
    assert (done.code, done.out, done.err.count("\n")) == (0, "", 1)
    assert "own model" in done.err

"""`briefing models evaluate`: what is printed of an engine, and what of files that do not belong together."""

import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Invoke

SENTENCES = {
    "en": "The navy stopped three boats near the coast.\nA court asked for the law.\n",
    "es": "La marina detuvo «tres barcos» cerca de la costa.\nUn tribunal pidió la ley.\n",
}


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, Path]:
    """Two files, a sentence a line."""
    for language, text in SENTENCES.items():
        (tmp_path / f"text.{language}").write_text(text, encoding="utf-8")
    return {language: tmp_path / f"text.{language}" for language in SENTENCES}


def command(pair: str, source: Path, reference: Path, *more: str) -> tuple[str | Path, ...]:
    """The command line for the engine that leaves sentences as they are."""
    return "models", "evaluate", pair, "--source", source, "--reference", reference, "--engine", "fake", *more


@pytest.mark.parametrize(("source", "target"), [("en", "es"), ("es", "en")])
def test_scores_of_what_the_program_prints(
    invoke: Invoke, texts: dict[str, Path], tmp_path: Path, source: str, target: str
) -> None:
    """A reference equal to the engine's words has full marks, quotation marks of any kind; signatures say how."""
    same = tmp_path / "same"
    same.write_text("".join(f"[{source}>{target}] {line}\n" for line in SENTENCES[source].splitlines()))
    done = invoke(*command(f"{source}-{target}", texts[source], same))
    rows = [line.split("\t") for line in done.lines]
    assert (done.code, done.err) == (0, "")
    assert rows[0][0] == "engine"
    assert [row[:2] for row in rows[1:3]] == [["BLEU", "100.0"], ["chrF", "100.0"]]
    assert all(row[2].startswith("nrefs:1|case:mixed|") for row in rows[1:3])
    assert (rows[3][0], float(rows[3][1]) > 0, rows[3][2]) == ("sentences/s", True, "2")
    assert (rows[4][0], int(rows[4][1]) > 10) == ("peak MB", True)


def test_as_json(invoke: Invoke, texts: dict[str, Path]) -> None:
    """`--format jsonl` gives the same, unrounded; another text's scores are low."""
    row = json.loads(invoke(*command("en-es", texts["en"], texts["es"], "--format", "jsonl")).out)
    assert row["sentences"] == 2
    assert row["scores"]["BLEU"]["score"] < row["scores"]["chrF"]["score"] < 50
    assert row["peak_bytes"] > 10_000_000


@pytest.mark.parametrize("language", ["en", "es"])
def test_lines_that_do_not_belong_together(
    program: Invoke, texts: dict[str, Path], tmp_path: Path, language: str
) -> None:
    """Another number of lines is told before anything is translated, with both numbers."""
    (tmp_path / "one").write_text("Only one.\n")
    (tmp_path / "none").write_text("")
    done = program(*command("en-es", texts["en"], tmp_path / "one"), env={"LANG": f"{language}_ES.UTF-8"})
    assert (done.code, done.out) == (4, "")
    assert ("has 2 lines" if language == "en" else "tiene 2 líneas") in done.err


def test_files_that_are_no_use(invoke: Invoke, texts: dict[str, Path], tmp_path: Path) -> None:
    """Empty and missing files, and another pair of languages, end with the exit codes of their kind."""
    (tmp_path / "none").write_text("")
    assert invoke(*command("en-es", tmp_path / "none", tmp_path / "none")).code == 4
    assert invoke(*command("en-es", texts["en"], tmp_path / "missing")).code == 4
    assert invoke(*command("en-fr", texts["en"], texts["es"])).code == 2


def test_without_sacrebleu(invoke: Invoke, texts: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, the command that installs it is told."""
    monkeypatch.delitem(sys.modules, "sacrebleu", raising=False)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    done = invoke(*command("en-es", texts["en"], texts["es"]))
    assert (done.code, done.out) == (9, "")
    assert "pip install 'bilingual-briefing[evaluate]'" in done.err

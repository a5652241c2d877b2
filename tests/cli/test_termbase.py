"""`--termbase` and `translate --explain`: the user's terms, and what the checks say of each translation."""

import json
from pathlib import Path

import pytest

from briefing.engines.apertium import installed
from tests.conftest import Invoke

FAKE = ("translate", "--from", "en", "--engine", "fake")
needs_apertium = pytest.mark.skipif(("en", "es") not in installed(), reason="Apertium is not installed")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A termbase of one's own, with a conflict."""
    path = tmp_path / "own.csv"
    path.write_text("en,es\nthe White House,la Casa Alba\nharbour,el puerto\nharbour,el muelle\n", encoding="utf-8")
    return path


def test_findings_are_told_under_their_line(invoke: Invoke) -> None:
    """The fake engine translates nothing, and the checks say so in columns; without --explain nobody does."""
    line = b"The boats have been in the harbour since the war.\n"
    assert invoke(*FAKE, "-", stdin=line).out.count("\n") == 1
    told = invoke(*FAKE, "--explain", "-", stdin=line).lines
    assert told[1:] == ["\terror\tuntranslated\tthis is not translated: the boats have been in"]


def test_findings_as_json(invoke: Invoke) -> None:
    """Each sentence of a line has its own findings, in both languages."""
    stdin = b"He left. The boats have been in the harbour since the war.\n\n"
    rows = [json.loads(row) for row in invoke(*FAKE, "--explain", "--format", "jsonl", "-", stdin=stdin).lines]
    first, second = rows[0]["segments"]
    assert (first["source"], first["target"], first["findings"]) == ("He left.", "[en>es] He left.", [])
    assert second["findings"] == [
        {
            "check": "untranslated",
            "severity": "error",
            "en": "this is not translated: the boats have been in",
            "es": "esto está sin traducir: the boats have been in",
        }
    ]
    assert rows[1]["segments"] == []


def test_the_explanation_is_in_the_users_language(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    out = invoke(*FAKE, "--explain", "-", stdin=b"The boats have been in the harbour since the war.\n").out
    assert "esto está sin traducir" in out


@pytest.mark.parametrize("command", [FAKE, ("build", "--engine", "fake")])
def test_conflicts_are_told_and_stop_nothing(
    invoke: Invoke, own: Path, english: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """Both lines are named on stderr; the first is used."""
    out = ["--out", tmp_path / "dist"] if command[0] == "build" else []
    done = invoke(*command, "--termbase", own, *out, english)
    assert done.code == 0
    assert done.err == (
        f"'harbour' has two translations: 'puerto' ({own}:3) and 'muelle' ({own}:4). The first is used.\n"
    )


def test_a_wrong_termbase_is_exit_10(invoke: Invoke, tmp_path: Path) -> None:
    """Before anything is read or translated, with the line, in the user's language."""
    bad = tmp_path / "bad.csv"
    bad.write_text("en,es\nSenate,\n", encoding="utf-8")
    done = invoke(*FAKE, "--termbase", bad, "-", stdin=b"One.\n")
    assert (done.code, done.out) == (10, "")
    assert "bad.csv:2" in done.err


@needs_apertium
def test_the_users_term_goes_into_the_translation(invoke: Invoke, own: Path) -> None:
    """With its article, and in the place of the shipped one, though the memory has a translation that says that."""
    command = ("translate", "--from", "en", "--engine", "apertium")
    text = b"Trump spoke in the White House.\n"
    assert invoke(*command, "-", stdin=text).out == "Trump habló en la Casa Blanca.\n"
    assert invoke(*command, "--termbase", own, "-", stdin=text).out == "Trump habló en la Casa Alba.\n"


@needs_apertium
def test_a_common_term_agrees_in_number_and_gender(invoke: Invoke, tmp_path: Path) -> None:
    """The engine's own rules go on around a term of the user's: articles, adjectives, plurals."""
    own = tmp_path / "own.csv"
    own.write_text("en,es\ncod cake,la croqueta de bacalao\n", encoding="utf-8")
    command = ("translate", "--engine", "apertium", "--termbase", own)
    assert (
        invoke(*command, "--from", "en", "-", stdin=b"He eats the cod cakes.\n").out
        == "Come las croquetas de bacalao.\n"
    )
    assert invoke(*command, "--from", "es", "-", stdin=b"Las croquetas de bacalao son buenas.\n").out == (
        "The cod cakes are good.\n"
    )

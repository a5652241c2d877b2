"""`themes check` and `themes suggest` as a writer of a theme file sees them, in both languages."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.conftest import Invoke

FERRY = """id = "ferry"
[labels]
en = "Ferries"
es = "Transbordadores"
[en]
strong = ["ferry"]
weak = ["ticket"]
[es]
strong = ["transbordador"]
weak = ["billete"]
"""
ABOUT = {
    "en": ["The ferry left the harbour early.", "Nobody missed the harbour or the ferry.", "The harbour has a ferry."],
    "es": ["El barco dejó el puerto temprano.", "Nadie echó de menos el puerto.", "El puerto tiene un barco."],
}
REST = {
    "en": "The judge heard the farmers on Monday. They said that the law was old. Nobody answered them for a year. ",
    "es": "El juez oyó a los agricultores el lunes. Dijeron que la ley era vieja. Nadie les respondió en un año. ",
}


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A theme file without a fault."""
    path = tmp_path / "ferry.toml"
    path.write_text(FERRY)
    return path


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder `news` with a folder `about` in it: articles in both languages."""
    for language, sentences in ABOUT.items():
        for n, sentence in enumerate(sentences):
            path = tmp_path / f"news/about/{language}{n}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\nlanguage: {language}\n---\nTitle\n\n{sentence}\n")
        (tmp_path / f"news/{language}.txt").write_text(
            f"---\nlanguage: {language}\n---\nTitle\n\n{REST[language] * 9}\n"
        )
    return tmp_path / "news"


def test_nothing_wrong(invoke: Invoke, ferry: Path) -> None:
    """A good file prints nothing, is exit 0, and stderr says so, in Spanish too."""
    done = invoke("themes", "check", ferry)
    assert (done.code, done.out, done.err) == (0, "", f"Nothing to mend in {ferry}.\n")


def test_findings_as_text(invoke: Invoke, ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A finding is a line: file and line, language, list, what; exit 6; in the user's language."""
    ferry.write_text(FERRY.replace('"ticket"', '"ticket", "ferries"'))
    done = invoke("themes", "check", ferry)
    place = f"{ferry}:7\ten\tweak\t'ferries' "
    said = "is never found: 'ferry' in strong has the same words, and is found instead. Take one of the two out.\n"
    assert (done.code, done.out, done.err) == (6, place + said, "To mend: 1. To look at: 0.\n")
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    spanish = invoke("themes", "check", ferry)
    assert spanish.out.startswith(place + "no se encuentra nunca: 'ferry', en strong, ")
    assert (spanish.code, spanish.err) == (6, "Por corregir: 1. Por revisar: 0.\n")


def test_a_hint_is_no_failure(invoke: Invoke, ferry: Path) -> None:
    """What may be meant is told, and is exit 0."""
    ferry.write_text(FERRY.replace('"ticket"', '"tickets"'))
    done = invoke("themes", "check", ferry)
    assert (done.code, done.err) == (0, "To mend: 0. To look at: 1.\n")
    assert "write 'ticket'" in done.out


def test_findings_and_counts_as_json(invoke: Invoke, ferry: Path, news: Path) -> None:
    """A row has file, line, language, list, term, severity and what; a count has its numbers besides."""
    done = invoke("themes", "check", "--articles", news, "--format", "jsonl", ferry)
    rows = [json.loads(line) for line in done.lines]
    common = ["file", "line", "language", "list", "term", "severity", "what"]
    found = {row["term"]: row for row in rows}
    assert list(found["ticket"]) == common
    assert (found["ticket"]["severity"], found["ticket"]["line"]) == ("hint", 7)
    assert list(found["ferry"]) == [*common, "sentences", "articles", "total"]
    assert [found["ferry"][key] for key in ("severity", "sentences", "articles", "total")] == ["count", 3, 3, 4]
    assert found["transbordador"]["severity"] == "hint"
    assert done.code == 0


def test_a_file_with_mistakes(invoke: Invoke, tmp_path: Path, ferry: Path) -> None:
    """All mistakes of a file that cannot be read are told, the other files are checked, and it is exit 6."""
    bad = tmp_path / "bad.toml"
    bad.write_text(FERRY.replace("strong", "storng"))
    done = invoke("themes", "check", bad, ferry, tmp_path / "gone.toml")
    assert [line.split("\t")[:3] for line in done.lines] == [
        [f"{bad}:6", "en", "storng"],
        [f"{bad}:9", "es", "storng"],
        [str(tmp_path / "gone.toml"), "-", "-"],
    ]
    assert (done.code, done.err) == (6, "To mend: 3. To look at: 0.\n")


def test_a_finding_is_one_line(invoke: Invoke, ferry: Path) -> None:
    """A term with line breaks and a terminal's codes in it is printed on one line, without them."""
    ferry.write_text(FERRY.replace('"ticket"', r'"the\n\t\u001b of"'))
    done = invoke("themes", "check", ferry)
    assert (done.code, len(done.lines), done.lines[0].count("\t"), "\x1b" in done.out) == (6, 1, 3, False)


def test_articles_that_cannot_be_read(invoke: Invoke, ferry: Path, bad: Path) -> None:
    """A bad article is reported, and is exit 4 where the theme file is good."""
    done = invoke("themes", "check", "--articles", bad, ferry)
    assert (done.code, str(bad) in done.err) == (4, True)


def test_terms_for_a_theme_without_a_file(invoke: Invoke, news: Path) -> None:
    """`suggest --about FOLDER` sets its articles apart from the rest, which may hold the folder itself."""
    done = invoke("themes", "suggest", "--about", news / "about", news)
    assert done.code == 0
    rows = [line.split("\t") for line in done.lines]
    assert [(row[0], row[1], *row[3:]) for row in rows] == [
        ("ferry", "en", "3", "0", "3"),
        ("harbour", "en", "3", "0", "3"),
        ("puerto", "es", "3", "0", "3"),
    ]


def test_terms_for_a_theme_with_a_file(invoke: Invoke, news: Path, ferry: Path) -> None:
    """`suggest --theme ID` compares the sentences that have the theme with the rest, and leaves out its own terms."""
    done = invoke("themes", "suggest", "--theme", "ferry", "--themes", ferry, "--format", "jsonl", news)
    (row,) = [json.loads(line) for line in done.lines]
    assert list(row) == ["term", "language", "z", "strong", "inside", "outside", "articles"]
    assert (row["term"], row["language"], row["strong"], row["inside"]) == ("harbour", "en", True, 3)


def test_tables_to_paste(invoke: Invoke, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--format toml` prints tables with the rule in a comment, in the user's language."""
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    done = invoke("themes", "suggest", "--about", news / "about", "--format", "toml", news)
    assert done.out.startswith("# strong: 9 de cada 10 apariciones ")
    assert tomllib.loads(done.out)["en"] == {"strong": ["ferry", "harbour"]}


def test_nothing_stands_out(invoke: Invoke, english: Path) -> None:
    """Where no term separates, stderr says what it takes."""
    done = invoke("themes", "suggest", "--theme", "drugs", english)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("No term stands out: it takes one that is 3 times or more")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["suggest", "a.txt"], "--about FOLDER"),
        (["suggest", "--theme", "drugs", "--about", ".", "a.txt"], "either --theme ID"),
        (["suggest", "--theme", "boats", "a.txt"], "There is no theme 'boats'. There are: drugs, "),
        (["--format", "jsonl", "check", "a.toml"], "Write the options of 'check' behind it."),
    ],
)
def test_wrong_options(invoke: Invoke, arguments: list[str], said: str) -> None:
    """Options that leave open what is meant are exit 2 with a sentence."""
    done = invoke("themes", *arguments)
    assert (done.code, done.out, said in done.err) == (2, "", True)

"""detect, split, tag, summarize and themes: what each prints, byte for byte where others rely on it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.articles import ENGLISH
from tests.conftest import Invoke

FERRY = b"The ferry is back\n\nThe ferry to the island runs again. Tickets cost what they did last year.\n"
STAGES = ("detect", "split", "tag", "summarize")


def parsed(out: str) -> list[dict[str, Any]]:
    """The objects of JSON lines."""
    return [json.loads(line) for line in out.splitlines()]


def test_detect_prints_a_line_for_each_file(invoke: Invoke, english: Path, spanish: Path) -> None:
    """`detect` tells file, language and confidence, in the order given."""
    done = invoke("detect", spanish, english)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{spanish}\tes\t1.00\n{english}\ten\t1.00\n"


def test_detect_as_json(invoke: Invoke, english: Path) -> None:
    """`detect --format jsonl` has exactly file, language and confidence."""
    done = invoke("detect", "--format", "jsonl", english)
    assert done.out == json.dumps({"file": str(english), "language": "en", "confidence": 1.0}) + "\n"


def test_detect_looks_at_the_body(invoke: Invoke, english: Path, spanish: Path) -> None:
    """Without front matter the language is found; an English headline over a Spanish body does not mislead."""
    body = spanish.read_text(encoding="utf-8").split("---\n")[2]
    done = invoke("detect", "-", "--format", "jsonl", stdin=f"Breaking news from the White House\n\n{body}".encode())
    (said,) = parsed(done.out)
    assert (said["file"], said["language"]) == ("-", "es")
    assert 0.9 <= said["confidence"] <= 1


def test_split_prints_a_sentence_a_line(invoke: Invoke, english: Path) -> None:
    """`split` prints the body's sentences, and neither title nor front matter."""
    done = invoke("split", english)
    assert (done.code, done.err) == (0, "")
    assert done.lines[:3] == [
        "The navy stopped two boats off the coast on Monday and found cocaine under the nets.",
        "The crews said that they were fishermen.",
        "Nobody was hurt, and the boats were towed to the harbour.",
    ]
    assert len(done.lines) == 7


def test_split_as_json(invoke: Invoke, english: Path) -> None:
    """`split --format jsonl` numbers sentences and paragraphs from 1."""
    rows = parsed(invoke("split", "--format", "jsonl", english).out)
    assert [list(row) for row in rows] == [["n", "paragraph", "text"]] * 7
    assert [(row["n"], row["paragraph"]) for row in rows] == [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5)]


def test_tag_prints_number_themes_and_text(invoke: Invoke, english: Path) -> None:
    """`tag` prints a line a sentence: its number, its themes with scores or a dash, its words."""
    rows = [line.split("\t") for line in invoke("tag", english).lines]
    assert [row[0] for row in rows] == [str(n) for n in range(1, 8)]
    assert rows[0][1].startswith("drugs 0.") or rows[0][1].startswith("drugs 1.")
    assert rows[0][2].startswith("The navy stopped two boats")
    assert invoke("tag", "-", stdin=FERRY).lines[1] == "2\t-\tTickets cost what they did last year."


def test_tag_as_json(invoke: Invoke, spanish: Path) -> None:
    """`tag --format jsonl` has exactly n, text and themes; a theme exactly id and score, 0 to 1."""
    rows = parsed(invoke("tag", "--format", "jsonl", spanish).out)
    assert [list(row) for row in rows] == [["n", "text", "themes"]] * 7
    found = [theme for row in rows for theme in row["themes"]]
    assert all(list(theme) == ["id", "score"] and 0 < theme["score"] <= 1 for theme in found)
    assert {"drugs", "immigration", "military_threat"} <= {theme["id"] for theme in found}
    assert "drugs" in {theme["id"] for theme in rows[0]["themes"]}
    unthemed = parsed(invoke("tag", "--format", "jsonl", "-", stdin=FERRY).out)
    assert unthemed[1] == {"n": 2, "text": "Tickets cost what they did last year.", "themes": []}


def test_a_theme_file_adds_a_theme(invoke: Invoke, english: Path, tmp_path: Path) -> None:
    """`--themes FILE` finds the user's own theme beside the built-in ones."""
    ferry = tmp_path / "ferry.toml"
    ferry.write_text('id = "ferry"\nen = ["ferry"]\nes = ["transbordador"]\n[labels]\nen = "Ferry"\nes = "Barcos"\n')
    rows = parsed(invoke("tag", "--format", "jsonl", "--themes", ferry, english).out)
    assert "ferry" in {theme["id"] for theme in rows[6]["themes"]}
    assert "ferry\tFerry\tBarcos\n" in invoke("themes", "--themes", ferry).out


@pytest.mark.parametrize(
    ("locale", "text", "why"),
    [
        ("en", "At the gate\n\nDealers sold it in small bags. Two pupils collapsed after smoking it.\n", "meaning"),
        ("es", "A la puerta\n\nLos camellos la vendían en bolsitas. Dos alumnos la fumaron y se cayeron.\n", "sentido"),
    ],
)
def test_the_encoder_finds_what_no_term_names(
    program: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, text: str, why: str
) -> None:
    """With `--encoder`, or the setting, an article about drugs that never says so is found to be; else it is not."""
    monkeypatch.setenv("BRIEFING_LANGUAGE", locale)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gate.txt").write_text(text, encoding="utf-8")
    asked = program("tag", "gate.txt", "--explain", "--encoder")
    assert (asked.code, asked.err) == (0, "")
    assert asked.out.count("\tdrugs 0.") == asked.out.count(why) == 2
    assert "drugs 0." not in program("tag", "gate.txt").out
    (tmp_path / "briefing.toml").write_text("[themes]\nencoder = true\n", encoding="utf-8")
    assert program("tag", "gate.txt", "--explain").out == asked.out
    assert "drugs 0." not in program("tag", "gate.txt", "--no-encoder").out


@pytest.mark.parametrize("words", [5, 15, 30, 60])
def test_summarize_keeps_to_its_words(invoke: Invoke, english: Path, words: int) -> None:
    """`summarize --words N` prints sentences of the article, verbatim, in its order, N words at most."""
    sentences = invoke("split", english).lines
    chosen = invoke("summarize", "--words", words, "--format", "text", english).lines
    assert sum(len(line.split()) for line in chosen) <= words
    assert chosen == [sentence for sentence in sentences if sentence in chosen]
    assert chosen or words == 5


def test_summarize_keeps_to_its_sentences(invoke: Invoke, english: Path) -> None:
    """`--sentences N` prints N at most; without either there are five at most, and `jsonl` gives their numbers."""
    assert len(invoke("summarize", "--sentences", 2, english).lines) == 2
    rows = parsed(invoke("summarize", "--format", "jsonl", english).out)
    assert 3 <= len(rows) <= 5
    assert [list(row) for row in rows] == [["n", "text"]] * len(rows)
    assert [row["n"] for row in rows] == sorted({row["n"] for row in rows})


def test_summarize_one_theme(invoke: Invoke, english: Path) -> None:
    """`--theme ID` summarises what belongs to that theme and nothing else."""
    chosen = invoke("summarize", "--theme", "immigration", english).lines
    assert any("asylum" in line or "deportation" in line for line in chosen)
    assert not any("cocaine" in line for line in chosen)


def test_a_theme_that_is_not_there(invoke: Invoke, english: Path) -> None:
    """A mistyped id is a wrong option: exit 2, with the ids that there are."""
    done = invoke("summarize", "--theme", "drogas", english)
    assert (done.code, done.out) == (2, "")
    assert "'drogas'" in done.err
    assert "drugs, immigration, military_threat, venezuela" in done.err


def test_themes_lists_the_built_in_ones(invoke: Invoke) -> None:
    """`themes` prints id and both labels."""
    assert invoke("themes").lines == [
        "drugs\tDrugs\tDrogas",
        "immigration\tImmigration\tInmigración",
        "military_threat\tMilitary threat\tAmenaza militar",
        "venezuela\tVenezuela\tVenezuela",
    ]
    rows = parsed(invoke("themes", "--format", "jsonl").out)
    assert rows[0] == {"id": "drugs", "labels": {"en": "Drugs", "es": "Drogas"}}


@pytest.mark.parametrize("stage", STAGES)
def test_standard_input_is_an_article(invoke: Invoke, english: Path, stage: str) -> None:
    """`-` reads standard input and prints the same as the file does, but for the file's name."""
    from_file, from_stdin = invoke(stage, english), invoke(stage, "-", stdin=ENGLISH.encode())
    assert from_stdin.code == 0
    assert from_stdin.out == from_file.out.replace(str(english), "-")


@pytest.mark.parametrize("stage", STAGES)
def test_one_bad_article_among_several(invoke: Invoke, english: Path, spanish: Path, bad: Path, stage: str) -> None:
    """The bad one gives a sentence on stderr and its exit code; what the others print is as without it."""
    done, without = invoke(stage, english, bad, spanish), invoke(stage, english, spanish)
    assert (done.code, without.code) == (4, 0)
    assert done.out == without.out
    assert done.err == f"{bad} is empty: there is no text in it.\n"


@pytest.mark.parametrize("stage", [*STAGES, "build"])
def test_an_empty_folder_does_not_stop_the_rest(
    invoke: Invoke, english: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    """A folder without articles is reported like a bad article: what stands beside it is read."""
    monkeypatch.setenv("BRIEFING_ENGINE", "fake")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nothing").mkdir()
    done = invoke(stage, tmp_path / "nothing", english)
    assert done.code == 4
    assert done.err == f"The folder {tmp_path / 'nothing'} holds no .txt, .md or .html file.\n"
    assert done.out


def test_a_folder_stands_for_its_articles(invoke: Invoke, english: Path, spanish: Path, tmp_path: Path) -> None:
    """A folder gives its articles sorted by path, each once even where it is named twice."""
    done = invoke("detect", tmp_path, english)
    assert [line.split("\t")[0] for line in done.lines] == [str(spanish), str(english)]


def test_the_language_can_be_said(invoke: Invoke) -> None:
    """`--language` is believed where nobody could tell, and without it the refusal says how to."""
    short = b"Ninguno.\n\nOK.\n"
    assert invoke("detect", "-", stdin=short).code == 5
    assert "--language es" in invoke("detect", "-", stdin=short).err
    assert invoke("detect", "-", "--language", "es", stdin=short).out == "-\tes\t1.00\n"


def test_nothing_is_read_beyond_what_is_asked(invoke: Invoke, tmp_path: Path) -> None:
    """A file that is missing, or whose name is too long for the system, is one sentence and exit 4."""
    for name in (tmp_path / "missing.txt", "a" * 5000):
        done = invoke("split", name)
        assert (done.code, done.out) == (4, "")
        assert done.err.startswith(f"Cannot read {name}: ")
        assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("locale", "said"), [("en_US", "no sentence of it fits"), ("es_ES", "ninguna de sus frases cabe")]
)
def test_a_summary_without_sentences_says_so(program: Invoke, english: Path, locale: str, said: str) -> None:
    """Three words hold no sentence: nothing on stdout, the reason on stderr in the user's language."""
    done = program("summarize", "--words", "3", english, env={"LC_ALL": f"{locale}.UTF-8"})
    assert (done.code, done.out) == (0, "")
    assert said in done.err

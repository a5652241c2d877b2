"""`briefing status` and `briefing why`: what the runs did, and why an article is where it is."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Invoke
from tests.daily.days import FAKE, NOW, write


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program runs in the test's folder, on 3 February 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def why(invoke: Invoke, article: str | Path, *options: str) -> str:
    """What `briefing why` says."""
    done = invoke("why", article, *options)
    assert (done.code, done.err) == (0, "")
    return done.out


def test_why(invoke: Invoke) -> None:
    """Where an article stands, beside whom, and what of it is shown; by its file, slug or absolute path."""
    for source in ("one", "two"):
        write("tumaco-seizure-day1-en", as_name=source, source=source)
    write("laredo-raid-day1-own")
    late = write("narva-drones-day1-en", date="2026-01-20")
    Path("in/empty.txt").write_text("")
    invoke("daily", "in", *FAKE)
    said = why(invoke, "in/one.txt") + why(invoke, "two")
    assert "in/one.txt is in the edition of 2026-02-03, in story 1 of 2: Navy finds" in said
    assert "Articles with that story: 2." in said
    assert said.count("the two count as one source") == 1
    assert said.count("The summary has no sentence of its own") == 1
    assert "Sentences of its own in the summary: 4 of 4." in said
    assert "No other article carries that story." in why(invoke, Path("in/laredo-raid-day1-own.txt").absolute())
    assert "there is no edition of that day. Run: briefing daily --date 2026-01-20" in why(invoke, late)
    assert "in/empty.txt is in no edition: it cannot be read. in/empty.txt is empty" in why(invoke, "in/empty.txt")
    unknown = invoke("why", "in/unknown.txt")
    assert (unknown.code, "No run has seen in/unknown.txt" in unknown.err) == (4, True)


def test_why_of_the_late(invoke: Invoke) -> None:
    """What came after its edition: the next takes it; whether it did; or it is too late for both."""
    write("tumaco-seizure-day1-en", date="2026-02-01")
    invoke("daily", "in", *FAKE, "--date", "2026-02-01")
    late = write("laredo-raid-day1-en", date="2026-02-01")
    write("narva-drones-day1-en", date="2026-01-31")
    invoke("daily", "in/narva-drones-day1-en.txt", *FAKE, "--date", "2026-01-31")
    invoke("daily", "in", *FAKE, "--date", "2026-01-31")
    assert "The next edition takes it" in why(invoke, late)
    write("rosario-bond-day1-en", date="2026-02-02")
    invoke("daily", "in", *FAKE, "--date", "2026-02-02")
    assert "is in the edition of 2026-02-02" in why(invoke, late)
    assert "It is filed under 2026-02-01, and came after" in why(invoke, late)
    too_late = write("canary-hierro-day1-en", date="2026-02-01")
    write("narva-minefield-day1-en")
    invoke("daily", "in", *FAKE)
    assert "came after the editions of 2026-02-01 and 2026-02-03" in why(invoke, too_late)


def test_status(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last runs, latest first; without a state, a sentence; with a lock held, at work."""
    missing = invoke("status")
    assert (missing.code, "There is no state dist/state.sqlite" in missing.err) == (4, True)
    assert not Path("dist").exists()
    write("tumaco-seizure-day1-en")
    monkeypatch.setenv("BRIEFING_STATE", "elsewhere/state.sqlite")
    invoke("daily", "in", *FAKE)
    (line,) = invoke("status").lines
    started, seconds, *rest = line.split("\t")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", started)
    assert float(seconds) >= 0
    assert rest == ["2026-02-03", "built", "1", "1", "0"]
    told = json.loads(invoke("status", "--format", "jsonl", "--runs", 1).out)
    assert list(told) == ["started", "seconds", "edition", "outcome", "articles", "stories", "failed"]
    assert not Path("dist/state.sqlite").exists()

"""`briefing daily`, from the command line to the files."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.daily.lock import only_run
from tests.conftest import Invoke
from tests.daily.days import FAKE, NOW, edition, slugs, write
from tests.program import run_program
from tests.test_golden import files


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program runs in the test's folder, on 3 February 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


def test_a_day(invoke: Invoke) -> None:
    """A copy and another story: one edition, as JSON and as Markdown in three views, whose links lead to files."""
    write("tumaco-seizure-day1-en")
    write("tumaco-seizure-day1-en", as_name="copy", source="The Copyist")
    write("laredo-raid-day1-own")
    done = invoke("daily", "in", *FAKE)
    assert done.code == 0
    assert done.err == "The edition of 2026-02-03 is made. Stories: 2, new: 2; articles: 3.\n"
    assert done.lines[0] == "dist/data/2026-02-03.json"
    assert done.lines[1:] == [f"dist/markdown/2026-02-03.{view}.md" for view in ("en", "es", "bilingual")]
    assert [len(story.sources) for story in edition().stories] == [2, 1]
    english, spanish, both = (Path(line).read_text(encoding="utf-8") for line in done.lines[1:])
    assert "Brief of Tuesday, February 3, 2026" in english
    assert "Resumen del martes, 3 de febrero de 2026" in spanish
    assert "**New** · 2 articles" in english
    assert "**Nuevo** · 2 artículos" in spanish
    for text in (english, spanish, both):
        assert "The Copyist" in text
        for link in re.findall(r"\]\((2026[^)#]*)", text):
            assert (Path("dist/markdown") / link.replace("\\_", "_")).is_file(), link


def test_the_second_time_nothing_is_done(invoke: Invoke) -> None:
    """Exit code 20, said so, and not a byte is written; --force makes the same bytes again."""
    write("tumaco-seizure-day1-en")
    assert invoke("daily", "in", *FAKE).code == 0
    before = {path: path.stat().st_mtime_ns for path in Path("dist").rglob("*.*") if ".sqlite" not in path.name}
    texts = files(Path("dist/data")), files(Path("dist/markdown"))
    again = invoke("daily", "in", *FAKE)
    assert (again.code, again.out) == (20, "")
    assert again.err == "Nothing new: the edition of 2026-02-03 is there already, and has every article (1).\n"
    assert before == {path: path.stat().st_mtime_ns for path in before}
    assert invoke("daily", "in", *FAKE, "--force").code == 0
    assert texts == (files(Path("dist/data")), files(Path("dist/markdown")))
    assert [json.loads(line)["outcome"] for line in invoke("status", "--format", "jsonl").lines] == [
        "built",
        "nothing",
        "built",
    ]


def test_what_is_gone_or_changed_is_made_again(invoke: Invoke) -> None:
    """A file of the edition or a brief that somebody took away, a changed article, another option."""
    path = write("tumaco-seizure-day1-en")
    assert invoke("daily", "in", *FAKE).code == 0
    for gone in ("markdown/2026-02-03.es.md", "data/2026-02-03.json"):
        (Path("dist") / gone).unlink()
        assert invoke("daily", "in", *FAKE).code == 0
        assert (Path("dist") / gone).is_file()
    brief = Path("dist/data/2026-02-03/tumaco-seizure-day1-en.json")
    brief.write_text("{")
    assert invoke("daily", "in", *FAKE, "--force").code == 0
    assert json.loads(brief.read_text())["schema"] == 1
    assert invoke("daily", "in", *FAKE, "--sentences", 1).code == 0
    assert len(edition().stories[0].summary) == 1
    path.write_text(path.read_text().replace("submarine", "canoe"))
    assert invoke("daily", "in", *FAKE).code == 0
    assert "canoe" in edition().stories[0].title.texts["en"]
    assert len(slugs()) == 1


def test_from_day_to_day(invoke: Invoke) -> None:
    """The next day goes on with the story, takes what came too late for its own day, and leaves that day alone."""
    write("tumaco-seizure-day1-en", date="2026-02-02T08:00:00Z")
    assert invoke("daily", "in", *FAKE, "--date", "yesterday").code == 0
    first = Path("dist/data/2026-02-02.json").read_bytes()
    write("tumaco-seizure-day2-en")
    write("laredo-raid-day1-en", date="2026-02-02T23:00:00Z")
    write("narva-drones-day1-en", date="2026-01-20")
    assert invoke("daily", "in", *FAKE).code == 0
    assert slugs() == {"tumaco-seizure-day2-en", "laredo-raid-day1-en"}
    stories = {story.id: story.new for story in edition().stories}
    assert stories == {"tumaco-seizure-day1-en": False, "laredo-raid-day1-en": True}
    assert "**Continued**" in Path("dist/markdown/2026-02-03.en.md").read_text()
    assert invoke("daily", "in", *FAKE, "--date", "2026-02-02").code == 20
    assert Path("dist/data/2026-02-02.json").read_bytes() == first


def test_only_the_day_where_there_was_no_edition_before(invoke: Invoke) -> None:
    """Whoever begins gets the day's articles, and none of the archive."""
    write("tumaco-seizure-day1-en", date="2026-02-02")
    write("laredo-raid-day1-en")
    assert invoke("daily", "in", *FAKE).code == 0
    assert slugs() == {"laredo-raid-day1-en"}


def test_days_in_the_readers_zone(invoke: Invoke) -> None:
    """--timezone decides what today is, and which day an article is of; nothing is dated tomorrow."""
    write("tumaco-seizure-day1-en", date="2026-02-03T23:30:00-05:00")  # 4 February in UTC, when that is the future
    write("laredo-raid-day1-en", date="2026-02-09")
    write("narva-drones-day1-en", date=None)
    write("rosario-bond-day1-en", date="2026-02-02T20:00:00-05:00")  # 3 February in UTC
    assert invoke("daily", "in", *FAKE).code == 0
    assert len(slugs()) == 4
    assert not Path("dist/data/2026-02-04").exists()
    done = invoke("daily", "in", *FAKE, "--timezone", "America/Bogota", "--out", "bogota")
    assert done.code == 0
    assert sorted(path.name for path in Path("bogota/data/2026-02-03").iterdir()) == [
        "laredo-raid-day1-en.json",
        "narva-drones-day1-en.json",
        "tumaco-seizure-day1-en.json",
    ]
    tomorrow = invoke("daily", "in", *FAKE, "--date", "2026-02-04")
    assert (tomorrow.code, "has not begun" in tomorrow.err) == (2, True)


def test_what_was_filed_stays_on_its_day(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article without a date, or from the future, is of the day on which it came, tomorrow too."""
    write("tumaco-seizure-day1-en", date=None)
    write("laredo-raid-day1-en", date="2026-02-04T15:00:00Z")
    assert invoke("daily", "in", *FAKE).code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW) + 24 * 3600))
    done = invoke("daily", "in", *FAKE)
    assert (done.code, done.err) == (20, "Nothing new: no article is of 2026-02-04, and 2 of other days.\n")


def test_a_bad_article_stops_nothing(invoke: Invoke) -> None:
    """It is told once with its exit code, the rest is made; the next run, with nothing new, ends with 20."""
    write("tumaco-seizure-day1-en")
    Path("in/empty.txt").write_text("")
    done = invoke("daily", "in", *FAKE)
    assert (done.code, "in/empty.txt is empty" in done.err, len(slugs())) == (4, True, 1)
    again = invoke("daily", "in", *FAKE)
    assert (again.code, again.err.count("\n")) == (20, 1)
    assert invoke("status").lines[0].split("\t")[-1] == "1"
    Path("in/empty.txt").write_text("Nadie lo sabe en esta ciudad, dijo el alcalde de Lima ayer por la noche.")
    assert invoke("daily", "in", *FAKE).code == 0


def test_nothing_but_bad_articles(invoke: Invoke) -> None:
    """That is broken, not nothing new."""
    Path("in").mkdir()
    Path("in/empty.txt").write_text("")
    assert invoke("daily", "in", *FAKE).code == 4
    assert invoke("daily", "missing", *FAKE).code == 4


def test_without_an_engine_the_run_fails(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 3, one sentence, and `status` shows it; with an engine the next run does the work."""
    write("tumaco-seizure-day1-en")
    write("laredo-raid-day1-en")
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        done = invoke("daily", "in", "--engine", "apertium", "--no-memory")
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert invoke("status").lines[0].split("\t")[3] == "failed"
    assert invoke("daily", "in", *FAKE).code == 0


def test_a_killed_run_is_finished_by_the_next(invoke: Invoke) -> None:
    """kill -9 after the first brief: the next run writes what an undisturbed one does, and `status` tells of both."""
    for name in ("tumaco-seizure-day1-en", "laredo-raid-day1-en", "narva-drones-day1-en", "rosario-bond-day1-en"):
        write(name)
    command = [sys.executable, "-m", "briefing", "daily", "in", *FAKE]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and not list(Path("dist").glob("data/*/*.json")):
            pass
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert "interrupted" in invoke("status").lines[0]
    assert invoke("daily", "in", *FAKE).code == 0
    assert invoke("daily", "in", *FAKE, "--out", "whole").code == 0
    assert [line.split("\t")[3] for line in invoke("status").lines] == ["built", "interrupted"]
    for part in ("data", "markdown", "site"):
        left = {name: data for name, data in files(Path("dist") / part).items() if "/." not in name}
        assert left == files(Path("whole") / part)


def test_two_runs_at_once(invoke: Invoke) -> None:
    """The second ends with 21 and a message, and has written nothing; with --wait it says so and waits."""
    said = "Another run is at work"
    write("tumaco-seizure-day1-en")
    with only_run(Path("dist/state.sqlite"), wait=False, waiting=lambda: None):
        done = invoke("daily", "in", *FAKE)
        assert (done.code, done.out, said in done.err) == (21, "", True)
        assert not Path("dist/data").exists()
        command = [sys.executable, "-m", "briefing", "daily", "in", *FAKE, "--wait"]
        waiting = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        assert waiting.stderr is not None
        assert said in waiting.stderr.readline()
    with waiting:
        assert waiting.wait(60) == 0


def test_a_log_for_machines(invoke: Invoke) -> None:
    """With --log-format jsonl each line is an object: articles, failures, the end; BRIEFING_LOG_FORMAT does it too."""
    write("tumaco-seizure-day1-en")
    Path("in/empty.txt").write_text("")
    done = invoke("daily", "in", *FAKE, "--log-format", "jsonl")
    lines = [json.loads(line) for line in done.err.splitlines()]
    assert [line["event"] for line in lines] == ["article", "article", "InputError", "edition"]
    assert [line["level"] for line in lines] == ["info", "info", "error", "info"]
    assert lines[-1]["values"] == {"date": "2026-02-03", "stories": 1, "new": 1, "articles": 1}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", line["time"]) for line in lines)
    again = run_program("daily", "in", *FAKE, env={"BRIEFING_LOG_FORMAT": "jsonl", "BRIEFING_LANGUAGE": "es"})
    (line,) = again.err.splitlines()
    assert (json.loads(line)["event"], json.loads(line)["message"][:11]) == ("nothing", "Nada nuevo:")


def test_in_spanish(program: Invoke) -> None:
    """The same in the other language: the run, a refusal, the reasons and the runs."""
    write("tumaco-seizure-day1-es")
    spanish = {"BRIEFING_LANGUAGE": "es"}
    made = program("daily", "in", *FAKE, env=spanish)
    assert made.err.startswith("La edición del 2026-02-03 está hecha. Historias: 1")
    with only_run(Path("dist/state.sqlite"), wait=False, waiting=lambda: None):
        refused = program("daily", "in", *FAKE, env=spanish)
    assert (refused.code, "Otra ejecución está trabajando en" in refused.err) == (21, True)
    said = program("why", "in/tumaco-seizure-day1-es.txt", env=spanish).out
    assert "está en la edición del 2026-02-03, en la historia 1 de 1: La Armada halla" in said
    assert program("status", env=spanish).lines[0].split("\t")[3] == "hecha"


def test_a_damaged_state_stops_nothing(invoke: Invoke) -> None:
    """It is set aside and said; the edition is made."""
    write("tumaco-seizure-day1-en")
    Path("dist").mkdir()
    Path("dist/state.sqlite").write_text("no database, by any means")
    done = invoke("daily", "in", *FAKE)
    assert (done.code, "is damaged" in done.err) == (0, True)
    assert Path("dist/state.sqlite.damaged").exists()


def test_the_same_bytes_on_any_machine(tmp_path: Path) -> None:
    """Whatever the hash seed, the clock's zone and the order in which files were written."""
    for name in ("tumaco-seizure-day1-en", "tumaco-seizure-day1-own", "laredo-raid-day1-en", "tumaco-seizure-day1-es"):
        write(name)
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        done = run_program("daily", "in", *FAKE, "--out", seed, env={"PYTHONHASHSEED": seed, "TZ": zone})
        assert done.code == 0, done.err
    for part in ("data", "markdown", "site"):
        assert files(tmp_path / "1" / part) == files(tmp_path / "2" / part)


def test_articles_left_out_of_the_pages(invoke: Invoke) -> None:
    """With --no-article the articles' text is in no file, and the edition has the same stories."""
    for name in ("tumaco-seizure-day1-en", "tumaco-seizure-day1-own", "laredo-raid-day1-en"):
        write(name)
    invoke("daily", "in", *FAKE)
    assert invoke("daily", "in", *FAKE, "--no-article", "--out", "bare").code == 0
    assert [(story.id, story.themes) for story in edition().stories] == [
        (story.id, story.themes) for story in edition(out="bare").stories
    ]
    assert all(story.summary for story in edition(out="bare").stories)
    sizes = [Path(out, "data/2026-02-03/laredo-raid-day1-en.json").stat().st_size for out in ("bare", "dist")]
    assert sizes[0] < sizes[1]

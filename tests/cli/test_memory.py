"""`briefing memory`, and what a memory does for `build` and `translate`."""

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.engines.apertium import installed
from tests.conftest import Invoke
from tests.program import run_program
from tests.test_golden import files

ROOT = Path(__file__).parents[2]
FAKE = ("--engine", "fake")
LINE = b"The navy stopped two boats.\n"


@pytest.fixture(autouse=True)
def memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The memory of the test, in the folder where the program runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFING_MEMORY", str(tmp_path / "memory.sqlite"))
    return tmp_path / "memory.sqlite"


def translate(invoke: Invoke, text: bytes, *more: str | Path) -> str:
    """The Spanish of some lines."""
    done = invoke("translate", "--from", "en", *FAKE, *more, "-", stdin=text)
    assert (done.code, done.err) == (0, "")
    return done.out


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.split("\n")[0] else ","))


def save(path: Path, found: list[dict[str, str]]) -> None:
    """Save rows as a Spanish spreadsheet does: semicolons, no byte-order mark."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, found[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(found)


QUOTED = b'They said "yes" to 25% of 12,500.\n'


def test_the_form_of_a_language_can_be_switched_off(invoke: Invoke, tmp_path: Path) -> None:
    """By option or in briefing.toml, without another translation; a person's words are never touched."""
    shown, raw = "[en>es] They said «yes» to 25\xa0% of 12.500.\n", '[en>es] They said "yes" to 25% of 12,500.\n'
    assert translate(invoke, QUOTED) == shown
    assert translate(invoke, QUOTED, "--no-localize") == raw
    (tmp_path / "briefing.toml").write_text("[engine]\nlocalize = false\n", encoding="utf-8")
    assert (translate(invoke, QUOTED), translate(invoke, QUOTED, "--localize")) == (raw, shown)
    assert json.loads(invoke("memory", "stats", "--format", "jsonl").out.splitlines()[0])["entries"] == 1
    with Path("mine.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [["source", "translation", "from", "to"], [QUOTED.decode().strip(), 'El "25%" de 12,500.', "en", "es"]]
        )
    assert invoke("memory", "import", "mine.csv").code == 0
    assert translate(invoke, QUOTED, "--localize") == 'El "25%" de 12,500.\n'


def test_an_editor_corrects_what_readers_see(invoke: Invoke) -> None:
    """The table for review and the export have the form that briefs show; what is confirmed there stays so."""
    translate(invoke, QUOTED)
    for command, name, options, said in (
        ("review", "shown.csv", (), "«yes» to 25\xa0% of 12.500."),
        ("export", "all.csv", (), "«yes» to 25\xa0% of 12.500."),
        ("review", "raw.csv", ("--no-localize",), '"yes" to 25% of 12,500.'),
    ):
        assert invoke("memory", command, name, *options).code == 0
        assert [row["translation"] for row in rows(Path(name))] == [f"[en>es] They said {said}"]
    assert invoke("memory", "import", "shown.csv").err.startswith("shown.csv: 0 taken")
    found = rows(Path("shown.csv"))
    found[0]["correction"] = found[0]["translation"]
    save(Path("shown.csv"), found)
    assert invoke("memory", "import", "shown.csv").err.startswith("shown.csv: 1 taken")
    assert translate(invoke, QUOTED, "--no-localize") == "[en>es] They said «yes» to 25\xa0% of 12.500.\n"


def test_stats(invoke: Invoke, memory: Path) -> None:
    """How many there are, by languages, origin and engine, and the size of the file; as text and as JSON."""
    translate(invoke, b"One.\nTwo.\nOne.\n")
    table = Path("mine.csv")
    table.write_text("source,translation,from,to\nOne.,Uno.,en,es\nUno.,One.,es,en\n")
    assert invoke("memory", "import", table).code == 0
    done = invoke("memory", "stats")
    assert (done.code, done.err) == (0, "")
    assert done.lines[:3] == ["en\tes\tmachine\tfake 1\t2", "en\tes\treviewed\t-\t1", "es\ten\treviewed\t-\t1"]
    assert re.fullmatch(rf"{memory}\t0\.\d MB", done.lines[3])
    told = [json.loads(line) for line in invoke("memory", "stats", "--format", "jsonl").lines]
    assert told[0] == {"from": "en", "to": "es", "origin": "machine", "engine": "fake 1", "entries": 2}
    assert told[1]["engine"] is None
    assert told[3] == {"file": str(memory), "bytes": memory.stat().st_size}


def test_what_an_editor_corrects_stands_in_the_next_brief(invoke: Invoke, english: Path, tmp_path: Path) -> None:
    """review, a spreadsheet, import: the correction is in every file of the next build."""
    assert invoke("build", english, *FAKE).code == 0
    asked = invoke("memory", "review", "to-review.csv")
    assert (asked.code, asked.out) == (0, "")
    assert "briefing memory import to-review.csv" in asked.err
    found = rows(tmp_path / "to-review.csv")
    assert found[0]["source"] == "Two boats stopped off the coast"  # the headline first, then its sentences
    assert {row["correction"] for row in found} == {""}
    found[0]["correction"] = "Detienen dos lanchas en la costa"
    found[1]["translation"] = "=¿Qué pasó?"
    save(tmp_path / "to-review.csv", found)
    taken = invoke("memory", "import", "to-review.csv")
    assert (taken.code, taken.out) == (0, "")
    assert f"2 taken, which go before any machine's from now on; {len(found) - 2} left" in taken.err
    assert invoke("build", english, *FAKE, "--out", "again").code == 0
    (data,) = (tmp_path / "again/data").rglob("*.json")
    assert json.loads(data.read_text())["title"]["es"] == "Detienen dos lanchas en la costa"
    assert "=¿Qué pasó?" in data.read_text()
    for file in [*(tmp_path / "again/markdown").rglob("*.md"), *(tmp_path / "again/site").rglob("two-boats/*.html")]:
        assert "Detienen dos lanchas" in file.read_text(), file
    left = invoke("memory", "review", "rest.csv")
    assert left.code == 0
    assert [row["source"] for row in rows(tmp_path / "rest.csv")] == [row["source"] for row in found[2:]]


def test_a_table_in_spanish(program: Invoke, tmp_path: Path) -> None:
    """With LANG=es the columns have Spanish names and semicolons between, and what is said is Spanish."""
    spanish = {"LANG": "es_CO.UTF-8"}
    run_program("translate", "--from", "en", *FAKE, "-", stdin=LINE, cwd=tmp_path)
    asked = program("memory", "review", "a.csv", env=spanish)
    assert asked.err.startswith("a.csv: 1 por revisar.")
    assert (tmp_path / "a.csv").read_bytes().startswith("\ufefforiginal;traducción;corrección;de;a;marca\r\n".encode())
    found = rows(tmp_path / "a.csv")
    found[0]["corrección"] = "La marina detuvo dos lanchas."
    save(tmp_path / "a.csv", found)
    assert "1 tomadas" in program("memory", "import", "a.csv", env=spanish).err
    assert program("translate", "--from", "en", *FAKE, "-", stdin=LINE).out == "La marina detuvo dos lanchas.\n"


def test_review_never_writes_over_corrections(invoke: Invoke) -> None:
    """A file that is there may be half corrected: exit 8, and it stays."""
    Path("a.csv").write_text("mine")
    done = invoke("memory", "review", "a.csv")
    assert (done.code, done.out, Path("a.csv").read_text()) == (8, "", "mine")
    assert "a.csv is there already" in done.err


def test_review_since_a_day_and_of_one_direction(invoke: Invoke, tmp_path: Path) -> None:
    """--since leaves out what was translated before that day, --from and --to the other direction."""
    translate(invoke, LINE)
    invoke("translate", "--from", "es", *FAKE, "-", stdin=b"La lancha.\n")
    wanted = {("--since", "2026-01-01"): 2, ("--since", "2999-01-01"): 0, ("--from", "es"): 1, ("--to", "es"): 1}
    for n, (options, count) in enumerate(wanted.items()):
        assert f": {count} to review" in invoke("memory", "review", f"{n}.csv", *options).err
        assert len(rows(tmp_path / f"{n}.csv")) == count
    wrong = invoke("memory", "review", "wrong.csv", "--since", "yesterday")
    assert (wrong.code, "'yesterday' is no day" in wrong.err) == (2, True)
    assert not Path("wrong.csv").exists()


@pytest.mark.parametrize("suffix", [".tmx", ".csv"])
def test_export_and_import_are_a_backup(invoke: Invoke, memory: Path, suffix: str) -> None:
    """What people said goes into a file and from there into a new memory; the machine's part does not become theirs."""
    translate(invoke, b"One.\nTwo.\nThree.\n")
    Path("mine.csv").write_text('source,translation,from,to\nOne.,"«Uno»; ""x""",en,es\nHi.,@ho,en,es\n')
    invoke("memory", "import", "mine.csv")
    for name, options in {"all": [], "people": ["--reviewed"], "none": ["--from", "es"]}.items():
        assert invoke("memory", "export", name + suffix, *options).out == f"{name}{suffix}\n"
    sizes = {}
    for name in ("all", "people", "none"):
        done = invoke("memory", "import", name + suffix, "--memory", f"{name}.sqlite")
        assert done.code == 0
        sizes[name] = [int(number) for number in re.findall(r"\d+", done.err)]
        assert [line.split("\t")[2] for line in invoke("memory", "stats", "--memory", f"{name}.sqlite").lines[:-1]] == [
            "reviewed"
        ] * (name != "none")
    assert sizes == {"all": [2, 2], "people": [2, 0], "none": [0, 0]}
    assert translate(invoke, b"One.\nHi.\nTwo.\n", "--memory", "all.sqlite") == '«Uno»; "x"\n@ho\n[en>es] Two.\n'
    memory.unlink()
    invoke("memory", "import", f"all{suffix}")
    invoke("memory", "export", f"again{suffix}", "--reviewed")
    assert Path(f"again{suffix}").read_bytes() == Path(f"people{suffix}").read_bytes()


def test_a_bad_file_changes_nothing(invoke: Invoke, memory: Path) -> None:
    """Every mistake is told by its line, exit 4, and no line of the file is taken."""
    Path("bad.csv").write_text("source,translation,from,to\nOne.,Uno.,en,es\nTwo.,,en,es\nThree.,Trois,en,fr\n")
    done = invoke("memory", "import", "bad.csv")
    assert (done.code, done.out) == (4, "")
    assert [line.split(" of ")[0] for line in done.err.splitlines()[:2]] == ["Line 3", "Line 4"]
    assert "bad.csv: nothing was taken" in done.err
    assert not memory.exists()
    assert invoke("memory", "import", "missing.tmx").code == 4
    assert invoke("memory", "import", "some.txt").code == 2
    assert invoke("memory", "export", "some.txt").code == 2


def test_an_export_that_cannot_be_written(invoke: Invoke) -> None:
    """Exit 8, in one sentence."""
    Path("file").write_text("")
    done = invoke("memory", "export", "file/a.csv")
    assert (done.code, done.out, done.err.count("\n")) == (8, "", 1)
    assert "--out" not in done.err


def test_no_memory(invoke: Invoke, memory: Path, english: Path) -> None:
    """--no-memory neither asks nor keeps."""
    Path("mine.csv").write_text("source,translation,from,to\nOne.,Uno.,en,es\n")
    assert translate(invoke, b"One.\n", "--no-memory") == "[en>es] One.\n"
    assert invoke("build", english, *FAKE, "--no-memory").code == 0
    assert not memory.exists()
    invoke("memory", "import", "mine.csv")
    assert translate(invoke, b"One.\n") == "Uno.\n"
    assert translate(invoke, b"One.\n", "--no-memory") == "[en>es] One.\n"


def test_the_users_own_memory_is_in_the_data_folder(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an option it is briefing/memory.sqlite where the system keeps a user's data: for tests, their own."""
    monkeypatch.delenv("BRIEFING_MEMORY")
    translate(invoke, LINE)
    (found,) = Path(os.environ["HOME"]).rglob("memory.sqlite")
    assert found.parent.name == "briefing"


@pytest.mark.parametrize(("language", "said"), [("en", "is damaged"), ("es", "está dañada")])
def test_a_damaged_memory_stops_nothing(
    program: Invoke, invoke: Invoke, memory: Path, language: str, said: str
) -> None:
    """It is set aside and said, in the user's language; the text is translated all the same."""
    memory.write_text("no database, by any means")
    done = program("translate", "--from", "en", *FAKE, "-", stdin=LINE, env={"BRIEFING_LANGUAGE": language})
    assert (done.code, done.out) == (0, "[en>es] " + LINE.decode())
    assert (done.err.count("\n"), said in done.err) == (1, True)
    assert memory.with_name("memory.sqlite.damaged").read_text() == "no database, by any means"
    assert translate(invoke, LINE) == done.out


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that cannot be written; since root may write everywhere, for root a disk that is mounted read-only."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    if os.geteuid():
        yield folder
        return
    command = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("Root may write everywhere, and may not mount a disk here.")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_memory_that_cannot_be_written_is_done_without(
    invoke: Invoke, english: Path, spanish: Path, read_only: Path
) -> None:
    """One sentence for the whole run, and the briefs are there; to show such a memory is exit 8."""
    place = read_only / "memory.sqlite"
    done = invoke("build", english, spanish, *FAKE, "--memory", place)
    assert (done.code, len(done.lines), done.err.count("\n")) == (0, 2, 1)
    assert f"{place} cannot be used" in done.err
    assert invoke("memory", "stats", "--memory", place).code == 8


SEEDS = [ROOT / "seeds" / f"{name}.txt" for name in ("amenaza-a-colombia", "colombia-threat", "phone-call")]


def build(out: str, *options: str, env: dict[str, str] | None = None) -> None:
    """Build a seed in each language, in a process of its own."""
    done = run_program("build", *SEEDS[:2], "--out", out, *options, env=env)
    assert (done.code, done.err) == (0, ""), done.err


BROKEN_APERTIUM = """#!/bin/sh
test "$1" = -V && exec {apertium} -V
echo "nobody should have asked" >&2
exit 1
"""


@pytest.mark.skipif(len(installed()) < 2, reason="Apertium is not installed.")
def test_the_second_build_translates_nothing(tmp_path: Path) -> None:
    """The same briefs again, with an engine that would fail if it had to work: same bytes; without a memory, too."""
    build("first", "--engine", "apertium")
    build("bare", "--engine", "apertium", "--no-memory")
    (tmp_path / "bin").mkdir()
    for name in ("apertium", "lt-proc"):
        program = tmp_path / "bin" / name
        program.write_text(BROKEN_APERTIUM.format(apertium=shutil.which("apertium")))
        program.chmod(0o755)
    broken = {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}
    build("second", "--engine", "apertium", env=broken)
    assert files(tmp_path / "first") == files(tmp_path / "second") == files(tmp_path / "bare")
    refused = run_program("build", SEEDS[0], "--engine", "apertium", "--no-memory", "--out", "third", env=broken)
    assert refused.code == 3
    assert "nobody should have asked" in refused.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL.")
def test_a_killed_build_is_finished_by_the_next(tmp_path: Path, invoke: Invoke) -> None:
    """kill -9 after the first brief: the memory is sound, and the next run writes what an undisturbed one does."""
    command = [sys.executable, "-m", "briefing", "build", *map(str, SEEDS), *FAKE, "--out", "dist"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and not list(tmp_path.glob("dist/markdown/*/*.bilingual.md")):
            pass
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    stats = invoke("memory", "stats")
    assert (stats.code, stats.err) == (0, "")
    assert stats.lines[0].split("\t")[2] == "machine"
    for options in (["dist"], ["bare", "--no-memory"]):
        assert invoke("build", *SEEDS, *FAKE, "--out", *options).code == 0
    assert files(tmp_path / "dist") == files(tmp_path / "bare")

"""The file of a translation memory: what it finds again, and what becomes of it when things go wrong."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import BriefingError, OutputError
from briefing.memory.database import APPLICATION, VERSION
from briefing.memory.entry import Entry
from briefing.memory.store import Basis, Count, Memory

BASIS = Basis("en", "es", "Engine 1", "r1", "t1", "c1")
Open = Callable[[], Memory]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the memory is to be: in a folder that is not there yet."""
    return tmp_path / "data" / "memory.sqlite"


@pytest.fixture
def said() -> list[BriefingError]:
    """What the memory told."""
    return []


@pytest.fixture
def opened(path: Path, said: list[BriefingError]) -> Iterator[Open]:
    """Opens the memory, and closes it after the test."""
    all_opened = []

    def make() -> Memory:
        all_opened.append(Memory(path, say=said.append))
        return all_opened[-1]

    yield make
    for each in all_opened:
        each.close()


def targets(memory: Memory, basis: Basis, sources: list[str]) -> dict[str, str]:
    """What the memory says of texts, a person's or a machine's."""
    return {source: entry.target for source, entry in memory.find(basis, sources).items()}


def test_what_is_kept_is_found_by_the_next_run(opened: Open) -> None:
    """A translation is there after closing and opening, and only for its own text."""
    memory = opened()
    memory.add_machine(BASIS, {"One.": "Uno.", "Two.": "Dos."})
    memory.close()
    assert targets(opened(), BASIS, ["Two.", "one.", "One. "]) == {"Two.": "Dos."}


@pytest.mark.parametrize(
    "other",
    [
        {"source_language": "es", "target_language": "en"},
        {"engine": "Engine 2"},
        {"revision": "r2"},
        {"termbase": "t2"},
        {"context": "c2"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_machine_is_believed_on_its_own_basis_only(opened: Open, other: dict[str, str]) -> None:
    """Another engine, version, rules, termbase, direction or context: the translation is made anew."""
    memory = opened()
    memory.add_machine(BASIS, {"No.": "No."})
    assert targets(memory, BASIS, ["No."]) == {"No.": "No."}
    assert targets(memory, replace(BASIS, **other), ["No."]) == {}  # type: ignore[arg-type]


def test_a_person_wins_whatever_the_engine(opened: Open) -> None:
    """A reviewed translation is found on every basis, in its own direction; the last word counts."""
    memory = opened()
    memory.add_machine(BASIS, {"The leaf.": "La hoja del árbol."})
    memory.add_reviewed([Entry("en", "es", "The leaf.", "La hoja."), Entry("en", "es", "New.", "Nueva.")])
    memory.add_reviewed([Entry("en", "es", "The leaf.", "La hoja de coca.")])
    for basis in (BASIS, replace(BASIS, engine="Engine 9", revision="", termbase="t7", context="")):
        assert targets(memory, basis, ["The leaf.", "New."]) == {"The leaf.": "La hoja de coca.", "New.": "Nueva."}
    assert targets(memory, replace(BASIS, source_language="es", target_language="en"), ["The leaf."]) == {}


def test_what_a_spreadsheet_does_to_blanks_is_no_change(opened: Open) -> None:
    """A reviewed text is found though it came back with other blanks or accents; its translation is one line."""
    memory = opened()
    memory.add_reviewed([Entry("es", "en", " EE.\u00a0UU.  actuo\u0301\n", "The US\r\nacted\u00a0then. ")])
    basis = replace(BASIS, source_language="es", target_language="en")
    assert targets(memory, basis, ["EE. UU. actuó"]) == {"EE. UU. actuó": "The US acted\u00a0then."}


def test_lists_and_counts(opened: Open) -> None:
    """The latest machine translation of what nobody has seen, in the order made; and how much there is of each kind."""
    memory = opened()
    memory.add_machine(BASIS, {"Z.": "z1", "A.": "a1", "B.": "b1"})
    memory.add_machine(replace(BASIS, engine="Engine 2"), {"A.": "a2"})
    memory.add_machine(BASIS, {"Z.": "never"})  # known already
    memory.add_reviewed([Entry("en", "es", "B.", "b")])
    assert [(each.source, each.target) for each in memory.unreviewed()] == [("Z.", "z1"), ("A.", "a2")]
    assert memory.unreviewed(since=4e9) == []
    assert memory.reviewed() == [Entry("en", "es", "B.", "b")]
    assert memory.counts() == [
        Count("en", "es", "machine", "Engine 1", 3),
        Count("en", "es", "machine", "Engine 2", 1),
        Count("en", "es", "reviewed", "", 1),
    ]


def many(path: Path, entries: int = 500) -> bytes:
    """A memory of several pages; gives its bytes."""
    with Memory(path, say=print) as memory:
        memory.add_machine(BASIS, {f"Sentence {n}. " + "x" * 200: "y" * 200 for n in range(entries)})
    return path.read_bytes()


def break_tables(path: Path) -> None:
    """Take a column away."""
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE reviewed RENAME COLUMN target TO translation")
    connection.commit()
    connection.close()


DAMAGE: dict[str, Callable[[Path, bytes], object]] = {
    "not SQLite": lambda path, data: path.write_text("Not a memory at all, but a text of some length.\n" * 40),
    "short": lambda path, data: path.write_bytes(b"SQLite"),
    "truncated": lambda path, data: path.write_bytes(data[: len(data) // 2]),
    "first page lost": lambda path, data: path.write_bytes(bytes(4096) + data[4096:]),
    "other tables": lambda path, data: break_tables(path),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_set_aside(opened: Open, path: Path, said: list[BriefingError], kind: str) -> None:
    """It gets another name, nothing of it is lost, the user is told, and a new memory works."""
    DAMAGE[kind](path, many(path))
    broken = path.read_bytes()
    memory = opened()
    assert path.with_name("memory.sqlite.damaged").read_bytes() == broken
    assert [str(path) in str(each) and "memory.sqlite.damaged, and a new one" in str(each) for each in said] == [True]
    memory.add_machine(BASIS, {"One.": "Uno."})
    assert targets(memory, BASIS, ["One."]) == {"One.": "Uno."}


def test_a_second_damaged_file_has_its_own_name(opened: Open, path: Path, said: list[BriefingError]) -> None:
    """What was set aside earlier is not overwritten."""
    for text in ("first", "second"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        opened().close()
    names = ["memory.sqlite.damaged", "memory.sqlite.damaged-2"]
    assert [path.with_name(name).read_text() for name in names] == ["first", "second"]
    assert names[1] in str(said[1])


def test_damage_in_the_middle_is_noticed_when_it_is_met(opened: Open, path: Path) -> None:
    """A page gone bad behind a sound first one: setting aside happens then, and the next run has a new memory."""
    data = many(path)
    path.write_bytes(data[: 3 * 4096] + b"\xee" * (len(data) - 3 * 4096))
    memory = opened()
    with pytest.raises(OutputError, match=r"\.damaged, and a new one begins"):
        memory.find(BASIS, [f"Sentence {n}. " + "x" * 200 for n in range(500)])
    assert not path.exists()
    assert opened().counts() == []


def test_a_value_gone_bad_is_passed_over(opened: Open, path: Path) -> None:
    """What is no text, or holds what no text may, is as good as not there: it is translated anew and not exported."""
    memory = opened()
    memory.add_machine(BASIS, {"One.": "Uno.", "Two.": "Dos.", "Three.": "Tres."})
    memory.close()
    connection = sqlite3.connect(path)
    for bad, source in ((b"\xff\x00", "One."), ("D\x01s.", "Two.")):
        connection.execute("UPDATE machine SET target = ? WHERE source = ?", (bad, source))
    connection.commit()
    connection.close()
    memory = opened()
    assert targets(memory, BASIS, ["One.", "Two.", "Three."]) == {"Three.": "Tres."}
    assert [each.source for each in memory.unreviewed()] == ["Three."]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (f"PRAGMA user_version = {VERSION + 1}", "newer briefing"),
        (f"PRAGMA application_id = {APPLICATION + 1}", "another program's"),
    ],
)
def test_what_others_need_stays_as_it_is(opened: Open, path: Path, statement: str, words: str) -> None:
    """A newer version's memory, or another program's file, is refused and not moved: its owner will want it."""
    many(path)
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.close()
    before = path.read_bytes()
    with pytest.raises(OutputError, match=words):
        opened()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_where_nothing_can_be_written(tmp_path: Path, path: Path) -> None:
    """A folder, a file in the way and a place that takes no files are each refused in a sentence."""
    path.mkdir(parents=True)
    (tmp_path / "file").write_text("mine")
    for place in (path, tmp_path / "file" / "memory.sqlite", Path("/proc/nothing/memory.sqlite")):
        with pytest.raises(OutputError, match=f"{place} cannot be used: .*--memory") as error:
            Memory(place, say=print)
        assert "{" not in str(error.value)


WRITER = """
import sys, time
from pathlib import Path
from briefing.memory.store import Basis, Memory
path, who, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
with Memory(path, say=print) as memory:
    for n in range(rounds):
        translations = {f"{who} {n} {m}": "x" * 50 for m in range(5)}
        memory.add_machine(Basis("en", "es", who, "", "", ""), {**translations, f"shared {n}": "x"})
        print(n, flush=True)
"""


def start(path: Path, who: str, rounds: int) -> "subprocess.Popen[str]":
    """A process that waits for a line, then writes so many times and tells after each that it is done."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), who, str(rounds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_processes_that_write_at_once_lose_nothing(path: Path, opened: Open, said: list[BriefingError]) -> None:
    """Four processes begin the same new memory together and write it together: everything is in it, once."""
    writers = [start(path, f"Writer {n}", 30) for n in range(4)]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        out, _ = writer.communicate(timeout=60)
        assert (writer.returncode, out.split()) == (0, [str(n) for n in range(30)])
    assert [(count.engine, count.entries) for count in opened().counts()] == [(f"Writer {n}", 180) for n in range(4)]
    assert said == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL.")
def test_a_killed_process_leaves_what_it_had_written(path: Path, opened: Open, said: list[BriefingError]) -> None:
    """kill -9 in the middle of writing: the memory opens, and every batch that was done is whole."""
    writer = start(path, "Writer", 100_000)
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write("go\n")
    writer.stdin.flush()
    for _ in range(20):
        writer.stdout.readline()
    writer.send_signal(signal.SIGKILL)
    done = 20 + writer.stdout.read().count("\n")
    writer.communicate(timeout=60)
    memory = opened()
    (count,) = memory.counts()
    assert count.entries in {6 * done, 6 * (done + 1)}  # the last may have been written and not told
    assert len(memory.find(Basis("en", "es", "Writer", "", "", ""), [f"Writer {n} 4" for n in range(done)])) == done
    assert said == []

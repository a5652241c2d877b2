"""The state: what it remembers of articles, editions and runs, and what becomes of it when things go wrong."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.daily.record import (
    Record,
    failure_from_json,
    failure_to_json,
    pack_features,
    pack_marks,
    unpack_features,
    unpack_marks,
)
from briefing.daily.state import WINDOW, Place, State
from briefing.errors import BriefingError, InputError, LanguageError, OutputError

DAY = date(2026, 2, 3)
BRIEF = Record(
    id="a1", digest="d1", name="in/a.txt", url="https://example.org/a", title="A", outcome="brief", day="2026-02-03",
    slug="a", recipe="r", features={"n:petro": 1.25, "d:3.1": 0.5}, marks=frozenset({1, 2**32 - 1}),
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the state is to be: in a folder that is not there yet."""
    return tmp_path / "dist" / "state.sqlite"


@pytest.fixture
def said() -> list[BriefingError]:
    """What the state told."""
    return []


@pytest.fixture
def state(path: Path, said: list[BriefingError]) -> Iterator[State]:
    """An open state."""
    with State(path, say=said.append) as opened:
        yield opened


def test_an_article_is_known_again(state: State) -> None:
    """All that was kept, by its id, or any name it may have been called; what came later goes before."""
    state.put(replace(BRIEF, title="Old"))
    state.put(BRIEF)
    assert state.find_wholly(["a1"]) == [BRIEF]
    assert state.find("a1") == replace(BRIEF, features=None, marks=None)
    assert state.find("b1") is None
    for name in ("a1", "in/a.txt", "https://example.org/a", "a"):
        assert state.find_called([name]) == [BRIEF]
    state.put(Record("b1", "d", "b.txt"))
    assert state.find_called(["", "c"]) == []


def test_an_edition_keeps_where_articles_stand(state: State) -> None:
    """Made again without an article, it lets go of that."""
    state.put(BRIEF)
    state.put(replace(BRIEF, id="b1", slug="b"))
    state.put_edition(DAY, "x", {"a1": Place("s"), "b1": Place("s", "a1")})
    assert [(each.edition, each.story, each.copy_of) for each in state.find_wholly(["a1", "b1"])] == [
        ("2026-02-03", "s", ""),
        ("2026-02-03", "s", "a1"),
    ]
    assert state.edition_digest(DAY) == "x"
    state.put_edition(DAY, "y", {"a1": Place("s")})
    assert state.find_wholly(["b1"])[0].edition == ""
    assert state.edition_digest(DAY) == "y"
    assert (state.is_story("s"), state.is_story("a")) == (True, False)
    assert state.names(DAY) == {("2026-02-03", "a"), ("2026-02-03", "b")}


def test_the_editions_before(state: State) -> None:
    """Those of the week before matter, and no later or older one."""
    for ago in (0, 1, 3, WINDOW + 1):
        day = DAY - timedelta(days=ago)
        state.put(replace(BRIEF, id=f"a{ago}", day=day.isoformat()))
        state.put_edition(day, "x", {f"a{ago}": Place(f"s{ago}")})
    assert state.edition_before(DAY) == DAY - timedelta(days=1)
    assert state.edition_before(DAY - timedelta(days=1)) == DAY - timedelta(days=3)
    assert state.edition_before(DAY - timedelta(days=3)) == DAY - timedelta(days=WINDOW + 1)
    assert state.edition_before(DAY + timedelta(days=WINDOW + 1)) is None
    assert [each.story for each in state.carried(DAY - timedelta(days=WINDOW), DAY)] == ["s3", "s1"]
    assert state.last_edition() == DAY


def test_what_old_articles_are_known_by_is_forgotten(state: State) -> None:
    """It takes most of the room, and no story goes on after so long; the article itself stays known."""
    state.put(BRIEF)
    state.put_edition(DAY, "x", {"a1": Place("s")})
    assert state.find_wholly(["a1"])[0].features
    state.put_edition(DAY + timedelta(days=3 * WINDOW), "x", {})
    assert (state.find_wholly(["a1"])[0].features, state.find_wholly(["a1"])[0].story) == (None, "s")


def test_runs_and_how_they_ended(state: State, path: Path, said: list[BriefingError]) -> None:
    """Latest first; one that never ended was interrupted, as the next one finds."""
    first = state.begin(DAY)
    state.end(first, "built", articles=3, stories=2, failed=1)
    state.begin(DAY)
    with State(path, say=said.append) as other:
        assert [run.outcome for run in other.runs(9)] == ["running", "built"]
        third = other.begin(DAY)
        other.end(third, "nothing")
    found = state.runs(9)
    assert [run.outcome for run in found] == ["nothing", "interrupted", "built"]
    assert [(run.articles, run.stories, run.failed, run.edition) for run in found][-1] == (3, 2, 1, "2026-02-03")
    assert found[-1].ended is not None
    assert len(state.runs(1)) == 1


def test_a_damaged_state_is_set_aside(path: Path, said: list[BriefingError]) -> None:
    """A new one begins, and the user is told the damaged one's name."""
    path.parent.mkdir()
    path.write_text("no database, by any means")
    with State(path, say=said.append) as state:
        assert state.runs(1) == []
    assert path.with_name("state.sqlite.damaged").read_text() == "no database, by any means"
    assert "is damaged" in str(said[0])


def test_another_programs_file_stays(path: Path, said: list[BriefingError]) -> None:
    """It is refused as it is, and so is a translation memory, which is not to be lost by a slip."""
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (a)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(OutputError, match="Choose another file with --state"):
        State(path, say=said.append)
    assert (path.read_bytes(), said) == (before, [])


def test_half_a_transaction_is_none(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition that breaks off while it is kept leaves the one before in place."""
    state.put(BRIEF)
    state.put_edition(DAY, "x", {"a1": Place("s")})
    with pytest.raises(OutputError):
        state.put_edition(DAY, "y", {"a1": Place(None)})  # type: ignore[arg-type]
    assert (state.edition_digest(DAY), state.find_wholly(["a1"])[0].story) == ("x", "s")


@pytest.mark.parametrize(
    "error", [InputError("No {name!r}: {reason}.", name=Path("a"), reason="x"), LanguageError("y")]
)
def test_a_failure_can_be_said_again(error: BriefingError) -> None:
    """With the same words, values and exit code."""
    again = failure_from_json(failure_to_json(error))
    assert (again.message, again.exit_code) == (error.message, error.exit_code)
    assert str(again) == str(error).replace("PosixPath('a')", "'a'")


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])), st.floats(0, 9).map(lambda each: round(each, 3))
    ),
    st.frozensets(st.integers(0, 2**32 - 1)),
)
def test_features_and_marks_come_back(features: dict[str, float], marks: frozenset[int]) -> None:
    """What is packed for the database is unpacked as it was."""
    assert unpack_features(pack_features(features)) == features
    assert unpack_marks(pack_marks(marks)) == marks
    assert (unpack_features(pack_features(None)), unpack_marks(pack_marks(None))) == (None, None)


@given(st.binary(max_size=40))
def test_a_damaged_value_is_none(data: bytes) -> None:
    """SQLite does not notice a byte that falls over inside a value; no run ends of it."""
    assert unpack_features(data) is None or unpack_features(data) == {}
    assert unpack_marks(data + b"x" * (1 + (-len(data)) % 4)) is None
    assert str(failure_from_json(data.decode("latin-1")))

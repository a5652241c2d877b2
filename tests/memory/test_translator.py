"""A translator with a memory: the same translations, and less work."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.engines.fake import FakeTranslator
from briefing.errors import BriefingError, EngineError
from briefing.memory import translator as remembering
from briefing.memory.entry import Entry
from briefing.memory.store import Memory
from briefing.memory.translator import RememberingTranslator


class Counting(FakeTranslator):
    """The fake engine, remembering what it was asked; one that looks around puts that into its translations."""

    def __init__(self, *, uses_context: bool = False, engine: str = "fake 1", revision: str = "") -> None:
        super().__init__("en", "es")
        self.uses_context, self.engine, self.revision = uses_context, engine, revision
        self.calls: list[list[str]] = []

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """Note the segments, then translate them."""
        self.calls.append(list(segments))
        around = repr([list(segments), list(context)]) if self.uses_context else ""
        seen = hashlib.sha256((self.engine + self.revision + around).encode()).hexdigest()[:6]
        return [f"{text} ({seen})" if text else "" for text in super().translate(segments)]


@pytest.fixture
def said() -> list[BriefingError]:
    """What the memory told."""
    return []


@pytest.fixture
def memory(tmp_path: Path, said: list[BriefingError]) -> Iterator[Memory]:
    """A new memory."""
    with Memory(tmp_path / "memory.sqlite", say=said.append) as opened:
        yield opened


def test_only_what_is_unknown_is_translated(memory: Memory) -> None:
    """The engine gets the unknown segments, each once, in one call; in the next run it gets none."""
    engine = Counting()
    translator = RememberingTranslator(engine, memory, source="en")
    first = translator.translate(["One.", "Two."])
    assert translator.translate(["Three.", "Two.", "", "Three."]) == [
        *engine.translate(["Three."]),
        first[1],
        "",
        *engine.translate(["Three."]),
    ]
    assert engine.calls[:2] == [["One.", "Two."], ["Three."]]
    idle = Counting()
    assert RememberingTranslator(idle, memory, source="en").translate(["Two.", "One.", ""]) == [*first[::-1], ""]
    assert idle.calls == []
    assert RememberingTranslator(idle, memory, source="en").engine == "fake 1"


@pytest.mark.parametrize("uses_context", [False, True])
def test_a_long_list_is_kept_bit_by_bit(memory: Memory, monkeypatch: pytest.MonkeyPatch, *, uses_context: bool) -> None:
    """What was translated before an engine failed is kept; where the texts around count, they stay together."""
    monkeypatch.setattr(remembering, "PORTION", 2)
    segments = ["One.", "Two.", "Three.", "Four.", "Five."]

    class Failing(Counting):
        def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
            if "Five." in segments:
                raise EngineError("It failed.")
            return super().translate(segments, context=context)

    with pytest.raises(EngineError):
        RememberingTranslator(Failing(uses_context=uses_context), memory, source="en").translate(segments)
    assert [count.entries for count in memory.counts()] == ([] if uses_context else [4])
    engine = Counting(uses_context=uses_context)
    found = RememberingTranslator(engine, memory, source="en").translate(segments)
    assert engine.calls == ([segments] if uses_context else [["Five."]])
    assert found == Counting(uses_context=uses_context).translate(segments)


def test_a_better_engine_is_asked_anew(memory: Memory) -> None:
    """What an older version, other rules or another termbase said is not given out under a new name."""
    made = {}
    for engine, revision, termbase in (("a 1", "", ""), ("a 2", "", ""), ("a 2", "r", ""), ("a 2", "r", "t")):
        counting = Counting(engine=engine, revision=revision)
        for _ in range(2):
            translator = RememberingTranslator(counting, memory, source="en", termbase=termbase)
            made[engine, revision, termbase] = translator.translate(["One."])
        assert counting.calls == [["One."]]
    assert len({text for (text,) in made.values()}) == 3  # the fake engine knows no termbase


def test_an_engine_that_looks_around_is_asked_anew_in_another_article(memory: Memory) -> None:
    """Where the texts around count, a translation holds among the same texts only."""
    engine = Counting(uses_context=True)
    translator = RememberingTranslator(engine, memory, source="en")
    stone = translator.translate(["Stone fell."], context=["Ms Stone spoke."])
    assert translator.translate(["Stone fell."], context=["A wall of stone."]) != stone
    assert translator.translate(["Stone fell."], context=["Ms Stone spoke."]) == stone
    assert len(engine.calls) == 2


def test_a_correction_changes_its_own_sentence_only(memory: Memory) -> None:
    """A person's translation stands in for the machine's; the engine still sees all that it would have seen."""
    for uses_context in (False, True):
        bare = Counting(uses_context=uses_context).translate(["One.", "Two.", "Three."])
        memory.add_reviewed([Entry("en", "es", "Two.", "Dos.")])
        found = RememberingTranslator(Counting(uses_context=uses_context), memory, source="en").translate(
            ["One.", "Two.", "Three."]
        )
        assert found == [bare[0], "Dos.", bare[2]]


texts = st.sampled_from(["", " ", "One.", "Two.", "Three.", "A\x00", "\ud800", "Año «…» 😀"])
calls = st.lists(st.tuples(st.lists(texts, max_size=5), st.lists(texts, max_size=2)), max_size=6)


@settings(max_examples=40)
@given(calls=calls, uses_context=st.booleans())
def test_the_memory_changes_no_translation(calls: list[tuple[list[str], list[str]]], uses_context: bool) -> None:
    """Whatever was translated before, and whatever a segment holds, it reads as it would without a memory."""
    with TemporaryDirectory() as folder, Memory(Path(folder) / "memory.sqlite", say=print) as memory:
        translator = RememberingTranslator(Counting(uses_context=uses_context), memory, source="en")
        for segments, context in calls:
            bare = Counting(uses_context=uses_context).translate(segments, context=context)
            assert translator.translate(segments, context=context) == bare


class Loser(FakeTranslator):
    """An engine that loses a segment."""

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """One translation too few."""
        return super().translate(segments)[1:]


def test_an_engine_that_loses_segments_is_not_believed(memory: Memory) -> None:
    """Nothing of what it says is kept."""
    with pytest.raises(EngineError, match=r"^fake 1 gave 1 translations for 2 segments\. Try another with --engine\.$"):
        RememberingTranslator(Loser("en", "es"), memory, source="en").translate(["One.", "Two."])
    assert memory.counts() == []


def test_a_memory_that_fails_is_said_once_and_done_without(
    memory: Memory, said: list[BriefingError], tmp_path: Path
) -> None:
    """Broken in the middle of a run: the run ends as it would without a memory, and the user hears of it once."""
    engine = Counting()
    translators = [RememberingTranslator(engine, memory, source="en") for _ in range(2)]
    translators[0].translate(["One."])
    connection = sqlite3.connect(tmp_path / "memory.sqlite")
    connection.execute("DROP TABLE machine")
    connection.close()
    for translator in translators:
        assert translator.translate(["One.", "Two."]) == Counting().translate(["One.", "Two."])
    assert len(said) == 1
    assert "damaged" in str(said[0])
    assert (tmp_path / "memory.sqlite.damaged").exists()


def test_what_a_machine_said_is_finished_and_kept_as_it_was(memory: Memory) -> None:
    """The last step is done anew each time on what the engine said, and never on what a person said."""
    memory.add_reviewed([Entry("en", "es", "Two.", "Dos.")])
    engine = Counting()
    raw = RememberingTranslator(engine, memory, source="en").translate(["One.", "Two."])
    finished = RememberingTranslator(engine, memory, source="en", finish=lambda text, source: f"{text}{source}!")
    assert finished.translate(["Two.", "One.", ""]) == ["Dos.", f"{raw[0]}One.!", ""]
    assert RememberingTranslator(engine, memory, source="en").translate(["One.", "Two."]) == raw
    assert engine.calls == [["One."]]


def test_without_a_memory_all_is_translated_and_finished() -> None:
    """Nothing is kept, and the last step is done all the same."""
    translator = RememberingTranslator(Counting(), None, source="en", finish=lambda text, _source: text.upper())
    one = Counting().translate(["One."])[0].upper()
    assert translator.translate(["One.", "", "One."]) == [one, "", one]

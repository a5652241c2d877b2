"""Of several translations the best without errors: what is asked for, what is taken, and what is told of it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.engines.choosing import ChoosingTranslator
from briefing.errors import EngineError
from briefing.memory.store import Memory
from briefing.memory.translator import RememberingTranslator
from briefing.models import LANGUAGES, Language, Outcome, other
from briefing.stages.checks.review import SegmentReviewer
from briefing.termbase import load_termbase
from tests.program import run_program

if TYPE_CHECKING:
    from briefing.protocols import ProposingTranslator

Script = Callable[[str, bool], Sequence[str]]


class Scripted:
    """An engine that proposes what the test says, and remembers what it was asked."""

    engine, uses_context = "scripted 1", False

    def __init__(self, script: Script, revision: str = "") -> None:
        self._script, self.revision = script, revision
        self.calls: list[tuple[list[str], bool]] = []

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        return [texts[0] for texts in self.propose(segments)]

    def propose(self, segments: Sequence[str], *, wider: bool = False) -> list[tuple[str, ...]]:
        self.calls.append((list(segments), wider))
        return [tuple(self._script(segment, wider)) for segment in segments]


def choose(script: Script, *segments: str, source: Language = "en") -> tuple[list[str], dict[str, Outcome], Scripted]:
    """What is taken, what is told of each segment, and the engine."""
    engine, told = Scripted(script), dict[str, Outcome]()
    checked: ProposingTranslator = engine
    reviewer = SegmentReviewer(source, load_termbase())
    translator = ChoosingTranslator(checked, reviewer, target=other(source), note=told.__setitem__)
    return translator.translate(segments), told, engine


@pytest.mark.parametrize(
    ("source", "segment", "first", "second"),
    [
        ("en", "Nobody paid 605,000 pesos.", "Nadie pagó 605 pesos.", "Nadie pagó 605.000 pesos."),
        ("es", "Nadie pagó 605.000 pesos.", "Nobody paid 605 pesos.", "Nobody paid 605,000 pesos."),
        ("en", "The mayor did not resign.", "El alcalde renunció.", "El alcalde no renunció."),
        ("es", "El alcalde no renunció.", "The mayor resigned.", "The mayor did not resign."),
    ],
)
def test_the_best_without_errors_is_taken(source: Language, segment: str, first: str, second: str) -> None:
    """The first by score that the checks pass; the engine is asked once where there is one."""
    taken, told, engine = choose(lambda *_: [first, second, second + " "], segment, source=source)
    assert (taken, told) == ([second], {segment: "other"})
    assert engine.calls == [([segment], False)]
    assert choose(lambda *_: [second, first], segment, source=source)[:2] == ([second], {segment: "first"})


def test_only_what_failed_is_asked_again() -> None:
    """A wider search is made for segments without a good translation, all of them in one call."""

    def script(segment: str, wider: bool) -> list[str]:
        good = segment.replace("boats", "lanchas")
        return [good if wider or "22" in segment else f"9{good}" if good else ""]

    segments = ["11 boats.", "22 boats.", "", "33 boats."]
    taken, told, engine = choose(script, *segments)
    assert taken == ["11 lanchas.", "22 lanchas.", "", "33 lanchas."]
    assert told == {"11 boats.": "other", "22 boats.": "first", "33 boats.": "other"}
    assert engine.calls == [(segments, False), (["11 boats.", "33 boats."], True)]


def loses_names(segment: str, _wider: bool) -> list[str]:
    """Proposes a sentence in which nothing of the source is kept but placeholders."""
    kept = " ".join(re.findall(r"XQ\d+Z", segment))
    return [f"se supo de {kept} el lunes por la tarde" if kept else "se supo el lunes por la tarde", "dijo"]


@pytest.mark.parametrize(
    ("segment", "taken"),
    [
        ("On Monday Giffords spoke.", "Giffords"),
        ("On Monday Zuccotti and Giffords's boats went.", "Zuccotti Giffords"),
        ("On Monday the White House said more.", "la Casa Blanca"),
        ("Read https://example.org/a_b?c=1 on Monday.", "https://example.org/a_b?c=1"),
        ("On Monday the talks of the UGTX ended.", "UGTX"),
        ("On Monday Zuccotti met Spain.", "Zuccotti España"),
    ],
)
def test_names_that_were_lost_are_protected(segment: str, taken: str) -> None:
    """A name goes through behind a placeholder; a term comes back as the termbase says, a place by its name."""
    assert choose(loses_names, segment)[:2] == ([f"Se supo de {taken} el lunes por la tarde"], {segment: "protected"})


@pytest.mark.parametrize(
    ("source", "segment", "answer", "taken"),
    [
        (
            "en",
            "Talks at the White House ended.",
            "Diálogos en el {} acabaron.",
            "Diálogos en la Casa Blanca acabaron.",
        ),
        ("en", "Staff of the White House left.", "Personal del {} salió.", "Personal de la Casa Blanca salió."),
        ("en", "Agents of ICE left.", "Agentes de {} salieron.", "Agentes del ICE salieron."),
        ("en", "ICE left.", "{} salió.", "El ICE salió."),
        ("es", "Un plan de la Casa Blanca fracasó.", "A {} plan failed.", "The White House plan failed."),
        ("es", "La Casa Blanca calló.", "{} was silent.", "The White House was silent."),
    ],
)
def test_a_protected_term_brings_its_article(source: Language, segment: str, answer: str, taken: str) -> None:
    """Whatever article or contraction the engine puts before a placeholder, one is left, and it agrees."""

    def script(text: str, _wider: bool) -> list[str]:
        placeholder = re.search(r"XQ\d+Z", text)
        return [answer.format(placeholder.group() if placeholder else "x")]

    assert choose(script, segment, source=source)[:2] == ([taken], {segment: "protected"})


def test_a_lost_placeholder_gives_no_translation() -> None:
    """Where the engine breaks the placeholder too, what was best without it is taken."""
    assert choose(lambda *_: ["dijo XQ", "dijo mucho"], "On Monday Giffords said much.")[:2] == (
        ["dijo XQ"],
        {"On Monday Giffords said much.": "flagged"},
    )


def test_the_fewest_errors_go_out_where_there_are_always_some() -> None:
    """The one with the fewest, and of several the one that scores best; the checks tell what is wrong with it."""
    proposed = ["Dijo 4 el martes.", "Dijo 4 el lunes.", "Dijo 7 el lunes."]
    taken, told, _ = choose(lambda *_: proposed, "She said 5 on Monday.")
    assert (taken, told) == (["Dijo 4 el lunes."], {"She said 5 on Monday.": "flagged"})


words = st.sampled_from(
    ["", "ICE", "the White House", "XQ0Z", "no", "5", "Petro", "é", "https://a.b/c", "\ud800", "\0"]
)
texts = st.one_of(st.text(max_size=30), st.lists(words, max_size=6).map(" ".join))


@given(
    segments=st.lists(texts, max_size=4),
    proposed=st.lists(texts, min_size=1, max_size=3),
    source=st.sampled_from(LANGUAGES),
)
def test_any_text_gets_a_translation(segments: list[str], proposed: list[str], source: Language) -> None:
    """Whatever the texts, there are as many translations, each proposed or with something put back into it."""
    taken, told, _ = choose(lambda text, wider: [*proposed, text][wider:] or [text], *segments, source=source)
    assert len(taken) == len(segments)
    assert set(told) == {segment for segment in segments if segment}


def test_an_engine_that_loses_segments_is_left_to_the_caller() -> None:
    """Another number of translations is not mended here, and nothing is asked again."""
    engine = Scripted(lambda *_: ["uno"])
    engine.propose = lambda segments, *, wider=False: [("uno",)]  # type: ignore[method-assign]
    translator = ChoosingTranslator(engine, SegmentReviewer("en", load_termbase()), target="es")
    assert translator.translate(["One.", "Two."]) == ["uno"]


class TestMemory:
    @pytest.fixture
    def memory(self, tmp_path: Path) -> Iterator[Memory]:
        with Memory(tmp_path / "memory.sqlite", say=print) as opened:
            yield opened

    def test_what_was_chosen_is_remembered(self, memory: Memory) -> None:
        """The same translations with a memory as without, and the second time nobody is asked, nor anything told."""

        def open_(told: list[str]) -> tuple[RememberingTranslator, Scripted]:
            engine = Scripted(lambda *_: ["Nadie pagó 605 pesos.", "Nadie pagó 605.000 pesos."])
            reviewer = SegmentReviewer("en", load_termbase())
            choosing = ChoosingTranslator(engine, reviewer, target="es", note=lambda text, _: told.append(text))
            return RememberingTranslator(choosing, memory, source="en"), engine

        told: list[str] = []
        translator, _ = open_(told)
        segment = "Nobody paid 605,000 pesos."
        assert translator.translate([segment]) == ["Nadie pagó 605.000 pesos."]
        again, engine = open_(told)
        assert again.translate([segment]) == ["Nadie pagó 605.000 pesos."]
        assert (engine.calls, told) == ([], [segment])

    def test_other_checks_or_another_engine_are_another_revision(self) -> None:
        """What was chosen by other rules is not given out as if it were chosen by these."""
        reviewer = SegmentReviewer("en", load_termbase())
        revisions = {
            ChoosingTranslator(Scripted(lambda *_: [""], revision), reviewer, target="es").revision
            for revision in ("1", "2")
        }
        assert len(revisions | {reviewer.revision}) == 3


class TestProgram:
    """A real engine, whose untrained model says nothing that the checks would pass."""

    def run(self, environ: Mapping[str, str], tmp_path: Path, *more: str, **extra: str):  # type: ignore[no-untyped-def]
        environ = {**environ, **extra, "BRIEFING_MEMORY": str(tmp_path / "memory.sqlite")}
        text = b"The navy stopped three boats near the coast.\n\nA court asked Zuccotti.\n"
        return run_program("translate", "--from", "en", "--engine", "argos", *more, "-", stdin=text, env=environ)

    @pytest.mark.parametrize(
        ("language", "said"),
        [("en", r"^Translated anew: 2\..* found: \d\.$"), ("es", r"^Traducidas ahora: 2\..* comprobaciones: \d\.$")],
    )
    def test_outcomes_are_told(
        self, place: Callable[..., Path], environ: dict[str, str], tmp_path: Path, language: str, said: str
    ) -> None:
        """--explain says how many were chosen how; what comes from the memory is none of them."""
        place("x")
        done = self.run(environ, tmp_path, "--explain", BRIEFING_LANGUAGE=language)
        assert done.code == 0
        assert re.search(said, done.err.strip())
        again = self.run(environ, tmp_path, "--explain", BRIEFING_LANGUAGE=language)
        assert (again.err, again.lines[0]) == ("", done.lines[0])

    def test_outcomes_as_json(self, place: Callable[..., Path], environ: dict[str, str], tmp_path: Path) -> None:
        """Each segment has its own; one that the memory knew has none."""
        place("x")
        for expected in ({"first", "other", "protected", "flagged"}, {None}):
            lines = self.run(environ, tmp_path, "--explain", "--format", "jsonl").lines
            segments = [segment for line in lines for segment in json.loads(line)["segments"]]
            assert len(segments) == 2
            assert {segment["outcome"] for segment in segments} <= expected


def test_an_engine_that_fails_fails(place: Callable[..., Path]) -> None:
    """What the engine raises is raised."""

    def fail(_segment: str, _wider: bool) -> list[str]:
        raise EngineError("{engine} failed", engine="It")

    with pytest.raises(EngineError, match="It failed"):
        choose(fail, "One.")

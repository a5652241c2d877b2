"""A run over many articles: what is translated together, and what one bad article does to the others."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing import run as runs
from briefing import translation
from briefing.config import Settings
from briefing.engines.fake import FakeTranslator
from briefing.errors import EngineError, InputError
from briefing.memory.store import Memory
from briefing.models import Language
from briefing.render.environment import Templates
from briefing.run import Built, Failed, Run
from briefing.stages.summarize import Budget
from briefing.stages.themes import load_themes
from tests.articles import ENGLISH, SPANISH
from tests.test_golden import files

if TYPE_CHECKING:
    from collections.abc import Callable

CALLS: list[list[str]] = []


class Recorder(FakeTranslator):
    """The fake engine, remembering what it was asked; it fails where a text says 'poison' or 'veneno'."""

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        CALLS.append(list(segments))
        if any("poison" in text or "veneno" in text for text in segments):
            raise EngineError("{engine} is poisoned", engine=self.engine)
        return super().translate(segments)


class Reader(Recorder):
    """One that looks at the article around."""

    uses_context = True


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> "Callable[[type[Recorder]], None]":
    """Makes every run translate with an engine of the test's."""
    CALLS.clear()

    def use(kind: type[Recorder]) -> None:
        def open_translator(source: Language, target: Language, **_: object) -> Recorder:
            return kind(source, target)

        monkeypatch.setattr(translation, "open_translator", open_translator)

    use(Recorder)
    return use


def open_run(out: Path, memory: Memory | None = None) -> Run:
    """A run that writes under a folder."""
    return Run(
        settings=Settings(),
        themes=load_themes(),
        templates=Templates(),
        budget=Budget(sentences=2),
        out=out,
        engine="auto",
        environ={},
        memory=memory,
    )


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    """Three articles in each language, in turn."""
    found = []
    for n in range(3):
        for language, text in (("en", ENGLISH), ("es", SPANISH)):
            path = tmp_path / f"{language}-{n}.txt"
            path.write_text(text.replace("Two boats stopped", f"Boats {n} stopped").replace("Dos", f"{n}"))
            found.append(str(path))
    return found


def build(run: Run, names: Sequence[str]) -> list[Built | Failed]:
    """What became of all articles."""
    return [each for portion in run.build_all(names) for each in portion]


@pytest.mark.usefixtures("engine")
def test_all_articles_are_translated_together(names: list[str], tmp_path: Path) -> None:
    """One call for each language, with every text once; the briefs come in the order of the articles."""
    done = build(open_run(tmp_path / "out"), names)
    slugs = [each.brief.article.slug for each in done if isinstance(each, Built)]
    assert slugs == ["en-0", "es-0", "en-1", "es-1", "en-2", "es-2"]
    assert len(CALLS) == 2
    for segments in CALLS:
        assert len(set(segments)) == len(segments)
        assert len(segments) < 3 * 6  # the articles differ in their headlines alone


def test_an_engine_that_looks_around_gets_an_article_a_call(
    engine: "Callable[[type[Recorder]], None]", names: list[str], tmp_path: Path
) -> None:
    """With such an engine, other articles must not lie between the sentences of one."""
    engine(Reader)
    build(open_run(tmp_path / "out"), names)
    assert len(CALLS) == len(names)


@pytest.mark.usefixtures("engine")
def test_one_by_one_gives_the_same_files(names: list[str], tmp_path: Path) -> None:
    """Whether articles are built together or each by itself changes no byte."""
    assert len(build(open_run(tmp_path / "together"), names)) == 6
    single = open_run(tmp_path / "single")
    for name in names:
        single.build(name)
    assert files(tmp_path / "together") == files(tmp_path / "single")


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("portion", [1, 2, 4, 100])
def test_what_fails_stops_no_other(
    names: list[str], tmp_path: Path, portion: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither an article that cannot be read nor one that the engine fails on, in either language."""
    monkeypatch.setattr(runs, "PORTION", portion)
    Path(names[1]).write_text(SPANISH.replace("cocaína", "veneno"))
    Path(names[2]).write_text(ENGLISH.replace("cocaine", "poison"))
    Path(names[3]).write_text("")
    done = build(open_run(tmp_path / "out"), names)
    kinds = [type(each.error) if isinstance(each, Failed) else Built for each in done]
    assert kinds == [Built, EngineError, EngineError, InputError, Built, Built]
    assert len(list((tmp_path / "out/data").rglob("*.json"))) == 3


@pytest.mark.usefixtures("engine")
def test_an_article_by_itself_raises_what_went_wrong(tmp_path: Path) -> None:
    """`build` of one article has no others to go on with."""
    with pytest.raises(InputError):
        open_run(tmp_path).build(str(tmp_path / "missing.txt"))


@pytest.mark.usefixtures("engine")
def test_a_run_that_stops_in_the_middle_is_finished_by_the_next(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was translated before is not translated again: each portion is kept when it is done."""
    monkeypatch.setattr(runs, "PORTION", 2)
    with Memory(tmp_path / "memory.sqlite", say=print) as memory:
        portions = open_run(tmp_path / "out", memory).build_all(names)
        assert len(next(portions)) == 2
        CALLS.clear()
        done = build(open_run(tmp_path / "out", memory), names)
    assert all(isinstance(each, Built) for each in done)
    assert all(len(segments) == 1 for segments in CALLS)  # the headlines of the rest
    assert build(open_run(tmp_path / "bare"), names)
    assert files(tmp_path / "out") == files(tmp_path / "bare")

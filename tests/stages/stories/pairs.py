"""Articles whose stories are known, and copies of them as papers make them: cut, in another order, figures changed.

`events.txt` was written for this: six pairs of events with the same actors on the same day, and what happened next to
one of each pair. An event is told by an agency in English (`en`) and in Spanish (`es`, a person's translation), and by
another paper in its own words (`own`). An agency ends with a `background` that is the same for all events of a group.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from briefing.models import Article, Brief, Detection, Language, other
from briefing.pipeline import analyse, make_brief
from briefing.protocols import Translator
from briefing.stages.split import split_paragraph
from briefing.stages.stories import Features, Fingerprint, describe, fingerprint
from briefing.stages.summarize import Budget
from briefing.stages.themes import load_themes
from briefing.termbase import load_termbase

EVENTS = Path(__file__).with_name("events.txt")
OPENERS = {"en": "According to several reports, ", "es": "Según varias informaciones, "}


@dataclass(frozen=True)
class Report:
    """An article, and what it tells of: events of a group have the same actors."""

    group: str
    event: str
    day: str
    form: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def language(self) -> Language:
        """The language it is written in."""
        return "es" if self.form == "es" else "en"

    @property
    def name(self) -> str:
        """A key of its own."""
        return f"{self.group}-{self.event}-{self.day}-{self.form}"


@cache
def reports() -> tuple[Report, ...]:
    """The articles of `events.txt`, background at the end of an agency's."""
    found = list(_parse(EVENTS.read_text(encoding="utf-8")))
    background = {(each.group, each.language): each.paragraphs for each in found if each.event == "background"}
    return tuple(
        each
        if each.form == "own"
        else replace(each, paragraphs=each.paragraphs + background[each.group, each.language])
        for each in found
        if each.event != "background"
    )


def _parse(text: str) -> Iterator[Report]:
    for block in text.split("@ ")[1:]:
        head, *lines = block.strip().split("\n")
        group, event, *rest = head.split()
        title = lines.pop(0).removeprefix("# ") if lines[0].startswith("# ") else ""
        yield Report(group, event, rest[0] if len(rest) > 1 else "", rest[-1], title, tuple(lines))


def cut(report: Report, chance: random.Random) -> Report:
    """The first half or more of it, by sentences."""
    sentences = _sentences(report)
    kept = sentences[: max(3, round(len(sentences) * chance.uniform(0.45, 0.8)))]
    return replace(report, paragraphs=tuple(text for text, _ in kept))


def reorder(report: Report, chance: random.Random) -> Report:
    """Its sentences in another order, two to a paragraph."""
    texts = [text for text, _ in _sentences(report)]
    chance.shuffle(texts)
    return replace(report, paragraphs=tuple(" ".join(texts[i : i + 2]) for i in range(0, len(texts), 2)))


def change_figures(report: Report, chance: random.Random) -> Report:
    """Every figure another one, and another headline."""
    return replace(
        report,
        title=" ".join(reversed(report.title.split())),
        paragraphs=tuple(
            re.sub(r"\d+", lambda match: str(int(match[0]) + chance.randint(1, 9)), text) for text in report.paragraphs
        ),
    )


def edit(report: Report, chance: random.Random) -> Report:
    """All of that, and an opening of the paper's own."""
    changed = change_figures(reorder(cut(report, chance), chance), chance)
    first, *rest = changed.paragraphs
    return replace(changed, paragraphs=(OPENERS[report.language] + first, *rest))


EDITS: Mapping[str, Callable[[Report, random.Random], Report]] = {
    "cut": cut,
    "reorder": reorder,
    "figures": change_figures,
    "all": edit,
}


def _sentences(report: Report) -> list[tuple[str, int]]:
    return [(text, n) for n, line in enumerate(report.paragraphs) for text in split_paragraph(line, report.language)]


def brief_of(report: Report, translator: Translator) -> Brief:
    """The brief of a report."""
    article = Article(report.name, report.name, report.title, report.paragraphs, date=datetime(2026, 2, 3, tzinfo=UTC))
    themes = load_themes()
    return make_brief(
        analyse(article, Detection(report.language, 1.0), themes=themes),
        themes=themes,
        budget=Budget(sentences=4),
        translator=translator,
    )


def features_of(report: Report, translator: Translator) -> Features:
    """What a report is known by."""
    return describe(brief_of(report, translator), termbase=load_termbase())


def marks_of(report: Report) -> Fingerprint:
    """The fingerprint of a report."""
    return fingerprint(report.paragraphs)


class Human:
    """Translates the sentences of `events.txt` as a person did, paragraph for paragraph, and marks all else.

    A sentence has the translation of that at the same place of the paragraph, or where a person made other sentences of
    it, all of the paragraph.
    """

    engine, revision, uses_context = "a person", "1", False

    def __init__(self, source: Language) -> None:
        """Take the pairs of paragraphs out of `events.txt`."""
        self._texts = {}
        told = {(each.group, each.event, each.day, each.form): each for each in reports()}
        for (group, event, day, form), report in told.items():
            translation = told.get((group, event, day, other(source)))
            if form == source and translation:
                self._texts[report.title] = translation.title
                for here, there in zip(report.paragraphs, translation.paragraphs, strict=True):
                    self._learn(split_paragraph(here, source), split_paragraph(there, other(source)), there)

    def _learn(self, here: list[str], there: list[str], whole: str) -> None:
        self._texts.update(zip(here, there if len(here) == len(there) else [whole] * len(here), strict=True))

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """The person's translation of each."""
        return [self._texts.get(segment, f"[?] {segment}") for segment in segments]

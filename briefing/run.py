"""One run over many articles: what is opened once for all of them, and where each brief is filed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from briefing.config import Settings
from briefing.data.folder import brief_path, read_brief
from briefing.errors import BriefingError, DataError, EngineError
from briefing.memory.store import Memory
from briefing.models import LANGUAGES, Article, Brief, Detection, Document, Language, Outcome, Theme
from briefing.pipeline import (
    Analysis,
    Draft,
    Translated,
    analyse,
    draft_brief,
    finish_brief,
    make_brief,
    read,
    translate_drafts,
)
from briefing.protocols import SentenceEncoder, Translator
from briefing.render.environment import Templates
from briefing.render.write import write_brief
from briefing.stages.summarize import Budget
from briefing.termbase import Termbase, load_termbase
from briefing.translation import open_remembering

# Articles whose sentences are translated together, some 300: enough for large batches of like length, and few enough
# that a run that is stopped has a minute of a neural engine's work to do again.
PORTION = 32

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Built:
    """A brief that has been written, and the name that it is filed under on its day."""

    brief: Brief
    slug: str


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong with an article, which stops no other."""

    error: BriefingError | OSError


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run over many articles: everything that is opened once for all of them.

    Attributes:
        settings: Zone and default date.
        themes: What to look for.
        encoder: What tells the meaning of sentences; None to find themes by their terms alone.
        templates: What to render with.
        budget: For the summary of each theme.
        out: The folder to write under.
        engine: The translator's name, or 'auto'.
        environ: The environment, for the engines.
        memory: What has been translated before; None to translate everything anew.
        language: The articles' language, where the user says it.
        with_article: Whether the article's text is published.
        termbase: What has a settled translation.
        localize: Whether machines' translations are given the written form of their language.
        outcomes: How many sentences were translated anew by an engine that gives a choice, and what became of them.
    """

    settings: Settings
    themes: tuple[Theme, ...]
    templates: Templates
    budget: Budget
    out: Path
    engine: str
    environ: Mapping[str, str]
    encoder: SentenceEncoder | None = None
    memory: Memory | None = None
    language: Language | None = None
    with_article: bool = True
    termbase: Termbase = field(default_factory=load_termbase)
    localize: bool = True
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    _translators: dict[Language, Translator] = field(default_factory=dict)
    _written: set[tuple[str, str]] = field(default_factory=set)

    def build(self, document: str | Document) -> Built:
        """Make and write the brief of one article: a path, '-' for standard input, or what a source gave.

        Raises:
            BriefingError: Any of its branches; nothing of this article has been written then, unless the disk filled.
            OSError: Nothing of the kind that the program foresees.
        """
        (built,) = self._build_portion([document])
        if isinstance(built, Failed):
            raise built.error
        return built

    def build_all(self, documents: Iterable[str | Document]) -> Iterator[list[Built | Failed]]:
        """Make and write the briefs of many articles, the sentences of a portion of them translated together.

        Yields:
            What became of each article of a portion, in order.
        """
        waiting = iter(documents)
        while portion := list(islice(waiting, PORTION)):
            yield self._build_portion(portion)

    def _build_portion(self, documents: Sequence[str | Document]) -> list[Built | Failed]:
        drafts = [_attempt(self._draft, document) for document in documents]
        translated: dict[int, Translated | Failed] = {}
        for language in LANGUAGES:
            group = {
                place: draft
                for place, draft in enumerate(drafts)
                if isinstance(draft, Draft) and draft.analysis.language == language
            }
            translated |= zip(group, self._translate(list(group.values()), language), strict=True)
        return [
            draft if isinstance(draft, Failed) else self._finish(draft, translated[place])
            for place, draft in enumerate(drafts)
        ]

    def _draft(self, document: str | Document) -> Draft:
        article, detection = read(document, zone=self.settings.zone, language=self.language)
        return draft_brief(self._analyse(article, detection), budget=self.budget)

    def _analyse(self, article: Article, detection: Detection) -> Analysis:
        return analyse(article, detection, themes=self.themes, encoder=self.encoder)

    def _translate(self, drafts: Sequence[Draft], language: Language) -> Sequence[Translated | Failed]:
        try:
            return translate_drafts(drafts, self._translator(language), termbase=self.termbase) if drafts else []
        except EngineError as error:
            if len(drafts) == 1:
                return [Failed(error)]
        # It may be the fault of one of them.
        return [each for draft in drafts for each in self._translate([draft], language)]

    def _finish(self, draft: Draft, translated: Translated | Failed) -> Built | Failed:
        return translated if isinstance(translated, Failed) else _attempt(self._write, (draft, translated))

    def _write(self, made: tuple[Draft, Translated]) -> Built:
        brief = finish_brief(
            *made,
            themes=self.themes,
            engine=self._translator(made[0].analysis.language).engine,
            default_date=self.settings.default_date,
        )
        slug = self.free_slug(brief)
        self.write(brief, slug)
        return Built(brief, slug)

    def brief(self, article: Article, detection: Detection, *, default_date: datetime | None) -> Brief:
        """Make the brief of an article that has been read.

        Raises:
            EngineError: It cannot be translated.
        """
        return make_brief(
            self._analyse(article, detection),
            themes=self.themes,
            budget=self.budget,
            translator=self._translator(detection.language),
            termbase=self.termbase,
            default_date=default_date,
        )

    def write(self, brief: Brief, slug: str) -> None:
        """Write a brief under a name.

        Raises:
            TemplateError: A template is wrong; nothing has been written.
            OutputError: A file cannot be written.
        """
        write_brief(brief, slug, self.out, templates=self.templates, with_article=self.with_article)

    def reserve(self, date: str, slug: str) -> None:
        """Keep a name of a day for the article that has it."""
        self._written.add((date, slug))

    def _translator(self, source: Language) -> Translator:
        if source not in self._translators:
            self._translators[source] = open_remembering(
                source,
                engine=self.engine,
                environ=self.environ,
                memory=self.memory,
                termbase=self.termbase,
                localize=self.localize,
                note=lambda _segment, outcome: self.outcomes.update([outcome]),
            )
        return self._translators[source]

    def free_slug(self, brief: Brief) -> str:
        """The article's slug, numbered where another article of the day has it, from this run or an earlier one."""
        slug, n = brief.article.slug, 1
        while (brief.date, slug) in self._written or self._is_taken(brief, slug):
            n += 1
            slug = f"{brief.article.slug}-{n}"
        self._written.add((brief.date, slug))
        return slug

    def _is_taken(self, brief: Brief, slug: str) -> bool:
        """Whether an earlier run filed another article under a name: one with another address, or else headline."""
        path = brief_path(self.out / "data", brief.date, slug)
        try:
            filed, article = read_brief(path).article, brief.article
        except DataError:  # none, or a damaged one, which is written anew
            return False
        if filed.url and article.url:
            return filed.url != article.url
        return filed.title != article.title


def _attempt(work: Callable[[Given], Made], given: Given) -> Made | Failed:
    try:
        return work(given)
    except (BriefingError, OSError) as error:
        return Failed(error)

"""Takes articles in: reads those that are new, files each under its day, and makes the briefs that an edition needs."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from briefing.daily.calendar import filed_date
from briefing.daily.record import Record, failure_to_json
from briefing.daily.state import WINDOW, State
from briefing.data.folder import brief_path, read_brief
from briefing.errors import BriefingError, DataError, InputError, LanguageError
from briefing.models import Article, Brief, Detection, Document
from briefing.pipeline import read
from briefing.run import Run
from briefing.stages.stories import describe, fingerprint

Tell = Callable[[Record], None]


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What articles go through for the edition of one day.

    Attributes:
        run: What makes briefs of them.
        state: What is known of them.
        day: The day of the edition.
        now: The moment of the run; nothing is filed under a later day.
        recipe: A digest of all that briefs are made with beside the articles.
        tell: Called with what has become of each article that was not known before.
        failures: Why articles could not be read, those not known before.
    """

    run: Run
    state: State
    day: date
    now: datetime
    recipe: str
    tell: Tell = lambda _record: None
    failures: list[BriefingError] = field(default_factory=list)
    _briefs: dict[str, Brief] = field(default_factory=dict)

    def take_all(self, documents: Iterable[Document]) -> list[Record]:
        """What has become of each article; of one that comes twice, once.

        Raises:
            BriefingError: Nothing can be written, or translated. An article that cannot be read stops nothing.
        """
        for day, slug in self.state.names(self.window):
            self.run.reserve(day, slug)
        records: dict[str, Record] = {}
        for document in documents:
            if document.id not in records:
                records[document.id] = self._take(document)
        return list(records.values())

    @property
    def window(self) -> date:
        """The first day that still matters."""
        return self.day - timedelta(days=WINDOW)

    @cached_property
    def _since(self) -> date:
        """The first day whose articles the edition takes if none before it did: they came too late for their own."""
        return self.state.edition_before(self.day) or self.day

    def belongs(self, record: Record) -> bool:
        """Whether the edition carries an article: one of the day, or one that came too late for its own edition."""
        if record.outcome == "failed" or record.edition not in {"", self.day.isoformat()}:
            return False
        return bool(record.edition) or self._since.isoformat() <= record.day <= self.day.isoformat()

    def _take(self, document: Document) -> Record:
        """What is known of an article, once it has been read, and its brief made where the edition carries it."""
        version = self._version(document)
        known = self.state.find(document.id)
        if known and known.digest == version and self._is_done(known):
            return known
        record = Record(document.id, version, document.name, recipe=self.recipe)
        try:
            article, detection = read(document, zone=self.run.settings.zone, language=self.run.language)
            article, day = self._file(article, known)
            record = replace(record, day=day.isoformat(), title=article.title, url=article.url)
            if known:
                record = replace(record, edition=known.edition, story=known.story)
            if self.belongs(record):
                slug = known.slug if known and known.day == record.day else ""
                record = self._write_brief(record, article, detection, slug)
        except (InputError, LanguageError) as error:
            record = replace(record, outcome="failed", failure=failure_to_json(error))
            self.failures.append(error)
        self.state.put(record)
        self.tell(record)
        return record

    def _version(self, document: Document) -> str:
        """A digest of all that the article is read from, so that one that has changed is read again."""
        fields = sorted((document.fields or {}).items())
        said = map(str, (document.format, document.charset, self.run.settings.zone, fields))
        return digest([*said, hashlib.sha256(document.data).hexdigest()])

    def _is_done(self, known: Record) -> bool:
        """Whether nothing is left to do for an article that has not changed."""
        if known.outcome == "failed":
            return known.recipe == self.recipe
        if not self.belongs(known):
            return True
        return known.recipe == self.recipe and known.outcome == "brief" and self.brief(known) is not None

    def _file(self, article: Article, known: Record | None) -> tuple[Article, date]:
        """The article as of its day. Where an edition has it, or it has no date, that is the day it first had."""
        zone = self.run.settings.zone
        first = date.fromisoformat(known.day) if known and known.day else self.day
        filed = filed_date(article.date, now=self.now, zone=zone, default=first)
        if known and known.edition and filed.date() != first:
            filed = filed_date(None, now=self.now, zone=zone, default=first)
        return (replace(article, date=filed) if article.date else article), filed.date()

    def _write_brief(self, record: Record, article: Article, detection: Detection, slug: str) -> Record:
        default = filed_date(None, now=self.now, zone=self.run.settings.zone, default=date.fromisoformat(record.day))
        brief = self.run.brief(article, detection, default_date=default)
        slug = slug or self.run.free_slug(brief)
        self.run.write(brief, slug)
        features = describe(brief, termbase=self.run.termbase)
        return replace(record, outcome="brief", slug=slug, features=features, marks=fingerprint(article.paragraphs))

    def brief(self, record: Record) -> Brief | None:
        """The brief of an article as it was filed; None where somebody has taken it away or changed it."""
        if record.id not in self._briefs:
            try:
                path = brief_path(self.run.out / "data", record.day, record.slug)
                self._briefs[record.id] = read_brief(path)
            except DataError:
                return None
        return self._briefs[record.id]


def digest(parts: Iterable[str]) -> str:
    """A digest of several texts: 32 hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]

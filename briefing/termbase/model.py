"""What a termbase holds, and how its terms are found in a text."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing.models import LANGUAGES, Language, other
from briefing.termbase.forms import is_common, is_feminine, plural, split_article

_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"[\w.@#/]$")  # 'U.S.' is no 'S.'; '@UN' and 'example.org/UN' are addresses
_AFTER = re.compile(r"[\w$]|\.\w")  # 'US$5', 'google.com'


@dataclass(frozen=True, slots=True)
class Term:
    """A row of a termbase: what one thing is called in both languages.

    Attributes:
        forms: What it is called, without article; the first is what a translation writes, all are looked for.
        articles: The definite article that goes with the first form; empty for none.
        admitted: What a translation may call it besides, as the beginning of a word; never looked for in a source.
        first: What a translation says where it names it for the first time; empty for no more than always.
        sources: The languages it is translated from.
        keep: Whether it is never translated.
        note: What its editor wants to say about it.
        place: The file and line it comes from.
    """

    forms: Mapping[Language, tuple[str, ...]]
    articles: Mapping[Language, str]
    admitted: Mapping[Language, tuple[str, ...]]
    first: Mapping[Language, str]
    sources: tuple[Language, ...] = LANGUAGES
    keep: bool = False
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text.

    Attributes:
        start: Where it begins, in characters, its article left out.
        end: Where it ends (exclusive).
        term: The term.
        source: The language of the text.
        plural: Whether it stands in the plural.
    """

    start: int
    end: int
    term: Term
    source: Language
    plural: bool = False

    @property
    def target(self) -> str:
        """What the translation calls it: its first form, in the plural if need be, without article."""
        form = self.term.forms[other(self.source)][0]
        return plural(form, other(self.source)) if self.plural else form

    @property
    def article(self) -> str:
        """The article of `target`; empty for none."""
        article = self.term.articles[other(self.source)]
        return {"el": "los", "la": "las"}.get(article, article) if self.plural else article

    @property
    def feminine(self) -> bool:
        """Whether the term is feminine in Spanish, be that its source or its target."""
        return is_feminine(self.term.forms["es"][0], self.term.articles["es"])

    @property
    def common(self) -> bool:
        """Whether it is a common noun rather than a name."""
        return is_common(self.term.forms[self.source][0])


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rows of one file that translate the same words differently; the first is used."""

    source: str
    targets: tuple[str, str]
    places: tuple[str, str]


class Termbase:
    """Terms, to be looked up by either language.

    Args:
        files: The terms of each file; a later file overrides the earlier ones, an earlier row of a file the later.
    """

    def __init__(self, files: Iterable[Iterable[Term]] = ()) -> None:
        self.conflicts: tuple[Conflict, ...] = ()
        self._terms: dict[Language, dict[str, tuple[Term, bool]]] = {"en": {}, "es": {}}
        for terms in files:
            for source in LANGUAGES:
                self._terms[source].update(self._forms([term for term in terms if source in term.sources], source))

    @cached_property
    def version(self) -> str:
        """A digest of the content: 12 hexadecimal digits, the same for the same terms."""
        rows = {
            source: {form: _content(term) for form, (term, _) in table.items()} for source, table in self._terms.items()
        }
        return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:12]

    def forms(self, source: Language) -> tuple[str, ...]:
        """All that is looked for in a language, the plurals included."""
        return tuple(self._terms[source])

    def find(self, text: str, source: Language) -> tuple[Match, ...]:
        """The terms in a text, in order; of two that overlap the one that begins first, and then the longer."""
        return tuple(self._find(text, source))

    def term_at(self, text: str, place: int, source: Language) -> Match | None:
        """The longest term that begins at a place of a text."""
        word = _WORD.search(text, place)
        for start, form in self._index[source].get(word.group().lower(), ()) if word else ():
            if word and word.start() - start == place:
                match = self._match(text, place, form, source)
                if match:
                    return match
        return None

    def translate_term(self, term: str, source: Language) -> tuple[str, ...]:
        """What a term is called in the other language, the preferred form first; empty where the termbase lacks it.

        Args:
            term: A term by itself, with or without its article, such as a theme's.
            source: The language it is in.
        """
        bare = split_article(term.strip(), source)[1]
        found, several = self._terms[source].get(bare) or self._terms[source].get(bare.lower()) or (None, False)
        if found is None:
            return ()
        target = other(source)
        return tuple(plural(form, target) if several else form for form in found.forms[target])

    def _forms(self, terms: list[Term], source: Language) -> dict[str, tuple[Term, bool]]:
        # What a row prefers goes before what another admits besides, and both before plurals.
        table: dict[str, tuple[Term, bool]] = {}
        conflicts = []
        for rank in (slice(0, 1), slice(1, None)):
            own: dict[str, Term] = {}
            for term in terms:
                for form in term.forms[source][rank]:
                    conflicts += _conflict(form, own.setdefault(form, term), term, other(source))
            table = {form: (term, False) for form, term in own.items()} | table
        for form, (term, _) in list(table.items()):
            table.setdefault(plural(form, source), (term, True))
        self.conflicts += tuple(dict.fromkeys(conflicts))
        return table

    def _find(self, text: str, source: Language) -> Iterator[Match]:
        end = 0
        for word in _WORD.finditer(text):
            for lead, form in self._index[source].get(word.group().lower(), ()):
                match = self._match(text, word.start() - lead, form, source) if word.start() - lead >= end else None
                if match:
                    yield match
                    end = match.end
                    break

    def _match(self, text: str, start: int, form: str, source: Language) -> Match | None:
        end = start + len(form)
        written = text[start:end]
        same = written == form or (is_common(form) and written.lower() == form)
        if not same or _BEFORE.search(text[max(0, start - 1) : start]) or _AFTER.match(text, end):
            return None
        term, several = self._terms[source][form]
        return Match(start, end, term, source, several)

    @cached_property
    def _index(self) -> dict[Language, dict[str, list[tuple[int, str]]]]:
        # By the first word: how far into the form it stands, and the form; the longest first.
        index: dict[Language, dict[str, list[tuple[int, str]]]] = {"en": {}, "es": {}}
        for source, table in self._terms.items():
            for form in sorted(table, key=lambda form: (-len(form), form)):
                word = _WORD.search(form)
                if word:
                    index[source].setdefault(word.group().lower(), []).append((word.start(), form))
        return index


def _content(term: Term) -> list[object]:
    parts = (term.forms, term.articles, term.admitted, term.first)
    return [[part[language] for language in LANGUAGES] for part in parts] + [term.keep]


def _conflict(form: str, first: Term, second: Term, target: Language) -> list[Conflict]:
    one, two = first.forms[target][0], second.forms[target][0]
    settled = two in first.forms[target] or one in second.forms[target]
    return [] if settled else [Conflict(form, (one, two), (first.place, second.place))]

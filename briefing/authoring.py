"""What helps somebody write a theme file: the stages, run to check its terms and to find those it lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefing.lang.tokens import tokenize
from briefing.models import LANGUAGES, Language, Terms, Theme
from briefing.pipeline import Analysis
from briefing.stages.tag.terms import matcher
from briefing.stages.themes import load_themes
from briefing.stages.themes.check import check_terms
from briefing.stages.themes.counts import TermCount, count_terms, never_met
from briefing.stages.themes.finding import Finding
from briefing.stages.themes.load import ThemeFile, open_theme
from briefing.stages.themes.overlap import check_overlap
from briefing.stages.themes.phrases import Extract
from briefing.stages.themes.suggest import LEAST_ARTICLES, LEAST_PLACES, Suggestion, suggest_terms

__all__ = ["LEAST_ARTICLES", "LEAST_PLACES", "Checked", "check_themes", "suggest_about", "suggest_for"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A theme file, what is to be changed in it in the order of its lines, and how often articles have its terms."""

    file: ThemeFile
    findings: tuple[Finding, ...]
    counts: tuple[TermCount, ...] = ()


def check_themes(paths: Iterable[Path], analyses: Sequence[Analysis] = ()) -> list[Checked]:
    """Check theme files, each against the others and the built-in themes, and count their terms in articles, if any."""
    opened = [open_theme(path) for path in paths]
    themes = {theme.id: theme for theme in load_themes()} | {file.theme.id: file.theme for file in opened if file.theme}
    return [_check(file, themes, analyses) for file in opened]


def _check(file: ThemeFile, themes: Mapping[str, Theme], analyses: Sequence[Analysis]) -> Checked:
    theme = file.theme
    if theme is None:
        return Checked(file, _in_order(file, file.mistakes))
    others = [other for theme_id, other in sorted(themes.items()) if theme_id != theme.id]
    find = {language: partial(_find, theme.terms[language], language) for language in LANGUAGES}
    counts = _count(theme, analyses)
    found = [*check_terms(theme, find), *check_overlap(theme, others), *never_met(counts)]
    wrong = {finding.place for finding in found if not finding.hint}
    told = [finding for finding in found if not finding.hint or finding.place not in wrong]
    return Checked(file, _in_order(file, told), tuple(count for count in counts if count.articles))


def _in_order(file: ThemeFile, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: file.line(finding.place, nth=finding.nth) or 0))


def _count(theme: Theme, analyses: Sequence[Analysis]) -> list[TermCount]:
    counts: list[TermCount] = []
    for language in LANGUAGES:
        articles = [[each.sentence.text for each in one.tagged] for one in analyses if one.language == language]
        terms = theme.terms[language]
        counts += count_terms(terms, articles, language=language, find=partial(_find, terms, language))
    return counts


def suggest_for(theme: Theme, analyses: Iterable[Analysis], *, limit: int) -> list[Suggestion]:
    """Terms, at most `limit` a language, that tell a theme's sentences from the rest and that it has not."""
    extracts: dict[Language, list[Extract]] = {language: [] for language in LANGUAGES}
    for one in analyses:
        parts: tuple[list[str], list[str]] = ([], [])
        for each in one.tagged:
            parts[0 if each.score(theme.id) else 1].append(each.sentence.text)
        extracts[one.language].append(Extract(*parts))
    return _suggest(extracts, theme.terms, limit)


def suggest_about(about: Iterable[Analysis], rest: Iterable[Analysis], *, limit: int) -> list[Suggestion]:
    """Terms, at most `limit` a language, that tell articles about a theme from the rest, which may hold them too."""
    extracts: dict[Language, list[Extract]] = {language: [] for language in LANGUAGES}
    read = set()
    for one in about:
        read.add(one.article.body)
        extracts[one.language].append(Extract([each.sentence.text for each in one.tagged], ()))
    for one in rest:
        if one.article.body not in read:
            extracts[one.language].append(Extract((), [each.sentence.text for each in one.tagged]))
    return _suggest(extracts, {}, limit)


def _suggest(
    extracts: Mapping[Language, list[Extract]], terms: Mapping[Language, Terms], limit: int
) -> list[Suggestion]:
    found: list[Suggestion] = []
    for language in LANGUAGES:
        known = partial(_knows, terms.get(language, Terms()), language)
        found += suggest_terms(extracts[language], language=language, known=known, limit=limit)
    return found


def _knows(terms: Terms, language: Language, term: str) -> bool:
    """Whether a theme has a term: it is one, or has a strong one, a never phrase or an unless word in it."""
    found = _find(terms, language, term)
    size = len(tokenize(term, language))
    whole = any(len(own.split()) == size for texts in found.values() for own in texts)
    return whole or bool(found.keys() & {"strong", "never", "unless"})


def _find(terms: Terms, language: Language, text: str) -> Mapping[str, list[str]]:
    return matcher(terms, language).found(tokenize(text, language))

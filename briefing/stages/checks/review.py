"""Judges translations by the checks, for whoever can still choose another: how bad one is, and which names it lost."""

import re
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from briefing.lang.addresses import ADDRESS
from briefing.lang.places import place_names
from briefing.models import Language, Stretch
from briefing.revision import digest
from briefing.stages.checks import check_segment, names
from briefing.stages.checks.segment import Segment
from briefing.termbase import Match, Termbase

_ARTICLE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b[Tt]he $"),
    "es": re.compile(r"\b(?:[Ee]l|[Ll]a|[Ll]os|[Ll]as) $"),
}
_POSSESSIVE = re.compile(r"['’]s?$")


class SegmentReviewer:
    """Judges translations out of a language.

    Args:
        source: The language.
        termbase: What has a settled translation.
    """

    def __init__(self, source: Language, termbase: Termbase) -> None:
        self._source, self._termbase = source, termbase

    @cached_property
    def revision(self) -> str:
        """A digest of the checks and of what they ask, the termbase's content apart."""
        package = Path(__file__).parents[2]
        rules = [path for folder in ("stages/checks", "termbase", "lang") for path in (package / folder).glob("*.py")]
        return digest(*map(version, ("babel", "simplemma", "text2num")), rules=rules, data=())

    def count_errors(self, source: str, target: str) -> int:
        """How many checks find an error in a translation, which is worse than a warning."""
        findings = check_segment(source, target, source_language=self._source, termbase=self._termbase)
        return sum(finding.severity == "error" for finding in findings)

    def find_lost(self, source: str, target: str) -> tuple[Stretch, ...]:
        """The terms, names, acronyms and addresses of a text that a translation has lost.

        Returns:
            Each with what to say instead: what the termbase says, with its article; what a place is called; or else
            the name itself. They may overlap.
        """
        segment = Segment(source, target, self._source, self._termbase)
        lost = {match.start(): match for match in names.lost_names(segment)}
        acronyms = (re.search(rf"(?<!\w){re.escape(each)}(?!\w)", source) for each in names.acronyms(segment))
        addresses = (match for match in ADDRESS.finditer(source) if match.group() not in target)
        return (
            *(self._term(source, match) for match in names.wrong_terms(segment)),
            *(self._name(match) for match in lost.values()),
            *(Stretch(*match.span(), match.group()) for match in (*acronyms, *addresses) if match),
        )

    def _term(self, source: str, match: Match) -> Stretch:
        article = _ARTICLE[self._source].search(source[: match.start])
        start = article.start() if article else match.start
        return Stretch(start, match.end, f"{match.article} {match.target}".strip())

    def _name(self, match: re.Match[str]) -> Stretch:
        name = _POSSESSIVE.sub("", match.group())
        return Stretch(match.start(), match.start() + len(name), place_names(self._source).get(name, name))

"""Takes, of an engine's several translations of a segment, the best-scoring one without errors.

Where all have errors the engine is asked again, for more of them and with the names it lost behind placeholders; where
that does not help either, the one with the fewest errors goes out, and the checks will say what is wrong with it. What
an error is, and what was lost, is left to a reviewer.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefing.engines import placeholders
from briefing.engines.placeholders import protect, restore
from briefing.models import Language, Outcome
from briefing.protocols import ProposingTranslator, Reviewer
from briefing.revision import digest

Note = Callable[[str, Outcome], None]

# What an engine puts before a name it does not know, where the name brings its own article: 'del la Casa Blanca'.
_MENDS: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": ((r"\b(?:[Tt]he|[Aa]n?) (?=the )", ""),),
    "es": (
        (r"\b([Dd]e|[Aa])l (?=(?:el|la|los|las) )", r"\1 "),
        (r"\b(?:[Ee]l|[Ll]a|[Ll]os|[Ll]as) (?=(?:el|la|los|las) )", ""),
        (r"\b([Dd]e|[Aa]) el (?=\S)", r"\1l "),
    ),
}


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    errors: int
    outcome: Outcome


class ChoosingTranslator:
    """Translates with another translator, and chooses among what that proposes.

    Args:
        translator: What proposes.
        reviewer: What judges; for the same language.
        target: The language translated into.
        note: Told each segment with what became of it: the first translation had no errors, or another, or one with
            names protected, or none.
    """

    uses_context = False

    def __init__(
        self, translator: ProposingTranslator, reviewer: Reviewer, *, target: Language, note: Note | None = None
    ) -> None:
        self._translator, self._reviewer, self._target = translator, reviewer, target
        self._note = note or (lambda _segment, _outcome: None)

    @property
    def engine(self) -> str:
        """That of the wrapped one."""
        return self._translator.engine

    @cached_property
    def revision(self) -> str:
        """A digest of the wrapped one's revision, of the reviewer's, and of the rules here."""
        rules = [Path(__file__), Path(placeholders.__file__)]
        return digest(self._translator.revision, self._reviewer.revision, rules=rules, data=())

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """Translate each segment by itself.

        Args:
            segments: One sentence each; may be empty.
            context: Not used.

        Raises:
            EngineError: The wrapped translator failed.
        """
        proposed = self._translator.propose(segments)
        if len(proposed) != len(segments):
            return [texts[0] for texts in proposed]  # whoever gets another number of segments says so
        found = [
            list(self._judge(segment, texts, ("first", "other")))
            for segment, texts in zip(segments, proposed, strict=True)
        ]
        self._retry(segments, found)
        return [self._choose(segment, candidates) for segment, candidates in zip(segments, found, strict=True)]

    def _judge(self, source: str, texts: Sequence[str], outcomes: tuple[Outcome, Outcome]) -> Iterator[_Candidate]:
        for place, text in enumerate(texts):
            errors = self._reviewer.count_errors(source, text)
            yield _Candidate(text, errors, outcomes[place > 0])
            if not errors:
                return

    def _retry(self, segments: Sequence[str], found: Sequence[list[_Candidate]]) -> None:
        """Ask again for segments of which all candidates have errors, and add the answers to these."""
        failed = [place for place, candidates in enumerate(found) if candidates[-1].errors]
        lost = {place: self._reviewer.find_lost(segments[place], _best(found[place]).text) for place in failed}
        hidden = {place: protect(segments[place], stretches) for place, stretches in lost.items() if stretches}
        asked = [*(segments[place] for place in failed), *(each.text for each in hidden.values())]
        answers = iter(self._translator.propose(asked, wider=True) if asked else ())
        for place in failed:
            found[place].extend(self._judge(segments[place], next(answers), ("other", "other")))
        for place, protected in hidden.items():
            restored = [
                self._mend(text, segments[place]) for each in next(answers) if (text := restore(each, protected))
            ]
            if found[place][-1].errors:
                found[place].extend(self._judge(segments[place], restored, ("protected", "protected")))

    def _mend(self, text: str, source: str) -> str:
        for pattern, replacement in _MENDS[self._target]:
            text = re.sub(pattern, replacement, text)
        return text[:1].upper() + text[1:] if source[:1].isupper() else text

    def _choose(self, segment: str, candidates: Sequence[_Candidate]) -> str:
        best = _best(candidates)
        if segment:
            self._note(segment, "flagged" if best.errors else best.outcome)
        return best.text


def _best(candidates: Sequence[_Candidate]) -> _Candidate:
    """The one with the fewest errors; of several, the one proposed first."""
    return min(candidates, key=lambda each: each.errors)

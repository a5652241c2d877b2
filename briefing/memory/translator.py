"""A translator that asks the memory first, another one for what is not in it, and finishes what machines made."""

import hashlib
import json
from collections.abc import Callable, Sequence

from briefing.errors import EngineError, OutputError
from briefing.memory.entry import Entry, forbidden
from briefing.memory.store import Basis, Memory
from briefing.models import Language, other
from briefing.protocols import Translator

Finish = Callable[[str, str], str]  # a machine's translation and its source, to what is shown

# Segments that are translated before they are kept: a minute of a neural engine's work on two cores, which is what a
# run that is killed loses at most, and enough for large batches of like length.
PORTION = 512


class RememberingTranslator:
    """Gives the same translations as the one it wraps, finished, but for those that a person has put right.

    What is kept is what the engine said, so that another way to finish it needs no engine, and a person's words are
    given out as they are.

    Args:
        translator: What translates, opened by its first real work: it has none where the memory knows every segment.
        memory: Where translations are found and kept; None for nowhere. One that fails is said, and done without from
            then on.
        source: The language translated from.
        termbase: The version of the termbase that the translator goes by; '' for none.
        finish: The last step of a machine's translation; None for none.
    """

    def __init__(
        self,
        translator: Translator,
        memory: Memory | None,
        *,
        source: Language,
        termbase: str = "",
        finish: Finish | None = None,
    ) -> None:
        self._translator, self._memory = translator, memory
        self._source, self._termbase = source, termbase
        self._finish = finish or (lambda translation, _source: translation)

    @property
    def engine(self) -> str:
        """That of the wrapped one, whether or not it had to work."""
        return self._translator.engine

    @property
    def revision(self) -> str:
        """That of the wrapped one."""
        return self._translator.revision

    @property
    def uses_context(self) -> bool:
        """As the wrapped one does."""
        return self._translator.uses_context

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """Translate each segment, the unknown ones by the wrapped translator, in as few calls as `PORTION` allows.

        Where an engine looks at the texts around, it gets all segments again if one is unknown: with some of them gone
        it might take a name for a word.

        Raises:
            EngineError: The wrapped translator failed, or lost a segment.
        """
        basis = self._basis(segments, context)
        known = self._find(basis, segments)
        unknown = [segment for segment in dict.fromkeys(segments) if segment and segment not in known]
        made = {segment: entry.target for segment, entry in known.items() if not entry.reviewed}
        for portion in self._portions(unknown):
            new = self._make(segments if self.uses_context else portion, context)
            self._keep(basis, {segment: new[segment] for segment in portion})
            made |= new
        reviewed = {segment: entry.target for segment, entry in known.items() if entry.reviewed}
        finished = {segment: self._finish(translation, segment) for segment, translation in made.items()}
        found = {"": ""} | finished | reviewed
        return [found[segment] for segment in segments]

    def _portions(self, unknown: list[str]) -> list[list[str]]:
        size = len(unknown) if self.uses_context else PORTION
        return [unknown[start : start + size] for start in range(0, len(unknown), max(1, size))]

    def _basis(self, segments: Sequence[str], context: Sequence[str]) -> Basis:
        around = json.dumps([list(segments), list(context)]).encode() if self.uses_context else b""
        digest = hashlib.sha256(around).hexdigest() if around else ""
        return Basis(self._source, other(self._source), self.engine, self.revision, self._termbase, digest)

    def _make(self, segments: Sequence[str], context: Sequence[str]) -> dict[str, str]:
        translations = self._translator.translate(segments, context=context)
        if len(translations) != len(segments):
            raise EngineError(
                "{engine} gave {got} translations for {wanted} segments. Try another with --engine.",
                engine=self.engine,
                got=len(translations),
                wanted=len(segments),
            )
        return dict(zip(segments, translations, strict=True))

    def _find(self, basis: Basis, segments: Sequence[str]) -> dict[str, Entry]:
        if self._memory and not self._memory.abandoned:
            try:
                return self._memory.find(basis, [segment for segment in dict.fromkeys(segments) if _is_kept(segment)])
            except OutputError as error:
                self._memory.abandon(error)
        return {}

    def _keep(self, basis: Basis, translations: dict[str, str]) -> None:
        kept = {source: target for source, target in translations.items() if _is_kept(source) and not forbidden(target)}
        if self._memory and not self._memory.abandoned:
            try:
                self._memory.add_machine(basis, kept)
            except OutputError as error:
                self._memory.abandon(error)


def _is_kept(source: str) -> bool:
    """Whether a memory takes a source: no blanks, and nothing that other programs could not read."""
    return bool(source.strip()) and not forbidden(source)

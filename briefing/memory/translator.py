"""A translator that asks the memory first, and another translator for what is not in it."""

import hashlib
import json
from collections.abc import Sequence

from briefing.errors import EngineError, OutputError
from briefing.memory.entry import forbidden
from briefing.memory.store import Basis, Memory
from briefing.models import Language, other
from briefing.protocols import Translator

# Segments that are translated before they are kept: a minute of a neural engine's work on two cores, which is what a
# run that is killed loses at most, and enough for large batches of like length.
PORTION = 512


class RememberingTranslator:
    """Gives the same translations as the one it wraps, but for those that a person has put right.

    Args:
        translator: What translates, opened by its first real work: it has none where the memory knows every segment.
        memory: Where translations are found and kept. One that fails is said, and done without from then on.
        source: The language translated from.
        termbase: The version of the termbase that the translator goes by; '' for none.
    """

    def __init__(self, translator: Translator, memory: Memory, *, source: Language, termbase: str = "") -> None:
        self._translator, self._memory = translator, memory
        self._source, self._termbase = source, termbase

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
        made: dict[str, str] = {}
        for portion in self._portions(unknown):
            new = self._make(segments if self.uses_context else portion, context)
            self._keep(basis, {segment: new[segment] for segment in portion})
            made |= new
        found = {"": ""} | made | known
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

    def _find(self, basis: Basis, segments: Sequence[str]) -> dict[str, str]:
        if not self._memory.abandoned:
            try:
                return self._memory.find(basis, [segment for segment in dict.fromkeys(segments) if _is_kept(segment)])
            except OutputError as error:
                self._memory.abandon(error)
        return {}

    def _keep(self, basis: Basis, translations: dict[str, str]) -> None:
        kept = {source: target for source, target in translations.items() if _is_kept(source) and not forbidden(target)}
        if not self._memory.abandoned:
            try:
                self._memory.add_machine(basis, kept)
            except OutputError as error:
                self._memory.abandon(error)


def _is_kept(source: str) -> bool:
    """Whether a memory takes a source: no blanks, and nothing that other programs could not read."""
    return bool(source.strip()) and not forbidden(source)

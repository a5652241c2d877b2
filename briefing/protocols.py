"""What an adapter must offer. The real ones and a fake for tests live in `briefing.engines`."""

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from briefing.models import Stretch


class Translator(Protocol):
    """Translates from one language to another, both fixed when it was made."""

    @property
    def engine(self) -> str:
        """Name and version of what translates, as printed in a brief: 'Apertium eng-spa 0.8.1'."""

    @property
    def revision(self) -> str:
        """A digest of what else its translations come from, such as rules and data, so that a memory knows old ones."""

    @property
    def uses_context(self) -> bool:
        """Whether the other segments and the context may change the translation of a segment."""

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """Translate each segment by itself.

        Args:
            segments: One sentence each, without line breaks; may be empty.
            context: Other sentences of the same text. They are not translated, but may tell what is a name.

        Returns:
            As many translations, in the same order. An empty segment gives an empty translation.

        Raises:
            EngineError: The engine stopped, or answered with another number of segments.
        """


@runtime_checkable
class ProposingTranslator(Translator, Protocol):
    """A translator that knows several translations of a segment, as one with a beam does."""

    def propose(self, segments: Sequence[str], *, wider: bool = False) -> list[tuple[str, ...]]:
        """Translate each segment in several ways.

        Args:
            segments: As for `translate`.
            wider: Whether to look for more of them, which takes longer.

        Returns:
            For each segment its different translations, the best-scoring first, which without `wider` is what
            `translate` gives; one at least.

        Raises:
            EngineError: As for `translate`.
        """


class Reviewer(Protocol):
    """Judges translations out of one language."""

    @property
    def revision(self) -> str:
        """A digest of what it judges by, but for the termbase."""

    def count_errors(self, source: str, target: str) -> int:
        """How many errors a translation has that would mislead a reader."""

    def find_lost(self, source: str, target: str) -> tuple[Stretch, ...]:
        """The names and addresses of a text that a translation has lost, each with what it ought to say there."""


class SentenceEncoder(Protocol):
    """Tells what sentences mean as points in space, those that mean alike close together, whatever their language."""

    def embed(self, sentences: Sequence[str]) -> Any:
        """A NumPy array of a row of float32 for each sentence; one at least."""

"""A translator for tests, ours and users': instant, deterministic, honest about being none."""

from collections.abc import Sequence

from briefing.models import Language


class FakeTranslator:
    """Marks each segment with the pair of languages and leaves its words alone: '[en>es] Good morning.'."""

    engine = "fake 1"
    revision = ""
    uses_context = False

    def __init__(self, source: Language, target: Language) -> None:
        self._mark = f"[{source}>{target}] "

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """Mark every segment that is not empty."""
        return [self._mark + segment if segment else "" for segment in segments]

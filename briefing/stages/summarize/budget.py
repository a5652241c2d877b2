"""How long a summary may be."""

from dataclasses import dataclass

from briefing.models import Sentence


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be.

    Attributes:
        sentences: At most so many sentences, those that others lean on included; None for any number.
        words: At most so many words, counted at blanks; None for any number.
    """

    sentences: int | None = None
    words: int | None = None

    def allows(self, *, sentences: int, words: int) -> bool:
        """Whether so many fit."""
        fits = self.sentences is None or sentences <= self.sentences
        return fits and (self.words is None or words <= self.words)


def count_words(sentence: Sentence) -> int:
    """Words as a reader counts them: what stands between blanks."""
    return len(sentence.text.split())

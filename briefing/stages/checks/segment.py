"""What a check looks at: a sentence and its translation."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing.models import Language, other
from briefing.termbase import Termbase

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Segment:
    """A sentence and its translation.

    Attributes:
        source: The sentence.
        target: Its translation.
        language: The sentence's language.
        termbase: What has a settled translation.
    """

    source: str
    target: str
    language: Language
    termbase: Termbase

    @property
    def target_language(self) -> Language:
        """The translation's language."""
        return other(self.language)

    @cached_property
    def source_words(self) -> tuple[str, ...]:
        """The sentence's words, in lower case."""
        return tuple(_WORD.findall(self.source.lower()))

    @cached_property
    def target_words(self) -> tuple[str, ...]:
        """The translation's words, in lower case."""
        return tuple(_WORD.findall(self.target.lower()))


@lru_cache(maxsize=8192)  # the words of some hundred sentences, most of which come again
def folded(text: str) -> str:
    """A text in lower case, without accents, abbreviating stops and doubled blanks: 'EE.UU.' and 'EE. UU.' are one."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return " ".join(re.sub(r"(?<=\b\w\w)\. (?=\w\w\.)|(?<=\w)\.(?=\w)", "", plain).replace(".", "").split())

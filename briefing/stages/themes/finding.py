"""What is found in a theme file: something to change, or to look at."""

from dataclasses import dataclass

from briefing.errors import ThemeError
from briefing.models import LANGUAGES

LISTS = ("strong", "weak", "related", "never", "unless")
TERMS = tuple(key for key in LISTS if key not in {"never", "unless"})  # what speaks for a theme where it is found


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to change in a theme file, or to look at.

    Attributes:
        place: The keys that lead there, a term last: ('en', 'strong', 'ballot').
        error: What is wrong there and what to do.
        hint: Whether it may be meant so.
        nth: Which of the places it is, from 0, where a term stands in one list several times.
    """

    place: tuple[str, ...]
    error: ThemeError
    hint: bool = False
    nth: int = 0

    @property
    def language(self) -> str:
        """The language it is about; empty where it is about none."""
        return next((key for key in self.place[:2] if key in LANGUAGES), "")

    @property
    def list(self) -> str:
        """The list or other key it is about; empty where it is about the language or the file."""
        return next((key for key in self.place[:2] if key not in LANGUAGES), "")

    @property
    def term(self) -> str:
        """The term it is about; empty where it is about none."""
        return self.place[2] if len(self.place) > 2 else ""

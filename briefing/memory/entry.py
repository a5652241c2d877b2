"""What a translation memory holds: pairs of texts, and which of them a person has seen."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from briefing.models import Language

# What XML 1.0 (2.2, Char) cannot hold, and so no TMX; the other controls too, which no article has after reading.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIGITS = 10  # hexadecimal digits of half a mark: enough to notice a change, and no more than a cell shows


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its translation.

    Attributes:
        source_language: The language translated from.
        target_language: The language translated into.
        source: A sentence, as in the article.
        target: Its translation.
        reviewed: Whether a person wrote or approved it; otherwise a machine did.
    """

    source_language: Language
    target_language: Language
    source: str
    target: str
    reviewed: bool = True

    @property
    def mark(self) -> str:
        """What goes into a file beside a machine's translation, to tell there what people change; '' for people's own.

        A letter and a digest of each text. A spreadsheet leaves it alone, where it would take digits for a number.
        """
        return "" if self.reviewed else f"m{_digest(self.source)}-{_digest(self.target)}"


def keeps_source(mark: str, source: str) -> bool:
    """Whether a text is still the source that a mark was made for; without a mark it is."""
    return not mark or mark.startswith(f"m{_digest(source)}-")


def keeps_target(mark: str, target: str) -> bool:
    """Whether a text is still the machine's translation that a mark was made for; without a mark it is not."""
    return mark.endswith(f"-{_digest(target)}")


def forbidden(text: str) -> str:
    """The first character that no memory takes: a control other than tab and newline, half a surrogate pair; or ''."""
    found = _FORBIDDEN.search(text)
    return found.group() if found else ""


def fold_source(text: str) -> str:
    """A source as reviewed translations are found by: what a program does to blanks and accents is no change."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold_target(text: str) -> str:
    """A translation on one line, as the pages need it; the blanks that do not break stay."""
    return re.sub(r"[ \t\r\n\u2028\u2029]+", " ", unicodedata.normalize("NFC", text)).strip()


def primary(code: str) -> str:
    """A language's code without its region or script: 'en' of 'en-US' and 'EN_gb' (BCP 47, and what precedes it)."""
    return re.split("[-_]", code.strip(), maxsplit=1)[0].lower()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True)
class Unit:
    """A pair of texts as a file has it, not yet checked.

    Attributes:
        line: Where it begins in the file, from 1.
        source: The text translated from.
        target: Its translation.
        source_language: A language's code, perhaps with a region ('en-US'); '' where the file does not say.
        target_language: The same for the translation.
        correction: What an editor would rather have than `target`; '' for nothing.
        mark: The `Entry.mark` with which it was written; '' for none.
    """

    line: int
    source: str
    target: str
    source_language: str = ""
    target_language: str = ""
    correction: str = ""
    mark: str = ""

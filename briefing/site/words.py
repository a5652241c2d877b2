"""The words that a search finds a brief by, made so that accents and capitals make no difference."""

import re
import unicodedata
from functools import cache

from briefing.lang import lexicon
from briefing.models import Brief, Language

_MARKS = re.compile("[\u0300-\u036f]")  # the block of accents
_WORD = re.compile(r"[^\W_]{2,}")


def fold(text: str) -> str:
    """A text in lower case without accents, as `search.js` folds what a reader types."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))


def words_in(text: str) -> set[str]:
    """The words of a text, folded; long numbers are no words."""
    return {word for word in _WORD.findall(fold(text)) if len(word) <= len("2026") or not word.isdecimal()}


def words_of(brief: Brief, language: Language) -> str:
    """The distinct words of a brief's headline and summaries in one language, in alphabetical order."""
    summaries = (picked.passage.texts[language] for section in brief.sections for picked in section.picked)
    return " ".join(sorted(words_in(" ".join((brief.title.texts[language], *summaries))) - _emptied(language)))


@cache
def _emptied(language: Language) -> frozenset[str]:
    """Words that no one looks for."""
    return frozenset(fold(word) for word in lexicon(language).stopwords)

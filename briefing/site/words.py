"""The words that a search finds a brief by, made so that accents and capitals make no difference."""

import re
import unicodedata

from briefing.lang import lexicon
from briefing.models import Brief, Language

_WORD = re.compile(r"[^\W_]{3,}")


def fold(text: str) -> str:
    """A text in lower case without accents, as `search.js` folds what a reader types (NFD without marks)."""
    return "".join(each for each in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(each) != "Mn")


def index_words(brief: Brief, language: Language) -> str:
    """The distinct words of a brief's summaries in one language that are not in its headline, in alphabetical order."""
    texts = [picked.passage.texts[language] for section in brief.sections for picked in section.picked]
    known = set(_WORD.findall(fold(brief.title.texts[language]))) | {fold(each) for each in lexicon(language).stopwords}
    return " ".join(sorted(set(_WORD.findall(fold(" ".join(texts)))) - known))

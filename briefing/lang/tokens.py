"""Words and their lemmas, the same for the tagger, the summariser and the theme files."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.lang import lexicon
from briefing.models import Language

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_DOUBLED = re.compile(r"\b([A-Z])\1\. ?([A-Z])\2(?:\.|\b)")
_QUESTION = re.compile(r"""\?["'”’»)]*$""")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands, its lemma in lower case, and itself in lower case."""

    text: str
    lemma: str
    lower: str


@lru_cache(maxsize=4096)
def tokenize(text: str, language: Language) -> tuple[Token, ...]:
    """The words of a text, hyphenated ones apart, 'U.S.' as 'US' and 'EE. UU.' as 'EEUU', possessive endings off."""
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), _DOUBLED.sub(r"\1\1\2\2", text))
    words = (_POSSESSIVE.sub("", word) for word in _WORD.findall(text))
    return tuple(Token(word, lemma(word, language), word.lower()) for word in words if word)


def content_lemmas(text: str, language: Language) -> list[str]:
    """What a text speaks of: the lemmas of its words, those without content left out."""
    stopwords = lexicon(language).stopwords
    return [token.lemma for token in tokenize(text, language) if token.lower not in stopwords]


def is_question(text: str) -> bool:
    """Whether a sentence ends in a question mark, quotation marks and brackets behind it aside."""
    return _QUESTION.search(text) is not None


@lru_cache(maxsize=65536)
def lemma(word: str, language: Language) -> str:
    """The dictionary form, in lower case; the word itself where the dictionary has none.

    Loading simplemma's dictionary takes 0.2 s for English and 0.8 s for Spanish, once a process.
    """
    import simplemma  # noqa: PLC0415 - see above

    if word.isdecimal():
        return word
    if word.isupper() and len(word) > 1:
        return word.lower()  # an acronym: 'ICE' is no form of 'ice', nor 'AIDS' of 'aid'
    found = str(simplemma.lemmatize(word.lower(), lang=language)).lower()
    return found[:-1] if language == "en" and found.endswith("ans") else found  # 'Venezuelans' is in no dictionary

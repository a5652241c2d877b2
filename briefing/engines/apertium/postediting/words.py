"""Cuts the engine's output into words and joins words into text, when a model is trained as when it is used."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from briefing.engines.apertium.protect import MARK

PROTECTED, NUMBER = "X", "N"  # how a model sees every protected stretch, and every number in digits

_INSIDE = MARK.strip("[]")
_ABBREVIATION = r"(?:[^\W\d_]\.){2,}"
_WORD = re.compile(
    rf"{MARK}|{_ABBREVIATION}|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|[^\W\d_{_INSIDE}]+(?:['’-][^\W\d_{_INSIDE}]+)*|[^\w\s{_INSIDE}]|_"
)
_QUOTES = str.maketrans("“”«»„’‘", '"""""\'\'')
_NO_BLANK_BEFORE = re.compile(r" +(?=[.,;!?)\]…%]|:(?!\w))")
_POSSESSIVE = re.compile(rf"(?<={MARK}) ' s\b")
_NO_BLANK_AFTER = re.compile(r"(?<=[(\[¿¡]) +")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of punctuation.

    Attributes:
        text: As it stands.
        key: As a model knows it: protected stretches alike, numbers alike, quotation marks straight.
        glued: Whether it follows what is no letter, such as an opening quotation mark, without a blank.
    """

    text: str
    key: str
    glued: bool = False


def cut(text: str, *, numbers: Container[str] = ()) -> list[Word]:
    """The words of a text, in order; `numbers` are the marks that stand for one."""
    return [
        Word(each[0], NUMBER if each[0] in numbers else key(each[0]), glued=_is_glued(text, each.start()))
        for each in _WORD.finditer(text)
    ]


def key(text: str) -> str:
    """A word as a model knows it."""
    if re.fullmatch(MARK, text):
        return PROTECTED
    return NUMBER if text[0].isdigit() else text.translate(_QUOTES)


def is_slot(key: str) -> bool:
    """Whether a word of a model stands for one that passes through as it is."""
    return key in {PROTECTED, NUMBER}


def without_capital(words: Sequence[Word], vocabulary: Iterable[str]) -> list[Word]:
    """The words with the first one as it would be inside a sentence, as far as the vocabulary tells."""
    for place, word in enumerate(words):
        if is_slot(word.key):
            break
        if word.text[0].isalpha():
            lower = word.text[0].lower() + word.text[1:]
            known = word.text not in vocabulary or lower in vocabulary
            if known and (len(word.text) == 1 or not word.text.isupper()):
                return [*words[:place], Word(lower, lower, word.glued), *words[place + 1 :]]
            break
    return list(words)


def join(words: Iterable[Word]) -> str:
    """The text of words, blanks where they belong."""
    text = "".join(word.text if word.glued else f" {word.text}" for word in words).strip()
    return _POSSESSIVE.sub("'s", _NO_BLANK_AFTER.sub("", _NO_BLANK_BEFORE.sub("", text)))


def _is_glued(text: str, start: int) -> bool:
    return start > 0 and not text[start - 1].isspace()

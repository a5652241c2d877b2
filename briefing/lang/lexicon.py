"""The shape of what the program knows of a language; `en.py` and `es.py` fill it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Closed lists of words, in lower case but where noted.

    Attributes:
        titles: Abbreviations that a name or number follows, so that no sentence ends there, in their own case.
        maybe_final: Abbreviations that end a sentence only where a starter follows, in their own case.
        often_final: Abbreviations that end a sentence wherever a capital letter follows.
        before_number: Abbreviations that belong to the number behind them, and are plain words otherwise.
        clock: Abbreviations of the time of day.
        after_clock: What may follow a time of day within the sentence.
        lettered: Nouns named by a letter ('vitamin C', 'Group B'), after which a letter ends a sentence.
        starters: Words that, with a capital, begin a sentence rather than continue a name.
        pronouns: Words that, at the start of a sentence, point back to the one before.
        connectives: Words that, at the start of a sentence, tie it to the one before.
        determiners: Words that point back when an abstract noun follows ('the accusations', 'esa política').
        abstract_nouns: Nouns that name what was said before, as lemmas.
        verbs_of_saying: Verbs that come with a quotation, in the forms news uses.
        stopwords: Words without content.
        negations: Words that turn a statement round.
    """

    titles: frozenset[str]
    maybe_final: frozenset[str]
    often_final: frozenset[str]
    before_number: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    lettered: frozenset[str]
    starters: frozenset[str]
    pronouns: frozenset[str]
    connectives: frozenset[str]
    determiners: frozenset[str]
    abstract_nouns: frozenset[str]
    verbs_of_saying: frozenset[str]
    stopwords: frozenset[str]


def words(text: str) -> frozenset[str]:
    """The words of a text that lists them, separated by white space; `_` stands for a blank inside one."""
    return frozenset(word.replace("_", " ") for word in text.split())

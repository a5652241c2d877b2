"""Counts how often each term of a theme stands in articles, so that its writer sees which of them carry it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.errors import ThemeError
from briefing.lang.tokens import tokenize
from briefing.models import Language, Terms
from briefing.stages.themes.check import Find
from briefing.stages.themes.finding import LISTS, Finding


@dataclass(frozen=True, slots=True)
class TermCount:
    """How often a term is found.

    Attributes:
        language: The language whose list it is in.
        list: The list: strong, weak, related, never, unless.
        term: The term as the file has it.
        sentences: In how many sentences.
        articles: In how many articles.
        total: Of how many articles in that language.
    """

    language: Language
    list: str
    term: str
    sentences: int
    articles: int
    total: int

    @property
    def place(self) -> tuple[str, str, str]:
        """The keys that lead to it in its file."""
        return self.language, self.list, self.term


def count_terms(
    terms: Terms, articles: Iterable[Sequence[str]], *, language: Language, find: Find
) -> Iterator[TermCount]:
    """Count the terms of one language, list by list, the most frequent first.

    Args:
        terms: The terms.
        articles: The sentences of each article in that language. Without any, nothing is counted.
        language: The language.
        find: Finds the terms in a text.
    """
    sentences: Counter[tuple[str, str]] = Counter()
    spread: Counter[tuple[str, str]] = Counter()
    total = 0
    for article in articles:
        total += 1
        found = [(key, text) for sentence in article for key, texts in find(sentence).items() for text in texts]
        sentences.update(found)
        spread.update(set(found))
    for key in LISTS if total else ():
        rows = []
        for term in dict.fromkeys(getattr(terms, key)):
            # What was found is told as its words, a never phrase in lower case.
            words = " ".join(word.text for word in tokenize(term.lower() if key == "never" else term, language))
            found_as = (key, words)
            rows.append(TermCount(language, key, term, sentences[found_as], spread[found_as], total))
        yield from sorted(rows, key=lambda row: (-row.sentences, -row.articles, row.term))


def never_met(counts: Iterable[TermCount]) -> Iterator[Finding]:
    """A hint for each term that no article has."""
    for count in counts:
        if not count.articles:
            error = ThemeError(
                "'{term}' is found in none of the articles ({total} in '{language}'). If yours are like them, take it "
                "out.",
                term=count.term,
                total=count.total,
                language=count.language,
            )
            yield Finding(count.place, error, hint=True)

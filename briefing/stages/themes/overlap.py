"""Finds the terms that get in each other's way, within a theme and between themes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefing.errors import ThemeError
from briefing.lang.tokens import Token, tokenize
from briefing.models import LANGUAGES, Language, Terms, Theme
from briefing.stages.themes.finding import TERMS, Finding

_Key = tuple[tuple[str, str], ...]


def check_overlap(theme: Theme, others: Iterable[Theme]) -> Iterator[Finding]:
    """What is said twice in a theme, or in it and in one of the `others` that articles are searched for too."""
    for language in LANGUAGES:
        yield from _same(theme.terms[language], language)
        yield from _useless(theme.terms[language], language)
    for other in others:
        yield from _clashes(theme, other)


def _same(terms: Terms, language: Language) -> Iterator[Finding]:
    """Terms that are written twice or have the same lemmas; not those in strong and weak that the search tells apart.

    Of two different ones in these lists with the same lemmas one is never found, and `check` says so.
    """
    for lists in ((*TERMS, "unless"), ("never",)):
        seen: dict[_Key, tuple[str, str]] = {}
        for key in lists:
            places: Counter[str] = Counter()
            for term in getattr(terms, key):
                other = seen.setdefault(_key(term.lower() if key == "never" else term, language), (key, term))
                if places[term] or (other != (key, term) and key in {"unless", "never"}):
                    yield Finding((language, key, term), _said_twice(term, key, other), nth=places[term])
                places[term] += 1


def _said_twice(term: str, key: str, other: tuple[str, str]) -> ThemeError:
    if key == "unless" != other[0]:
        return ThemeError(
            "'{term}' is in unless, and '{other}' in {list}: wherever the term stands it is doubted. Take one of the "
            "two out.",
            term=term,
            other=other[1],
            list=other[0],
        )
    return ThemeError(
        "'{term}' has the same lemmas as '{other}' in {list}. Take one of the two out.",
        term=term,
        other=other[1],
        list=other[0],
    )


def _useless(terms: Terms, language: Language) -> Iterator[Finding]:
    """The `never` phrases that no term shares a word with."""
    by_word: dict[str, list[Sequence[Token]]] = {}
    for term in (term for key in TERMS for term in getattr(terms, key)):
        words = tokenize(term, language)
        for form in {form for word in words for form in _forms(word)}:
            by_word.setdefault(form, []).append(words)
    for phrase in terms.never:
        words = tokenize(phrase.lower(), language)
        rivals = (term for word in words for form in _forms(word) for term in by_word.get(form, ()))
        if words and not any(_overlap(words, term) for term in rivals):
            error = ThemeError(
                "'{term}' does nothing: no term of the theme can stand in it. Take it out, or add the term it is "
                "to keep from being found.",
                term=phrase,
            )
            yield Finding((language, "never", phrase), error)


def _clashes(theme: Theme, other: Theme) -> Iterator[Finding]:
    for language in LANGUAGES:
        if theme.labels[language].casefold() == other.labels[language].casefold():
            error = ThemeError(
                "The label '{label}' is that of the theme '{theme}' too. Choose another, so that readers can tell the "
                "two apart.",
                label=theme.labels[language],
                theme=other.id,
            )
            yield Finding(("labels", language), error)
        theirs = {_key(term, language) for term in other.terms[language].strong}
        for term in dict.fromkeys(theme.terms[language].strong):
            if _key(term, language) in theirs:
                error = ThemeError(
                    "'{term}' is strong in the theme '{theme}' too: its sentences have both. If you do not mean that, "
                    "make it weak.",
                    term=term,
                    theme=other.id,
                )
                yield Finding((language, "strong", term), error, hint=True)


def _key(term: str, language: Language) -> _Key:
    """What two terms have in common that find the same: lemmas, and where capitals are asked for."""
    return tuple((word.lemma, _capitals(word.text)) for word in tokenize(term, language))


def _capitals(text: str) -> str:
    if not text[0].isupper():
        return "none"
    return "all" if text.isupper() else "first"


def _forms(word: Token) -> set[str]:
    return {word.lemma, word.text.lower()}


def _overlap(phrase: Sequence[Token], term: Sequence[Token]) -> bool:
    """Whether a text can have both so that they share words: one in the other, or the end of one the start of other."""
    for shift in range(1 - len(term), len(phrase)):
        shared = range(max(0, shift), min(len(phrase), shift + len(term)))
        if all(_forms(phrase[place]) & _forms(term[place - shift]) for place in shared):
            return True
    return False

"""Tries each term of a theme: does the search find it where it stands, and in its other forms?

What searches is handed in, so that what is tried is what articles will be searched with.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefing.errors import ThemeError
from briefing.lang import lexicon
from briefing.lang.forms import is_known, plural
from briefing.lang.tokens import Token, tokenize
from briefing.models import LANGUAGES, Language, Terms, Theme
from briefing.stages.themes.finding import LISTS, TERMS, Finding

# What a theme's terms in one language find in a text: the terms, by the list they are in.
Find = Callable[[str], Mapping[str, list[str]]]


def check_terms(theme: Theme, find: Mapping[Language, Find]) -> Iterator[Finding]:
    """What is wrong with single terms: they are never found, or not in all the forms that their writer will expect."""
    for language in LANGUAGES:
        for key in LISTS:
            for term in getattr(theme.terms[language], key):
                words = tokenize(term, language)
                error = _wrong_words(term, words, language)
                if error is None and key in TERMS:
                    error = _never_found(term, words, key, find[language])
                if error is not None:
                    yield Finding((language, key, term), error)
        yield from _hints(theme.terms[language], language, find[language])


def _wrong_words(term: str, words: Sequence[Token], language: Language) -> ThemeError | None:
    if mark := re.search(r"[,;|]", term):
        return ThemeError(
            "'{term}' has '{mark}' in it, and is found only where all of it stands together. Put each term between "
            "quotation marks of its own.",
            term=term,
            mark=mark[0],
        )
    if not words:
        return ThemeError("'{term}' has no word in it that can be found. Take it out, or write the word.", term=term)
    stopwords = lexicon(language).stopwords
    if all(word.text.lower() in stopwords and not word.text.isupper() for word in words):
        return ThemeError(
            "'{term}' has only words that stand in every text. Add a word of the theme to it, or take it out.",
            term=term,
        )
    return None


def _never_found(term: str, words: Sequence[Token], key: str, find: Find) -> ThemeError | None:
    text = " ".join(word.text for word in words)
    found = find(term)
    if text in found.get(key, ()):
        if text in find(f"{term}.").get(key, ()):
            return None
        return ThemeError(
            "'{term}' is not found before a full stop. Write an abbreviation with all of its full stops, or with none.",
            term=term,
        )
    if never := found.get("never"):
        return ThemeError(
            "'{term}' is never found: '{phrase}' in never takes words of it. Make that phrase longer, or take one of "
            "the two out.",
            term=term,
            phrase=never[0],
        )
    for other_key in TERMS:
        for other in found.get(other_key, ()):
            if other != text or other_key != key:
                return ThemeError(
                    "'{term}' is never found: '{other}' in {list} has the same words, and is found instead. Take one "
                    "of the two out.",
                    term=term,
                    other=other,
                    list=other_key,
                )
    return ThemeError("'{term}' does not find itself. Write it as it stands in articles.", term=term)


def _hints(terms: Terms, language: Language, find: Find) -> Iterator[Finding]:
    """Forms that a term does not find or is mistaken for, where the file has not seen to that with another term."""
    tokens = {(key, term): tokenize(term, language) for key in TERMS for term in getattr(terms, key)}
    plurals = {place: form for place, words in tokens.items() if (form := _plural(words, language))}
    for (key, term), words in tokens.items():
        place = (language, key, term)
        if len(words) == 1 and term not in plurals.values() and _has_other_lemma(words[0], language):
            taken = ThemeError(
                "'{term}' is taken for a form of '{lemma}' and finds all of its forms. If you mean that word, write "
                "'{lemma}'.",
                term=term,
                lemma=words[0].lemma,
            )
            yield Finding(place, taken, hint=True)
        form = plurals.get((key, term))
        if form and find(term).get(key) and not find(form).keys() - {"unless"}:
            missed = ThemeError("'{term}' does not find '{form}'. Add that, if it is a word.", term=term, form=form)
            yield Finding(place, missed, hint=True)


def _has_other_lemma(word: Token, language: Language) -> bool:
    known = word.text.islower() and is_known(word.text, language)
    return known and word.lemma != word.text


def _plural(words: Sequence[Token], language: Language) -> str | None:
    """The plural of a phrase: in English of its last word, in Spanish of those up to a preposition; none of names."""
    texts = [word.text for word in words]
    if any(text.istitle() for text in texts):
        return None
    stopwords = lexicon(language).stopwords
    head = next((n for n, text in enumerate(texts) if text.lower() in stopwords), len(texts))
    if not texts or (language == "en" and head < len(texts)):
        return None
    start = len(texts) - 1 if language == "en" else 0
    changed = [plural(text, language) for text in texts[start:head]]
    return " ".join([*texts[:start], *map(str, changed), *texts[head:]]) if changed and all(changed) else None

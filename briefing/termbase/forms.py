"""The forms that a term takes in a text: with an article, in the plural."""

import re

from briefing.models import Language

_ARTICLE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"the (?=\S)"),
    "es": re.compile(r"(?:el|la|los|las) (?=\S)"),
}
# What follows them in a Spanish term does not change with its number: 'órdenes de detención'.
_LINKS = frozenset(["a", "al", "con", "contra", "de", "del", "e", "en", "entre", "o", "para", "por", "sin", "y"])
_SHORT_ADJECTIVES = {"primer": "primeros", "tercer": "terceros", "gran": "grandes", "buen": "buenos"}
# Endings that lose their accent where a syllable is added, and words that gain or move one, or never change.
_ACCENTED = {"ón": "ones", "án": "anes", "én": "enes", "ín": "ines", "ún": "unes", "és": "eses", "ás": "ases"}
_STRESS = {"orden": "órdenes", "joven": "jóvenes", "régimen": "regímenes", "crimen": "crímenes", "no": "no"}
_FEMININE = re.compile(r"\w+(?:a|ión|dad|tad|tud|umbre)s?", re.IGNORECASE)


def split_article(form: str, language: Language) -> tuple[str, str]:
    """The definite article that a term begins with, in lower case, and the rest: 'la ONU' -> ('la', 'ONU')."""
    match = _ARTICLE[language].match(form)
    return (match.group().strip(), form[match.end() :]) if match else ("", form)


def is_common(form: str) -> bool:
    """Whether a term is written without capitals: it has a plural, and a capital only where a sentence begins."""
    return form.islower()


def is_feminine(form: str, article: str) -> bool:
    """Whether articles and adjectives beside a Spanish term are feminine: as its article says, else as its end does."""
    return article in {"la", "las"} or (not article and bool(_FEMININE.fullmatch(form.split(" ", maxsplit=1)[0])))


def plural(form: str, language: Language) -> str:
    """The plural of a term; itself where it has none.

    Names have none; an acronym has one in English alone ('NGOs', 'las ONG').
    """
    if not is_common(form):
        return f"{form}s" if language == "en" and re.fullmatch(r"[A-Z]+[A-RT-Z]", form) else form
    return _english(form) if language == "en" else _spanish(form)


def _english(form: str) -> str:
    if form.endswith(("s", "x", "z", "ch", "sh")):
        return form if form.endswith("s") and not form.endswith("ss") else f"{form}es"
    if re.search(r"[^aeiou]y$", form):
        return f"{form[:-1]}ies"
    return f"{form[:-3]}men" if re.search(r"(?<!hu)man$", form) else f"{form}s"


def _spanish(form: str) -> str:
    words = form.split(" ")
    fixed = next((place for place, word in enumerate(words) if word in _LINKS), len(words))
    return " ".join([*map(_plural_word, words[:fixed]), *words[fixed:]])


def _plural_word(word: str) -> str:
    if word in _SHORT_ADJECTIVES or word in _STRESS:
        return (_SHORT_ADJECTIVES | _STRESS)[word]
    if word[-2:] in _ACCENTED:
        return word[:-2] + _ACCENTED[word[-2:]]
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if word[-1] in "aeiouáéó":
        return f"{word}s"
    return word if word.endswith("s") else f"{word}es"

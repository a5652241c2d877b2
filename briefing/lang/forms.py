"""What the dictionary knows, and plurals by rule, to try whether a term finds them.

It leaves lemmas, which go the other way, to `tokens`.
"""

import re

from briefing.models import Language

# Ending, what of it goes, what comes. Only rules without common exceptions: a word that none fits has no plural here.
# English: Quirk et al. 1985, A Comprehensive Grammar of the English Language, chapter 5.
# Spanish: Real Academia Española 2009, Nueva gramática de la lengua española, chapter 3.
_RULES: dict[Language, tuple[tuple[str, int, str], ...]] = {
    "en": (
        (r"man", 2, "en"),
        (r"[^aeiou]y", 1, "ies"),
        (r"(?:[xz]|ch|sh)", 0, "es"),
        (r"[^oy]|[aeo]y", 0, "s"),
    ),
    "es": (
        (r"ión", 2, "ones"),
        (r"z", 1, "ces"),
        (r"[íú]", 0, "es"),
        (r"[aeioáéó]", 0, "s"),
        (r"[aeiou][dlr]", 0, "es"),
    ),
}
# Plurals, and words that rarely have one: participles, and verbs such as 'alistarse'.
_NONE: dict[Language, str] = {"en": r"(?:s|men|ing|ed)$", "es": r"(?:s|[aeiáéí]rse)$"}


def is_known(word: str, language: Language) -> bool:
    """Whether the dictionary has a word, in this form."""
    import simplemma  # noqa: PLC0415 - loading it takes a second

    return bool(simplemma.is_known(word, lang=language))


def plural(word: str, language: Language) -> str | None:
    """The plural of a noun in lower case, where a rule gives one that may be a word.

    None for a word that no rule fits or that looks like a plural, and for one that the dictionary knows without knowing
    its plural: most such are adjectives, verbs or names of substances.
    """
    if not word.islower() or not word.isalpha() or re.search(_NONE[language], word):
        return None
    for ending, gone, come in _RULES[language]:
        if re.search(f"(?:{ending})$", word):
            found = word[: len(word) - gone] + come
            return found if is_known(found, language) or not is_known(word, language) else None
    return None

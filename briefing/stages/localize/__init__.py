"""Gives a machine's translation the written form of its language: numbers, dates, quotation marks, abbreviations.

The last step of a translation. No word changes but for names of months, units of money and abbreviations; what the
termbase says, addresses and what a person wrote stay as they are, the last of which is left to whoever calls.
"""

import re

from briefing.lang.addresses import ADDRESS
from briefing.lang.openings import open_clauses
from briefing.models import Language, other
from briefing.stages.localize.abbreviations import write_abbreviations
from briefing.stages.localize.dates import write_dates
from briefing.stages.localize.money import write_sums
from briefing.stages.localize.numbers import write_numbers
from briefing.stages.localize.quotes import write_quotes
from briefing.termbase import Termbase

__all__ = ["localize_translation"]

# What is hidden is one private character in the meantime (Unicode's plane 15), and so are such characters themselves.
_FIRST, _LAST = 0xF0000, 0xFFFFD
_PRIVATE = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")


def localize_translation(translation: str, source: str, *, language: Language, termbase: Termbase) -> str:
    """Write a machine's translation as its language does. Once is enough: a second time changes nothing.

    Args:
        translation: The translation of a sentence.
        source: The sentence, which tells a number from what looks like one.
        language: The language of the translation.
        termbase: What has a settled translation, which stays.
    """
    terms = {match.target for match in termbase.find(source, other(language))}
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match.group())
        return chr(_FIRST + len(hidden) - 1)

    text = _kept(frozenset(terms)).sub(hide, translation)
    if len(hidden) > _LAST - _FIRST:
        return translation
    text = re.sub("[¿¡]", "", text) if language == "en" else text
    for write in (write_dates, write_abbreviations, write_numbers, write_sums):
        text = write(text, source, language)
    text = write_quotes(text, language)
    text = open_clauses(text) if language == "es" else text
    return _PRIVATE.sub(lambda match: hidden[ord(match.group()) - _FIRST], text)


def _kept(terms: frozenset[str]) -> re.Pattern[str]:
    literal = "|".join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term)))
    whole = rf"(?<!\w)(?:{literal})(?!\w)|" if literal else ""
    return re.compile(f"{whole}{ADDRESS.pattern}|{_PRIVATE.pattern}")

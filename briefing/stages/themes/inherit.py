"""Gives a theme that has terms in one language those of the other, as far as the termbase knows them."""

from collections.abc import Mapping
from typing import Any

from briefing.models import LANGUAGES, Language, other
from briefing.termbase import Termbase, load_termbase


def inherit(table: dict[str, Any]) -> dict[str, Any]:
    """The table of a theme file with both languages, where it has one and the shipped termbase knows a term of it."""
    missing = [language for language in LANGUAGES if language not in table]
    if len(missing) != 1:
        return table
    terms = table[other(missing[0])]
    lists = {"strong": terms} if isinstance(terms, list) else terms
    found = _translate(lists, other(missing[0]), load_termbase()) if isinstance(lists, dict) else {}
    return table | {missing[0]: found} if found.get("strong") or found.get("weak") else table


def _translate(lists: Mapping[str, object], source: Language, termbase: Termbase) -> dict[str, list[str]]:
    translated = {}
    for key, terms in lists.items():
        known = [term for term in terms if isinstance(term, str)] if isinstance(terms, list) else []
        found = dict.fromkeys(form for term in known for form in termbase.translate_term(term, source))
        translated[key] = list(found)
    return translated

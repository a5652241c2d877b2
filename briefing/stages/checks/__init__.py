"""Looks a translation over for what readers do not forgive: a wrong number or name, a lost 'not', a dropped half.

Each check is a function from a segment to what it found wrong, empty where nothing is; `CHECKS` gives it its name, its
severity and its message. An error would mislead a reader, a warning is worth an editor's look. Which of them a reader
sees is left to the renderer, and what to do about them to whoever translates.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefing.models import Finding, Language, Severity
from briefing.stages.checks import marks, names, negation, numbers, wording
from briefing.stages.checks.segment import Segment
from briefing.termbase import Termbase

__all__ = ["CHECKS", "Check", "check_segment"]

_MOST_SHOWN = 4  # of what a check found


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, how sure it is, what it says in each language with `{what}` for what it found, and itself."""

    name: str
    severity: Severity
    messages: Mapping[Language, str]
    find: Callable[[Segment], list[str]]


# An error has a false alarm on fewer than 1 of 20 human translations of news, most on fewer than 1 of 100.
CHECKS = (
    Check("numbers", "error", {"en": "a number differs: {what}", "es": "un número no coincide: {what}"},
          numbers.numbers),
    Check("dates", "error", {"en": "a day differs: {what}", "es": "un día no coincide: {what}"}, numbers.dates),
    Check("money", "error", {"en": "a unit is missing: {what}", "es": "falta una unidad: {what}"}, numbers.money),
    Check("terms", "error", {"en": "a term has another translation: {what}",
                             "es": "un término tiene otra traducción: {what}"}, names.terms),
    Check("names", "error", {"en": "a name differs: {what}", "es": "un nombre no coincide: {what}"}, names.names),
    Check("acronyms", "error", {"en": "an acronym is missing: {what}", "es": "falta una sigla: {what}"},
          names.acronyms),
    Check("negation", "error", {"en": "a negation differs: {what}", "es": "una negación no coincide: {what}"},
          negation.negation),
    Check("length", "error", {"en": "the length differs much, in characters: {what}",
                              "es": "la longitud difiere mucho, en caracteres: {what}"}, wording.length),
    Check("repetition", "error", {"en": "words are repeated: {what}", "es": "hay palabras repetidas: {what}"},
          wording.repetition),
    Check("untranslated", "error", {"en": "this is not translated: {what}", "es": "esto está sin traducir: {what}"},
          wording.untranslated),
    Check("addresses", "error", {"en": "an address or placeholder differs: {what}",
                                 "es": "una dirección o un marcador no coincide: {what}"}, marks.addresses),
    Check("quotation", "warning", {"en": "quotation marks or brackets do not match: {what}",
                                   "es": "las comillas o los paréntesis no cuadran: {what}"}, marks.quotation),
    Check("sentences", "warning", {"en": "the number of sentences differs: {what}",
                                   "es": "el número de frases difiere: {what}"}, marks.sentences),
)  # fmt: skip


def check_segment(source: str, target: str, *, source_language: Language, termbase: Termbase) -> tuple[Finding, ...]:
    """What is wrong, or may be, with the translation of a sentence. Never raises, whatever the texts.

    Args:
        source: The sentence.
        target: Its translation.
        source_language: The language of the sentence.
        termbase: What has a settled translation.
    """
    return _check(source, target, source_language, termbase)


# Whoever chooses among translations has just looked at the one that is looked over again in the brief: some 500
# segments go through an engine together, with a few translations each.
@lru_cache(maxsize=4096)
def _check(source: str, target: str, language: Language, termbase: Termbase) -> tuple[Finding, ...]:
    if not source.strip():
        return ()
    segment = Segment(source, target, language, termbase)
    return tuple(_finding(check, what) for check in CHECKS if (what := check.find(segment)))


def _finding(check: Check, what: list[str]) -> Finding:
    shown = ", ".join(what[:_MOST_SHOWN]) + (" …" if len(what) > _MOST_SHOWN else "")
    messages = {language: text.replace("{what}", shown) for language, text in check.messages.items()}
    return Finding(check.name, check.severity, messages)

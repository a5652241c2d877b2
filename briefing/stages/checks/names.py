"""Whether the names, acronyms and terms of a text are in its translation, as they are or as the termbase says."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from briefing.lang import lexicon
from briefing.lang.leaders import LEADERS
from briefing.lang.places import place_names
from briefing.lang.tokens import lemma
from briefing.models import Language, other
from briefing.stages.checks.segment import Segment, folded
from briefing.termbase import Match

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=[^\W_]))*")
_POSSESSIVE = re.compile(r"['’]s?$")
_START = re.compile(r"(?:^|[.!?:…;]['\"”’»)]* |(?<!\w)['\"“‘«(¿¡—–-] ?)$")
_ACRONYM = re.compile(r"(?<![\w.])[A-Z]{2,6}(?![\w.])")
_ROMAN = re.compile(r"[IVXLC]+")
_ENDINGS = {"en": ("s", "es", "ies", "ed", "ing", "ly", "er"), "es": ("s", "es", "mente")}
_LAST_LETTERS = {"en": "eys", "es": "soa"}
_COMMON_ENDINGS = {
    "en": ("ish", "ese", "ean", "ian", "tion", "ism", "ness"),
    "es": ("ión", "ón", "dad", "ismo", "miento"),
}
_COMMON_ACRONYMS = frozenset({"OK", "TV", "PM", "AM", "CEO"})
_ALIKE = 0.72  # of SequenceMatcher; 'Gaddafi' and 'Gadafi' 0.92, 'Kyiv' and 'Kiev' 0.75, 'London' and 'Londres' 0.77


def terms(segment: Segment) -> list[str]:
    """Terms of the termbase that the translation calls otherwise: each with what it should be."""
    wrong = wrong_terms(segment)
    return list(dict.fromkeys(f"{segment.source[match.start : match.end]} → {match.target}" for match in wrong))


def wrong_terms(segment: Segment) -> list[Match]:
    """The terms of the source that the translation calls otherwise; common nouns apart, which have too many forms."""
    target = folded(segment.target)
    found = segment.termbase.find(segment.source, segment.language)
    return [match for match in found if not match.common and not _says(target, match)]


def _says(target: str, match: Match) -> bool:
    language = other(match.source)
    whole = (*match.term.forms[language], *match.term.forms[match.source][:1] * match.term.keep)
    return any(re.search(rf"\b{re.escape(folded(form))}(?!\w{{3}})", target) for form in whole) or any(
        re.search(rf"\b{re.escape(folded(form))}", target) for form in match.term.admitted[language]
    )


def names(segment: Segment) -> list[str]:
    """Names that only one side has, those apart that another check sees to or that differ by language."""
    new = _missing(segment.target, segment.source, segment.target_language, segment)
    return list(dict.fromkeys(_POSSESSIVE.sub("", match.group()) for match in [*lost_names(segment), *new]))


def lost_names(segment: Segment) -> list[re.Match[str]]:
    """Where the source has a name that the translation lacks."""
    return list(_missing(segment.source, segment.target, segment.language, segment))


def acronyms(segment: Segment) -> list[str]:
    """Acronyms that the translation lacks, and has none of its own in their place."""
    here, there = _acronyms(segment, segment.source), _acronyms(segment, segment.target)
    if len(there - here) >= len(here - there):  # 'UN' and 'ONU'
        return []
    target = folded(segment.target)
    return sorted(each for each in here - there if each.casefold() not in target and not _spelt(each, segment.target))


def _acronyms(segment: Segment, text: str) -> set[str]:
    if sum(letter.isupper() for letter in text) > 0.4 * len(text):
        return set()
    found = {match.group() for match in _ACRONYM.finditer(text)}
    known = {text[match.start : match.end] for match in segment.termbase.find(text, segment.language)}
    return {each for each in found - known if not _ROMAN.fullmatch(each)} - _COMMON_ACRONYMS


def _spelt(acronym: str, text: str) -> bool:
    # 'Unión General de Trabajadores' says 'UGT'.
    initials = "".join(word[0] for word in _WORD.findall(text) if word[0].isupper())
    return acronym in initials or acronym[::-1] in initials


def _missing(text: str, there: str, language: Language, segment: Segment) -> Iterator[re.Match[str]]:
    if _is_headline(text):
        return
    inside = {place for each in segment.termbase.find(text, language) for place in range(each.start, each.end)}
    others = [folded(_POSSESSIVE.sub("", word)) for word in _WORD.findall(there)]
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        if match.start() in inside or not _is_name(word, text, match.start(), language):
            continue
        # 'España' is 'Spain', and 'Spanish' too.
        spellings = [
            folded(word),
            *(folded(part) for part in re.split(r"[ -]", place_names(language).get(word, "")) if part),
        ]
        alike = _same_leader if word in LEADERS else _alike
        if not any(alike(spelling, each) for spelling in spellings for each in others):
            yield match


def _is_headline(text: str) -> bool:
    # 'Written Like This', where capitals tell nothing.
    long = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _is_name(word: str, text: str, start: int, language: Language) -> bool:
    if len(word) < 4 or not word[0].isupper() or word.isupper() or "'" in word or "’" in word:
        return False
    if word in LEADERS or word in place_names(language):
        return True
    return not _START.search(text[max(0, start - 4) : start]) and not _is_common(word.lower(), language)


def _is_common(word: str, language: Language) -> bool:
    # simplemma's dictionaries list names too, but a common word has other forms as well.
    from simplemma import is_known  # noqa: PLC0415 - slow

    if word in lexicon(language).stopwords or lemma(word, language) != word:
        return True
    if not is_known(word, lang=language):
        return False
    stems = {word, *(word.removesuffix(letter) for letter in _LAST_LETTERS[language])}
    forms = {stem + ending for stem in stems for ending in ("", *_ENDINGS[language])} - {word}
    return word.endswith(_COMMON_ENDINGS[language]) or any(is_known(form, lang=language) for form in forms)


def _same_leader(one: str, two: str) -> bool:
    # 'Petro' is no 'Pedro', but 'Zelensky' is 'Zelenski'.
    return one == two or (two in _folded_leaders() and _alike(one, two))


@lru_cache(maxsize=1)
def _folded_leaders() -> frozenset[str]:
    return frozenset(map(folded, LEADERS))


def _alike(one: str, two: str) -> bool:
    if one[:4] == two[:4] or one in two:
        return True
    return one[0] == two[0] and SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE

"""What an article is known by, the same in both languages: the names and figures in it, and the words of its brief.

Names and figures are read from the article itself. Words are the English ones of the headline and the summaries, which
every brief has, whatever language its article is in.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from briefing.lang import lexicon
from briefing.lang.lexicon import words
from briefing.lang.places import countries, place_names
from briefing.lang.quantities import quantities
from briefing.lang.tokens import content_lemmas
from briefing.models import LANGUAGES, Brief, Language
from briefing.termbase import Termbase

Features = Mapping[str, float]

# Tried on the pairs of tests/stages/stories: what follows and, in `vectors`, what a name counts beside a word.
_LATER = 0.2  # the i-th sentence counts 1 / (1 + i * this): background stands last, and many articles share it
_COUNTRY = 0.3  # of a country's name beside another: half of the day's news have it
_NAME = re.compile(r"(?<![.!?…:»”\"“«¡!¿—–] )(?<!^)(?<![«“\"¡¿])\b[A-ZÁÉÍÓÚÑÜ]\w+")
_CALENDAR = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
""")


def describe(brief: Brief, *, termbase: Termbase) -> Features:
    """What an article is known by, and how much each counts in it: 'n:bogota', 'd:3.1', 'w:seize'.

    Args:
        brief: The article with its translated headline and summaries.
        termbase: What names are called in the other language.
    """
    found: dict[str, float] = {}
    place = {each.sentence.number: 1 / (1 + _LATER * index) for index, each in enumerate(brief.sentences)}
    for each in brief.sentences:
        text, worth = each.sentence.text, place[each.sentence.number]
        for name in set(_names(text, brief.language, termbase)):
            _add(found, f"n:{name}", worth * (_COUNTRY if name in _country_words() else 1))
        for figure in set(_figures(text, brief.language)):
            _add(found, f"d:{figure}", worth)
    picked = {each.number: each.passage.texts["en"] for section in brief.sections for each in section.picked}
    weighted = [(brief.title.texts["en"], 1.0), *((picked[n], place.get(n, 1.0)) for n in sorted(picked))]
    spoken: dict[str, float] = {}
    for text, worth in weighted:
        for word in _words(text):
            _add(spoken, word, worth)
    found.update({f"w:{word}": worth for word, worth in spoken.items() if f"n:{word}" not in found})
    return {feature: round(worth, 3) for feature, worth in found.items()}


def _add(counts: dict[str, float], key: str, worth: float) -> None:
    counts[key] = counts.get(key, 0.0) + worth


def _names(text: str, language: Language, termbase: Termbase) -> Iterator[str]:
    """The words of names, in English where that is known; not those that only begin a sentence."""
    if language == "es":
        text = _known_places().sub(lambda match: place_names("es")[match[0]], _in_english(text, termbase))
    for match in _NAME.finditer(text):
        name = _fold(match[0])
        if name not in _CALENDAR:
            yield name


def _in_english(text: str, termbase: Termbase) -> str:
    """A Spanish text with its names as the termbase has them in English."""
    parts, end = [], 0
    for match in termbase.find(text, "es"):
        if not match.common:
            parts += [text[end : match.start], match.target]
            end = match.end
    return "".join([*parts, text[end:]])


def _figures(text: str, language: Language) -> Iterator[str]:
    for quantity in quantities(text, language):
        if quantity.sure:
            yield f"{min(quantity.values).normalize():f}"


def _words(text: str) -> Iterator[str]:
    for lemma in content_lemmas(text, "en"):
        word = _fold(lemma)
        # What the engine left in Spanish keeps its stopwords.
        if not word.isdecimal() and not any(lemma in lexicon(language).stopwords for language in LANGUAGES):
            yield word


def _fold(word: str) -> str:
    """Lower case without accents: papers in English leave them out."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(mark))


@lru_cache(maxsize=1)
def _known_places() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _longest_first(place_names('es'))))})\b")


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


@lru_cache(maxsize=1)
def _country_words() -> frozenset[str]:
    names = [*countries("en"), "United States", "European Union"]
    return frozenset(_fold(word) for name in names for word in name.split())

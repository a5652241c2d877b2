"""Words of the news that Apertium's dictionaries lack: 'undocumented', 'narcotraficante'.

Each has a stand-in, a word that the engine knows and inflects as the unknown one is inflected, so that everything
around it comes out as it should ('indocumentados' behind 'migrantes'), and a translation, which takes over the form
that the engine gave to the stand-in. They are listed in `unknown.en-es.tsv` and `unknown.es-en.tsv`: the word, its
stand-in, its translation. There an adjective is masculine singular, a Spanish verb an infinitive with a regular
conjugation, an English verb its base form, with past, gerund and participle behind slashes unless they are regular.

The words were found by translating 20,000 news sentences each way (WMT 2008-2012, the development set kept out,
NTREX, and sentences written for this project). Their other forms and some related words of the news were added, and
the translations chosen by hand.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from importlib.resources import files
from types import MappingProxyType

from briefing.engines.apertium.lexicon import Lexicon
from briefing.engines.apertium.names import Word, is_headline, words
from briefing.engines.apertium.protect import Span
from briefing.models import Language, other

# Stand-ins that inflect: what all the forms of their translation begin with.
_ADJECTIVE = "automátic"
_VERBS = ("prepar", "respond", "recib")
_FROM_SPANISH = "adopt"
_PREPOSITIONS = frozenset({"a", "al", "con", "de", "del", "en", "sin"})
_PARTICIPLE = re.compile(r"[ai]d[oa]s?")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Unknown:
    """What the table says about a word: what the engine sees in its place, and its translation."""

    stand_in: str
    target: str


@lru_cache(maxsize=2)
def table(source: Language) -> Mapping[str, Unknown]:
    """The words of a language that Apertium does not know, in lower case."""
    data = files("briefing.engines.apertium") / f"unknown.{source}-{other(source)}.tsv"
    lines = (line.split("\t") for line in data.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({word: Unknown(stand_in, target) for word, stand_in, target in lines})


def stand_ins(asked: Iterable[str], source: Language) -> list[str]:
    """The stand-ins of the words that have one, for the lexicon to be asked about."""
    known = table(source)
    return [known[word].stand_in for word in asked if word in known]


def lend(lexicon: Lexicon, source: Language) -> Lexicon:
    """The lexicon with the readings of its stand-in for each word that the dictionary lacks and the table has."""
    lacking = [word for word, readings in lexicon.readings.items() if not readings and word in table(source)]
    lent = {word: lexicon.readings.get(table(source)[word].stand_in, ()) for word in lacking}
    return replace(lexicon, readings={**lexicon.readings, **lent}, lent=frozenset(lacking))


def unknown(text: str, source: Language, lexicon: Lexicon) -> Iterator[Span]:
    """The words of a text that the dictionary lacks and the table has."""
    headline = is_headline(text)
    for word in _parts(text, lexicon):
        lower = word.text.lower()
        if lower not in lexicon.lent or word.text[1:] != lower[1:]:
            continue
        entry = table(source)[lower]
        capital = word.text != lower and not word.initial and not headline
        form = partial(_form, _inflection(entry, source), capital=capital)
        yield Span(word.start, word.end, entry.stand_in, entry.target, inflect=form)


def _parts(text: str, lexicon: Lexicon) -> Iterator[Word]:
    # 'Coca-growing' too, of which `preedit` makes two words if both are known.
    for word in words(text):
        first, hyphen, second = word.text.partition("-")
        if hyphen and word.text.islower() and lexicon.knows(first) and lexicon.knows(second):
            yield Word(word.start, word.start + len(first), first, word.initial)
            yield Word(word.end - len(second), word.end, second, initial=False)
        else:
            yield word


def _form(inflection: Callable[[str], str], piece: str, *, capital: bool) -> str:
    found = inflection(piece.lower())
    return found[:1].upper() + found[1:] if capital or piece[:1].isupper() else found


def _inflection(entry: Unknown, source: Language) -> Callable[[str], str]:
    if source == "en":
        return partial(_spanish, entry.target)
    if not entry.stand_in.startswith(_FROM_SPANISH):
        return lambda _: entry.target
    participle = _PARTICIPLE.fullmatch(entry.stand_in.removeprefix(_FROM_SPANISH)) is not None
    return partial(_english, entry.target, participle=participle)


def _spanish(target: str, piece: str) -> str:
    if piece.startswith(_ADJECTIVE):
        return _agreeing(target, piece.removeprefix(_ADJECTIVE))
    for stem in _VERBS:
        if piece.startswith(stem):
            verb, blank, rest = target.partition(" ")
            return _conjugated(verb, piece.removeprefix(stem)) + blank + rest
    return target


def _agreeing(target: str, ending: str) -> str:
    # 'Poco claro' agrees, 'sin hogar' does not.
    first, *rest = target.split()
    if (rest and first in _PREPOSITIONS) or ending not in {"o", "a", "os", "as"}:
        return target
    feminine, plural = ending.startswith("a"), ending.endswith("s")
    if target.endswith("o"):
        return target[:-1] + ending
    if target.endswith("dor") and feminine:
        target += "a"
    if not plural:
        return target
    return target + ("s" if target[-1] in _VOWELS else "es")


def _conjugated(infinitive: str, ending: str) -> str:
    # The spelling keeps the sound: 'publicar', 'publique'.
    stem, front = infinitive[:-2], ending[:1] in {"e", "é", "i", "í"}
    if infinitive.endswith("ar"):
        for sound, before_front in (("c", "qu"), ("g", "gu"), ("z", "c")):
            if front and stem.endswith(sound):
                return stem[:-1] + before_front + ending
    elif not front and stem.endswith("g"):
        return f"{stem[:-1]}j{ending}"
    elif infinitive.endswith("uir"):
        if re.match("i[eó]", ending):
            ending = "y" + ending[1:]
        elif ending in {"e", "en", "es", "o"} or ending.startswith("a"):
            ending = "y" + ending
    elif infinitive.endswith(("entir", "ertir")):
        # 'Mintió', 'miente'.
        changed = {"ie": "i", "ió": "i", "e": "ie", "en": "ie", "es": "ie", "o": "ie", "a": "ie", "an": "ie"}
        vowel = changed.get(ending) or changed.get(ending[:2])
        stem = f"{stem[:-3]}{vowel}{stem[-2:]}" if vowel else stem
    return stem + ending


def _english(target: str, piece: str, *, participle: bool) -> str:
    base, *irregular = target.split("/")
    verb, blank, rest = base.partition(" ")
    stem = verb[:-1] if verb.endswith("e") else verb
    soft = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in _VOWELS else ""
    ending = piece.removeprefix(_FROM_SPANISH)
    if participle or ending == "ed":
        if irregular:
            return irregular[2] if participle and len(irregular) > 2 else irregular[0]
        return (soft or stem) + "ed" + blank + rest
    if ending == "ing":
        return irregular[1] if len(irregular) > 1 else stem + "ing" + blank + rest
    if ending == "s":
        hissing = verb.endswith(("s", "x", "z", "ch", "sh"))
        return (f"{soft}es" if soft else f"{verb}es" if hissing else f"{verb}s") + blank + rest
    return base

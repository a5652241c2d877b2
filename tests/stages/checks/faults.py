"""Faults to plant in good translations, each as a translator makes them: by a machine that copies, loops or loses."""

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from briefing.models import Language, other
from briefing.termbase import load_termbase

Plant = Callable[["Pair", Random], str | None]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[a-záéíóúñ,] )[A-ZÁÉÍÓÚ][a-záéíóúñ]{3,}\b")
_OTHER_NAMES = ("Kowalski", "Brandenburgo", "Yamamoto", "Oyelaran", "Hjalmarsson")
_ACRONYM = re.compile(r"(?<![\w.])[A-Z]{3,6}(?![\w.])")
_DAYS = {
    "en": ("Monday", "Tuesday", "Thursday", "January", "June", "October"),
    "es": ("lunes", "martes", "jueves", "enero", "junio", "octubre"),
}
_NO = {"en": re.compile(r" not\b|\bnever |n['’]t\b"), "es": re.compile(r"\b(?:[Nn]o|nunca) ")}
_MONEY = re.compile(r"[$€£%]|\b(?:dollars|dólares|euros|percent|per cent|por ciento)\b")
_VERB = {
    "en": re.compile(r"\b(?:is|was|will|has|are|were|had)\b"),
    "es": re.compile(r"\b(?:es|fue|será|ha|son|fueron|había)\b"),
}


class Pair(NamedTuple):
    """A sentence and a human translation of it."""

    language: Language
    source: str
    target: str


def changed_number(pair: Pair, chance: Random) -> str | None:
    """A digit is another."""
    found = list(_NUMBER.finditer(pair.target))
    if not found or not _NUMBER.search(pair.source):
        return None
    match = chance.choice(found)
    place = chance.randrange(len(match.group()))
    while not match.group()[place].isdigit():
        place = (place + 1) % len(match.group())
    digit = str((int(match.group()[place]) + chance.randint(1, 8)) % 10)
    number = match.group()[:place] + (digit if place or digit != "0" else "9") + match.group()[place + 1 :]
    return _put(pair.target, match, number) if number != match.group() else None


def lost_number(pair: Pair, chance: Random) -> str | None:
    """A number is gone."""
    found = list(_NUMBER.finditer(pair.target))
    return _put(pair.target, chance.choice(found), "") if found and _NUMBER.search(pair.source) else None


def wrong_scale(pair: Pair, _: Random) -> str | None:
    """Thousands of millions become millions, or the other way round."""
    swaps = [("billion", "million"), ("mil millones", "millones"), ("million", "billion"), ("millones", "mil millones")]
    for old, new in swaps:
        if re.search(rf"\d {old}\b", pair.target):
            return re.sub(rf"(?<=\d) {old}\b", f" {new}", pair.target, count=1)
    return None


def wrong_day(pair: Pair, _: Random) -> str | None:
    """A day of the week or month is another."""
    names = _DAYS[other(pair.language)]
    for place, name in enumerate(names):
        if re.search(rf"\b{name}\b", pair.target):
            return re.sub(rf"\b{name}\b", names[(place + 1) % 3 + place // 3 * 3], pair.target)
    return None


def lost_unit(pair: Pair, _: Random) -> str | None:
    """The currency or per cent of a number is gone."""
    return _MONEY.sub("", pair.target) if _MONEY.search(pair.target) and _MONEY.search(pair.source) else None


def other_name(pair: Pair, chance: Random) -> str | None:
    """A name is somebody else's."""
    both = [match for match in _NAME.finditer(pair.target) if re.search(rf"\b{match.group()}\b", pair.source)]
    return _put(pair.target, chance.choice(both), chance.choice(_OTHER_NAMES)) if both else None


def lost_name(pair: Pair, chance: Random) -> str | None:
    """A name is gone."""
    both = [match for match in _NAME.finditer(pair.target) if re.search(rf"\b{match.group()}\b", pair.source)]
    names = [match for match in both if pair.target.count(match.group()) == 1]
    return _put(pair.target, chance.choice(names), "") if names else None


def lost_acronym(pair: Pair, chance: Random) -> str | None:
    """An acronym is gone."""
    both = [match for match in _ACRONYM.finditer(pair.target) if re.search(rf"\b{match.group()}\b", pair.source)]
    names = [match for match in both if pair.target.count(match.group()) == 1]
    return _put(pair.target, chance.choice(names), "") if names else None


def wrong_term(pair: Pair, _: Random) -> str | None:
    """A term of the termbase is called something else."""
    for match in load_termbase().find(pair.source, pair.language):
        if not match.common and re.search(rf"\b{re.escape(match.target)}\b", pair.target):
            return pair.target.replace(match.target, "el asunto" if pair.language == "en" else "the matter")
    return None


def lost_negation(pair: Pair, _: Random) -> str | None:
    """A statement with one negation has none."""
    here, there = _NO[pair.language], _NO[other(pair.language)]
    single = len(there.findall(pair.target)) == 1 and here.search(pair.source)
    return there.sub("", pair.target) if single else None


def new_negation(pair: Pair, _: Random) -> str | None:
    """A statement without negation has one."""
    verb = _VERB[other(pair.language)].search(pair.target)
    if not verb or any(pattern.search(text) for pattern in _NO.values() for text in (pair.source, pair.target)):
        return None
    word = f"{verb.group()} not" if pair.language == "es" else f"no {verb.group()}"
    return _put(pair.target, verb, word)


def lost_quotation_mark(pair: Pair, chance: Random) -> str | None:
    """One quotation mark is gone."""
    found = list(re.finditer(r"[\"“”«»]", pair.target))
    return _put(pair.target, chance.choice(found), "") if len(found) > 1 else None


def cut(pair: Pair, _: Random) -> str | None:
    """The second half and more is gone."""
    words = pair.target.split()
    return " ".join(words[: len(words) * 2 // 5]) if len(words) > 8 else None


def loop(pair: Pair, chance: Random) -> str | None:
    """A neural engine goes on and on."""
    words = pair.target.split()
    size = chance.randint(1, 5)
    return " ".join(words + words[-size:] * 5) if len(words) > 6 else None


def doubled(pair: Pair, chance: Random) -> str | None:
    """Three words come twice."""
    words = pair.target.split()
    place = chance.randrange(max(1, len(words) - 3))
    return " ".join(words[: place + 3] + words[place:]) if len(words) > 6 else None


def copied(pair: Pair, _: Random) -> str | None:
    """Nothing is translated."""
    return pair.source if len(pair.source.split()) > 5 else None


def half_copied(pair: Pair, _: Random) -> str | None:
    """The second half is not translated."""
    here, there = pair.source.split(), pair.target.split()
    return " ".join(there[: len(there) // 2] + here[len(here) // 2 :]) if len(here) > 13 else None


def dropped_sentence(pair: Pair, _: Random) -> str | None:
    """Of two sentences the second is gone."""
    parts = [re.split(r"(?<=[a-zé0-9][.?!]) (?=[A-ZÉ¿])", text) for text in (pair.source, pair.target)]
    return parts[1][0] if [len(part) for part in parts] == [2, 2] else None


FAULTS: dict[str, tuple[str, Plant]] = {
    "changed number": ("numbers", changed_number),
    "lost number": ("numbers", lost_number),
    "wrong scale": ("numbers", wrong_scale),
    "wrong day": ("dates", wrong_day),
    "lost unit": ("money", lost_unit),
    "another name": ("names terms", other_name),
    "lost name": ("names terms", lost_name),
    "lost acronym": ("acronyms terms", lost_acronym),
    "wrong term": ("terms", wrong_term),
    "lost negation": ("negation", lost_negation),
    "new negation": ("negation", new_negation),
    "lost quotation mark": ("quotation", lost_quotation_mark),
    "cut": ("length sentences", cut),
    "loop": ("repetition", loop),
    "doubled words": ("repetition", doubled),
    "copied": ("untranslated", copied),
    "half copied": ("untranslated", half_copied),
    "dropped sentence": ("sentences", dropped_sentence),
}


def _put(text: str, match: re.Match[str], instead: str) -> str:
    return " ".join((text[: match.start()] + instead + text[match.end() :]).split())

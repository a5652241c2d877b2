"""Which reading of a word was meant, told by what people wrote in the other language.

A reading is borne out where its translation by Apertium's dictionary stands in the human one, as the same part of
speech and, for a verb, in a form that may translate its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from briefing.engines.apertium.disambiguation.stream import UNIT, Unit, category, lemma_of, parts_of, tags_of
from briefing.engines.apertium.programs import run
from briefing.engines.apertium.protect import END, escape
from briefing.models import Language

Word = tuple[str, str]  # lemma and part of speech
Labels = list[frozenset[str] | None]
_PARTS = {
    "n": "noun", "np": "noun", "adj": "adjective", "adv": "adverb", "preadv": "adverb", "pr": "preposition",
    "vblex": "verb", "vbser": "verb", "vbhaver": "verb", "vbmod": "verb", "vaux": "verb", "vbdo": "verb",
    "det": "determiner", "predet": "determiner", "prn": "determiner",
    "cnjadv": "conjunction", "cnjcoo": "conjunction", "cnjsub": "conjunction", "rel": "conjunction",
}  # fmt: skip
_FORM = re.compile(r"<(inf|pri|prs|pres|past|ifi|pii|pis|pp|ger|pprs|subs|fti|cni|imp)>")
# What may translate each form: an English "went" is "fue", "iba" or "fuese", never "ido"; "will go" is one word, "irá".
_RENDERED: dict[Language, dict[str, frozenset[str]]] = {
    "en": {
        "inf": frozenset({"inf", "prs", "imp", "fti", "cni"}),
        "pres": frozenset({"pri", "prs", "imp", "pii"}),
        "pri": frozenset({"pri", "prs", "ifi", "pii"}),
        "past": frozenset({"ifi", "pii", "pis"}),
        "pp": frozenset({"pp"}),
        "ger": frozenset({"ger"}),
        "pprs": frozenset({"ger", "pri", "pii"}),
        "subs": frozenset({"inf"}),
    },
    "es": {
        "inf": frozenset({"inf", "ger", "pprs", "subs"}),
        "ger": frozenset({"ger", "pprs", "subs"}),
        "pp": frozenset({"pp"}),
        "pri": frozenset({"pri", "pres", "past"}),
        "prs": frozenset({"inf", "pres", "pri"}),
        "ifi": frozenset({"past", "pri", "pres"}),
        "pii": frozenset({"past"}),
        "pis": frozenset({"past", "inf"}),
        "fti": frozenset({"inf"}),
        "cni": frozenset({"inf"}),
        "imp": frozenset({"imp", "inf"}),
    },
}


def data_of(mode: Path) -> tuple[str, str]:
    """The files of a mode that analyse a language and translate single words."""
    text = mode.read_text(encoding="utf-8")
    one, two = (re.search(rf"'([^']*\.{kind}\.bin)'", text) for kind in ("automorf", "autobil"))
    if one is None or two is None:
        raise SystemExit(f"{mode} names no dictionaries")
    return one[1], two[1]


def translations(readings: Iterable[str], dictionary: str) -> dict[str, frozenset[Word]]:
    """What the bilingual dictionary has for each reading."""
    listed = sorted(readings)
    question = "".join(f"^{reading}$\n" for reading in listed)
    joined = run(["apertium-pretransfer"], question, patience=600)
    answers = run(["lt-proc", "-b", dictionary], joined, patience=600).split("\n")
    return {reading: frozenset(_words(answer)) for reading, answer in zip(listed, answers, strict=False)}


def _words(answer: str) -> Iterable[Word]:
    found = UNIT.search(answer)
    for option in parts_of(found[1])[1] if found else ():
        if option and option[0] not in "@*":
            yield lemma_of(option), _part(option)


def _part(reading: str) -> str:
    return _PARTS.get(tags_of(reading)[1:].split(">")[0], "")


def analyse(texts: Sequence[str], dictionary: str) -> list[dict[Word, set[str]]]:
    """The lemmas that each text may hold, each with the forms in which it may stand."""
    question = "".join(f"{escape(' '.join(text.split()))}{END}\0" for text in texts)
    answers = run(["lt-proc", "-z", dictionary], question, patience=600).split("\0")
    found = []
    for answer in answers[: len(texts)]:
        forms: dict[Word, set[str]] = defaultdict(set)
        for match in UNIT.finditer(answer):
            for reading in parts_of(match[1])[1]:
                for part in reading.split("+"):
                    forms[lemma_of(part), _part(part)].add(_form(tags_of(part)))
        found.append(forms)
    return found


def _form(tags: str) -> str:
    found = _FORM.search(tags)
    return found[1] if found else ""


def labels(
    units: Sequence[Unit],
    known: Mapping[str, frozenset[Word]],
    human: Mapping[Word, set[str]],
    source: Language,
) -> Labels:
    """The categories that the human translation bears out for each word; None where it tells nothing."""
    found: Labels = []
    for place, unit in enumerate(units):
        categories = [category(tags) for tags in unit.tags]
        if "participle" in categories and _after_auxiliary(units[:place]):
            # 'was signed' is 'se firmó' as often as 'fue firmado', which tells nothing of the English.
            found.append(frozenset({"participle"}) if len(set(categories)) > 1 and None not in categories else None)
            continue
        borne = {
            name
            for name, reading, tags in zip(categories, unit.readings, unit.tags, strict=True)
            if name
            and any(_renders(_form(tags), human[word], source) for word in known.get(reading, ()) if word in human)
        }
        # Where one reading has no translation to look for, the others would seem likelier than they are.
        complete = None not in categories and all(known.get(reading) for reading in unit.readings)
        tells = complete and unit.chosen is not None and 0 < len(borne) < len(set(categories))
        found.append(frozenset(borne) if tells else None)
    return found


def _after_auxiliary(before: Sequence[Unit]) -> bool:
    nearest = next((unit for unit in reversed(before) if not unit.now.startswith(("<adv>", "<preadv>"))), None)
    return nearest is not None and nearest.now.startswith(("<vbser>", "<vbhaver>"))


def _renders(form: str, found: set[str], source: Language) -> bool:
    allowed = _RENDERED[source].get(form)
    return allowed is None or bool(found & allowed)

"""What Apertium's programs tell each other: lexical units, their readings, and the one that the tagger chose.

See https://wiki.apertium.org/wiki/Apertium_stream_format.
"""

import re
from dataclasses import dataclass

UNIT = re.compile(r"\^((?:[^\\^$]|\\.)*)\$")
_BETWEEN = re.compile(r"(?<!\\)/")
_TAG = re.compile(r"<[^<>]+>")
# Where a verb stands: what else its tags tell, its person for instance, is left to the engine's tagger.
_FORMS = {
    "<inf>": "infinitive", "<pp>": "participle", "<ger>": "gerund", "<pprs>": "gerund", "<subs>": "gerund",
    **dict.fromkeys(
        ("<imp>", "<pres>", "<pri>", "<past>", "<prs>", "<ifi>", "<pii>", "<fti>", "<cni>", "<pis>"), "finite"
    ),
}  # fmt: skip
_KINDS = {"<n>": "noun", "<adj>": "adjective", "<adv>": "adverb", "<preadv>": "adverb", "<pr>": "preposition",
          "<cnjadv>": "conjunction"}  # fmt: skip
_OTHERWISE = ("<itg>", "<pos>")  # question words and possessives, which the other language does not tell apart


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or words that the dictionary knows as one.

    Attributes:
        form: As it stands in the text, in lower case.
        readings: Lemma and tags of each: 'look<n><pl>'.
        tags: The tags of each reading: '<n><pl>'.
        chosen: The place of the tagger's choice among them; None where it is none of them.
        start: Where the choice stands in the tagger's output.
        end: Where it ends.
    """

    form: str
    readings: tuple[str, ...]
    tags: tuple[str, ...]
    chosen: int | None
    start: int
    end: int

    @property
    def now(self) -> str:
        """The tags of the choice."""
        return "" if self.chosen is None else self.tags[self.chosen]


def read_units(analysed: str, tagged: str) -> list[Unit]:
    """The words of a text, from what the dictionary said of it and what the tagger chose; none where they differ."""
    ones, twos = UNIT.findall(analysed), list(UNIT.finditer(tagged))
    if len(ones) != len(twos):
        return []
    return [_unit(body, choice) for body, choice in zip(ones, twos, strict=True)]


def _unit(body: str, choice: re.Match[str]) -> Unit:
    form, readings = parts_of(body)
    chosen = readings.index(choice[1]) if choice[1] in readings else None
    return Unit(form.lower(), tuple(readings), tuple(map(tags_of, readings)), chosen, choice.start(), choice.end())


def parts_of(body: str) -> tuple[str, list[str]]:
    """What stands between '^' and '$' of a word: its form, and its readings or, behind a dictionary, translations."""
    form, *readings = _BETWEEN.split(body)
    return form, readings


def tags_of(reading: str) -> str:
    """The tags of a reading, those of the first word where it stands for several: '<vblex><past>'."""
    return "".join(_TAG.findall(reading.split("+", maxsplit=1)[0]))


def lemma_of(reading: str) -> str:
    """The lemma of a reading, in lower case and without what follows the word that is inflected: 'deal'."""
    return re.sub("#.*", "", re.split(r"(?<!\\)<", reading)[0]).strip().lower()


def category(tags: str) -> str | None:
    """What is decided here: 'noun', 'finite', 'participle' …; None for what is left to the engine's tagger."""
    first = tags[: tags.find(">") + 1]
    if first == "<vblex>":
        return next((name for tag, name in _FORMS.items() if tag in tags), None)
    return None if any(tag in tags for tag in _OTHERWISE) else _KINDS.get(first)

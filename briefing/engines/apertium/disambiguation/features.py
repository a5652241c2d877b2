"""What is seen of a word when its reading is chosen: itself, two words to either side, the verbs of its clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.engines.apertium.disambiguation.stream import Unit

_NONE = "#"
_FINITE = re.compile(r"<(?:pri|pres|past|ifi|pii|fti|cni|prs|vaux)>")
_BREAK = ("<cm>", "<sent>")
_LONGEST = 80  # characters of all tags a word may have: a few words have dozens of readings


@dataclass(frozen=True, slots=True)
class Context:
    """A text as features see it, a value for each word.

    Attributes:
        forms: The words.
        tags: Those the engine's tagger chose.
        kinds: All tags a word may have.
        before: Whether a finite verb stands before it in its clause: 'yes', 'perhaps' for a word that may be one, 'no'.
        after: Whether one stands after it, likewise.
    """

    forms: tuple[str, ...]
    tags: tuple[str, ...]
    kinds: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def context_of(units: Sequence[Unit]) -> Context:
    """What features need to know of a text."""
    tags = tuple(unit.now for unit in units)
    verbs = [_verb(unit) for unit in units]
    return Context(
        tuple(unit.form for unit in units),
        tags,
        tuple("|".join(sorted(set(unit.tags)))[:_LONGEST] for unit in units),
        tuple(_nearest(tags, verbs)),
        tuple(_nearest(tags[::-1], verbs[::-1]))[::-1],
    )


def _verb(unit: Unit) -> str:
    if not _FINITE.search(unit.now):
        return "no"
    return "yes" if len(set(unit.tags)) == 1 else "perhaps"


def _nearest(tags: Sequence[str], verbs: Sequence[str]) -> list[str]:
    found, nearest = [], "no"
    for tag, verb in zip(tags, verbs, strict=True):
        nearest = "no" if tag.startswith(_BREAK) else nearest
        found.append(nearest)
        nearest = nearest if verb == "no" else verb
    return found


def features(context: Context, place: int) -> list[str]:
    """The features of the word at a place, as the training script counts and the model weighs them."""
    tag, kind, form = (_Around(values, place) for values in (context.tags, context.kinds, context.forms))
    before, after = context.before[place], context.after[place]
    return [
        "always", f"w {form[0]}", f"k {kind[0]}", f"t {tag[0]}",
        f"t- {tag[-1]}", f"t+ {tag[1]}", f"t-- {tag[-2]}{tag[-1]}", f"t++ {tag[1]}{tag[2]}", f"t-+ {tag[-1]}{tag[1]}",
        f"w- {form[-1]}", f"w+ {form[1]}", f"w-- {form[-2]}", f"w++ {form[2]}",
        f"k- {kind[-1]}", f"k+ {kind[1]}", f"k-+ {kind[-1]} {kind[1]}",
        f"wt- {form[0]} {tag[-1]}", f"wt+ {form[0]} {tag[1]}", f"ww- {form[0]} {form[-1]}", f"ww+ {form[0]} {form[1]}",
        f"t-t+ {tag[-1]}{tag[0]}{tag[1]}", f"v- {before}", f"v+ {after}", f"v {before} {after}",
    ]  # fmt: skip


class _Around:
    """The values around a place; beyond the ends there is none."""

    def __init__(self, values: Sequence[str], place: int) -> None:
        self._values, self._place = values, place

    def __getitem__(self, distance: int) -> str:
        place = self._place + distance
        return self._values[place] if 0 <= place < len(self._values) else _NONE

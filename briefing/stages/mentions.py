"""Spells out a term where a translation first names it: 'el Servicio de … (ICE)', and 'el ICE' from there on."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing.models import Language, Passage, other
from briefing.termbase import Match, Termbase


def introduce_terms(
    texts: Iterable[str], passages: Mapping[str, Passage], *, source: Language, termbase: Termbase
) -> dict[str, Passage]:
    """Put the termbase's first-mention form where a reader meets a term first.

    This belongs to a text as a whole, so that it comes after the translation of its sentences, which are the same in
    every text.

    Args:
        texts: Sentences in `source`, in the order in which they are read.
        passages: Their translations, by the sentence, and perhaps others'.
        source: The sentences' language.
        termbase: What has a first-mention form.

    Returns:
        All of `passages`, those changed that need it.
    """
    done, told = dict(passages), set[str]()
    for text in dict.fromkeys(texts):
        for match in termbase.find(text, source):
            first = match.term.first[other(source)]
            if first and match.target not in told:
                told.add(match.target)
                done[text] = _introduced(done[text], match, first, source)
    return done


def _introduced(passage: Passage, match: Match, first: str, source: Language) -> Passage:
    target = passage.texts[other(source)]
    spelt = first.partition(" (")[0].removeprefix("the ")
    found = re.search(rf"(?<![\w(])(?:[Tt]he (?={re.escape(match.target)}\b))?{re.escape(match.target)}(?!\w)", target)
    if found is None or spelt.casefold() in target.casefold():
        return passage
    if found.group().lower().startswith("the ") and not first.startswith("the "):
        first = f"the {first}"
    if found.group()[0].isupper() and not target[: found.start()].strip('"“«¿¡—( '):
        first = first[0].upper() + first[1:]
    written = target[: found.start()] + first + target[found.end() :]
    return replace(passage, texts={**passage.texts, other(source): written})

"""Whether quotation marks, addresses, placeholders and sentences come through."""

import re
from collections import Counter

from briefing.lang.addresses import ADDRESS
from briefing.stages.checks.segment import Segment

_PAIRS = ("“”", "«»", "()", "[]")
_ANY_QUOTE = re.compile(r"[\"“”«»„]")
# What programs put in: {name}, %s, %(n)d, <b>, ${x}, ⟦1⟧, and the marks of engines for words without translation.
_PLACEHOLDER = re.compile(
    r"\{\{?\w{0,40}\}?\}|%\(\w{1,40}\)[sd]|%[sd]\b|</?[a-zA-Z]\w{0,20}/?>|⟦[^⟧\s]{0,20}⟧|\[\[[^\]]{0,20}\]\]"
    r"|[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]|<unk>|(?<!\w)\*(?=[^\W\d_])"
)
_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]+[\"”»’)]*\s+(?=[\"“«¿¡(—]*[A-ZÁÉÍÓÚÑÜ])")


def quotation(segment: Segment) -> list[str]:
    """Quotation marks and brackets that are balanced in the source and not in the translation, or lost."""
    source, target = segment.source, segment.target
    if _unbalanced(source):
        return []
    lost = _ANY_QUOTE.search(source) and not re.search(r"[\"“”«»„‘'—]", target)
    return _unbalanced(target) or (["“”"] if lost else [])


def _unbalanced(text: str) -> list[str]:
    found = [pair for pair in _PAIRS if text.count(pair[0]) != text.count(pair[1])]
    return found + (['"'] if text.count('"') % 2 else [])


def addresses(segment: Segment) -> list[str]:
    """Addresses, handles and placeholders that only one side has, or has more often."""
    here, there = (
        Counter(ADDRESS.findall(text)) + Counter(_PLACEHOLDER.findall(text))
        for text in (segment.source, segment.target)
    )
    return sorted((here - there) + (there - here))


def sentences(segment: Segment) -> list[str]:
    """The numbers of sentences on both sides, if they differ."""
    here, there = (len(_END.findall(text.strip())) + 1 for text in (segment.source, segment.target))
    return [f"{here} → {there}"] if here != there and segment.target.strip() else []

"""Whether a translation says as much as its source: nothing dropped, repeated, or left in the other language."""

from collections.abc import Iterator, Sequence

from briefing.lang import lexicon
from briefing.stages.checks.segment import Segment

# Characters of the translation for each of the source: wider than 99 of 100 of WMT's human translations of 2008-2012.
_SHORTEST, _LONGEST = {"en": 0.62, "es": 0.50}, {"en": 2.0, "es": 1.7}
_LONG_ENOUGH = 30  # characters: headlines and exclamations vary more
_LONGEST_LOOP = 12  # words
_EMPHATIC = 5  # letters of a word that may be doubled for its weight: 'mucho mucho'
_COPIED = 5  # words in a row
_FOREIGN = 0.12  # of a translation's words
_SHARED = frozenset(
    {"he", "me", "no", "on", "one", "s", "so", "son", "t", "up", "us"}
)  # words of the other language too


def length(segment: Segment) -> list[str]:
    """The lengths, where the translation is much shorter or longer than translations are."""
    here, there = len(segment.source.strip()), len(segment.target.strip())
    if here and not there:
        return [f"{here} → 0"]
    if here < _LONG_ENOUGH:
        return [f"{here} → {there}"] if there > 4 * here + 20 else []
    ratio = there / here
    language = segment.language
    return [] if _SHORTEST[language] <= ratio <= _LONGEST[language] else [f"{here} → {there}"]


def repetition(segment: Segment) -> list[str]:
    """Words that the translation says again at once, as the source does not: an engine's loop, or a doubled word."""
    words = segment.target_words
    for size in range(1, _LONGEST_LOOP + 1):
        for start, times in _repeated(words, size):
            # 'Muy muy' may be meant, 'de de' is not.
            sure = size > 1 or times > 2 or len(words[start]) < _EMPHATIC
            if sure and not any(_repeated(segment.source_words, size)):
                return [" ".join(words[start : start + 2 * size])]
    return []


def _repeated(words: Sequence[str], size: int) -> Iterator[tuple[int, int]]:
    # Where so many words come again at once, and how often they stand there in all.
    run = 0
    for place in range(len(words) - size):
        run = run + 1 if words[place] == words[place + size] else 0
        if run and run % size == 0:
            yield place - run + 1, run // size + 1


def untranslated(segment: Segment) -> list[str]:
    """What stands in the translation in the source's language."""
    own = lexicon(segment.language).stopwords - lexicon(segment.target_language).stopwords
    copied = _copied(segment.source_words, segment.target_words, own)
    if copied:
        return [copied]
    words = segment.target_words
    foreign = [word for word in words if word in own - _SHARED]
    ours = [word for word in words if word in lexicon(segment.target_language).stopwords]
    return [" ".join(dict.fromkeys(foreign))] if len(foreign) > max(1, _FOREIGN * len(words), len(ours)) else []


def _copied(source: tuple[str, ...], target: tuple[str, ...], own: frozenset[str]) -> str:
    places: dict[tuple[str, ...], int] = {}
    for start in range(len(source) - _COPIED + 1):
        places.setdefault(source[start : start + _COPIED], start)
    for start in range(len(target) - _COPIED + 1):
        piece = target[start : start + _COPIED]
        if piece in places and sum(word in own for word in piece) >= 2:
            return " ".join(piece)
    return ""

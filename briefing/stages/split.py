"""Cuts paragraphs into sentences, and tells sub-headings from prose.

sentencex (Wikimedia's rule-based segmenter) proposes; what it gets wrong in English and Spanish news is mended by the
rules below. It was the best of three on an adversarial set, and none of them separates a headline from the body, so
each paragraph is split by itself. Measured on `tests/stages/split_cases.*.txt`: see CONTRIBUTING.md.
"""

import re
from functools import lru_cache

import sentencex

from briefing.lang import Lexicon, lexicon
from briefing.lang.leaning import is_verb
from briefing.models import Language, Sentence

# Bounded, like the run of marks below: a line of nothing but quotation marks or full stops must not take hours.
_CLOSERS = r"""["'”’»)\]]{0,9}"""
_OPENERS = "\"'“‘«([—–-…"
_FOOTNOTE = r"(?:(?<=[^\W\d_]\.)\d{1,2}|[¹²³⁰⁴-⁹]{1,3}|\[\d{1,3}\])"
_CANDIDATE = re.compile(rf"(?<![.!?…])[.!?…]++{_CLOSERS}{_FOOTNOTE}?{_CLOSERS}(?P<gap>\s+)(?=\S)")
_SUPERSCRIPT_START = re.compile(r"[¹²³⁰⁴-⁹ºª]")
_HEADING_WORDS = 12  # the longest sub-heading of the development articles has 10
_WINDOW = 300  # characters on each side that decide about a boundary; the longest word of the cases has 40
_PIECE = 10_000  # characters; no paragraph of the development articles has 2,000
_FINAL = re.compile(rf"[.!?…:;]{_CLOSERS}{_FOOTNOTE}?$")


def split_sentences(paragraphs: tuple[str, ...], language: Language) -> tuple[Sentence, ...]:
    """Split each paragraph; number the sentences through the article, from 1.

    Args:
        paragraphs: One a line, white space folded.
        language: What they are written in.
    """
    found: list[Sentence] = []
    for place, paragraph in enumerate(paragraphs, 1):
        texts = split_paragraph(paragraph, language)
        heading = len(texts) == 1 and is_heading(paragraph)
        found += [Sentence(len(found) + n, place, text, heading) for n, text in enumerate(texts, 1)]
    return tuple(found)


def is_heading(paragraph: str) -> bool:
    """Whether a line is a sub-heading or caption rather than prose: short, without a full stop."""
    return not _FINAL.search(paragraph) and len(paragraph.split()) <= _HEADING_WORDS


def split_paragraph(paragraph: str, language: Language) -> list[str]:
    """Split one paragraph. Joined with single blanks, the sentences are the paragraph again."""
    words = lexicon(language)
    proposed = _proposed_ends(paragraph, language)
    sentences: list[str] = []
    start = 0
    for match in _CANDIDATE.finditer(paragraph):
        end = match.start("gap")
        before, after = paragraph[max(start, end - _WINDOW) : end], paragraph[match.end() : match.end() + _WINDOW]
        if _is_boundary(before, after, words, language, proposed=end in proposed):
            sentences.append(paragraph[start:end])
            start = match.end()
    return [*sentences, paragraph[start:]]


def _proposed_ends(paragraph: str, language: Language) -> set[int]:
    """Where sentencex ends a sentence. Its time grows with the square of a paragraph's length, so it gets pieces."""
    ends, position = set(), 0
    for piece in re.findall(rf"(?s).{{1,{_PIECE}}}\S{{0,{_WINDOW}}}", paragraph):
        limit = position + len(piece)
        for segment in sentencex.segment(language, piece):
            text = segment.strip()
            found = paragraph.find(text, position, limit)
            position = max(found, position) + len(text)
            ends.add(position)
        position = limit
        ends.discard(limit)
    return ends


def _is_boundary(before: str, after: str, words: Lexicon, language: Language, *, proposed: bool) -> bool:
    """Whether a sentence ends between `before`, which ends in a mark, and `after`."""
    first = re.match(r"(?:[\w'’-]+(?:\.\w+)*)?", after.lstrip(_OPENERS + ". ¿¡"))[0]  # type: ignore[index]
    if not first and after[0] not in "$€£#@¿¡":
        return False
    if _continues(after, first) or _is_attribution(before, after, words) or re.search(r"\s(?:\.{3}|…)$", before):
        return False
    if re.search(rf"{_FOOTNOTE}$", before):
        return True
    bare = re.sub(rf"{_CLOSERS}$", "", before)
    last = bare.rsplit(maxsplit=1)[-1].strip(_OPENERS + "¿¡")
    if not bare.endswith(".") or re.search(r"@|\w\.\w{2,}\.$", last):
        return last not in words.maybe_final or first.lower() in words.starters
    verdict = _after_abbreviation(bare, after.split(maxsplit=1)[0], first, language)
    return verdict if verdict is not None else proposed or not _is_known_abbreviation(last, language)


def _continues(after: str, first: str) -> bool:
    """Whether what follows goes on in mid-sentence: a lower-case word (but 'iPhone'), a mark, a footnote."""
    if _SUPERSCRIPT_START.match(after) or after[0] in ",;:)]}»”%":
        return True
    return first[:1].islower() and not first[1:2].isupper()


def _is_attribution(before: str, after: str, words: Lexicon) -> bool:
    """Whether `after` says who asked or shouted the quotation that `before` ends with: '“Why?” Ms. Hale asked.'."""
    if not re.search(r"""[?!…]["”»’']$""", before):
        return False
    following = [re.sub(r"[^\w]", "", word) for word in after.split()[:5]]
    if following and following[0].lower() in words.verbs_of_saying:
        return True
    for index, word in enumerate(following[1:], 1):
        if word.lower() in words.verbs_of_saying:
            return all(name[:1].isupper() or name.lower() in words.determiners for name in following[:index])
    return False


def _after_abbreviation(bare: str, following: str, first: str, language: Language) -> bool | None:  # noqa: PLR0911 - a list of rules
    """Whether a sentence ends after an abbreviation; None where `bare` does not end with one.

    Args:
        bare: The text up to the full stop.
        following: What stands behind it, up to the next blank.
        first: The word in `following`.
        language: The language.
    """
    words = lexicon(language)
    tokens = [token.lstrip(_OPENERS + "¿¡") for token in bare.split()]
    last = tokens[-1]
    ends = {last, " ".join(tokens[-2:])}
    halves = f"{last} {following.rstrip(',;:')}"  # 'RR.' and 'HH.', 'd.' and 'C.'
    if any(
        halves in abbreviations for abbreviations in (words.maybe_final, words.titles, words.clock, words.often_final)
    ):
        return False
    if ends & words.clock:
        adverbial = len(tokens) <= 5 and tokens[0] in {"A", "At", "By", "Hacia", "Sobre"}
        return not (first.lower() in words.after_clock or first[:1].isdigit() or adverbial)
    if last[0].isupper() and ends & words.titles:
        return False
    if last.lower() in words.before_number and first[:1].isdigit():
        return False
    if ends & words.often_final:
        return True
    if ends & words.maybe_final:
        starts = first.lower() in words.starters or (language == "es" and is_verb(first.lower()))
        return starts or (last == "St." and tokens[-2:][0][:1].isdigit())
    if re.fullmatch(r"(?:[^\W\d_]\.-?)+", last) and last[0].isupper():
        if re.match(r"[^\W\d_]\.", following):
            return False
        lettered = tokens[-2:][0].lower() in words.lettered
        return lettered or (first.lower() in words.starters and len(tokens) > 1)
    if last.lower() in words.before_number:
        return True
    return False if ends & words.titles else None


@lru_cache(maxsize=4096)
def _is_known_abbreviation(word: str, language: Language) -> bool:
    """Whether sentencex refuses to end a sentence after this word wherever it stands."""
    return len(sentencex.segment(language, f"Aa {word} Bb cc.")) == 1

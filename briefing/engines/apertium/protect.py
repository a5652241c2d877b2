"""Carries words through a rule-based engine under a mask, and finds them again in what comes out.

A protected stretch is replaced by a stand-in, a word the engine knows and inflects well, inside a word-bound blank
of the Apertium stream format: `[[t:k:3]]Johnson[[/]]`. The engine moves the blank together with its word, so that the
number, not the word, says what goes where. Deciding what to protect is left to `names`, running the engine to
`apertium`.

See Khanna et al. (2021), "Recent advances in Apertium", Machine Translation 35, on word-bound blanks.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

# A finished translation holds one character for each protected stretch while it is being polished. Plane 15 is for
# private use; should a source text contain such a character, `symbols` protects that too.
_FIRST_MARK = 0xF0000
_LAST_MARK = 0xFFFFD
MARK = f"[{chr(_FIRST_MARK)}-{chr(_LAST_MARK)}]"

# An empty blank. Without one, `lt-proc` swallows the last word or full stop before the NUL that ends a text.
END = "[]"

_PLAIN = set(".,;:!?¿¡'\"()-–—“”‘’«»…%&")
_STREAM = re.compile(r"[\\^$@/<>{}\[\]~*#+=_|]")
_ARTICLES = frozenset({"el", "la", "los", "las", "the"})
_OUTPUT = re.compile(r"\[\[t:k:(\d+)\]\](.*?)\[\[/\]\]|\[:(\d+):\]|\[\[.*?\]\]|\\(.)|\[\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that the engine sees otherwise than it is written.

    Attributes:
        start: Where it begins, in characters.
        end: Where it ends (exclusive); the same as `start` to put something in.
        stand_in: The words the engine sees in its place; empty for a symbol, which has no grammar.
        target: What the translation says there; None to leave that to the engine: a rewording, not a protection.
        plural: What it says where the engine put the stand-in into the plural; empty for the same as `target`.
        inflect: Makes what the translation says from what the engine made of the stand-in. That is a word among words,
            open to every rule of the polish. None for `target` as it is, which no rule may touch.
    """

    start: int
    end: int
    stand_in: str
    target: str | None
    plural: str = ""
    inflect: Callable[[str], str] | None = None


def _is_plain(character: str) -> bool:
    # Letters, marks and digits pass through the engine as they are, and so does everyday punctuation.
    return character in _PLAIN or character.isspace() or unicodedata.category(character)[0] in "LMN"


def symbols(text: str, taken: Sequence[Span] = ()) -> list[Span]:
    r"""What the engine would lose or take for its own notation: emoji, controls, `^ $ / < > { } [ ] \\ @ # * ~ +`."""
    covered = {place for span in taken for place in range(span.start, span.end)}
    odd = [place for place, character in enumerate(text) if place not in covered and not _is_plain(character)]
    return [Span(place, place + 1, "", text[place]) for place in odd]


def disjoint(spans: Sequence[Span]) -> list[Span]:
    """The spans in order of place; of two that overlap, the one named first stays.

    Something may still be put in right before another, not inside.
    """
    kept: list[Span] = []
    covered: set[int] = set()
    inner: set[int] = set()
    gaps: set[int] = set()
    for span in spans:
        own = set(range(span.start, span.end))
        taken = span.start in inner or span.start in gaps
        if own & covered or (own - {span.start}) & gaps or (taken and not own):
            continue
        covered |= own
        inner |= own - {span.start}
        gaps |= set() if own else {span.start}
        kept.append(span)
    return sorted(kept, key=lambda span: (span.start, span.end))[: _LAST_MARK - _FIRST_MARK]


def escape(text: str) -> str:
    """Plain text in the stream format: white space folded, reserved characters behind a backslash."""
    folded = "".join(" " if character.isspace() or character == "\0" else character for character in text)
    # A lone surrogate has no UTF-8 form at all.
    safe = folded.encode("utf-8", "replace").decode("utf-8")
    return _STREAM.sub(r"\\\g<0>", safe)


def mask(text: str, spans: Sequence[Span]) -> str:
    """The text in the stream format, a stand-in for each of the spans, which must be `disjoint`."""
    parts: list[str] = []
    place = 0
    for number, span in enumerate(spans):
        parts.append(escape(text[place : span.start]))
        if span.target is None:
            parts.append(escape(span.stand_in))
        else:
            parts.append(f"[[t:k:{number}]]{escape(span.stand_in)}[[/]]" if span.stand_in else f"[:{number}:]")
        place = span.end
    return "".join(parts) + escape(text[place:])


def _pieces(output: str) -> Iterator[tuple[str, int | None]]:
    # (word, number of its span) or (plain text, None), in order.
    place = 0
    for match in _OUTPUT.finditer(output):
        yield output[place : match.start()], None
        place = match.end()
        word, symbol, escaped = match.group(1), match.group(3), match.group(4)
        if word is not None:
            yield match.group(2), int(word)
        elif symbol is not None:
            yield "", int(symbol)
        elif escaped is not None:
            yield escaped, None
    yield output[place:], None


def _unarticled(output: str) -> list[tuple[str, int | None]]:
    # Where the engine gives a stand-in an article, it puts both in the blank: 'that books' -> 'que los libros'.
    pieces = list(_pieces(output))
    numbers = Counter(number for _, number in pieces)
    return [(piece, None if numbers[number] > 1 and piece.lower() in _ARTICLES else number) for piece, number in pieces]


def marked(output: str, spans: Sequence[Span]) -> tuple[str, dict[str, str]] | None:
    """Find the spans again in the engine's output.

    Returns:
        The output as plain text with one private-use character for each span that is not inflected, and what each of
        them stands for; None where a span is missing, or there twice.
    """
    text: list[str] = []
    values: dict[str, str] = {}
    seen: set[int] = set()
    for piece, number in _unarticled(output):
        if number is None:
            text.append(piece)
            continue
        if number >= len(spans) or number in seen:
            return None
        seen.add(number)
        span = spans[number]
        if span.inflect is not None:
            text.append(span.inflect(piece))
            continue
        mark = chr(_FIRST_MARK + number)
        plural = bool(span.plural) and piece.endswith("s") and not span.stand_in.endswith("s")
        values[mark] = span.plural if plural else span.target or ""
        text.append(mark)
    return ("".join(text), values) if len(seen) == sum(span.target is not None for span in spans) else None


def kept(output: str, spans: Sequence[Span]) -> list[Span]:
    """What to protect in a second attempt: the spans that came through exactly once, and the rewordings."""
    numbers = Counter(number for _, number in _unarticled(output) if number is not None)
    return [span for number, span in enumerate(spans) if span.target is None or numbers[number] == 1]


def fill(text: str, values: dict[str, str]) -> str:
    """Put what was protected in the place of its marks."""
    return re.sub(MARK, lambda match: values.get(match.group(), match.group()), text)


def bare(output: str) -> str:
    """The engine's output without any mark-up of the stream format."""
    return "".join(piece for piece, _ in _pieces(output))

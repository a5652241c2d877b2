"""Masking: what is protected comes back exactly, whatever the engine does to the rest."""

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.engines.apertium.protect import MARK, Span, bare, disjoint, escape, fill, kept, marked, mask, symbols

texts = st.text(max_size=80)


@st.composite
def spanned(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and some disjoint spans of it, each to be restored to the very words it covers."""
    text = " ".join(draw(texts).split())
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=8))
    spans = []
    for start, end in pairwise(cuts):
        stand_in = draw(st.sampled_from(["Johnson", "Google", ""]))
        spans.append(Span(start, end, stand_in, text[start:end]))
    kept = disjoint([span for span in spans if span.start < span.end])
    return text, disjoint([*kept, *symbols(text, kept)])


@given(spanned())
def test_restoring_what_was_protected_gives_the_text_back(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    found = marked(mask(text, spans), spans)
    assert found is not None
    assert fill(*found) == text


@given(spanned(), st.randoms(use_true_random=False))
def test_no_placeholder_leaks_whatever_the_engine_does(case: tuple[str, list[Span]], chance: random.Random) -> None:
    text, spans = case
    pieces = re.findall(r"\[\[t:k:\d+\]\].*?\[\[/\]\]|\[:\d+:\]|.", mask(text, spans), re.DOTALL)
    mangled = "".join(piece for piece in chance.choices(pieces, k=len(pieces)) if piece != "\\") if pieces else ""
    found = marked(mangled, spans)
    if found is not None:
        assert not re.search(MARK, fill(*found).translate({ord(character): None for character in text}))
    assert "[[t:k:" not in bare(mangled)


@pytest.mark.parametrize(
    "output",
    ["dijo", "[[t:k:0]]Johnson[[/]] y [[t:k:0]]Johnson[[/]]", "[[t:k:7]]Johnson[[/]]"],
    ids=["dropped", "doubled", "invented"],
)
def test_a_lost_or_doubled_placeholder_is_noticed(output: str) -> None:
    assert marked(output, [Span(0, 5, "Johnson", "Trump")]) is None


def test_an_article_in_the_blank_is_no_second_copy() -> None:
    spans = [Span(0, 5, "books", "partidos")]
    found = marked("que [[t:k:0]]los[[/]] [[t:k:0]]libros[[/]]", spans)
    assert found is not None
    assert fill(*found) == "que los partidos"


def test_a_second_attempt_protects_what_came_through() -> None:
    spans = [Span(0, 5, "Johnson", "Trump"), Span(6, 9, "Google", "ICE")]
    assert kept("[[t:k:1]]Google[[/]] dijo", spans) == spans[1:]


def test_the_engine_may_change_order_and_case() -> None:
    spans = [Span(0, 5, "Johnson", "Trump"), Span(11, 14, "Google", "ICE")]
    found = marked("[[t:k:1]]google[[/]] y [[t:k:0]]JOHNSON[[/]]", spans)
    assert found is not None
    assert fill(*found) == "ICE y Trump"


def test_a_stand_in_in_the_plural_takes_the_plural() -> None:
    spans = [Span(0, 2, "American", "estadounidense", "estadounidenses")]
    found = marked("ataques [[t:k:0]]americanos[[/]]", spans)
    assert found is not None
    assert fill(*found) == "ataques estadounidenses"


def test_a_rewording_is_left_to_the_engine() -> None:
    assert mask("He said so", [Span(0, 2, "he", None)]) == "he said so"
    assert marked("dijo", [Span(0, 2, "he", None)]) == ("dijo", {})


def test_reserved_characters_are_escaped_and_white_space_folded() -> None:
    assert escape("a[b]^c$\n\0\ud800") == "a\\[b\\]\\^c\\$  ?"


def test_of_two_overlapping_spans_the_first_named_stays() -> None:
    long, short, before = Span(0, 11, "Google", "White House"), Span(6, 11, "", "House"), Span(0, 0, "the ", None)
    assert disjoint([long, short, before]) == [before, long]

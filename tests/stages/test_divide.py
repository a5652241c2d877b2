"""An article divides into stretches of neighbouring sentences about the same themes."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Division, Sentence, TaggedSentence, ThemeScore
from briefing.stages.divide import divide_article


def tagged(*themes: str) -> tuple[TaggedSentence, ...]:
    """Sentences with the themes whose first letters are given."""
    return tuple(
        TaggedSentence(Sentence(n, 1, "…"), tuple(ThemeScore(letter, 0.8) for letter in letters))
        for n, letters in enumerate(themes, 1)
    )


def test_a_passage_ends_where_the_themes_change() -> None:
    """Neighbours with the same themes are one passage, in whatever order the themes stand."""
    assert divide_article(tagged("d", "d", "dm", "md", "", "", "d")) == (
        Division(1, 2, ("d",)),
        Division(3, 4, ("d", "m")),
        Division(5, 6, ()),
        Division(7, 7, ("d",)),
    )


@given(st.lists(st.text("dm", max_size=2)))
def test_every_sentence_once(themes: list[str]) -> None:
    """The passages hold all sentences in order, none twice, and no two neighbours have the same themes."""
    found = divide_article(tagged(*("".join(sorted(set(each))) for each in themes)))
    assert [n for each in found for n in range(each.first, each.last + 1)] == [*range(1, len(themes) + 1)]
    assert all(one.themes != two.themes for one, two in itertools.pairwise(found))

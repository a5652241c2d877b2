"""An article divides into a few stretches of neighbouring sentences about the same themes."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.models import Division, Sentence, TaggedSentence, ThemeScore
from briefing.stages.divide import divide_article


def tagged(*themes: str, paragraphs: tuple[int, ...] = ()) -> tuple[TaggedSentence, ...]:
    """Sentences with the themes whose first letters are given, in one paragraph where none are given."""
    return tuple(
        TaggedSentence(Sentence(n, paragraph, "…"), tuple(ThemeScore(letter, 0.8) for letter in letters))
        for n, (letters, paragraph) in enumerate(zip(themes, paragraphs or [1] * len(themes), strict=True), 1)
    )


def test_a_passage_ends_where_the_themes_change() -> None:
    """Neighbours with the same themes are one passage, in whatever order the themes stand."""
    assert divide_article(tagged("d", "d", "d", "dm", "md", "dm", "", "", "")) == (
        Division(1, 3, ("d",)),
        Division(4, 6, ("d", "m")),
        Division(7, 9, ()),
    )


def test_one_sentence_is_no_passage_within_a_paragraph() -> None:
    """An aside inside a paragraph does not cut its passage in three; as a paragraph of its own it does, by hand:
    it differs by 1 + 0.8, two boundaries cost 2 x 1.1 within a paragraph and 2 x 0.5 between paragraphs."""
    assert divide_article(tagged("d", "d", "m", "d", "d")) == (Division(1, 5, ("d",)),)
    apart = divide_article(tagged("d", "d", "m", "d", "d", paragraphs=(1, 1, 2, 3, 3)))
    assert apart == (Division(1, 2, ("d",)), Division(3, 3, ("m",)), Division(4, 5, ("d",)))


@given(st.lists(st.text("dmv", max_size=3).map(lambda text: "".join(sorted(set(text))))))
def test_every_sentence_once(themes: list[str]) -> None:
    """The passages hold all sentences in order, none twice; no two neighbours have the same themes."""
    found = divide_article(tagged(*themes))
    assert [n for each in found for n in range(each.first, each.last + 1)] == [*range(1, len(themes) + 1)]
    assert all(one.themes != two.themes for one, two in pairwise(found))
    assert {each.themes for each in found} <= {tuple(letters) for letters in themes}

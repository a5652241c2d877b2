"""The measures give the values that their definitions give by hand."""

import pytest

from briefing.models import LANGUAGES, Language, Sentence
from briefing.stages.summarize import Budget, count_words
from tests.quality import peers
from tests.quality.gold import load
from tests.quality.rouge import rouge_l, rouge_n
from tests.quality.segments import pk, starts, window_diff


def text(words: str) -> list[Sentence]:
    """One sentence."""
    return [Sentence(1, 1, words)]


def test_rouge() -> None:
    """Four words against three, three of them shared, two pairs of two and three, in order: 6/7, 4/5 and 6/7."""
    one, other = text("The old bridge fell."), text("Old bridge fell")
    assert rouge_n(one, other, 1) == pytest.approx(6 / 7)
    assert rouge_n(one, other, 2) == pytest.approx(4 / 5)
    assert rouge_l(one, other) == pytest.approx(6 / 7)


def test_rouge_l_minds_the_order() -> None:
    """Turned round, all words are still there, but only one of them in order."""
    assert rouge_n(text("cayó puente viejo"), text("viejo puente cayó"), 1) == 1
    assert rouge_l(text("cayó puente viejo"), text("viejo puente cayó")) == pytest.approx(1 / 3)


def test_nothing_is_like_nothing() -> None:
    """Empty texts have no overlap, and no division by zero either."""
    assert rouge_n([], [], 1) == rouge_l([], []) == 0


def test_segments() -> None:
    """Six sentences in two passages: windows of two, four of them; a boundary one place late is wrong in two."""
    a, b = frozenset("a"), frozenset("b")
    right, late = starts([a, a, a, b, b, b]), starts([a, a, a, a, b, b])
    assert right == [False, False, False, True, False, False]
    assert pk(right, right) == window_diff(right, right) == 0
    assert pk(right, late) == window_diff(right, late) == pytest.approx(2 / 4)


def test_window_diff_counts_what_pk_overlooks() -> None:
    """A boundary too many beside a right one is in the same window: only WindowDiff sees it."""
    right = [False] * 4 + [True] + [False] * 3
    many = [False] * 4 + [True, True] + [False] * 2
    assert pk(right, many) == pytest.approx(1 / 6)
    assert window_diff(right, many) == pytest.approx(2 / 6)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("peer", peers.PEERS)
def test_peers_keep_the_budget(peer: str, language: Language) -> None:
    """sumy's summarisers rank every sentence once, and what is taken fits and stands in the article's order."""
    article = next(article for article in load("dev") if article.language == language)
    ranked = peers.rank(article.sentences, language=language, peer=peer)
    assert sorted(each.number for each in ranked) == [each.number for each in article.sentences]
    chosen = peers.summarize(article.sentences, language=language, budget=Budget(words=60), peer=peer)
    assert 0 < sum(map(count_words, chosen)) <= 60
    assert chosen == sorted(chosen, key=lambda each: each.number)

"""The chosen sentences are those that together say most: as good as trying every choice."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefing.stages.summarize.budget import Budget
from briefing.stages.summarize.coverage import Item, choose, says_the_same

WEIGHTS = {"flood": 3.0, "bridge": 2.0, "mayor": 1.5, "price": 1.0, "rain": 0.5}
ITEMS = st.lists(
    st.builds(
        Item,
        st.frozensets(st.sampled_from(sorted(WEIGHTS))),
        st.floats(0, 3, allow_subnormal=False),
        st.integers(1, 30),
    ),
    max_size=8,
)


def value(items: list[Item], chosen: frozenset[int]) -> float:
    """What a choice is worth, by the definition."""
    said = frozenset().union(*(items[place].concepts for place in chosen))
    return sum(WEIGHTS[each] for each in said) + sum(items[place].worth for place in chosen)


def by_hand(items: list[Item], budget: Budget) -> float:
    """The most that any choice is worth, by trying all; two that say the same never stand together."""
    best = 0.0
    for size in range(len(items) + 1):
        for chosen in combinations(range(len(items)), size):
            words = sum(items[place].words for place in chosen)
            if budget.allows(sentences=size, words=words):
                best = max(best, value(items, frozenset(chosen)))
    return best


@given(ITEMS, st.none() | st.integers(0, 5), st.none() | st.integers(0, 80))
def test_nothing_better_was_left(items: list[Item], sentences: int | None, words: int | None) -> None:
    """Within a hundredth the choice is worth as much as the best of all choices, and it fits."""
    budget = Budget(sentences, words)
    chosen = choose(items, {place: (place,) for place in range(len(items))}, WEIGHTS, budget)
    assert budget.allows(sentences=len(chosen), words=sum(items[place].words for place in chosen))
    if not any(says_the_same(one.concepts, two.concepts) for one, two in combinations(items, 2)):
        assert value(items, chosen) * 1.0101 >= by_hand(items, budget)


def test_what_greed_would_miss() -> None:
    """One long sentence is worth most by itself, two short ones in the same room more together."""
    items = [
        Item(frozenset({"flood", "price"}), 1.0, 20),
        Item(frozenset({"flood"}), 0.5, 10),
        Item(frozenset({"bridge"}), 0.5, 10),
    ]
    assert choose(items, {0: (0,), 1: (1,), 2: (2,)}, WEIGHTS, Budget(words=20)) == {1, 2}


def test_a_word_said_twice_counts_once() -> None:
    """After the flood and the bridge, the mayor's news is worth more than the flood again."""
    items = [
        Item(frozenset({"flood", "bridge"}), 0.0, 10),
        Item(frozenset({"flood", "bridge", "rain"}), 0.0, 10),
        Item(frozenset({"mayor"}), 0.0, 10),
    ]
    assert choose(items, {0: (0,), 1: (1,), 2: (2,)}, WEIGHTS, Budget(sentences=2)) == {1, 2}


def test_a_sentence_brings_what_it_needs() -> None:
    """One that cannot stand alone is chosen with the other or not at all, and both count against the budget."""
    items = [
        Item(frozenset({"rain"}), 0.0, 10),
        Item(frozenset({"flood"}), 0.0, 10),
        Item(frozenset({"price"}), 0.0, 10),
    ]
    units = {0: (0,), 1: (0, 1), 2: (2,)}
    assert choose(items, units, WEIGHTS, Budget(words=20)) == {0, 1}
    assert choose(items, units, WEIGHTS, Budget(words=10)) == {2}

"""The training of post-editing models: the parts that can be worked out by hand."""

import math

import language_model
import pytest
import train

from briefing.engines.apertium.postediting.model import BITS, UNKNOWN
from briefing.engines.apertium.postediting.words import cut

NO = frozenset({"no"})
NUMBERS = {"eligió": "sg", "escogió": "sg", "eligieron": "pl"}


def test_alignments_grow_from_what_both_directions_say() -> None:
    """Links of one direction are taken where they continue those of both, or link a word that has none."""
    assert train.grow({(0, 0), (1, 1), (3, 3)}, {(0, 0), (1, 1), (1, 2)}) == {(0, 0), (1, 1), (1, 2), (3, 3)}


def test_phrases_are_linked_to_nothing_outside() -> None:
    """'a b' for 'x y z': the first words belong together, and the middle one, linked to none, to either."""
    assert sorted(train.spans(2, 3, {(0, 0), (1, 2)})) == [
        (0, 1, 0, 1), (0, 1, 0, 2), (0, 2, 0, 3), (1, 2, 1, 3), (1, 2, 2, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("engine", "human", "passes"),
    [
        ("el mandatario", "el presidente", True),
        ("no vino", "vino", False),
        ("vino", "no vino", False),
        ("no vino", "no llegó", True),
        ("20 casas", "20 viviendas", True),
        ("20 casas", "30 casas", False),
        ("dijo :", "dijo", False),
        (":", ":", True),
        ("ella eligió", "eligieron", False),
        ("ella eligió", "escogió", True),
        ("la elección", "eligieron", True),
    ],
)
def test_phrases_that_change_what_is_said_are_refused(engine: str, human: str, passes: bool) -> None:
    """Names, numbers, negations and punctuation are the same on both sides, and verbs in the same number."""
    assert train.passes(cut(engine), cut(human), NO, NUMBERS) is passes


def test_the_language_model_is_a_distribution() -> None:
    """After any words, the probabilities of all words add up to one."""
    sentences = [
        text.split() for text in ("the dog barks", "the cat sleeps", "the dog sleeps", "a cat barks at the dog")
    ]
    vocabulary, scores, backoff = language_model.train_language_model(sentences)

    def probability(history: tuple[int, ...], word: int) -> float:
        packed = 0
        for each in (*history, word):
            packed = packed << BITS | each
        if packed in scores[len(history)]:
            return math.exp(scores[len(history)][packed])
        if not history:
            return math.exp(scores[0][UNKNOWN])
        return math.exp(backoff[len(history) - 1].get(packed >> BITS, 0.0)) * probability(history[1:], word)

    for history in ((), (vocabulary["the"],), (vocabulary["dog"],)):
        total = sum(probability(history, number) for word, number in vocabulary.items() if word != "<s>")
        assert total == pytest.approx(1, abs=0.06)

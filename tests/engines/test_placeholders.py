"""Placeholders: what is hidden comes back exactly, and a lost one is noticed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.engines.placeholders import Protected, protect, restore
from briefing.models import Stretch


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
@example("XQ0Z and XQ1Z", [(9, 13)])
@example("XQ0XQ0ZZ", [(2, 4), (0, 8)])
@example("XQ", [(0, 1), (2, 2)])
@example("aXQ1Z", [(0, 3)])
def test_restoring_what_was_protected_gives_the_text_back(text: str, cuts: list[tuple[int, int]]) -> None:
    """Whatever is hidden, of whatever text, comes back as it was."""
    stretches = [Stretch(start, min(end, len(text)), text[start:end]) for start, end in cuts if start < len(text)]
    assert restore((protected := protect(text, stretches)).text, protected) == text


def test_the_translation_may_say_something_else_elsewhere() -> None:
    """An engine may move a placeholder; a term comes back as the termbase says."""
    protected = protect("The White House said no.", [Stretch(0, 15, "la Casa Blanca")])
    assert protected == Protected("XQ0Z said no.", ("la Casa Blanca",))
    assert restore("No, dijo XQ0Z.", protected) == "No, dijo la Casa Blanca."


@pytest.mark.parametrize("translation", ["dijo", "XQ0Z y XQ0Z", "XQ1Z", "XQ0Z XQ1Z", "XQ00Z y XQ0Z"])
def test_a_lost_doubled_or_invented_placeholder_is_noticed(translation: str) -> None:
    """Then there is no translation rather than a wrong one."""
    assert restore(translation, protect("ICE said", [Stretch(0, 3, "el ICE")])) is None

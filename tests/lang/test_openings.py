"""Where a Spanish question or exclamation begins."""

import pytest

from briefing.lang.openings import open_clauses


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("Por qué? Porque sí!", "¿Por qué? ¡Porque sí!"),
        ("¿Por qué? ¡Porque sí!", "¿Por qué? ¡Porque sí!"),
        ("Dijo: «basta!» y se fue.", "Dijo: «¡basta!» y se fue."),
        ('"Qué?", dijo. (Nadie!)', '"¿Qué?", dijo. (¡Nadie!)'),
        ("¿Qué!", "¿Qué!"),
        ("Basta!!!", "¡Basta!!!"),
        ("(?) y (!)", "(?) y (!)"),
        ("Sí (no) qué va!", "Sí (no) qué va!"),
        ("alert(1) ![x](y)", "alert(1) ![x](y)"),
        ("", ""),
    ],
)
def test_what_ends_so_begins_so(text: str, opened: str) -> None:
    """A clause that ends in a mark gets the one that opens it, where it lacks it, and only then."""
    assert open_clauses(text) == opened
    assert open_clauses(opened) == opened

"""`briefing translate`: one line out for one line in."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.conftest import Invoke

FAKE = ("translate", "--from", "en", "--engine", "fake")


@pytest.mark.parametrize(
    ("stdin", "out"),
    [
        (b"", ""),
        (b"\n", "\n"),
        (b"Good morning.\n", "[en>es] Good morning.\n"),
        (b"Good morning.", "[en>es] Good morning.\n"),
        (b"One.\n\nTwo.\n", "[en>es] One.\n\n[en>es] Two.\n"),
        (b"\n\nOne.\n\n", "\n\n[en>es] One.\n\n"),
        (b"One.\r\nTwo.\r\n", "[en>es] One.\n[en>es] Two.\n"),
        (b"One.\r\n\r\nTwo.", "[en>es] One.\n\n[en>es] Two.\n"),
        (b"   \nOne.\n\t\n", "\n[en>es] One.\n\n"),
        (b"It rained. We stayed.\n", "[en>es] It rained. [en>es] We stayed.\n"),
        (b"\xef\xbb\xbfOne.\n", "[en>es] One.\n"),
        ("Café — “señor”.\n".encode(), "[en>es] Café — «señor».\n"),
        (b"A headline without a stop\n", "[en>es] A headline without a stop\n"),
    ],
)
def test_lines_stay_lines(invoke: Invoke, stdin: bytes, out: str) -> None:
    """Blank lines, a missing last newline, Windows newlines and several sentences a line keep their lines."""
    done = invoke(*FAKE, "-", stdin=stdin)
    assert (done.code, done.out, done.err) == (0, out, "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(lines=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\x00")), max_size=6))
@example(lines=["One.\u2028Two.", "Three.\u2029Four.", "Five.\x0bSix.\x0cSeven.\x85Eight."])
def test_any_text_keeps_its_lines(invoke: Invoke, lines: list[str]) -> None:
    """As many lines come out as `wc -l` counts going in, whatever Unicode calls a line inside them."""
    stdin = "".join(f"{line}\n" for line in lines).encode()
    done = invoke(*FAKE, "-", stdin=stdin)
    if done.code == 0:
        assert done.out.count("\n") == len(lines)
    else:
        assert (done.code, done.out) == (4, "")


def test_as_json(invoke: Invoke) -> None:
    """`--format jsonl` numbers the lines and gives both texts."""
    done = invoke(*FAKE, "--format", "jsonl", "-", stdin=b"One.\n\n")
    assert [json.loads(line) for line in done.lines] == [
        {"n": 1, "source": "One.", "target": "[en>es] One."},
        {"n": 2, "source": "", "target": ""},
    ]


def test_the_other_direction(invoke: Invoke) -> None:
    """`--from es` translates into English; `--to` may say so."""
    for more in ([], ["--to", "en"]):
        done = invoke("translate", "--from", "es", *more, "--engine", "fake", "-", stdin=b"Hola.\n")
        assert done.out == "[es>en] Hola.\n"


def test_the_same_language_twice_is_a_wrong_option(invoke: Invoke) -> None:
    """From English to English is exit 2, before anything is read."""
    done = invoke(*FAKE, "--to", "en", "-")
    assert (done.code, done.out) == (2, "")
    assert "'en'" in done.err


def test_files_are_translated_in_order_and_a_bad_one_is_reported(invoke: Invoke, tmp_path: Path) -> None:
    """Each file's lines come in turn; one that cannot be read is told on stderr with exit 4."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("One.\n")
    two.write_text("Two.\n")
    done = invoke(*FAKE, one, tmp_path / "missing.txt", two)
    assert (done.code, done.out) == (4, "[en>es] One.\n[en>es] Two.\n")
    assert done.err.count("\n") == 1
    assert "missing.txt" in done.err


def test_the_engine_may_stand_in_the_environment(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """BRIEFING_ENGINE chooses the engine; an option beats it."""
    monkeypatch.setenv("BRIEFING_ENGINE", "fake")
    assert invoke("translate", "--from", "en", "-", stdin=b"One.\n").out == "[en>es] One.\n"
    monkeypatch.setenv("BRIEFING_ENGINE", "nonsense")
    assert invoke(*FAKE, "-", stdin=b"One.\n").code == 0
    assert invoke("translate", "--from", "en", "-").code == 2

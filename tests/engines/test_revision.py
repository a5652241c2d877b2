"""An engine tells when its translations may have changed, without doing any work for it."""

import os
from collections.abc import Callable
from pathlib import Path

from briefing.revision import digest
from tests.program import run_program


def test_whatever_changes_is_noticed(tmp_path: Path) -> None:
    """Other rules, another version of a library, data of another size or time: each gives another digest."""
    rules, data = tmp_path / "rules.py", tmp_path / "model.bin"
    rules.write_text("one")
    data.write_text("one")

    def now(*versions: str) -> str:
        return digest(*versions, rules=[rules], data=[data, tmp_path / "missing"])

    found = [now("1"), now("2")]
    os.utime(rules, (1, 1))
    assert now("1") == found[0]
    rules.write_text("two")
    found.append(now("1"))
    data.write_text("longer")
    found.append(now("1"))
    os.utime(data, (1, 1))
    found.append(now("1"))
    assert len(set(found)) == len(found)


def test_a_model_is_loaded_only_for_what_is_unknown(
    place: Callable[..., Path], environ: dict[str, str], tmp_path: Path
) -> None:
    """What the memory knows needs no model, which may be broken by then; another model is asked anew."""
    environ["BRIEFING_MEMORY"] = str(tmp_path / "memory.sqlite")
    model = place("one") / "model" / "model.bin"
    command = ["translate", "--from", "en", "--engine", "argos", "-"]
    first = run_program(*command, stdin=b"The navy stopped.\n", env=environ)
    assert (first.code, first.err) == (0, "")
    status = model.stat()
    model.write_bytes(bytes(status.st_size))
    os.utime(model, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert run_program(*command, stdin=b"The navy stopped.\n", env=environ) == first
    assert run_program(*command, stdin=b"A court asked.\n", env=environ).code == 3
    os.utime(model, (1, 1))
    assert run_program(*command, stdin=b"The navy stopped.\n", env=environ).code == 3

"""An engine tells when its translations may have changed, without doing any work for it."""

import os
from pathlib import Path

from briefing.engines.revision import digest


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

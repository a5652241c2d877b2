"""Briefs of the seeds, byte for byte: a change of the output is seen, and meant, or it is a mistake.

`pytest tests/test_golden.py --refresh-golden` writes the files again after a change that is meant.
"""

import difflib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
# All data is kept; Markdown and pages of one article in each language show what the templates make of it.
SHOWN = ("colombia-threat", "amenaza-a-colombia")
# One page of each other kind.
PAGES = {
    "site/index.html",
    "site/en/2026-01-09/index.html",
    "site/es/themes/drugs/index.html",
    "site/en/sources/redaccion-de-muestra/index.html",
    "site/es/archive/2026-01/index.html",
    "site/archive/index.html",
    "site/es/about/index.html",
    "site/en/search/index.html",
    "site/es/search/index.js",
    "site/404.html",
    "site/robots.txt",
}
FAR_APART: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LANG": "es_ES.UTF-8", "LC_ALL": "C"},
)


def build(out: Path, *, cwd: Path, **variables: str) -> dict[str, bytes]:
    """Build the seeds with the fake engine in a fresh process; gives all files written."""
    ours = ("BRIEFING_", "LC_", "LANG", "SOURCE_DATE_EPOCH")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    subprocess.run(
        [sys.executable, "-m", "briefing", "build", str(ROOT / "seeds"), "--engine", "fake", "--out", str(out)],
        env={**environ, **variables},
        cwd=cwd,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return files(out)


def files(folder: Path) -> dict[str, bytes]:
    """All files under a folder by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def kept(name: str) -> bool:
    """Whether a file belongs to the golden set."""
    return name.startswith("data/") or any(slug in name for slug in SHOWN) or name in PAGES


def difference(name: str, wanted: bytes, got: bytes) -> str:
    """The first lines in which two versions of a file differ."""
    lines = difflib.unified_diff(
        wanted.decode().splitlines(), got.decode().splitlines(), f"golden/{name}", "built", lineterm="", n=1
    )
    return "\n".join([line[:200] for line in lines][:12])


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All files of the seeds' briefs."""
    folder = tmp_path_factory.mktemp("briefs")
    return build(folder / "dist", cwd=folder, **FAR_APART[0])


def test_the_seeds_give_the_golden_briefs(request: pytest.FixtureRequest, briefs: dict[str, bytes]) -> None:
    """Every kept file is the same to the byte, and none is missing or new."""
    built = {name: data for name, data in briefs.items() if kept(name)}
    if request.config.getoption("--refresh-golden"):
        for name in files(GOLDEN).keys() - built.keys():
            (GOLDEN / name).unlink()
        for name, data in built.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(data)
    if not GOLDEN.is_dir():
        pytest.skip("There are no golden files yet: pytest tests/test_golden.py --refresh-golden writes them.")
    golden = files(GOLDEN)
    assert sorted(built) == sorted(golden)
    changed = [difference(name, golden[name], built[name]) for name in built if built[name] != golden[name]]
    assert not changed, "\n\n".join(["If this is meant: make golden", *changed])


def test_the_same_bytes_on_another_machine(briefs: dict[str, bytes], tmp_path: Path) -> None:
    """Neither hash seed, time zone, locale, folder nor process changes a byte of any of the files."""
    again = build(tmp_path / "dist", cwd=tmp_path, **FAR_APART[1])
    assert len([name for name in briefs if not name.startswith("site/")]) == 8 * 4
    assert [name for name in briefs if briefs[name] != again.get(name)] == []
    assert briefs.keys() == again.keys()


def test_the_order_of_the_inputs_changes_no_brief(briefs: dict[str, bytes], tmp_path: Path) -> None:
    """Articles built together, in any order, one even named twice, give what each gives alone."""
    seeds = [str(ROOT / "seeds" / f"{slug}.txt") for slug in SHOWN]
    for n, inputs in enumerate([[*seeds[::-1], seeds[1]], seeds[:1]]):
        command = [sys.executable, "-m", "briefing", "build", *inputs, "--engine", "fake", "--out", f"dist{n}"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    turned, alone = (files(tmp_path / f"dist{n}") for n in range(2))
    # What a page of one brief shows is its own; fronts, lists and the search have all of them.
    turned, alone = (
        {k: v for k, v in built.items() if any(f"/{slug}" in k for slug in SHOWN)} for built in (turned, alone)
    )
    assert (len(turned), len(alone)) == (14, 7)
    assert turned.items() <= briefs.items()
    assert alone.items() <= turned.items()

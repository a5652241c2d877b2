"""Training a translation model, from pairs to `briefing translate`; needs PyTorch, which is no dependency."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="pip install torch: it is too large to be a development dependency")

import state  # noqa: E402
from network import Network, Shape  # noqa: E402

from tests.conftest import Invoke  # noqa: E402

RECIPE = Path(__file__).parents[2] / "training/translation"
SMALL = Shape(pieces=50, width=16, heads=2, inner=32, encoder=2, decoder=1)

# Two sentences whose parts come in all combinations, so that there is something to learn.
WHO = (
    ("The navy", "La marina"),
    ("A court", "Un tribunal"),
    ("The president", "El presidente"),
    ("A man", "Un hombre"),
)
DID = (("stopped", "detuvo"), ("saw", "vio"), ("sold", "vendió"), ("asked for", "pidió"))
WHAT = (("the boat", "el barco"), ("the law", "la ley"), ("three houses", "tres casas"))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the recipe makes of four dozen sentences, broken off once."""
    folder = tmp_path_factory.mktemp("recipe")
    pairs = [[" ".join(parts) + "." for parts in zip(*each, strict=True)] for each in product()]
    (folder / "corpus.tsv").write_text("".join(f"written-news\t{one}\t{two}\n" for one, two in pairs[:-3]))
    for side, language in enumerate(("en", "es")):
        (folder / f"dev.{language}").write_text("".join(f"{pair[side]}\n" for pair in pairs[-3:]))
    run("prepare.py", folder / "corpus.tsv", folder / "dev", folder / "work", "--pieces", "330")
    size = {"width": 48, "heads": 4, "inner": 96, "encoder": 2, "decoder": 1, "rows": 8, "length": 64}
    pace = {"drawn": 200, "alpha": 0, "dropout": 0, "rate": 5e-3, "average": 0.95}
    options = [part for name, value in {**size, **pace}.items() for part in (f"--{name}", str(value))]
    where = (folder / "work", folder / "state")
    run("train_network.py", *where, *options, "--steps", "60")
    again = run("train_network.py", *where, *options, "--steps", "300")
    assert "step 300," in again
    assert "step 60," not in again
    out = folder / "out"
    run("export.py", folder / "work", folder / "state/latest", out, "--version", "0.1", "--licence", "CC0")
    return out


def product() -> list[tuple[tuple[str, str], ...]]:
    """All sentences, as parts, in no obvious order."""
    each = [(who, did, what) for who in WHO for did in DID for what in WHAT]
    return [each[number * 11 % len(each)] for number in range(len(each))]


def run(script: str, *arguments: str | Path) -> str:
    """Run a script of the recipe as its README does; gives what it printed."""
    environ = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, RECIPE / script, *map(str, arguments)],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("pair", ["en-es", "es-en"])
def test_what_it_learned_is_installed_and_translates(
    invoke: Invoke, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pair: str
) -> None:
    """A package of either direction is installed as any other, and translates a sentence as it was taught."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    (archive,) = exported.glob(f"translate-{pair.replace('-', '_')}-0_1.argosmodel")
    assert invoke("models", "install", archive).out.startswith(f"briefing {pair} 0.1\t")
    english, spanish = "The navy sold the boat.", "La marina vendió el barco."
    text, wanted = (english, spanish) if pair == "en-es" else (spanish, english)
    command = ("translate", "--from", pair[:2], "--engine", "argos", "--no-memory", "-")
    assert invoke(*command, stdin=text.encode()).out == f"{wanted}\n"
    (listed,) = (
        json.loads(line) for line in invoke("models", "list", "--format", "jsonl").lines if "installed" in line
    )
    assert (listed["licence"], sorted(listed["scores"])) == ("CC0", ["BLEU", "chrF"])


def test_what_is_shipped_has_the_weights_once(
    invoke: Invoke, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder for the program holds one model, which serves both directions."""
    monkeypatch.setattr("briefing.engines.packages.find.SHIPPED", exported / "shipped")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    assert len([*(exported / "shipped").rglob("model.bin")]) == 1
    for source, text, wanted in (("en", "A man saw the law.", "Un hombre vio la ley."),
                                 ("es", "Un hombre vio la ley.", "A man saw the law.")):  # fmt: skip
        command = ("translate", "--from", source, "--engine", "shipped", "--no-memory", "-")
        assert invoke(*command, stdin=text.encode()).out == f"{wanted}\n"


def test_neighbours_in_a_row_do_not_see_each_other() -> None:
    """A sentence has the same scores alone and behind another, and none of them tells what comes after."""
    network = Network(SMALL).eval()
    one, two = torch.tensor([[5, 6, 7, 2]]), torch.tensor([[8, 9, 2]])
    ones, filling = torch.ones_like(one), torch.tensor([[3]])
    behind = torch.cat([two, one, filling], 1), torch.cat([torch.ones_like(two), ones + 1, filling * 0], 1)
    with torch.no_grad():
        alone = network(one, ones, one, ones)
        packed = network(*behind, *behind)
        cut = network(one, ones, one[:, :2], ones[:, :2])
    assert torch.allclose(alone, packed[:, 3:7], atol=1e-5)
    assert torch.allclose(alone[:, :2], cut, atol=1e-5)
    assert torch.isfinite(packed).all()


def test_a_state_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state comes back out of its pieces; one that lacks a piece does not count, and the one before it does."""
    monkeypatch.setattr(state, "PIECE", 5000)
    network = Network(SMALL)
    assert state.load_state(tmp_path / "none") is None
    state.save_state(tmp_path, network, SMALL, state.Progress(7, 60.0, 1.5))
    pieces = sorted(tmp_path.iterdir())
    assert len(pieces) > 1
    assert max(piece.stat().st_size for piece in pieces) <= 5000
    (tmp_path / f"step0000009.1-of-{len(pieces)}").write_bytes(b"half of a later one")
    kept = state.load_state(tmp_path)
    assert kept is not None
    assert kept[1:] == (SMALL, state.Progress(7, 60.0, 1.5))
    for name, weight in network.state_dict().items():
        assert torch.allclose(kept[0][name], weight, atol=1e-3)
    state.save_state(tmp_path, network, SMALL, state.Progress(9, 80.0, 1.2))
    assert {path.name[:11] for path in tmp_path.iterdir()} == {"step0000009"}

"""Keeps the averaged weights of a training on the disk, in pieces that any way of copying files takes.

Half precision is enough for what becomes 8-bit integers. A state counts when all of its pieces are there; older ones go
only then, so that a run that is killed while saving loses nothing.
"""

import io
import math
import re
from collections import defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from network import Network, Shape

PIECE = 15 << 20  # bytes

_NAME = re.compile(r"step(\d+)\.(\d+)-of-(\d+)")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training is, all its runs together.

    Attributes:
        steps: Taken.
        seconds: By the clock.
        lowest: The lowest loss there was on the development sentences.
    """

    steps: int = 0
    seconds: float = 0.0
    lowest: float = math.inf


def save_state(folder: Path, network: Network, shape: Shape, progress: Progress) -> None:
    """Write a state in place of the one that is there."""
    weights = {name: weight.half().cpu() for name, weight in network.state_dict().items()}
    buffer = io.BytesIO()
    torch.save({"weights": weights, "shape": asdict(shape), "progress": asdict(progress)}, buffer)
    data, count = buffer.getvalue(), -(-buffer.tell() // PIECE)
    folder.mkdir(parents=True, exist_ok=True)
    before = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    names = [folder / f"step{progress.steps:07}.{number + 1}-of-{count}" for number in range(count)]
    for number, path in enumerate(names):
        (folder / "new").write_bytes(data[number * PIECE : (number + 1) * PIECE])
        (folder / "new").replace(path)
    for path in set(before) - set(names):
        path.unlink()


def load_state(folder: Path) -> tuple[dict[str, Any], Shape, Progress] | None:
    """The newest whole state of a folder: weights, shape, progress; None where there is none."""
    states: dict[tuple[int, int], list[tuple[int, Path]]] = defaultdict(list)
    for path in folder.iterdir() if folder.is_dir() else ():
        if found := _NAME.fullmatch(path.name):
            steps, number, count = map(int, found.groups())
            states[steps, count].append((number, path))
    whole = [key for key, pieces in states.items() if len(pieces) == key[1]]
    if not whole:
        return None
    data = b"".join(path.read_bytes() for _, path in sorted(states[max(whole)]))
    kept = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    weights = {name: weight.float() for name, weight in kept["weights"].items()}
    return weights, Shape(**kept["shape"]), Progress(**kept["progress"])

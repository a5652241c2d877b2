"""Draws the pairs that are trained on next, and packs them, in other processes: the device does not wait for it."""

import lzma
import signal
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from packing import Rows, pack
from prepare import Pair


def read_pairs(folder: Path) -> list[Pair]:
    """What `prepare` wrote."""
    with lzma.open(folder / "pairs.tsv.xz", "rt", encoding="utf-8") as stream:
        return [tuple(line.rstrip("\n").split("\t")) for line in stream]  # type: ignore[misc]


class Lottery:
    """Draws pairs by chance.

    Args:
        folder: What `prepare` wrote.
        length: Of a row, in pieces.
        alpha: As for `pack`.
    """

    def __init__(self, folder: Path, *, length: int, alpha: float) -> None:
        pairs = read_pairs(folder)
        self._kinds = [[pair[1:] for pair in pairs if pair[0] == tag] for tag in ("news", "other")]
        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        self._length, self._alpha = length, alpha

    def draw(self, seed: int, count: int, news: float) -> Rows:
        """So many pairs, packed, of which a share is news where there are both kinds.

        The same seed draws the same pairs. None comes twice in a draw before all of its kind have come.
        """
        news = news if all(self._kinds) else float(bool(self._kinds[0]))
        chance = np.random.default_rng(seed)
        drawn: list[tuple[str, str]] = []
        for pairs, many in zip(self._kinds, (round(news * count), round((1 - news) * count)), strict=True):
            rounds = [chance.permutation(len(pairs)) for _ in range(-(-many // max(len(pairs), 1)))]
            drawn += [pairs[place] for place in chain.from_iterable(rounds)][:many]
        return pack(drawn, self._processor, length=self._length, alpha=self._alpha)


def start_lottery(folder: Path, *, workers: int, **options: Any) -> ProcessPoolExecutor:
    """The processes; what is submitted to them is `draw`."""
    return ProcessPoolExecutor(workers, get_context("spawn"), _open, (folder, options))


def _open(folder: Path, options: dict[str, Any]) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the one who trains ends it
    _lottery.append(Lottery(folder, **options))


def draw(seed: int, count: int, news: float) -> Rows:
    """`Lottery.draw` in the process this runs in."""
    return _lottery[0].draw(seed, count, news)


_lottery: list[Lottery] = []

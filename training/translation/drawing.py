"""Draws the pairs that are trained on next, and packs them, in a process of its own: the device never waits for it."""

import lzma
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
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


class Pairs:
    """Pairs in an endless shuffle.

    Args:
        pairs: All pairs of a folder.
        tag: Which to take.
        seed: Of the shuffle.
    """

    def __init__(self, pairs: Sequence[Pair], tag: str, seed: int) -> None:
        self.pairs = [pair[1:] for pair in pairs if pair[0] == tag]
        self._order = self._shuffle(np.random.default_rng(seed))

    def draw(self, count: int) -> list[tuple[str, str]]:
        """The next pairs; none comes twice before all have come."""
        return [self.pairs[next(self._order)] for _ in range(count if self.pairs else 0)]

    def _shuffle(self, chance: np.random.Generator) -> Iterator[int]:
        while True:
            yield from chance.permutation(len(self.pairs)).tolist()


class Lottery:
    """Draws what is trained on next.

    Args:
        folder: What `prepare` wrote.
        length: Of a row, in pieces.
        alpha: As for `pack`.
        seed: Of the shuffle.
    """

    def __init__(self, folder: Path, *, length: int, alpha: float, seed: int) -> None:
        pairs = read_pairs(folder)
        self._sources = [Pairs(pairs, tag, seed) for tag in ("news", "other")]
        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        self._length, self._alpha = length, alpha

    def draw(self, count: int, news: float) -> Rows:
        """So many pairs, packed, of which a share is news where there are both kinds."""
        news = news if all(each.pairs for each in self._sources) else float(bool(self._sources[0].pairs))
        counts = round(news * count), round((1 - news) * count)
        drawn = [pair for each, many in zip(self._sources, counts, strict=True) for pair in each.draw(many)]
        return pack(drawn, self._processor, length=self._length, alpha=self._alpha)


def start_lottery(folder: Path, **options: Any) -> ProcessPoolExecutor:
    """The process; what is submitted to it is `draw`."""
    return ProcessPoolExecutor(1, get_context("spawn"), _open, (folder, options))


def _open(folder: Path, options: dict[str, Any]) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the one who trains ends it
    _lottery.append(Lottery(folder, **options))


def draw(count: int, news: float) -> Rows:
    """`Lottery.draw` of the process this runs in."""
    return _lottery[0].draw(count, news)


_lottery: list[Lottery] = []

"""Puts sentences into rows of one length, several to a row, so that nearly nothing is filling and every batch is alike.

A pair stands in the same row of the source and the target side; the number it has in that row, from 1, keeps it apart
from its neighbours (`network` attends only where numbers are the same). 0 is filling. Each pair is packed twice, once
for each direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from prepare import PAD, TAGS

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Packed sentences; all fields are (rows, length).

    Attributes:
        source: Ids, each sentence ended by '</s>'.
        source_number: Which sentence of the row each id is of.
        target: Ids, each sentence begun by '<s>' and its language's tag.
        target_number: As for the source.
        label: What follows each id of the target; PAD where that is no matter.
    """

    source: Array
    source_number: Array
    target: Array
    target_number: Array
    label: Array


def pack(pairs: Sequence[tuple[str, str]], processor: Any, *, length: int, alpha: float = 0.0) -> Rows:
    """Pack pairs in both directions; pairs too long for a row are left out.

    Args:
        pairs: English and Spanish.
        processor: The SentencePiece model.
        length: Of a row, in pieces.
        alpha: To draw the segmentation of each sentence by its probability to this power; 0 takes the likeliest.
    """
    options = {"enable_sampling": True, "nbest_size": -1, "alpha": alpha} if alpha else {}
    english, spanish = (processor.encode([pair[side] for pair in pairs], **options) for side in (0, 1))
    sources = [[*ids, processor.eos_id()] for ids in chain(english, spanish)]
    tags = {language: processor.piece_to_id(tag) for language, tag in TAGS.items()}
    targets = [[processor.bos_id(), tags["es"], *ids] for ids in spanish]
    targets += [[processor.bos_id(), tags["en"], *ids] for ids in english]
    return _fill(sources, targets, processor.eos_id(), length)


def _fill(sources: list[list[int]], targets: list[list[int]], end: int, length: int) -> Rows:
    # The source's last column stays free: what fills up the target must find some filling to attend to.
    order = np.random.default_rng(len(sources)).permutation(len(sources)).tolist()
    order = [each for each in order if len(sources[each]) < length and len(targets[each]) <= length]
    sources, targets = [sources[each] for each in order], [targets[each] for each in order]
    rows, numbers, starts = _place([*map(len, sources)], [*map(len, targets)], length)
    count = rows[-1] + 1 if rows else 0
    labels = [[PAD, *ids[2:], end] for ids in targets]  # '<s>' is followed by the tag, which is never asked for

    def spread(values: list[list[int]], side: int) -> tuple[Array, Array]:
        sizes = np.array([*map(len, values)], int)
        begins = np.array(rows, int) * length + np.array(starts, int).reshape(-1, 2)[:, side]
        inside = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        where = np.repeat(begins, sizes) + inside
        ids, number = np.full(count * length, PAD, np.int32), np.zeros(count * length, np.uint8)
        ids[where] = np.fromiter(chain.from_iterable(values), np.int32)
        number[where] = np.repeat(np.array(numbers, np.uint8), sizes)
        return ids.reshape(count, length), number.reshape(count, length)

    return Rows(*spread(sources, 0), *spread(targets, 1), spread(labels, 1)[0])


def _place(ones: list[int], twos: list[int], length: int) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """The row of each pair, its number there, and where both its sides begin: a pair goes on where the last ended."""
    rows, numbers, starts = [], [], []
    row = number = one = two = 0
    for size, other in zip(ones, twos, strict=True):
        if one + size >= length or two + other > length or number == 255:
            row, number, one, two = row + 1, 0, 0, 0
        number += 1
        rows.append(row)
        numbers.append(number)
        starts.append((one, two))
        one, two = one + size, two + other
    return rows, numbers, starts

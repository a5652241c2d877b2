"""Translates a corpus with Apertium, names and numbers still protected: `collect.py SOURCE CORPUS OUT TAG...`.

CORPUS holds a pair a line, "tag TAB English TAB Spanish", and may be compressed with xz; pairs of the named tags are
taken. OUT gets a JSON list a line: tag, source text, the engine's output before post-editing, what its marks stand for,
and the human (or neural) translation.
"""

import json
import lzma
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from briefing.engines.apertium.postedit import mended
from briefing.engines.apertium.translator import ApertiumTranslator
from briefing.models import Language, other

_BATCH = 40  # sentences that tell each other what is a name, about an article


class _Unpolished(ApertiumTranslator):
    def _finish(self, output: str, values: Mapping[str, str], original: str) -> str:
        return json.dumps([mended(output, values, original, self._target), dict(values)])


def main(source: Language, corpus: Path, out: Path, tags: frozenset[str]) -> None:
    """Write what the engine says of every pair."""
    translator = _Unpolished(source, other(source))
    pairs = list(read_pairs(corpus, source, tags))
    with out.open("w", encoding="utf-8") as stream:
        for start in range(0, len(pairs), _BATCH):
            batch = [pair for pair in pairs[start : start + _BATCH] if not pair[1].isupper()]
            for (tag, text, reference), said in zip(
                batch, translator.translate([pair[1] for pair in batch]), strict=True
            ):
                if said:
                    stream.write(json.dumps([tag, text, *json.loads(said), reference], ensure_ascii=False) + "\n")


def read_pairs(corpus: Path, source: Language, tags: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """The pairs of some tags: tag, source text, translation."""
    with (lzma.open if corpus.suffix == ".xz" else open)(corpus, "rt", encoding="utf-8") as stream:
        for line in stream:
            tag, english, spanish = line.rstrip("\n").split("\t")
            if tag in tags:
                yield (tag, english, spanish) if source == "en" else (tag, spanish, english)


if __name__ == "__main__":
    main(cast("Language", sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), frozenset(sys.argv[4:]))

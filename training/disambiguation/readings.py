"""What Apertium's dictionary and tagger say of a corpus: `readings.py SOURCE CORPUS OUT TAG...`.

CORPUS holds a pair a line, "tag TAB English TAB Spanish", and may be compressed with xz; pairs of the named tags are
taken. OUT gets a JSON list a line: all readings of the source text, the tagger's choices, and the human (or neural)
translation. Names and numbers are protected as they are when the program translates, so that the model sees the same.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from collect import read_pairs

from briefing.engines.apertium.protect import END, Span, mask
from briefing.engines.apertium.translator import ApertiumTranslator
from briefing.models import Language, other

_BATCH = 40  # sentences that tell each other what is a name, about an article


class _Tagged(ApertiumTranslator):
    def _translate_guarded(self, texts: Sequence[str], plans: Sequence[list[Span]]) -> list[str]:
        streams = [mask(text, spans) + END for text, spans in zip(texts, plans, strict=True)]
        return [json.dumps(both) for both in zip(*self._pipeline.tag(streams), strict=True)]


def main(source: Language, corpus: Path, out: Path, tags: frozenset[str]) -> None:
    """Write what the engine says of every pair."""
    translator = _Tagged(source, other(source))
    found = read_pairs(corpus, source, tags)
    pairs = [(text, human) for _, text, human in found if text.strip() and not text.isupper()]
    with out.open("w", encoding="utf-8") as stream:
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            said = translator.translate([text for text, _ in batch])
            for both, (_, human) in zip(said, batch, strict=True):
                stream.write(json.dumps([*json.loads(both), human], ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(cast("Language", sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), frozenset(sys.argv[4:]))

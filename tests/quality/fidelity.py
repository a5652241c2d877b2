"""What choosing among translations is worth: `python -m tests.quality.fidelity PREFIX`, with PREFIX.en and PREFIX.es.

For each direction that an Argos package is installed for: errors that the checks find per 100 segments, BLEU and chrF
of what argostranslate's own search gives (a beam of 4) and of the chosen translations, what became of the segments, and
the seconds of CPU. The p is
that of a paired bootstrap (Koehn 2004, EMNLP): above 0.05 the difference may be noise.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.significance import PairedTest

from briefing.engines import argos
from briefing.engines.argos import ArgosTranslator
from briefing.engines.choosing import ChoosingTranslator
from briefing.engines.packages.find import find
from briefing.models import LANGUAGES, OUTCOMES, Language, Outcome, other
from briefing.stages.checks.review import SegmentReviewer
from briefing.termbase import load_termbase


def read(path: Path) -> list[str]:
    """The segments of a file, a line each."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def report(source: Language, segments: Sequence[str], references: Sequence[str]) -> None:
    """Translate both ways and print the comparison."""
    package = find(source, other(source), os.environ)
    if package is None:
        return
    reviewer, outcomes = SegmentReviewer(source, load_termbase()), dict[str, Outcome]()
    engine = ArgosTranslator(package)
    engine.translate(segments[:1])
    chooser = ChoosingTranslator(engine, reviewer, target=other(source), note=outcomes.__setitem__)
    print(f"{package.title}, {len(segments)} segments")
    systems: list[tuple[str, list[str]]] = []
    translators: dict[str, tuple[ArgosTranslator | ChoosingTranslator, int]] = {
        "beam of 4": (engine, 4),
        "chosen": (chooser, argos.BEAM),
    }
    for name, (translator, argos.BEAM) in translators.items():
        start = time.process_time()
        systems.append((name, translator.translate(segments)))
        seconds = time.process_time() - start
        errors = [reviewer.count_errors(*pair) for pair in zip(segments, systems[-1][1], strict=True)]
        print(f"  {name:9} {100 * sum(errors) / len(segments):5.1f} errors per 100 segments, in "
              f"{sum(map(bool, errors))} of them; {seconds:.1f} s CPU")  # fmt: skip
    counts = Counter(outcomes.values())
    print("  " + ", ".join(f"{outcome} {counts[outcome]}" for outcome in OUTCOMES))
    compare(systems, references)


def compare(systems: Any, references: Sequence[str]) -> None:
    """Print both scores of both systems, and how sure the difference is."""
    metrics: dict[str, Any] = {"BLEU": BLEU(references=[references]), "chrF": CHRF(references=[references])}
    _, scores = PairedTest(systems, metrics, references=None, test_type="bs", n_samples=1000)()
    for name in metrics:
        before, after = (value for key, values in scores.items() if key.startswith(name) for value in values)
        print(f"  {name} {before.score:.1f} -> {after.score:.1f} (p {after.p_value:.3f})")


def main() -> None:
    """Both directions."""
    prefix = sys.argv[1]
    texts = {language: read(Path(f"{prefix}.{language}")) for language in LANGUAGES}
    for source in LANGUAGES:
        report(source, texts[source], texts[other(source)])


if __name__ == "__main__":
    main()

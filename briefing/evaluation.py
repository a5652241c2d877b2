"""Measures what an engine is worth on a text that a person has translated: BLEU, chrF, speed and memory.

What is measured is what an engine is asked for, the choice among its translations included; not the written form that
the program gives them, quotation marks and the like, in which a reference has a style of its own.
"""

import importlib.util
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.errors import InputError, ModelError
from briefing.protocols import Translator
from briefing.stages.ingest import read_lines

if sys.platform != "win32":
    import resource


@dataclass(frozen=True, slots=True)
class Score:
    """A score of sacrebleu's.

    Attributes:
        name: The measure: 'BLEU', 'chrF'.
        value: Between 0 and 100.
        signature: How exactly it was computed, for comparing with another's.
    """

    name: str
    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an engine did with a text.

    Attributes:
        engine: Its name and version.
        sentences: How many it translated.
        scores: Against the references.
        seconds: How long it took, by the clock, without loading.
        peak_bytes: The most memory of this process, or of one that it started, up to then; None where the system does
            not tell.
    """

    engine: str
    sentences: int
    scores: tuple[Score, ...]
    seconds: float
    peak_bytes: int | None

    @property
    def sentences_per_second(self) -> float:
        """Its speed."""
        return self.sentences / max(self.seconds, 1e-6)


def read_pairs(source_name: str, reference_name: str) -> list[tuple[str, str]]:
    """Sentences with their references, out of two files of as many lines.

    Raises:
        InputError: A file cannot be read, has no lines, or not as many as the other.
    """
    sources, references = read_lines(source_name), read_lines(reference_name)
    if len(sources) != len(references) or not any(references):
        raise InputError(
            "{source} has {lines} lines and {reference} has {others}: line n of one must be the translation of line n "
            "of the other, and there must be one at least.",
            source=source_name,
            lines=len(sources),
            reference=reference_name,
            others=len(references),
        )
    return list(zip(sources, references, strict=True))


def evaluate(translator: Translator, pairs: Sequence[tuple[str, str]]) -> Evaluation:
    """Translate sentences, and compare with the references.

    Args:
        translator: One that translates out of the sentences' language.
        pairs: Sentences, each with its reference; one at least.

    Raises:
        ModelError: sacrebleu is not installed.
        EngineError: The translator failed.
    """
    if importlib.util.find_spec("sacrebleu") is None:  # before minutes of translating
        raise ModelError("Measuring needs sacrebleu. Run: pip install 'bilingual-briefing[evaluate]'")
    sentences = [sentence for sentence, _ in pairs]
    translator.translate(sentences[:1])  # loads the model
    started = time.perf_counter()
    translations = translator.translate(sentences)
    seconds, peak = time.perf_counter() - started, _peak_bytes()
    scores = measure(translations, [reference for _, reference in pairs])
    return Evaluation(translator.engine, len(pairs), scores, seconds, peak)


def measure(translations: Sequence[str], references: Sequence[str]) -> tuple[Score, ...]:
    """BLEU (Papineni et al. 2002) and chrF (Popović 2015) of translations, as sacrebleu computes them (Post 2018)."""
    from sacrebleu.metrics import BLEU, CHRF  # noqa: PLC0415 - an extra

    scores = []
    for name, metric in (("BLEU", BLEU()), ("chrF", CHRF())):
        value = metric.corpus_score(list(translations), [list(references)]).score
        scores.append(Score(name, value, str(metric.get_signature())))
    return tuple(scores)


def _peak_bytes() -> int | None:
    if sys.platform == "win32":
        return None
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(peaks) * (1 if sys.platform == "darwin" else 1024)  # bytes there, kilobytes elsewhere

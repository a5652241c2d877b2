"""A post-editing model as it is kept: phrases with their odds, and an n-gram model of the target language.

A model is one NumPy archive without pickles:

    words       the vocabulary of the language model, a word a line, in UTF-8; its number is its line, from 1
    keys1..3    n-grams: the numbers of their words, 21 bits each, the last in the lowest
    scores1..3  their log probabilities in hundredths of a nat
    backoff1..2 the log weights of what backs off from them, likewise
    phrases     "source TAB target TAB score" a line, words apart by blanks; log odds in hundredths
    weights     of the decoder: see `Weights`
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from importlib.resources import as_file, files

from briefing.models import Language

ORDER = 3
BITS = 21
START, END, UNKNOWN = 1, 2, 3  # the first three words of every vocabulary; 0 is none

Phrase = tuple[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much, in the decoder's sum of logarithms; tuned by the training script.

    Attributes:
        phrase: The odds of a phrase's translation.
        language: The probability of the words by the language model.
        each: For each phrase used, so that long ones are preferred.
        word: For each word written.
        same: For each word left as it was.
        unseen: For a word left as it was that the model knows only translations of.
    """

    phrase: float
    language: float
    each: float
    word: float
    same: float
    unseen: float


@dataclass(frozen=True, slots=True)
class Model:
    """A post-editing model of one direction; scores are natural logarithms."""

    vocabulary: Mapping[str, int]
    scores: tuple[Mapping[int, float], ...]
    backoff: tuple[Mapping[int, float], ...]
    phrases: Mapping[tuple[str, ...], tuple[Phrase, ...]]
    weights: Weights

    @property
    def longest(self) -> int:
        """The words of the longest phrase."""
        return max(map(len, self.phrases), default=0)


@lru_cache(maxsize=2)
def load_model(source: Language, target: Language) -> Model | None:
    """The shipped model of a direction, read once a process; None where none is shipped."""
    import numpy  # noqa: PLC0415 - a memory that knows every sentence needs no model

    resource = files(__package__) / f"{source}-{target}.npz"
    if not resource.is_file():
        return None
    with as_file(resource) as path, numpy.load(path, allow_pickle=False) as archive:
        words = bytes(archive["words"]).decode("utf-8").split("\n")
        scores = [_table(archive[f"keys{n}"], archive[f"scores{n}"]) for n in range(1, ORDER + 1)]
        backoff = [_table(archive[f"keys{n}"], archive[f"backoff{n}"]) for n in range(1, ORDER)]
        phrases = _phrases(bytes(archive["phrases"]).decode("utf-8"))
        weights = Weights(*archive["weights"].tolist())
    vocabulary = {word: number for number, word in enumerate(words, 1)}
    return Model(vocabulary, tuple(scores), tuple(backoff), phrases, weights)


def save_model(path: str, model: Model) -> None:
    """Write a model for `load_model`; for the training script."""
    import numpy  # noqa: PLC0415 - as above

    arrays = {
        "words": _bytes("\n".join(model.vocabulary)),
        "phrases": _bytes("\n".join(_lines(model.phrases))),
        "weights": numpy.array(astuple(model.weights), dtype=numpy.float64),
    }
    for n, table in enumerate(model.scores, 1):
        keys = sorted(table)
        arrays[f"keys{n}"] = numpy.array(keys, dtype=numpy.int64)
        arrays[f"scores{n}"] = _hundredths([table[key] for key in keys])
        if n < ORDER:
            arrays[f"backoff{n}"] = _hundredths([model.backoff[n - 1].get(key, 0.0) for key in keys])
    numpy.savez_compressed(path, **arrays)


def _table(keys, hundredths) -> dict[int, float]:  # type: ignore[no-untyped-def]
    return dict(zip(keys.tolist(), (hundredths / 100).tolist(), strict=True))


def _phrases(text: str) -> dict[tuple[str, ...], tuple[Phrase, ...]]:
    phrases: dict[tuple[str, ...], list[Phrase]] = {}
    for line in text.split("\n"):
        source, target, score = line.split("\t")
        phrases.setdefault(tuple(source.split(" ")), []).append((tuple(target.split(" ")), int(score) / 100))
    return {source: tuple(targets) for source, targets in phrases.items()}


def _lines(phrases: Mapping[tuple[str, ...], tuple[Phrase, ...]]) -> list[str]:
    return [
        f"{' '.join(source)}\t{' '.join(target)}\t{round(score * 100)}"
        for source, targets in sorted(phrases.items())
        for target, score in targets
    ]


def _bytes(text: str):  # type: ignore[no-untyped-def]
    import numpy  # noqa: PLC0415

    return numpy.frombuffer(text.encode("utf-8"), dtype=numpy.uint8)


def _hundredths(values: list[float]):  # type: ignore[no-untyped-def]
    import numpy  # noqa: PLC0415

    return numpy.clip(numpy.round(numpy.array(values) * 100), -32000, 32000).astype(numpy.int16)

"""A disambiguation model as it is kept: the weight of each feature for each category, in one NumPy archive.

features    "feature TAB category weight TAB category weight …" a line, in UTF-8; weights in hundredths
changes     "category TAB category" a line: from what to what the tagger's choice may be changed
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files

from briefing.models import Language


@dataclass(frozen=True, slots=True)
class Model:
    """A disambiguation model of texts in one language.

    Attributes:
        weights: How much each feature speaks for each category, in logarithms of odds.
        changes: From which category to which the tagger's choice may be changed.
    """

    weights: Mapping[str, Mapping[str, float]]
    changes: frozenset[tuple[str, str]]


def load_model(source: Language) -> Model | None:
    """The shipped model of texts in a language; None where none is shipped."""
    import numpy  # noqa: PLC0415 - a memory that knows every sentence needs no model

    resource = files(__package__) / f"{source}.npz"
    if not resource.is_file():
        return None
    with as_file(resource) as path, numpy.load(path, allow_pickle=False) as archive:
        features, changes = (bytes(archive[name]).decode("utf-8").split("\n") for name in ("features", "changes"))
    weights = {}
    for line in features:
        feature, *weighed = line.split("\t")
        parts = (each.rsplit(" ", 1) for each in weighed)
        weights[feature] = {category: int(weight) / 100 for category, weight in parts}
    return Model(weights, frozenset((one, two) for one, two in (change.split("\t") for change in changes if change)))


def save_model(path: str, model: Model) -> None:
    """Write a model for `load_model`; for the training script. Weights under half a hundredth are left out."""
    import numpy  # noqa: PLC0415 - as above

    lines = []
    for feature, weighed in sorted(model.weights.items()):
        kept = [
            f"{category} {round(weight * 100)}" for category, weight in sorted(weighed.items()) if round(weight * 100)
        ]
        if kept:
            lines.append("\t".join([feature, *kept]))
    texts = {"features": "\n".join(lines), "changes": "\n".join("\t".join(change) for change in sorted(model.changes))}
    arrays = {name: numpy.frombuffer(text.encode("utf-8"), dtype=numpy.uint8) for name, text in texts.items()}
    numpy.savez_compressed(path, features=arrays["features"], changes=arrays["changes"])

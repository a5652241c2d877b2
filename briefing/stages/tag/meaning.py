"""What a sentence means, for the built-in themes: what an encoder makes of it, weighed by a small trained network.

Half of what belongs to a theme has none of its words ("They wave at me, and I've started waving back", of boats in the
Channel). A sentence encoder knows more than words; the network, a layer of hidden units over a sentence, its
neighbours and the mean of the article, was trained on 380 labelled articles. `training/themes/README.md` tells how.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

_MOST = 6.0  # log odds; the network is surer than it should be


def weigh_meaning(embedded: Any) -> dict[str, list[float]]:
    """How what each sentence of an article means speaks for each theme that the network knows, in log odds.

    Args:
        embedded: What the encoder makes of all sentences: (sentences, width).
    """
    import numpy as np  # noqa: PLC0415 - only with an encoder

    network = _network()
    seen = in_context(embedded - network["mean"])
    near, far = (
        part @ network[f"{name}_weight"].T + network[f"{name}_bias"]
        for name, part in (("near", seen[:, :3]), ("far", seen[:, 3:]))
    )
    hidden = np.maximum(np.concatenate([near, far], axis=1), 0)
    odds = hidden.reshape(len(hidden), -1) @ network["out_weight"].T + network["out_bias"]
    rows = np.clip(odds, -_MOST, _MOST).T.round(2).tolist()  # rounded: machines add up in different orders
    return dict(zip(network["themes"].tolist(), rows, strict=True))


def in_context(rows: Any) -> Any:
    """Of (sentences, width): each sentence, the one before and the one after (nought where none is), and the mean."""
    import numpy as np  # noqa: PLC0415 - as above

    padded = np.pad(rows, ((1, 1), (0, 0)))
    mean = np.broadcast_to(rows.mean(axis=0), rows.shape)
    return np.stack([rows, padded[:-2], padded[2:], mean], axis=1)


@lru_cache(maxsize=1)
def _network() -> Mapping[str, Any]:
    import numpy as np  # noqa: PLC0415 - as above

    with as_file(files(__package__) / "meaning.npz") as path, np.load(path, allow_pickle=False) as archive:
        return {
            name: archive[name] if name in {"mean", "themes"} else archive[name].astype("float32") for name in archive
        }

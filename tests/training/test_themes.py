"""The network that weighs meaning: what it is trained on, and several made one."""

from pathlib import Path

import numpy as np
import pytest

TRAINING = Path(__file__).parents[2] / "training" / "themes"
torch = pytest.importorskip("torch", reason="PyTorch is only needed to train")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sentence_has_known_themes_or_none(language: str) -> None:
    """The articles are read whole, a label set for each sentence."""
    from train_meaning import THEMES, read  # noqa: PLC0415 - needs PyTorch

    articles = list(read(TRAINING / f"articles.{language}.txt"))
    assert len(articles) == 190
    assert all(each.sentences and len(each.sentences) == len(each.themes) for each in articles)
    assert {theme for each in articles for themes in each.themes for theme in themes} == set(THEMES)


def test_joined_networks_say_the_mean_of_what_each_says() -> None:
    """The one network gives for raw rows what the several give on average for normal ones, but for half precision."""
    from train_meaning import Network, join  # noqa: PLC0415 - needs PyTorch

    torch.manual_seed(1)
    networks = [Network(8).eval() for _ in range(3)]
    mean, spread, seen = torch.randn(8), 2.0, torch.randn(5, 4, 8)
    one = {
        name: np.asarray(part, np.float32) for name, part in join(networks, mean, spread).items() if name != "themes"
    }
    raw = seen.numpy() * spread
    near, far = (
        rows @ one[f"{name}_weight"].T + one[f"{name}_bias"]
        for name, rows in (("near", raw[:, :3]), ("far", raw[:, 3:]))
    )
    hidden = np.maximum(np.concatenate([near, far], axis=1), 0).reshape(5, -1)
    with torch.no_grad():
        expected = torch.stack([each(seen) for each in networks]).mean(dim=0).numpy()
    assert np.allclose(hidden @ one["out_weight"].T + one["out_bias"], expected, atol=0.02)

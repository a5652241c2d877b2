"""Trains what weighs the meaning of sentences for the built-in themes: `train_meaning.py ARTICLES... OUT.npz`.

Several small networks, each begun from other random weights, are trained on sentences as the encoder sees them, and
become one: their hidden units side by side give the mean of what they say.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from briefing.engines.encoder import load_encoder
from briefing.protocols import SentenceEncoder
from briefing.stages.tag.meaning import in_context

THEMES = ("drugs", "immigration", "military_threat", "venezuela")
HIDDEN, NETWORKS, ROUNDS, BATCH, RATE, DECAY, DROPOUT = 64, 4, 12, 64, 2e-3, 0.02, 0.4


@dataclass(frozen=True, slots=True)
class Labelled:
    """The sentences of an article, and the themes of each."""

    sentences: tuple[str, ...]
    themes: tuple[frozenset[str], ...]


def read(path: Path) -> Iterator[Labelled]:
    """The articles of a file: '# headline', then 'themes TAB sentence' a line; paragraphs apart."""
    for article in ("\n" + path.read_text(encoding="utf-8")).split("\n# ")[1:]:
        rows = [line.split("\t") for line in article.splitlines()[1:] if line]
        yield Labelled(tuple(text for _, text in rows), tuple(frozenset(ids.split(",")) - {"-"} for ids, _ in rows))


def prepare(articles: list[Labelled], encoder: SentenceEncoder) -> tuple[Tensor, Tensor, Tensor, float]:
    """What the networks see of each sentence, its labels, and the mean and the spread of what the encoder says."""
    embedded = [np.asarray(encoder.embed(each.sentences), np.float32) for each in articles]
    every = np.concatenate(embedded)
    mean, spread = every.mean(axis=0), float(every.std())
    seen = np.concatenate([in_context((rows - mean) / spread) for rows in embedded])
    labels = [[float(theme in ids) for theme in THEMES] for each in articles for ids in each.themes]
    return torch.from_numpy(seen), torch.tensor(labels), torch.from_numpy(mean), spread


class Network(nn.Module):  # type: ignore[misc]
    """A sentence and its neighbours go through one map, the article through another; then one layer."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.near, self.far = nn.Linear(width, HIDDEN), nn.Linear(width, HIDDEN)
        self.drop, self.out = nn.Dropout(DROPOUT), nn.Linear(4 * HIDDEN, len(THEMES))

    def forward(self, seen: Tensor) -> Tensor:
        """Of (sentences, 4, width) the log odds of each theme."""
        seen = self.drop(seen)
        hidden = torch.cat([self.near(seen[:, :3]), self.far(seen[:, 3:])], dim=1)
        return self.out(self.drop(functional.relu(hidden)).flatten(1))


def train(seen: Tensor, labels: Tensor, seed: int) -> Network:
    """One network; the rate of learning falls to nothing."""
    torch.manual_seed(seed)
    network = Network(seen.shape[2])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = ROUNDS * (len(seen) // BATCH)
    plan = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, steps)
    for _ in range(ROUNDS):
        for batch in torch.randperm(len(seen)).split(BATCH)[: len(seen) // BATCH]:
            optimizer.zero_grad()
            functional.binary_cross_entropy_with_logits(network(seen[batch]), labels[batch]).backward()
            optimizer.step()
            plan.step()
    network.eval()
    return network


def join(networks: list[Network], mean: Tensor, spread: float) -> dict[str, Any]:
    """The networks as one, in half precision, for what the encoder says as it is, less its mean."""
    parts = {
        f"{name}_{kind}": torch.cat([getattr(getattr(each, name), kind) / scale for each in networks])
        for name in ("near", "far")
        for kind, scale in (("weight", spread), ("bias", 1.0))
    }
    outs = [each.out.weight.unflatten(1, (4, HIDDEN)) / len(networks) for each in networks]
    parts["out_weight"] = torch.cat(outs, dim=2).flatten(1)
    parts["out_bias"] = torch.stack([each.out.bias for each in networks]).mean(dim=0)
    halves = {name: part.detach().numpy().astype(np.float16) for name, part in parts.items()}
    return {**halves, "mean": mean.numpy(), "themes": np.array(THEMES)}


def main(articles: list[Path], out: Path) -> None:
    """Train and write."""
    seen, labels, mean, spread = prepare([each for path in articles for each in read(path)], load_encoder())
    networks = [train(seen, labels, seed) for seed in range(NETWORKS)]
    np.savez_compressed(out, **join(networks, mean, spread))
    print(f"{len(seen)} sentences, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    main(**vars(parser.parse_args()))

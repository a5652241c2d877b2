"""Trains the network by the clock: `train_network.py FOLDER STATE --minutes 25`, with FOLDER as `prepare.py` made it.

The rate of learning warms up and falls to nothing at the end of the minutes, so that whatever the machine does in them
is a whole training. Broken off, it goes on from STATE/latest with the minutes that are left (with Adam's moments new,
since they would make the state three times as large). STATE/best is what did best on the development sentences: what
to export. Works on one GPU (bf16, compiled), and slowly on a CPU.
"""

import argparse
import copy
import signal
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import asdict, fields
from itertools import count
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from drawing import draw, read_pairs, start_lottery
from network import Network, Shape
from packing import Rows, pack
from plan import Plan
from prepare import PAD
from state import Progress, load_state, save_state
from torch import Tensor
from torch.nn import functional

Batch = tuple[Tensor, ...]  # the fields of Rows, in their order


class Training:
    """A network, its average and their optimizer, on one device.

    Args:
        plan: How to train.
        shape: The network's size, where there is no state to go on from.
        folder: Where states are kept.
    """

    def __init__(self, plan: Plan, shape: Shape, folder: Path) -> None:
        gpu = torch.cuda.is_available()
        self.plan, self.folder, self.device = plan, folder, torch.device("cuda" if gpu else "cpu")
        torch.set_float32_matmul_precision("high")
        torch.manual_seed(1)
        kept = load_state(folder / "latest")
        self.shape, self.before = kept[1:] if kept else (shape, Progress())
        self.network = Network(self.shape, dropout=plan.dropout).to(self.device)
        if kept:
            self.network.load_state_dict(kept[0])
        self.average = copy.deepcopy(self.network).eval()
        self._loss = torch.compile(loss_of) if gpu else loss_of
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=gpu
        )
        self.steps, self.lowest, self.started = self.before.steps, self.before.lowest, time.monotonic()

    @property
    def seconds(self) -> float:
        """What the clock says, earlier runs included."""
        return self.before.seconds + time.monotonic() - self.started

    @property
    def done(self) -> float:
        """The share of the training that is over."""
        if self.plan.steps:
            return self.steps / self.plan.steps
        return self.seconds / 60 / self.plan.minutes

    def step(self, batch: Batch) -> Tensor:
        """Learn from a batch; gives its loss a piece, label smoothing included."""
        for group in self.optimizer.param_groups:
            # A run that goes on warms up again: Adam knows nothing yet.
            group["lr"] = self.plan.rate_at(self.done) * min(1.0, (self.steps - self.before.steps + 1) / 200)
        loss = self._loss(self.network, batch, smoothing=0.1)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.steps += 1
        weight = 1 - min(self.plan.average, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            for averaged, current in zip(self.average.parameters(), self.network.parameters(), strict=True):
                averaged.lerp_(current, weight)
        return loss.detach()

    def judge(self, dev: list[Batch]) -> float:
        """The loss a piece of the averaged network on the development sentences; the best so far is kept apart."""
        with torch.no_grad():
            losses = [(loss_of(self.average, batch), (batch[-1] != PAD).sum()) for batch in dev]
        loss = float(sum(loss * pieces for loss, pieces in losses) / sum(pieces for _, pieces in losses))
        names = ["latest", "best"] if loss < self.lowest else ["latest"]
        self.lowest = min(self.lowest, loss)
        for name in names:
            save_state(self.folder / name, self.average, self.shape, Progress(self.steps, self.seconds, self.lowest))
        return loss


def loss_of(network: Any, batch: Batch, smoothing: float = 0.0) -> Tensor:
    """The cross entropy a piece, in nats."""
    kind = batch[0].device.type
    halved = kind == "cuda" or torch.cpu._is_avx512_bf16_supported()
    with torch.autocast(kind, dtype=torch.bfloat16, enabled=halved):
        scores = network(*batch[:-1])
    return functional.cross_entropy(
        scores.flatten(0, 1).float(), batch[-1].flatten(), ignore_index=PAD, label_smoothing=smoothing
    )


def batches(rows: Rows, size: int, device: torch.device) -> Iterator[Batch]:
    """All rows in batches of one size, the last filled up with filling; copied to the device at once."""
    filling = -len(rows.source) % size
    fields_of = (getattr(rows, each.name) for each in fields(rows))
    whole = [
        functional.pad(torch.from_numpy(values), (0, 0, 0, filling), value=0 if values.dtype == "uint8" else PAD)
        for values in fields_of
    ]
    for at in range(0, len(whole[0]), size):
        yield tuple(values[at : at + size].to(device, non_blocking=True).long() for values in whole)


def train(folder: Path, plan: Plan, shape: dict[str, int], states: Path) -> None:
    """Train until the minutes are over, or SIGTERM comes; both save."""
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
    training = Training(plan, Shape(processor.vocab_size(), **shape), states)
    print(f"{sum(weight.numel() for weight in training.network.parameters()) / 1e6:.1f} million weights", flush=True)
    dev = pack([pair[1:] for pair in read_pairs(folder) if pair[0] == "dev"], processor, length=plan.length)
    judged = list(batches(dev, plan.rows, training.device))
    stops: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: stops.append(number))
    workers = 2 if training.device.type == "cuda" else 1  # two cores draw what an H100 learns from in the same time
    with start_lottery(folder, workers=workers, length=plan.length, alpha=plan.alpha) as lottery:
        _run(training, _stream(training, lottery, workers), judged, stops)


def _stream(training: Training, lottery: Executor, workers: int) -> Iterator[Batch]:
    """Batches without end: while one draw is trained on, the next are made."""
    plan, seeds = training.plan, count(training.steps)
    drawn = max(1, plan.drawn // 10)  # soon there, to start with
    following: deque[Future[Rows]] = deque()
    while True:
        while len(following) < workers:
            following.append(lottery.submit(draw, next(seeds), drawn, plan.news_at(training.done)))
        rows, drawn = following.popleft().result(), plan.drawn
        following.append(lottery.submit(draw, next(seeds), drawn, plan.news_at(training.done)))
        yield from batches(rows, plan.rows, training.device)


def _run(training: Training, stream: Iterator[Batch], dev: list[Batch], stops: list[int]) -> None:
    saved, losses, since = time.monotonic(), list[Tensor](), time.monotonic()
    for batch in stream:
        losses.append(training.step(batch))
        over = training.done >= 1 or bool(stops)
        if len(losses) == 100 or over:
            speed = len(losses) * batch[0].numel() / (time.monotonic() - since)
            print(f"{training.seconds / 60:.1f} min, step {training.steps}, loss {torch.stack(losses).mean():.3f}, "
                  f"{speed:,.0f} pieces/s", flush=True)  # fmt: skip
            losses, since = [], time.monotonic()
        if over or time.monotonic() - saved > 60 * training.plan.save:
            print(f"development loss {training.judge(dev):.3f}", flush=True)
            saved = since = time.monotonic()
        if over:
            return


def main() -> None:
    """Read the command line: an option for each field of Plan and Shape."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("state", type=Path)
    defaults = asdict(Plan()) | {key: value for key, value in asdict(Shape(0)).items() if key != "pieces"}
    for name, value in defaults.items():
        several: Any = {"nargs": 2, "type": float} if isinstance(value, tuple) else {"type": type(value)}
        parser.add_argument(f"--{name}", default=value, help="see plan.py and network.py", **several)
    chosen = vars(parser.parse_args())
    planned = {each.name: chosen.pop(each.name) for each in fields(Plan)}
    plan = Plan(**planned | {"news": tuple(planned["news"])})
    folder, states = chosen.pop("folder"), chosen.pop("state")
    train(folder, plan, chosen, states)


if __name__ == "__main__":
    main()

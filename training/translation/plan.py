"""How to train: sizes, and what changes while the training goes on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train; times in minutes.

    Attributes:
        minutes: For the whole training, whatever runs it takes.
        steps: The length of the training in steps, instead of minutes; 0 goes by the clock.
        save: Between two states.
        rows: Of a batch; with `length`, 49,152 pieces of the target.
        length: Of a row, in pieces; the longest sentence that is learned.
        drawn: Pairs drawn at a time, each segmented anew.
        alpha: How much likelier segmentations are preferred among all (Kudo 2018); 0 takes the likeliest.
        rate: The highest rate of learning.
        warmup: The share of the training in which the rate rises.
        dropout: High, since a GPU sees each pair dozens of times.
        news: The share of news among the pairs drawn, until `settled`, and at the end.
        settled: The share of the training after which news gains weight.
        average: How much of the averaged weights a step leaves.
    """

    minutes: float = 25.0
    steps: int = 0
    save: float = 3.0
    rows: int = 256
    length: int = 192
    drawn: int = 300_000
    alpha: float = 0.5
    rate: float = 1e-3
    warmup: float = 0.05
    dropout: float = 0.2
    news: tuple[float, float] = (0.3, 0.7)
    settled: float = 0.6
    average: float = 0.999

    def rate_at(self, done: float) -> float:
        """The rate of learning when a share of the training is over: up, and then down to 0 along a line."""
        return self.rate * min(1.0, done / self.warmup, max(0.0, (1 - done) / (1 - self.warmup)))

    def news_at(self, done: float) -> float:
        """The share of news."""
        first, last = self.news
        return first + (last - first) * max(0.0, min(1.0, done) - self.settled) / (1 - self.settled)

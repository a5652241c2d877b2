"""The first sentences: the baseline that many rankers of news do not reach (Nenkova 2005, AAAI)."""

from briefing.models import Sentence
from briefing.stages.summarize.vectors import Vector


def rank(sentences: tuple[Sentence, ...], vectors: list[Vector]) -> list[float]:
    """Worth falls with the place: 1, 1/2, 1/3 …"""
    return [1 / (1 + index) for index in range(len(sentences))]

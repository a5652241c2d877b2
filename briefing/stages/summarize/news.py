"""The default: what matters in news.

A sentence is worth what its place makes it (news begins with what matters), how close it is to the article's centroid
(Radev et al. 2004, Inf. Process. Manage. 40), and the names and figures in it.
"""

import re

from briefing.models import Sentence
from briefing.stages.summarize.vectors import Vector, cosine

_POSITION, _CENTRALITY, _INFORMATION = 0.4, 0.4, 0.2  # by grid search on the development half of tests/quality/gold
_FEWEST_WORDS = 5
_NAME_OR_FIGURE = re.compile(r"(?<=[^.!?…\s“«\"] )[A-ZÁÉÍÓÚÑ][\w’'-]+|\d[\d.,]*")


def rank(sentences: tuple[Sentence, ...], vectors: list[Vector]) -> list[float]:
    """What each sentence is worth, 0 to 1."""
    centroid: Vector = {}
    for vector in vectors:
        for lemma, weight in vector.items():
            centroid[lemma] = centroid.get(lemma, 0.0) + weight
    central = [cosine(vector, centroid) for vector in vectors]
    highest = max(central, default=0.0) or 1.0
    worth = []
    for index, sentence in enumerate(sentences):
        position = 1 / (1 + index / 4)
        information = min(1.0, len(_NAME_OR_FIGURE.findall(sentence.text)) / 5)
        total = _POSITION * position + _CENTRALITY * central[index] / highest + _INFORMATION * information
        if len(sentence.text.split()) < _FEWEST_WORDS:
            total /= 4
        worth.append(total / 2 if re.search(r"""\?["'”’»)]*$""", sentence.text) else total)  # a question tells nothing
    return worth

"""`python -m tests.quality.fit [--encoder]`: finds the weights in `briefing/stages/tag/smoothing.py`, and prints them.

They are those under which the labels of the development articles are likeliest, a normal prior of variance 1 holding
them near 0. `--folds` instead leaves every tenth article out in turn and prints the F1 that the weights of the others
reach on it by threshold: the figure to choose features by.
"""

import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from briefing.engines.encoder import load_encoder
from briefing.lang.tokens import tokenize
from briefing.models import LANGUAGES, Terms, Theme
from briefing.protocols import SentenceEncoder
from briefing.stages.tag import smoothing
from briefing.stages.tag.smoothing import Observation, edge_features, sentence_features
from briefing.stages.tag.tagger import observe
from briefing.stages.tag.terms import matcher
from briefing.stages.themes import load_themes, parse_theme
from tests.quality.gold import OWN, GoldArticle, load
from tests.quality.measures import Counts

ROUNDS, STEP, FOLDS = 150, 0.1, 10
Weights = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """One theme in one article: features, and the right labels (1 or 0)."""

    article: int
    language: str
    sentences: list[tuple[float, ...]]
    edges: list[tuple[float, ...]]
    labels: list[int]
    observed: list[Observation]


def chains(encoder: SentenceEncoder | None = None) -> list[Chain]:
    """The built-in themes, those without most of their terms, and a user's own, in the development articles.

    With an encoder only the first: of others it says nothing.
    """
    own = tuple(parse_theme(path.read_text(encoding="utf-8"), name=path.name) for path in sorted(OWN.glob("*.toml")))
    gold = load("dev")
    every = [
        (gold, load_themes()),
        (gold, tuple(bare(theme, gold) for theme in load_themes())),
        (load("dev", OWN), own),
    ][: 1 if encoder else None]
    made = []
    for number, (article, themes) in enumerate((article, themes) for articles, themes in every for article in articles):
        observed = observe(article.sentences, language=article.language, themes=themes, encoder=encoder)
        for theme_id, row in observed.items():
            labels = [int(theme_id in themes) for themes in article.themes]
            made.append(
                Chain(
                    number % len(gold),
                    article.language,
                    [*map(sentence_features, row)],
                    [*map(edge_features, row)],
                    labels,
                    row,
                )
            )
    return made


def bare(theme: Theme, articles: Sequence[GoldArticle]) -> Theme:
    """A theme as a user might write it: the dozen terms that come up most, and none that are related."""
    terms = {}
    for language in LANGUAGES:
        met: Counter[str] = Counter()
        for article in articles:
            for sentence in article.sentences if article.language == language else ():
                found = matcher(theme.terms[language], language).found(tokenize(sentence.text, language))
                met.update(term for kind in ("strong", "weak") for term in found.get(kind, ()))
        strong = [term for term, _ in met.most_common() if term in theme.terms[language].strong][:8]
        weak = [term for term, _ in met.most_common() if term in theme.terms[language].weak][:5]
        terms[language] = Terms(tuple(strong), tuple(weak), theme.terms[language].never[:3])
    return replace(theme, terms=terms)


def fit(chains: Sequence[Chain]) -> Weights:
    """The likeliest weights, by gradient ascent with a step for each weight (Adam: Kingma and Ba 2015, ICLR)."""
    sizes = [len(chains[0].sentences[0]), len(chains[0].edges[0]), len(chains[0].edges[0])]
    weights = [[0.0] * size for size in sizes]
    mean = [[0.0] * size for size in sizes]
    square = [[0.0] * size for size in sizes]
    for step in range(1, ROUNDS + 1):
        slopes = [[-value for value in row] for row in weights]
        for chain in chains:
            _add_slope(chain, weights, slopes)
        for group, row in enumerate(slopes):
            for place, slope in enumerate(row):
                mean[group][place] = 0.9 * mean[group][place] + 0.1 * slope
                square[group][place] = 0.99 * square[group][place] + 0.01 * slope * slope
                ahead = mean[group][place] / (1 - 0.9**step)
                weights[group][place] += STEP * ahead / (math.sqrt(square[group][place] / (1 - 0.99**step)) + 1e-9)
    return tuple(map(tuple, weights))


def _add_slope(chain: Chain, weights: Sequence[Sequence[float]], slopes: list[list[float]]) -> None:
    """Add what is true minus what is expected under the weights, feature by feature."""
    nodes, on, off = _potentials(chain, weights)
    before, after = smoothing.forward(nodes, on, off), smoothing.backward(nodes, on, off)
    total = smoothing.log_add(*before[-1])
    for place, label in enumerate(chain.labels):
        expected = math.exp(before[place][0] + after[place][0] - total)
        _add(slopes[0], chain.sentences[place], label - expected)
        if place:
            earlier = chain.labels[place - 1]
            both_on = math.exp(before[place - 1][0] + on[place] + nodes[place] + after[place][0] - total)
            both_off = math.exp(before[place - 1][1] + off[place] + after[place][1] - total)
            _add(slopes[1], chain.edges[place], label * earlier - both_on)
            _add(slopes[2], chain.edges[place], (1 - label) * (1 - earlier) - both_off)


def _potentials(chain: Chain, weights: Sequence[Sequence[float]]) -> tuple[list[float], list[float], list[float]]:
    """Those of the sentences, and of both kinds of edge."""
    nodes = [_dot(weights[0], features) for features in chain.sentences]
    on, off = ([_dot(row, features) for features in chain.edges] for row in weights[1:])
    return nodes, on, off


def _add(row: list[float], features: Sequence[float], amount: float) -> None:
    for place, feature in enumerate(features):
        row[place] += amount * feature


def _dot(weights: Sequence[float], features: Sequence[float]) -> float:
    return sum(weight * feature for weight, feature in zip(weights, features, strict=True))


def predict(chain: Chain, weights: Weights) -> list[float]:
    """The probabilities that the tagger would find with these weights."""
    return smoothing.probabilities(*_potentials(chain, weights))


def main() -> None:
    """Print the weights, or what folds reach."""
    every = chains(load_encoder() if "--encoder" in sys.argv else None)
    if "--folds" in sys.argv:
        show_folds(every)
    else:
        for name, row in zip(("sentence", "on", "off"), fit(every), strict=True):
            print(f"{name}=({', '.join(f'{value:.2f}' for value in row)}),")


def show_folds(every: Sequence[Chain]) -> None:
    """Print the F1 of articles that the weights have not seen, by threshold, language and kind of theme."""
    found: list[tuple[Chain, list[float]]] = []
    for fold in range(FOLDS):
        weights = fit([chain for chain in every if chain.article % FOLDS != fold])
        found += [(chain, predict(chain, weights)) for chain in every if chain.article % FOLDS == fold]
    for threshold, language, bare_ones in product((0.2, 0.25, 0.3, 0.35, 0.4, 0.5), LANGUAGES, (False, True)):
        of_kind = [
            (chain, row) for chain, row in found if chain.language == language and chain.observed[0].bare is bare_ones
        ]
        counts = sum((count(chain, row, threshold) for chain, row in of_kind), Counts())
        kind = "without related terms" if bare_ones else "with related terms"
        print(f"{threshold:.2f} {language} {kind:22} F1 {counts.f1:.3f}  {counts.precision:.3f}  {counts.recall:.3f}")


def count(chain: Chain, row: Sequence[float], threshold: float) -> Counts:
    """Compare with the labels."""
    said = [(p >= threshold, label == 1) for p, label in zip(row, chain.labels, strict=True)]
    return Counts(said.count((True, True)), said.count((True, False)), said.count((False, True)))


if __name__ == "__main__":
    main()

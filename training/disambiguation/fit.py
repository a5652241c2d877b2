"""Trains a disambiguation model: `fit.py SOURCE COLLECTED OUT.npz`, COLLECTED being what `readings.py` wrote.

A log-linear model of categories is fitted to what the human translations bear out, summing over the categories where
they bear out several (AdaGrad: Duchi, Hazan and Singer 2011). On sentences kept out, each kind of change to the
tagger's choice is then tried on the whole engine, and kept if the translations come nearer to the human ones (chrF:
Popović 2015).
"""

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import cast

import sacrebleu
from meanings import Labels, analyse, data_of, labels, translations

from briefing.engines.apertium.disambiguation.disambiguator import Disambiguator, score
from briefing.engines.apertium.disambiguation.features import context_of, features
from briefing.engines.apertium.disambiguation.model import Model, save_model
from briefing.engines.apertium.disambiguation.stream import UNIT, Unit, category, read_units, tags_of
from briefing.engines.apertium.programs import Pipeline
from briefing.engines.apertium.protect import bare
from briefing.engines.apertium.translator import mode_file
from briefing.models import Language, other

_EPOCHS, _RATE, _HELD = 2, 0.15, 8000
_LEAST = 3  # a feature that was met less often tells of single sentences
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: what the dictionary and the tagger say, the human translation, the words and what is meant."""

    analysed: str
    tagged: str
    human: str
    units: list[Unit]
    labels: Labels


def main(source: Language, collected: Path, out: Path) -> None:
    """Train, choose the changes, tell the accuracy on the sentences kept out, and save."""
    examples = read(source, collected)
    random.Random(1).shuffle(examples)  # noqa: S311
    held, rest = examples[:_HELD], examples[_HELD:]
    weights = fit(rest)
    ours, theirs, count = accuracy(weights, held)
    print(f"{len(rest)} sentences, {len(weights)} features; of {count} words {ours:.3f} right, the tagger {theirs:.3f}")
    changes = useful(weights, held, source)
    save_model(str(out), Model(weights, changes))


def read(source: Language, collected: Path) -> list[Example]:
    """The sentences whose readings can be told from the translation."""
    rows = [json.loads(line) for line in collected.open(encoding="utf-8")]
    units = [read_units(analysed, tagged) for analysed, tagged, _ in rows]
    readings = {
        reading for sentence in units for unit in sentence if len(unit.readings) > 1 for reading in unit.readings
    }
    known = translations({each for each in readings if "+" not in each}, data_of(installed_mode(source))[1])
    humans = analyse([human for _, _, human in rows], data_of(installed_mode(other(source)))[0])
    return [
        Example(row[0], row[1], row[2], sentence, labels(sentence, known, human, source))
        for row, sentence, human in zip(rows, units, humans, strict=True)
    ]


def installed_mode(source: Language) -> Path:
    """The mode that translates from a language."""
    mode = mode_file(source, other(source))
    if mode is None:
        raise SystemExit("Apertium is not installed")
    return mode


def fit(examples: Sequence[Example]) -> Weights:
    """The weights of features, by two passes over the sentences."""
    weights: Weights = defaultdict(dict)
    slopes: Weights = defaultdict(dict)
    times = Counter[str]()
    for epoch in range(_EPOCHS):
        order = list(range(len(examples)))
        random.Random(epoch).shuffle(order)  # noqa: S311
        for number in order:
            for seen, categories, meant in decided(examples[number]):
                if not epoch:
                    times.update(seen)
                learn(weights, slopes, seen, wrong(score(weights, seen, categories), meant))
    return {feature: weighed for feature, weighed in weights.items() if times[feature] >= _LEAST}


def decided(example: Example) -> list[tuple[list[str], list[str], frozenset[str]]]:
    """Of each word with a label: its features, the categories it may have, those it has."""
    context = context_of(example.units)
    return [
        (features(context, place), sorted({name for tags in unit.tags if (name := category(tags))}), meant)
        for place, (unit, meant) in enumerate(zip(example.units, example.labels, strict=True))
        if meant
    ]


def wrong(scores: Mapping[str, float], meant: frozenset[str]) -> dict[str, float]:
    """By how much each category should have been likelier."""
    top = max(scores.values())
    odds = {name: math.exp(value - top) for name, value in scores.items()}
    total, right = sum(odds.values()), sum(odds[name] for name in meant)
    return {name: (value / right if name in meant else 0.0) - value / total for name, value in odds.items()}


def learn(weights: Weights, slopes: Weights, seen: Sequence[str], errors: Mapping[str, float]) -> None:
    """One step, smaller for what has been stepped on often."""
    for (name, error), feature in product(errors.items(), seen):
        if abs(error) > 1e-3:
            slope = slopes[feature][name] = slopes[feature].get(name, 0.0) + error * error
            weights[feature][name] = weights[feature].get(name, 0.0) + _RATE * error / math.sqrt(slope + 0.05)


def accuracy(weights: Weights, examples: Sequence[Example]) -> tuple[float, float, int]:
    """How many of the words with a label the model gets right, how many the tagger, and how many there are."""
    right, tagger, count = 0, 0, 0
    for example in examples:
        for seen, categories, meant in decided(example):
            scores = score(weights, seen, categories)
            right += max(categories, key=lambda name: scores[name]) in meant
        chosen = [
            category(unit.now) in meant for unit, meant in zip(example.units, example.labels, strict=True) if meant
        ]
        tagger, count = tagger + sum(chosen), count + len(chosen)
    return right / count, tagger / count, count


def useful(weights: Weights, examples: Sequence[Example], source: Language) -> frozenset[tuple[str, str]]:
    """The changes that brought sentences with that change alone nearer to the human translation, added up."""
    names = sorted({name for weighed in weights.values() for name in weighed})
    disambiguator = Disambiguator(Model(weights, frozenset(product(names, names))))
    pipeline = Pipeline(installed_mode(source), patience=600)
    revised = [(each, disambiguator.revise(each.analysed, each.tagged)) for each in examples]
    single = [(each, new, kinds.pop()) for each, new in revised if len(kinds := changed(each.tagged, new)) == 1]
    texts = ([each.tagged for each, _, _ in single], [new for _, new, _ in single])
    before, after = ([bare(text) for text in pipeline.transfer(side)] for side in texts)
    gains = defaultdict[tuple[str, str], float](float)
    for (each, _, kind), one, two in zip(single, before, after, strict=True):
        near = [sacrebleu.sentence_chrf(text, [each.human], word_order=2).score for text in (one, two)]
        gains[kind] += sum(b - a for a, b in pairwise(near))
    for kind, gain in sorted(gains.items(), key=lambda item: -item[1]):
        print(f"{gain:8.0f} {kind[0]} > {kind[1]}, {sum(each[2] == kind for each in single)} sentences")
    return frozenset(kind for kind, gain in gains.items() if gain > 0)


def changed(before: str, after: str) -> set[tuple[str, str]]:
    """From which category to which the choices differ."""
    both = zip(UNIT.findall(before), UNIT.findall(after), strict=True)
    return {(category(tags_of(one)) or "", category(tags_of(two)) or "") for one, two in both if one != two}


if __name__ == "__main__":
    main(cast("Language", sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))

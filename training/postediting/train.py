"""Trains a post-editing model: `train.py SOURCE COLLECTED OUT.npz`, COLLECTED being what `collect.py` wrote.

Words are aligned by eflomal in both directions, the alignments joined (grow-diag-final-and: Koehn, Och and Marcu 2003),
phrases counted, and pairs that add or drop what carries meaning thrown away. The language model is of the human side.
"""

import json
import math
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from language_model import train_language_model

from briefing.engines.apertium.postediting.model import Model, Phrase, Weights, save_model
from briefing.engines.apertium.postediting.words import Word, cut, is_slot, without_capital
from briefing.engines.apertium.programs import run
from briefing.engines.apertium.translator import mode_file
from briefing.models import Language, other

LONGEST_SOURCE, LONGEST_TARGET, BEST = 5, 6, 8
# Tuned by hill climbing on BLEU + chrF over held-out sentences of `written-news`, English to Spanish.
WEIGHTS = Weights(phrase=0.6, language=0.3, each=-0.4, word=0.6, same=0.3, unseen=-1.8)
_FIXED = set('"()[]¿?¡!…:;-–—/$€£')
_NEGATIONS: dict[Language, frozenset[str]] = {
    "es": frozenset(["no", "ni", "nunca", "jamás", "nadie", "nada", "ningún", "ninguna", "ninguno", "sin", "tampoco"]),
    "en": frozenset(["not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot"]),
}
_LOSES, _GAINS = 0.6, 0.3  # the least odds of a phrase that drops a word with a meaning, and of one that adds one
_VERB_NUMBER = re.compile(r"<v(?:blex|bser|bhaver|bmod)>(?:<pron>)?<(?!inf|ger|pp)\w+><p[123]><(sg|pl)>")
_COMMON = 150  # the most frequent words of the target language carry no meaning of their own
Phrases = Counter[tuple[tuple[str, ...], tuple[str, ...]]]
Pair = tuple[list[Word], list[Word]]


def main(source: Language, collected: Path, out: Path) -> None:
    """Train and save."""
    pairs = read_pairs(collected)
    vocabulary, scores, backoff = train_language_model([[word.key for word in human] for _, human in pairs])
    # In English it is the engine's number that is often wrong ("the people is"), and people's that mends it.
    known = verb_numbers({word.key for pair in pairs for side in pair for word in side}) if source == "en" else {}
    counts = count_phrases(pairs, align(pairs), _NEGATIONS[other(source)], known)
    common = frozenset(
        word for word, _ in Counter(word.key for _, human in pairs for word in human).most_common(_COMMON)
    )
    phrases = choose(counts, common)
    print(f"{len(pairs)} pairs, {sum(map(len, phrases.values()))} phrases, n-grams {[len(table) for table in scores]}")
    save_model(str(out), Model(vocabulary, scores, backoff, phrases, WEIGHTS))


def read_pairs(collected: Path) -> list[Pair]:
    """The engine's words and the human's, each pair once, the same stretches protected in both."""
    pairs: dict[tuple[str, str], tuple[list[Word], list[Word]]] = {}
    for line in collected.open(encoding="utf-8"):
        _, _, said, values, reference = json.loads(line)
        numbers = {mark for mark, value in values.items() if value[:1].isdigit()}
        engine, human = cut(said, numbers=numbers), cut(protect(reference, values), numbers=numbers)
        if engine and human and len(engine) <= 80 and 0.5 < len(human) / len(engine) < 2:
            pairs[said, reference] = engine, human
    inside = {word.text for _, human in pairs.values() for word in human[1:]}
    return [(without_capital(engine, inside), without_capital(human, inside)) for engine, human in pairs.values()]


def protect(text: str, values: dict[str, str]) -> str:
    """A human translation with marks for what the engine's output has marks for; longer stretches first."""
    for mark, value in sorted(values.items(), key=lambda item: (-len(item[1]), item[0])):
        if value:
            text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", mark, text, count=1)
    return text


def align(pairs: Sequence[Pair]) -> Iterator[set[tuple[int, int]]]:
    """Which words of a pair belong together; the program eflomal-align must be on the PATH."""
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / name) for name in ("pairs", "forward", "reverse")]
        lines = (" ||| ".join(" ".join(_aligned_as(word) for word in side) for side in pair) for pair in pairs)
        Path(names[0]).write_text("\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run(  # noqa: S603
            ["eflomal-align", "-i", names[0], "--overwrite", "-m", "3", "-f", names[1], "-r", names[2]],  # noqa: S607
            check=True,
        )
        forward, reverse = (Path(name).read_text().splitlines() for name in names[1:])
    for one, two in zip(forward, reverse, strict=True):
        yield grow(_links(one), _links(two))


def _aligned_as(word: Word) -> str:
    return word.text if is_slot(word.key) else word.key.lower()


def _links(line: str) -> set[tuple[int, int]]:
    return {(int(one), int(two)) for one, two in (link.split("-") for link in line.split())}


def grow(forward: set[tuple[int, int]], reverse: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Both directions' links, then neighbours of those that only one has, then words still without a link."""
    links, either = forward & reverse, forward | reverse
    steps = [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)]
    ones, others = {one for one, _ in links}, {two for _, two in links}
    grown = True
    while grown:
        grown = False
        for one, two in sorted(links):
            for a, b in steps:
                link = one + a, two + b
                if link in either - links and (link[0] not in ones or link[1] not in others):
                    links.add(link)
                    ones.add(link[0])
                    others.add(link[1])
                    grown = True
    for one, two in [*sorted(forward), *sorted(reverse)]:
        if one not in ones and two not in others:
            links.add((one, two))
            ones.add(one)
            others.add(two)
    return links


def verb_numbers(words: Iterable[str]) -> dict[str, str]:
    """Of the Spanish words that are nothing but a finite verb, and in one number: which, by Apertium's dictionary."""
    mode = mode_file("es", "en")
    if mode is None:
        raise SystemExit("Apertium is not installed")
    dictionary = re.search(r"'([^']*\.automorf\.bin)'", mode.read_text(encoding="utf-8"))
    assert dictionary is not None  # noqa: S101 - every mode begins with it
    asked = sorted(word for word in words if word.isalpha())
    said = run(["lt-proc", "-w", dictionary[1]], "".join(f"{word}\n" for word in asked), patience=600)
    numbers = {"son": "pl"}  # a sound too
    for form, readings in re.findall(r"\^([^/$]*)/([^$]*)\$", said):
        found = {_VERB_NUMBER.search(reading) for reading in readings.split("/")}
        told = {match[1] if match else "" for match in found}
        if len(told) == 1 and "" not in told:
            numbers[form] = told.pop()
    return numbers


def count_phrases(
    pairs: Sequence[Pair],
    links: Iterator[set[tuple[int, int]]],
    negations: frozenset[str],
    numbers: Mapping[str, str],
) -> Phrases:
    """How often each phrase of the engine stands for each of the human."""
    counts: Phrases = Counter()
    for (engine, human), linked in zip(pairs, links, strict=True):
        for start, end, first, last in spans(len(engine), len(human), linked):
            one, two = engine[start:end], human[first:last]
            if passes(one, two, negations, numbers):
                counts[tuple(word.key for word in one), tuple(word.key for word in two)] += 1
    return counts


def spans(ones: int, twos: int, links: set[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of both sides that are linked to nothing outside each other (Koehn, Och and Marcu 2003)."""
    of_one, of_two = defaultdict(list), defaultdict(list)
    for one, two in links:
        of_one[one].append(two)
        of_two[two].append(one)
    for start in range(ones):
        reached: list[int] = []
        for end in range(start + 1, min(ones, start + LONGEST_SOURCE) + 1):
            reached += of_one[end - 1]
            if not reached:
                continue
            low, high = min(reached), max(reached)
            if any(not start <= one < end for two in range(low, high + 1) for one in of_two[two]):
                continue
            first = low
            while first >= 0 and (first == low or not of_two[first]):
                last = high + 1
                while last <= twos and (last == high + 1 or not of_two[last - 1]) and last - first <= LONGEST_TARGET:
                    yield start, end, first, last
                    last += 1
                first -= 1


def passes(
    engine: Sequence[Word], human: Sequence[Word], negations: frozenset[str], numbers: Mapping[str, str]
) -> bool:
    """Whether both say the same of what must not change.

    The same names and numbers in the same order, the same punctuation; both or neither deny; and no verb is plural in
    one and singular in the other, since its subject stands outside.
    """
    fixed = [word.key for word in engine if word.key in _FIXED]
    return (
        [word.text for word in engine if is_slot(word.key)] == [word.text for word in human if is_slot(word.key)]
        and fixed == [word.key for word in human if word.key in _FIXED]
        and not (fixed and len(engine) > 1)
        and _denies(engine, negations) == _denies(human, negations)
        and (not (told := _numbers(engine, numbers)) or _numbers(human, numbers) <= told)
    )


def _denies(words: Sequence[Word], negations: frozenset[str]) -> bool:
    return any(word.key.lower() in negations or word.key.endswith("n't") for word in words)


def _numbers(words: Sequence[Word], numbers: Mapping[str, str]) -> set[str]:
    return {numbers[word.key] for word in words if word.key in numbers}


def choose(counts: Phrases, common: frozenset[str]) -> dict[tuple[str, ...], tuple[Phrase, ...]]:
    """The likeliest translations of each phrase; those that add or drop a word with a meaning must be usual ones."""
    of_engine, of_human = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for (engine, human), count in counts.items():
        of_engine[engine] += count
        of_human[human] += count

    def weighs(phrase: tuple[str, ...]) -> int:
        return sum(word[0].isalpha() and not is_slot(word) and word.lower() not in common for word in phrase)

    found: dict[tuple[str, ...], list[tuple[float, tuple[str, ...]]]] = defaultdict(list)
    for (engine, human), count in counts.items():
        odds = (count - 0.4) / of_engine[engine]
        gained = weighs(human) - weighs(engine)
        usual = gained == 0 or (count >= 5 and odds >= (_LOSES if gained < 0 else _GAINS))
        if gained < 0 and len(engine) == 1:  # without a neighbour to tell, the word may be right here
            continue
        if usual and count >= 2 and odds >= 0.03 and of_engine[engine] >= (2 if len(engine) == 1 else 3):
            back = (count - 0.4) / of_human[human]
            found[engine].append((math.log(odds) + math.log(back) / 5, human))
    chosen = {engine: sorted(targets, key=lambda each: (-each[0], each[1]))[:BEST] for engine, targets in found.items()}
    return {
        engine: tuple((human, score) for score, human in targets)
        for engine, targets in sorted(chosen.items())
        if len(engine) == 1 or [human for _, human in targets] != [engine]
    }


if __name__ == "__main__":
    main(cast("Language", sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))

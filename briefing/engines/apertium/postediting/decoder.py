"""Finds the likeliest post-edited sentence: beam search from left to right, phrases in the order in which they stand.

The engine has already put the words into the target language's order, so that nothing is moved farther than a phrase
reaches (Simard et al. 2007 found the same). See Koehn, Och and Marcu (2003), "Statistical phrase-based translation".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.engines.apertium.postediting.model import BITS, END, ORDER, START, UNKNOWN, Model, load_model
from briefing.engines.apertium.postediting.words import Word, cut, is_slot, join, without_capital
from briefing.models import Language, other

BEAM = 12  # hypotheses kept at each place; 30 gives the same BLEU on the tuning sentences, 4 loses 0.3
_MASK = (1 << BITS * (ORDER - 1)) - 1


@dataclass(frozen=True, slots=True)
class _Option:
    """A phrase that may stand for the words up to a place, and its score but for the language model."""

    end: int
    words: tuple[Word, ...]
    numbers: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Hypothesis:
    score: float
    before: "_Hypothesis | None" = None
    words: tuple[Word, ...] = ()


class Decoder:
    """Post-edits sentences with one model."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._longest = model.longest
        self._seen: dict[int, float] = {}

    def edit(self, text: str, values: Mapping[str, str] | None = None) -> str:
        """The engine's output as people write; its protected stretches and numbers in the same order.

        Args:
            text: The output.
            values: What its marks stand for: a number is not treated as a name is.
        """
        numbers = {mark for mark, value in (values or {}).items() if value[:1].isdigit()}
        words = without_capital(cut(text, numbers=numbers), self._model.vocabulary)
        if not words:
            return text
        return join(self._best(words))

    def _best(self, words: Sequence[Word]) -> list[Word]:
        weight = self._model.weights.language
        stacks: list[dict[int, _Hypothesis]] = [{} for _ in range(len(words) + 1)]
        stacks[0][START] = _Hypothesis(0.0)
        for place in range(len(words)):
            options = list(self._options(words, place))
            # Equal scores keep the order in which they were found, which the input alone decides.
            ranked = sorted(stacks[place].items(), key=lambda item: -item[1].score)[:BEAM]
            for history, hypothesis in ranked:
                for option in options:
                    score, latest = hypothesis.score + option.score, history
                    for number in option.numbers:
                        score += weight * self._log_probability(latest, number)
                        latest = (latest << BITS | number) & _MASK
                    if option.end == len(words):
                        score += weight * self._log_probability(latest, END)
                    rival = stacks[option.end].get(latest)
                    if rival is None or rival.score < score:
                        stacks[option.end][latest] = _Hypothesis(score, hypothesis, option.words)
        return _trace(max(stacks[-1].values(), key=lambda each: each.score))

    def _options(self, words: Sequence[Word], place: int) -> Iterator[_Option]:
        weights = self._model.weights
        for end in range(place + 1, min(len(words), place + self._longest) + 1):
            source = words[place:end]
            keys = tuple(word.key for word in source)
            known = self._model.phrases.get(keys, ())
            for target, odds in known:
                same = weights.same * len(source) if target == keys else 0.0
                score = weights.phrase * odds + weights.each + weights.word * len(target) + same
                yield _Option(end, _filled(target, source), self._numbers(target), score)
            if len(source) == 1 and all(target != keys for target, _ in known):
                score = weights.each + weights.word + weights.same + (weights.unseen if known else 0.0)
                yield _Option(end, tuple(source), self._numbers(keys), score)

    def _numbers(self, keys: Sequence[str]) -> tuple[int, ...]:
        return tuple(self._model.vocabulary.get(key, UNKNOWN) for key in keys)

    def _log_probability(self, history: int, number: int) -> float:
        """Of a word after two others, by Katz's backing off from the n-grams that were not met in training."""
        key = history << BITS | number
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._back_off(history, number)
        return found

    def _back_off(self, history: int, number: int) -> float:
        total, kept = 0.0, ORDER - 1
        while kept and history < 1 << BITS * (kept - 1):  # a sentence's first words have less before them
            kept -= 1
        for length in range(kept, -1, -1):
            history &= (1 << BITS * length) - 1
            score = self._model.scores[length].get(history << BITS | number)
            if score is not None:
                return total + score
            if length:
                total += self._model.backoff[length - 1].get(history, 0.0)
        return total + self._model.scores[0].get(UNKNOWN, -20.0)


@lru_cache(maxsize=2)
def decoder_into(target: Language) -> Decoder | None:
    """The decoder of the shipped model into a language; None where none is shipped."""
    model = load_model(other(target), target)
    return Decoder(model) if model else None


def _trace(hypothesis: _Hypothesis) -> list[Word]:
    parts = []
    step: _Hypothesis | None = hypothesis
    while step is not None:
        parts.append(step.words)
        step = step.before
    return [word for part in reversed(parts) for word in part]


def _filled(target: Sequence[str], source: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a phrase, those that pass through in the places kept for them."""
    passing = iter([word for word in source if is_slot(word.key)])
    if target == tuple(word.key for word in source):
        return tuple(source)
    first = source[0].glued and source[0].text[0].isalpha()
    texts = (next(passing).text if is_slot(key) else key for key in target)
    return tuple(
        Word(text, key, first and not place) for place, (text, key) in enumerate(zip(texts, target, strict=True))
    )

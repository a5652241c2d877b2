"""Summarises what several articles tell of the same thing, in either language, so that nothing is said twice.

The sentences to choose from are those of the articles' own summaries, since these have been translated; they are
compared by the English words of each. It begins with the first sentence of the article that gives the headline, and
goes on with what adds most: words that no sentence chosen so far has, that several sources say, and say early (the
weight of a concept is the number of documents with it: Gillick, Favre, Hakkani-Tür 2008, "The ICSI Summarization System
at TAC 2008"). A source that has been heard waits for the others.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from briefing.lang import lexicon
from briefing.lang.tokens import content_lemmas
from briefing.models import Brief, Language, PickedSentence
from briefing.stages.summarize.budget import Budget
from briefing.stages.summarize.select import prepare

_LATER = 0.2  # the i-th sentence of an article counts 1 / (1 + i * this): background stands last
# Of the shorter of two sentences' words: from then on they say the same. Among the agency's stories of
# tests/stages/stories, 97 % of the sentences have more in common with their machine-translated translation, 0.1 % of
# all other pairs of a story have.
_SAME = 0.35
_SAID = 0.5  # of a sentence's words, in all that is chosen: from then on it adds little
_OTHER_LANGUAGE = 0.7  # of a sentence beside one in the language of the headline: a summary reads best in one


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence with those that it cannot stand without.

    Attributes:
        source: The place of its brief.
        language: What it is written in.
        picked: These sentences, in order.
        concepts: What they speak of, in English.
        early: 1 for the first sentence of the article, less for later ones.
    """

    source: int
    language: Language
    picked: tuple[PickedSentence, ...]
    concepts: frozenset[str]
    early: float

    @property
    def words(self) -> int:
        """Their length in English."""
        return sum(len(each.passage.texts["en"].split()) for each in self.picked)


def summarize_together(
    briefs: Sequence[Brief], voices: Sequence[int], *, budget: Budget
) -> tuple[tuple[int, PickedSentence], ...]:
    """Choose the sentences that tell a story together.

    Args:
        briefs: The briefs of its articles, the one that gives the headline first.
        voices: Whose words each article is; copies of one agency's text are one voice, and count once.
        budget: How long the summary may be, counted in English.

    Returns:
        Sentences with the place of their brief, in the order of the briefs and within each of the article.
    """
    candidates = [each for source, brief in enumerate(briefs) for each in _candidates(source, brief)]
    weights = _weights(candidates, voices)
    chosen: list[_Candidate] = []
    while candidates:
        said = frozenset(concept for each in chosen for concept in each.concepts)
        heard = Counter(voices[each.source] for each in chosen)
        language = briefs[0].language
        promises = [
            _adds(each, said, weights)
            * (1.0 if each.language == language else _OTHER_LANGUAGE)
            / (1 + heard[voices[each.source]])
            for each in candidates
        ]
        best = candidates[promises.index(max(promises)) if chosen else 0]
        candidates = [each for each in candidates if each is not best and not _overlaps(each, best)]
        larger = [*chosen, best]
        sentences, words = sum(len(each.picked) for each in larger), sum(each.words for each in larger)
        if not _is_said(best, chosen) and budget.allows(sentences=sentences, words=words):
            chosen = larger
    return tuple((each.source, picked) for each in sorted(chosen, key=_place) for picked in each.picked)


def _candidates(source: int, brief: Brief) -> list[_Candidate]:
    sentences = tuple(each.sentence for each in brief.sentences)
    picked = {each.number: each for section in brief.sections for each in section.picked}
    found = []
    for index, unit in prepare(sentences, brief.language).units.items():
        numbers = [sentences[place].number for place in unit]
        if index == unit[-1] and all(number in picked for number in numbers):
            told = tuple(picked[number] for number in numbers)
            concepts = frozenset(concept for each in told for concept in _concepts(each))
            found.append(_Candidate(source, brief.language, told, concepts, 1 / (1 + _LATER * unit[0])))
    return found


def _concepts(picked: PickedSentence) -> Collection[str]:
    """What a sentence speaks of, in English; what the engine left in Spanish has Spanish stopwords."""
    lemmas = content_lemmas(picked.passage.texts["en"], "en")
    return [lemma for lemma in lemmas if lemma not in lexicon("es").stopwords]


def _weights(candidates: Sequence[_Candidate], voices: Sequence[int]) -> dict[str, float]:
    """What it is worth to say a word: for each voice that says it, by how early."""
    said: dict[str, dict[int, float]] = {}
    for each in candidates:
        for concept in each.concepts:
            by_voice = said.setdefault(concept, {})
            by_voice[voices[each.source]] = max(by_voice.get(voices[each.source], 0.0), each.early)
    return {concept: math.fsum(by_voice.values()) for concept, by_voice in said.items()}


def _adds(candidate: _Candidate, said: frozenset[str], weights: Mapping[str, float]) -> float:
    """What a candidate adds, for its length."""
    new = math.fsum(weights[concept] for concept in candidate.concepts - said)
    return new * candidate.early / math.sqrt(max(1, candidate.words))


def _is_said(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    """Whether one of the chosen says what a candidate does, or all of them together most of it."""
    own = candidate.concepts
    said = frozenset(concept for each in chosen for concept in each.concepts)
    same = any(len(own & each.concepts) > _SAME * min(len(own), len(each.concepts)) for each in chosen)
    return same or len(own & said) > _SAID * len(own)


def _overlaps(one: _Candidate, other: _Candidate) -> bool:
    """Whether two candidates have a sentence in common."""
    numbers = {each.number for each in one.picked}
    return one.source == other.source and any(each.number in numbers for each in other.picked)


def _place(candidate: _Candidate) -> tuple[int, int]:
    return candidate.source, candidate.picked[0].number

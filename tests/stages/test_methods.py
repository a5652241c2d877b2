"""Each way of ranking sentences gives the values that its paper's formula gives by hand."""

import math

import pytest

from briefing.models import LANGUAGES, Language, Sentence, TaggedSentence
from briefing.stages.summarize import METHODS, Budget, Method, summarize
from briefing.stages.summarize.graph import pagerank
from briefing.stages.summarize.lead import rank as lead
from briefing.stages.summarize.lexrank import rank as lexrank
from briefing.stages.summarize.textrank import overlap
from briefing.stages.summarize.vectors import cosine, make_vectors

TEXTS: dict[Language, tuple[str, ...]] = {
    "en": (
        "The river flooded the village on Monday.",
        "Rescue boats crossed the flooded village at dawn.",
        "The school of the flooded village became a shelter.",
        "A concert in the capital was cancelled.",
    ),
    "es": (
        "El río inundó la aldea el lunes.",
        "Las lanchas de rescate cruzaron la aldea inundada al amanecer.",
        "La escuela de la aldea inundada acogió a las familias.",
        "En la capital suspendieron un concierto.",
    ),
}


def sentences(language: Language) -> tuple[Sentence, ...]:
    """Four sentences, three of them about the same village."""
    return tuple(Sentence(n, 1, text) for n, text in enumerate(TEXTS[language], 1))


def test_pagerank_of_a_star() -> None:
    """In a star of three, by hand: c = 0.05 + 1.7 l for the centre and l = 0.05 + 0.425 c for a leaf."""
    ranks = pagerank([{1: 1.0, 2: 1.0}, {0: 1.0}, {0: 1.0}])
    assert ranks == pytest.approx([0.4865, 0.2568, 0.2568], abs=1e-4)


def test_pagerank_without_edges() -> None:
    """Where nothing is joined all are worth the same, and nothing of nothing is nothing."""
    assert pagerank([{}, {}]) == [0.5, 0.5]
    assert pagerank([]) == []


def test_textrank_overlap() -> None:
    """Two shared words of four and three: 2 / (ln 4 + ln 3) = 0.8049."""
    one, other = dict.fromkeys("abcd", 1.0), dict.fromkeys("abx", 1.0)
    assert overlap(one, other) == pytest.approx(2 / math.log(12))
    assert round(overlap(one, other), 4) == 0.8049
    assert overlap({"a": 1.0}, {"a": 1.0}) == 0.0


def test_cosine() -> None:
    """(1, 2) and (2, 1): 4 / 5."""
    assert cosine({"a": 1.0, "b": 2.0}, {"a": 2.0, "b": 1.0}) == pytest.approx(0.8)
    assert cosine({}, {"a": 1.0}) == 0.0


def test_lead_falls_with_the_place() -> None:
    """1, 1/2, 1/3, 1/4."""
    assert lead(sentences("en"), []) == pytest.approx([1, 1 / 2, 1 / 3, 1 / 4])


@pytest.mark.parametrize("language", LANGUAGES)
def test_lexrank_leaves_the_stranger_last(language: Language) -> None:
    """The sentence that is like no other has the least centrality."""
    found = sentences(language)
    ranks = lexrank(found, make_vectors(found, language))
    assert min(range(4), key=ranks.__getitem__) == 3
    assert sum(ranks) == pytest.approx(1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", METHODS)
def test_every_method_keeps_the_rules(method: Method, language: Language) -> None:
    """Whatever ranks, the summary is verbatim, in order and within its budget."""
    found = sentences(language)
    tagged = tuple(TaggedSentence(sentence) for sentence in found)
    chosen = summarize(tagged, language=language, budget=Budget(sentences=2), method=method)
    assert len(chosen) == 2
    assert list(chosen) == sorted(chosen, key=lambda sentence: sentence.number)
    assert set(chosen) <= set(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lead_is_the_first_sentences(language: Language) -> None:
    """With `lead` the summary is how the article begins."""
    tagged = tuple(TaggedSentence(sentence) for sentence in sentences(language))
    chosen = summarize(tagged, language=language, budget=Budget(sentences=3), method="lead")
    assert [sentence.number for sentence in chosen] == [1, 2, 3]

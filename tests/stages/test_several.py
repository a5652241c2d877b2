"""A summary of several articles: what stands where it should, and nothing twice."""

from dataclasses import replace

from briefing.models import Brief, PickedSentence
from briefing.stages.summarize import Budget, summarize_together
from tests.articles import Sample

BUDGET = Budget(sentences=4)
TEXTS = (
    "The navy stopped two boats off the coast of Nariño and found cocaine under the nets.",
    "Admiral Rodrigo Salazar praised the crew of the frigate Almirante Padilla.",
    "He said that the chase had lasted eleven hours.",
)


def told(*briefs: Brief, budget: Budget = BUDGET) -> list[tuple[int, str]]:
    """What the summary says, in English, with the place of each brief."""
    found = summarize_together(briefs, range(len(briefs)), budget=budget)
    return [(source, picked.passage.texts["en"]) for source, picked in found]


def brief(*texts: str) -> Brief:
    """A brief that shows all its sentences."""
    made: Brief = Sample(texts=texts, theme_ids=("drugs",) * len(texts)).brief()
    picked = {each.number: each for section in made.sections for each in section.picked}
    assert len(picked) == len(texts)
    return made


def test_one_article_begins_with_its_first_sentence() -> None:
    """And follows its own order."""
    assert told(brief(*TEXTS)) == [(0, text) for text in TEXTS]


def test_what_one_says_the_other_does_not_say_again() -> None:
    """Of two papers with the same fact in nearly the same words one tells it; what only one has is told too."""
    again = "The navy has stopped two boats off the coast and has found cocaine beneath the nets."
    other = "The boats were towed to the harbour of Tumaco by fishermen."
    assert told(brief(*TEXTS[:2]), brief(again, other)) == [(0, TEXTS[0]), (0, TEXTS[1]), (1, other)]


def test_a_sentence_that_leans_comes_with_the_one_before() -> None:
    """'He said …' never stands without its admiral, and both count for the budget."""
    summary = told(brief(*TEXTS), budget=Budget(sentences=2))
    assert (0, TEXTS[2]) not in summary
    assert summary[0] == (0, TEXTS[0])


def test_nothing_to_choose_from() -> None:
    """Briefs without a summary, or whose sentences are all too long, give none."""
    empty = replace(brief(*TEXTS), sections=())
    assert told(empty, empty) == []
    assert told(brief(*TEXTS), budget=Budget(words=3)) == []


def test_text_that_is_kept_back() -> None:
    """Where the article's text is withheld, the sentences of its brief can still be told."""
    made = brief(*TEXTS[:2])
    shown: list[PickedSentence] = [each for section in made.sections for each in section.picked][:1]
    withheld = tuple(
        each
        if each.sentence.number == shown[0].number
        else replace(each, sentence=replace(each.sentence, text="", withheld=9))
        for each in made.sentences
    )
    section = replace(made.sections[0], picked=tuple(shown))
    assert told(replace(made, sentences=withheld, sections=(section,))) == [(0, TEXTS[0])]

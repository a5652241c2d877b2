"""How well copies, stories and their going on are found, in precision and recall over pairs of articles."""

import random
from collections.abc import Iterable, Mapping
from itertools import combinations

import pytest

from briefing.engines.apertium import installed
from briefing.engines.choose import open_translator
from briefing.engines.fake import FakeTranslator
from briefing.models import LANGUAGES, Language
from briefing.protocols import Translator
from briefing.stages.stories import Rarity, Thread, find_copies, find_stories, find_threads
from briefing.stages.stories.vectors import Vector
from briefing.termbase import load_termbase
from tests.quality.gold import load
from tests.stages.stories.pairs import EDITS, Human, Report, features_of, marks_of, reports

ENOUGH = 0.95
Pair = frozenset[str]


def measure(found: set[Pair], right: set[Pair]) -> tuple[float, float]:
    """Precision and recall."""
    return len(found & right) / len(found), len(found & right) / len(right)


def pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    """All pairs of things in the same group."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def gold() -> list[Report]:
    """The gold articles, which nothing here was tuned on, as reports of one event each."""
    found = []
    for article in (*load("dev"), *load("report")):
        paragraphs: dict[int, list[str]] = {}
        for sentence in article.sentences:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence.text)
        texts = tuple(" ".join(each) for each in paragraphs.values())
        found.append(Report(article.name, "gold", "day1", article.language, article.title, texts))
    return found


@pytest.mark.parametrize("edit", EDITS)
def test_copies_of_an_agencys_text(edit: str) -> None:
    """Cut to a half, reordered, figures changed, all at once: found among others of the same day, theme and actors.

    The originals include own reports of the same event, what happened next, and other texts with the same background.
    """
    chance = random.Random(7)
    originals = [*reports(), *gold()]
    marks = {each.name: marks_of(each) for each in originals}
    marks |= {f"{each.name} {edit}": marks_of(EDITS[edit](each, chance)) for each in originals}
    groups: dict[str, list[str]] = {}
    for copy, original in find_copies(marks).items():
        groups.setdefault(original, [original]).append(copy)
    precision, recall = measure(pairs(groups.values()), {frozenset({e.name, f"{e.name} {edit}"}) for e in originals})
    assert min(precision, recall) >= ENOUGH, (precision, recall)


def vectors(translators: Mapping[Language, Translator], wanted: Iterable[Report]) -> dict[str, Vector]:
    """What articles are known by, each weighed among all."""
    features = {each.name: features_of(each, translators[each.language]) for each in wanted}
    rarity = Rarity(features.values())
    return {name: rarity.weigh(each) for name, each in features.items()}


@pytest.fixture(params=["person", "apertium"], scope="module")
def every(request: pytest.FixtureRequest) -> dict[str, Vector]:
    """The vectors of all reports, translated by a person and by a real engine."""
    if request.param == "person":
        return vectors({language: Human(language) for language in LANGUAGES}, reports())
    if len(installed()) < 2:
        pytest.skip("Apertium is not installed.")
    spanish = open_translator("es", "en", engine="apertium", environ={}, termbase=load_termbase())
    return vectors({"es": spanish, "en": FakeTranslator("en", "es")}, reports())  # whose words are English already


def stories(every: Mapping[str, Vector], day: str) -> list[tuple[str, ...]]:
    """The stories found among the reports of a day."""
    return find_stories({each.name: every[each.name] for each in reports() if each.day == day})


def test_a_story_in_both_languages(every: dict[str, Vector]) -> None:
    """A text and its translation, and another paper's own words, are one story; other events with the same actors,
    on the same day and theme and with the same background, are not."""
    right = pairs([e.name for e in reports() if (e.group, e.event, e.day) == key] for key in {
        (e.group, e.event, e.day) for e in reports()})  # fmt: skip
    precision, recall = measure(pairs([*stories(every, "day1"), *stories(every, "day2")]), right)
    assert min(precision, recall) >= ENOUGH, (precision, recall)


def test_what_happened_next(every: dict[str, Vector]) -> None:
    """A story goes on with that of the day before, not with another of the same actors."""
    before = [Thread(keys[0], [every[key] for key in keys]) for keys in stories(every, "day1")]
    after = stories(every, "day2")
    found = find_threads([[every[key] for key in keys] for keys in after], before)
    went_on = {keys[0].rsplit("-", 2)[0]: found.get(place, "").rsplit("-", 2)[0] for place, keys in enumerate(after)}
    assert len(went_on) == 6
    assert [story for story, thread in went_on.items() if story != thread] == []


def test_what_happened_next_is_no_copy() -> None:
    """Though it repeats the background word for word, and the day before's figures."""
    assert find_copies({each.name: marks_of(each) for each in reports()}) == {}


def test_stories_that_do_not_go_on(every: dict[str, Vector]) -> None:
    """Where the day before had only the other event of the same actors, the story is new."""
    others = {each.name.split("-day")[0] for each in reports() if each.day == "day2"}
    before = [
        Thread(keys[0], [every[key] for key in keys])
        for keys in stories(every, "day1")
        if keys[0].split("-day")[0] not in others
    ]
    assert len(before) == 6
    assert find_threads([[every[key] for key in keys] for keys in stories(every, "day2")], before) == {}

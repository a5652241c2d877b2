"""What the tagger and the summariser reach on the gold articles does not fall below the pinned floors."""

import tomllib
from pathlib import Path
from typing import cast

import pytest

from briefing.models import LANGUAGES, Language
from briefing.stages.themes import load_themes
from tests.quality.gold import Half, load
from tests.quality.measures import Counts, count_labels, score_summaries

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
HALVES = ("dev", "report")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("half", HALVES)
def test_tagging_keeps_its_floor(half: Half, language: Language) -> None:
    """Micro F1 over the four themes stays at or above the floor of each half and language."""
    articles = [article for article in load(half) if article.language == language]
    micro = sum(count_labels(articles, load_themes()).values(), Counts())
    assert micro.f1 >= FLOORS[half][language]["micro_f1"], f"micro F1 {micro.f1:.3f}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("half", HALVES)
def test_summaries_keep_their_floor(half: Half, language: Language) -> None:
    """ROUGE-1 and ROUGE-2 against the editor's choice stay at or above the floors."""
    one, two = score_summaries([article for article in load(half) if article.language == language])["news"]
    floors = FLOORS[half][language]
    assert (one >= floors["rouge_1"], two >= floors["rouge_2"]) == (True, True), f"ROUGE-1 {one:.3f}, ROUGE-2 {two:.3f}"


def test_halves_are_apart_and_whole() -> None:
    """Both halves have articles in both languages, none stands in both, and every label is a known theme."""
    names = {half: {article.name for article in load(cast("Half", half))} for half in HALVES}
    assert not names["dev"] & names["report"]
    known = {theme.id for theme in load_themes()}
    for half in HALVES:
        articles = load(cast("Half", half))
        assert {article.language for article in articles} == set(LANGUAGES)
        assert all(labels <= known for article in articles for labels in article.themes)

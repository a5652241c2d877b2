"""What the tagger and the summariser reach on the gold articles does not fall below the pinned floors."""

import tomllib
from itertools import product
from pathlib import Path

import pytest

from briefing.engines.encoder import load_encoder
from briefing.models import LANGUAGES, Language
from briefing.stages.themes import load_themes
from tests.quality.gold import GOLD, OWN, Half, load
from tests.quality.measures import Counts, count_labels, score_divisions
from tests.quality.summaries import headline_and_lead, picks, score

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
HALVES: tuple[Half, ...] = ("dev", "report")
EACH = pytest.mark.parametrize(("half", "language"), [*product(HALVES, LANGUAGES)])


@EACH
def test_tagging_keeps_its_floor(half: Half, language: Language) -> None:
    """Micro F1 over the four themes, and WindowDiff of the passages, do not get worse than the floor."""
    articles = [article for article in load(half) if article.language == language]
    micro = sum(count_labels(articles, load_themes()).values(), Counts())
    assert micro.f1 >= FLOORS[half][language]["micro_f1"], f"micro F1 {micro.f1:.3f}"
    _, window_diff = score_divisions(articles, load_themes())
    assert window_diff <= FLOORS[half][language]["window_diff"], f"WindowDiff {window_diff:.3f}"


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_tagging_with_an_encoder_keeps_its_floor(language: Language) -> None:
    """The encoder earns its weight on the half that nothing was tuned on."""
    articles = [article for article in load("report") if article.language == language]
    micro = sum(count_labels(articles, load_themes(), load_encoder()).values(), Counts())
    assert micro.f1 >= FLOORS["report"][language]["encoder_micro_f1"], f"micro F1 {micro.f1:.3f}"


@EACH
def test_own_themes_keep_their_floor(half: Half, language: Language) -> None:
    """Themes that a user writes in a dozen terms are found too."""
    own = tuple(theme for theme in load_themes(sorted(OWN.glob("*.toml"))) if (OWN / f"{theme.id}.toml").exists())
    articles = [article for article in load(half, OWN) if article.language == language]
    micro = sum(count_labels(articles, own).values(), Counts())
    assert micro.f1 >= FLOORS[half][language]["own_micro_f1"], f"micro F1 {micro.f1:.3f}"


@EACH
def test_summaries_keep_their_floor(half: Half, language: Language) -> None:
    """ROUGE-1 and ROUGE-2 against the editor's choice, and against headline and lead, stay at or above the floors."""
    articles = [article for folder in (GOLD, OWN) for article in load(half, folder) if article.language == language]
    floors = FLOORS[half][language]
    for name, task in (("picks", picks), ("lead", headline_and_lead)):
        one, two, _ = score(articles, task, ("news",))["news"]
        reached = (one >= floors[f"{name}_rouge_1"], two >= floors[f"{name}_rouge_2"])
        assert reached == (True, True), f"{name}: ROUGE-1 {one:.4f}, ROUGE-2 {two:.4f}"


@pytest.mark.parametrize("folder", [GOLD, OWN])
def test_halves_are_apart_and_whole(folder: Path) -> None:
    """Both halves have articles in both languages, none stands in both, and every label is a known theme."""
    names = {half: {article.name for article in load(half, folder)} for half in HALVES}
    assert not names["dev"] & names["report"]
    known = {theme.id for theme in load_themes(sorted(OWN.glob("*.toml")))}
    for half in HALVES:
        articles = load(half, folder)
        assert {article.language for article in articles} == set(LANGUAGES)
        assert all(labels <= known for article in articles for labels in article.themes)
        assert all(article.title and article.picks for article in articles)

"""`make quality`: prints what the tagger and the summariser reach on the gold articles, the targets beside it."""

from collections.abc import Sequence
from pathlib import Path

from briefing.engines.encoder import load_encoder
from briefing.models import LANGUAGES, Language, Theme
from briefing.protocols import SentenceEncoder
from briefing.stages.themes import load_themes
from tests.quality.gold import GOLD, OWN, GoldArticle, Half, load
from tests.quality.measures import Counts, count_labels, score_divisions
from tests.quality.summaries import headline_and_lead, picks, score

TARGETS: dict[Language, float] = {"en": 0.90, "es": 0.88}
TARGET_OF_A_THEME = 0.80
HALVES: tuple[Half, ...] = ("dev", "report")


def main() -> None:
    """Print a table a half and language, for the built-in themes, two of a user's own, and summaries."""
    for half in HALVES:
        for language in LANGUAGES:
            print(f"\n{half} {language}")
            show_themes(chosen(half, language, GOLD), load_themes(), TARGETS[language])
            print("  the same with the sentence encoder")
            show_themes(chosen(half, language, GOLD), load_themes(), TARGETS[language], load_encoder())
            own = tuple(
                theme for theme in load_themes(sorted(OWN.glob("*.toml"))) if (OWN / f"{theme.id}.toml").exists()
            )
            show_themes(chosen(half, language, OWN), own, TARGETS[language])
            show_summaries(chosen(half, language, GOLD) + chosen(half, language, OWN))


def chosen(half: Half, language: Language, folder: Path) -> list[GoldArticle]:
    """The articles of a half in one language."""
    return [article for article in load(half, folder) if article.language == language]


def show_themes(
    articles: Sequence[GoldArticle],
    themes: tuple[Theme, ...],
    target: float,
    encoder: SentenceEncoder | None = None,
) -> None:
    """F1, precision and recall by theme, and how well the articles are divided."""
    print(f"  {len(articles)} articles, {sum(len(article.sentences) for article in articles)} sentences")
    counts = count_labels(articles, themes, encoder)
    rows = [(name, found, TARGET_OF_A_THEME) for name, found in sorted(counts.items())]
    for name, found, aim in [*rows, ("micro", sum(counts.values(), Counts()), target)]:
        print(f"  {name:16} F1 {found.f1:.3f} of {aim:.2f}  precision {found.precision:.3f}  recall {found.recall:.3f}")
    print(f"  {'macro':16} F1 {sum(found.f1 for found in counts.values()) / len(counts):.3f}")
    pk, window_diff = score_divisions(articles, themes, encoder)
    print(f"  {'passages':16} Pk {pk:.3f}  WindowDiff {window_diff:.3f}")


def show_summaries(articles: Sequence[GoldArticle]) -> None:
    """ROUGE of every method; news is to be above all but the oracle."""
    for title, task in (("an editor's choice", picks), ("headline and lead", headline_and_lead)):
        print(f"  summaries against {title}: ROUGE-1, ROUGE-2, ROUGE-L")
        for name, (one, two, longest) in score(articles, task).items():
            print(f"    {name:14} {one:.3f}  {two:.3f}  {longest:.3f}")


main()

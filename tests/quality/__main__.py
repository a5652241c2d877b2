"""`make quality`: prints what the tagger and the summariser reach on the gold articles, both halves."""

from briefing.models import LANGUAGES
from briefing.stages.themes import load_themes
from tests.quality.gold import Half, load
from tests.quality.measures import Counts, count_labels, score_summaries


def main() -> None:
    """Print a table a half and language."""
    halves: tuple[Half, ...] = ("dev", "report")
    for half in halves:
        for language in LANGUAGES:
            articles = [article for article in load(half) if article.language == language]
            counts = count_labels(articles, load_themes())
            print(f"\n{half} {language}: {len(articles)} articles")
            for name, found in [*sorted(counts.items()), ("micro", sum(counts.values(), Counts()))]:
                print(f"  {name:16} F1 {found.f1:.3f}  precision {found.precision:.3f}  recall {found.recall:.3f}")
            print(f"  {'macro':16} F1 {sum(found.f1 for found in counts.values()) / len(counts):.3f}")
            for name, (one, two) in score_summaries(articles).items():
                print(f"  summary {name:8} ROUGE-1 {one:.3f}  ROUGE-2 {two:.3f}")


main()

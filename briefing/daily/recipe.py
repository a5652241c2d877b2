"""A digest of all that an edition is made with beside its articles: where a part differs, it is made anew."""

from briefing.daily.intake import digest
from briefing.run import Run


def recipe_of(run: Run, *, version: str) -> str:
    """The digest of a run's settings.

    Args:
        run: What makes the briefs. The translator counts by the name it was asked for: a better one that has been
            installed since makes no edition anew by itself.
        version: The program's.
    """
    parts = (
        version,
        run.engine,
        run.termbase.version,
        run.localize,
        run.themes,
        run.budget,
        run.language,
        run.with_article,
        run.templates.version,
    )
    return digest(map(repr, parts))

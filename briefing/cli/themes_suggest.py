"""`briefing themes suggest`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.localize import message
from briefing.errors import SettingsError

if TYPE_CHECKING:
    from briefing.models import Theme
    from briefing.stages.themes.suggest import Suggestion

STRONG_RULE = "strong: 9 in 10 of its places are the theme's, in 3 articles or more; weak: the others"

NO_TERM = (
    "No term stands out: it takes one that is {places} times or more in the theme, in {articles} articles or more."
)
EPILOG = (
    "A line is a term, its language, how strongly it tells (z, in standard deviations), its places in the theme and in "
    "the rest, and the articles that have it in the theme."
)


@click.command(epilog=EPILOG)
@options.inputs
@click.option("--theme", metavar="ID", help="Terms for this theme, from the sentences that it is found in.")
@click.option("--about", metavar="FOLDER", help="Terms for a theme without a file, from articles about it.")
@click.option(
    "--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many terms a language."
)
@options.theme_files
@options.reading
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl", "toml"]),
    default="text",
    show_default=True,
    help="Lines for people, a JSON object a line, or tables for a theme file.",
)
def suggest(
    inputs: tuple[str, ...],
    theme: str | None,
    about: str | None,
    limit: int,
    theme_files: tuple[Path, ...],
    output_format: str,
    **reading: Any,
) -> int:
    """Print terms that tell a theme from the rest of the articles and that its file has not. INPUT: files, folders."""
    from briefing import authoring  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.stages.themes import load_themes  # noqa: PLC0415

    if (theme is None) == (about is None):
        raise SettingsError(
            "Say either --theme ID, for a theme that has a file, or --about FOLDER, for one that has none."
        )
    themes = load_themes(theme_files)
    if about is not None:
        own, code = options.analyse_articles((about,), **reading)
        rest, rest_code = options.analyse_articles(inputs, **reading)
        found, code = authoring.suggest_about(own, rest, limit=limit), code or rest_code
    else:
        wanted = _named(str(theme), themes)
        analyses, code = options.analyse_articles(inputs, themes=themes, **reading)
        found = authoring.suggest_for(wanted, analyses, limit=limit)
    if not found:
        click.echo(message(NO_TERM, places=authoring.LEAST_PLACES, articles=authoring.LEAST_ARTICLES), err=True)
    _show(found, output_format)
    return code


def _named(theme_id: str, themes: "tuple[Theme, ...]") -> "Theme":
    for theme in themes:
        if theme.id == theme_id:
            return theme
    known = ", ".join(each.id for each in themes)
    raise SettingsError("There is no theme '{theme}'. There are: {known}.", theme=theme_id, known=known)


def _show(found: "list[Suggestion]", output_format: str) -> None:
    if output_format == "toml":
        from briefing.stages.themes.suggest import to_toml  # noqa: PLC0415 - the stages import heavy libraries

        if found:
            click.echo(f"# {message(STRONG_RULE)}\n{to_toml(found)}", nl=False)
        return
    for each in found:
        if output_format == "jsonl":
            row = {"term": each.term, "language": each.language, "z": each.z, "strong": each.strong}
            options.echo_json(row | {"inside": each.inside, "outside": each.outside, "articles": each.articles})
        else:
            numbers = (f"{each.z:.2f}", str(each.inside), str(each.outside), str(each.articles))
            click.echo("\t".join([each.term, each.language, *numbers]))

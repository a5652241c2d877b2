"""`briefing summarize`."""

from pathlib import Path

import click

from briefing.cli import options
from briefing.errors import SettingsError


@click.command()
@options.inputs
@click.option("--sentences", type=click.IntRange(1), help="At most so many sentences.  [default: 5, without --words]")
@click.option("--words", type=click.IntRange(1), help="At most so many words.")
@click.option("--theme", metavar="ID", help="Summarise what the article says of one theme.")
@options.theme_files
@options.reading
@options.output_format
def summarize(
    inputs: tuple[str, ...],
    sentences: int | None,
    words: int | None,
    theme: str | None,
    theme_files: tuple[Path, ...],
    language: str | None,
    timezone: str | None,
    output_format: str,
) -> int:
    """Print the sentences that carry each article, verbatim. INPUT is a file, a folder, or - for standard input."""
    from briefing import pipeline  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.stages.summarize import Budget  # noqa: PLC0415
    from briefing.stages.themes import load_themes  # noqa: PLC0415

    themes = load_themes(theme_files)
    if theme and theme not in {each.id for each in themes}:
        known = ", ".join(each.id for each in themes)
        raise SettingsError("There is no theme '{theme}'. There are: {known}.", theme=theme, known=known)
    budget = Budget(5 if sentences is None and words is None else sentences, words)

    def show(article, detection) -> None:  # type: ignore[no-untyped-def]
        for sentence in pipeline.summarize_article(article, detection, themes=themes, budget=budget, theme_id=theme):
            if output_format == "jsonl":
                options.echo_json({"n": sentence.number, "text": sentence.text})
            else:
                click.echo(sentence.text)

    return options.for_each_article(inputs, show, language=language, timezone=timezone)

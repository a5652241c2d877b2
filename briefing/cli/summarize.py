"""`briefing summarize`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import encoding, options
from briefing.cli.localize import message
from briefing.errors import SettingsError

if TYPE_CHECKING:
    from briefing.stages.summarize import Budget

NOTHING = "{name}: no sentence of it fits. Allow more words, or another theme."


@click.command()
@options.inputs
@click.option("--sentences", type=click.IntRange(1), help="At most so many sentences.  [default: 5, without --words]")
@click.option("--words", type=click.IntRange(1), help="At most so many words.")
@click.option("--theme", metavar="ID", help="Summarise what the article says of one theme.")
@click.option(
    "--method", type=click.Choice(["news", "lead", "lexrank", "textrank"]), default="news", show_default=True,
    help="How sentences are ranked; all but news are there to compare.",
)  # fmt: skip
@options.theme_files
@encoding.encoder
@options.reading
@options.output_format
def summarize(inputs: tuple[str, ...], theme: str | None, theme_files: tuple[Path, ...], **chosen: Any) -> int:
    """Print the sentences that carry each article, verbatim. INPUT is a file, a folder, or - for standard input."""
    from briefing import pipeline  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.stages.themes import load_themes  # noqa: PLC0415

    themes = load_themes(theme_files)
    if theme and theme not in {each.id for each in themes}:
        known = ", ".join(each.id for each in themes)
        raise SettingsError("There is no theme '{theme}'. There are: {known}.", theme=theme, known=known)
    encoder = encoding.open_encoder(chosen.pop("encoder"))
    taking = {
        "themes": themes,
        "encoder": encoder,
        "theme_id": theme,
        "method": chosen.pop("method"),
        "budget": _budget(chosen),
    }
    as_json = chosen.pop("output_format") == "jsonl"

    def show(article, detection) -> None:  # type: ignore[no-untyped-def]
        chosen_ones = pipeline.summarize_article(article, detection, **taking)
        if not chosen_ones:
            click.echo(message(NOTHING, name=article.name), err=True)
        for sentence in chosen_ones:
            if as_json:
                options.echo_json({"n": sentence.number, "text": sentence.text})
            else:
                click.echo(sentence.text)

    return options.for_each_article(inputs, show, **chosen)


def _budget(chosen: dict[str, Any]) -> "Budget":
    from briefing.stages.summarize import Budget  # noqa: PLC0415 - the stages import heavy libraries

    sentences, words = chosen.pop("sentences"), chosen.pop("words")
    return Budget(5 if sentences is None and words is None else sentences, words)

"""`briefing themes`."""

from pathlib import Path

import click

from briefing.cli import options
from briefing.models import LANGUAGES


@click.command()
@options.theme_files
@options.output_format
def themes(theme_files: tuple[Path, ...], output_format: str) -> None:
    """List the themes that articles are searched for."""
    from briefing.stages.themes import load_themes  # noqa: PLC0415 - for a quick --help

    for theme in load_themes(theme_files):
        if output_format == "jsonl":
            options.echo_json({"id": theme.id, "labels": {language: theme.labels[language] for language in LANGUAGES}})
        else:
            click.echo(f"{theme.id}\t{theme.labels['en']}\t{theme.labels['es']}")

"""`briefing themes`, which lists them; `themes check` and `themes suggest` have files of their own."""

from pathlib import Path

import click

from briefing.cli import options
from briefing.cli.themes_check import check
from briefing.cli.themes_suggest import suggest
from briefing.errors import SettingsError
from briefing.models import LANGUAGES


@click.group(invoke_without_command=True)
@options.theme_files
@options.output_format
@click.pass_context
def themes(context: click.Context, theme_files: tuple[Path, ...], output_format: str) -> None:
    """List the themes that articles are searched for. Its commands help to write a theme file."""
    if context.invoked_subcommand:
        if theme_files or output_format != "text":
            raise SettingsError("Write the options of '{command}' behind it.", command=context.invoked_subcommand)
        return
    from briefing.stages.themes import load_themes  # noqa: PLC0415 - for a quick --help

    for theme in load_themes(theme_files):
        if output_format == "jsonl":
            options.echo_json({"id": theme.id, "labels": {language: theme.labels[language] for language in LANGUAGES}})
        else:
            click.echo(f"{theme.id}\t{theme.labels['en']}\t{theme.labels['es']}")


for command in (check, suggest):
    themes.add_command(command)

"""`briefing init`."""

import os
from importlib.resources import files
from pathlib import Path

import click

from briefing.cli.localize import message, user_language
from briefing.errors import OutputError

STARTED = "{file}: put your sources into it, and then: briefing fetch"


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default="briefing.toml")
def init(file: Path) -> None:
    """Write a briefing.toml to start from, with every setting explained. One that is there is never overwritten."""
    from briefing.files import write_whole  # noqa: PLC0415 - for a quick --help

    if os.path.lexists(file):
        raise OutputError("{path} is there already, and stays as it is. Name another file.", path=file)
    write_whole(file, (files("briefing.config") / f"starter.{user_language()}.toml").read_bytes())
    click.echo(message(STARTED, file=file), err=True)

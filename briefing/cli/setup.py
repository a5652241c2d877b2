"""`briefing setup`."""

import os

import click

from briefing.cli import options
from briefing.cli.localize import message
from briefing.errors import BriefingError
from briefing.models import LANGUAGES, other

PAIRS = [f"{source}-{other(source)}" for source in LANGUAGES]
TOOK_ARGOS = "Translation: Argos packages, a neural engine."
TOOK_APERTIUM = (
    "Translation: Apertium, a rule-based engine, because the index of Argos packages is out of reach. Its text "
    "is rougher; to get Argos later: briefing models install en-es es-en"
)


@click.command()
@options.model_index
def setup(index: str | None) -> None:
    """Install a translation engine: Argos packages, or, where their index is out of reach, Apertium with apt-get."""
    from briefing.engines.choose import available  # noqa: PLC0415 - for a quick --help
    from briefing.engines.packages.install import install_pair  # noqa: PLC0415
    from briefing.engines.system import install_apertium  # noqa: PLC0415

    try:
        for pair in PAIRS:
            install_pair(pair, index, os.environ)
        click.echo(message(TOOK_ARGOS), err=True)
    except BriefingError:
        if not all(available(source, other(source), os.environ) for source in LANGUAGES):
            install_apertium()
        click.echo(message(TOOK_APERTIUM), err=True)

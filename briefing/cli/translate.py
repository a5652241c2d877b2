"""`briefing translate`."""

import os

import click

from briefing.cli import options
from briefing.errors import SettingsError
from briefing.models import LANGUAGES, other


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--from", "source", type=click.Choice(LANGUAGES), required=True, help="The language the lines are in.")
@click.option(
    "--to", "target", type=click.Choice(LANGUAGES), help="The language to translate into.  [default: the other]"
)
@options.engine
@options.output_format
def translate(inputs: tuple[str, ...], source: str, target: str | None, engine: str, output_format: str) -> int:
    """Translate text line by line: one line out for one line in. FILE may be - for standard input."""
    from briefing import pipeline  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.engines.choose import open_translator  # noqa: PLC0415

    if target == source:
        raise SettingsError("--from and --to are both '{language}'.", language=source)
    translator = open_translator(source, target or other(source), engine=engine, environ=os.environ)  # type: ignore[arg-type]
    failures = options.Failures()
    for name in inputs:
        with failures.caught():
            for n, (line, translation) in enumerate(pipeline.translate_lines(name, source, translator), 1):  # type: ignore[arg-type]
                if output_format == "jsonl":
                    options.echo_json({"n": n, "source": line, "target": translation})
                else:
                    click.echo(translation)
    return failures.exit_code

"""`briefing translate`."""

import os
from typing import Any

import click

from briefing.cli import options, remembering
from briefing.errors import SettingsError
from briefing.models import LANGUAGES, Language


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--from", "source", type=click.Choice(LANGUAGES), required=True, help="The language the lines are in.")
@click.option(
    "--to", "target", type=click.Choice(LANGUAGES), help="The language to translate into.  [default: the other]"
)
@options.engine
@remembering.memory
@options.output_format
def translate(inputs: tuple[str, ...], source: Language, target: Language | None, **chosen: Any) -> int:
    """Translate text line by line: one line out for one line in. FILE may be - for standard input."""
    from briefing import pipeline  # noqa: PLC0415 - the stages import heavy libraries

    if target == source:
        raise SettingsError("--from and --to are both '{language}'.", language=source)
    failures = options.Failures()
    with remembering.memory_of_run(chosen["memory_file"], remember=chosen["remember"]) as memory:
        translator = pipeline.open_remembering(source, engine=chosen["engine"], environ=os.environ, memory=memory)
        for name in inputs:
            with failures.caught():
                for n, (line, translation) in enumerate(pipeline.translate_lines(name, source, translator), 1):
                    if chosen["output_format"] == "jsonl":
                        options.echo_json({"n": n, "source": line, "target": translation})
                    else:
                        click.echo(translation)
    return failures.exit_code

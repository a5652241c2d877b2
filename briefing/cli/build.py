"""`briefing build`."""

import os
import sys
from typing import Any

import click

from briefing.cli import making, options
from briefing.config import Settings


@click.command()
@options.inputs
@making.brief_options
@click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    help="The day of articles that have none.  [default: SOURCE_DATE_EPOCH, or 'undated']",
)
def build(**chosen: Any) -> int:
    """Turn articles into briefs in both languages: Markdown, web pages and data. INPUT is a file, a folder, or -."""
    from briefing.run import Failed  # noqa: PLC0415 - the stages import heavy libraries

    failures, built = options.Failures(), []
    settings = Settings.load(os.environ, timezone=chosen["timezone"], day=chosen["day"])
    with making.open_run(settings, chosen) as run:
        names = failures.find_files(chosen["inputs"])
        with click.progressbar(length=len(names), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            for portion in run.build_all(names):
                for each in portion:
                    if isinstance(each, Failed):
                        failures.tell(each.error)
                    else:
                        built.append(f"{each.page}\t{each.brief.title.texts[each.brief.language]}")
                bar.update(len(portion))
    for line in built:
        click.echo(line)
    options.tell_outcomes(run.outcomes)
    return failures.exit_code

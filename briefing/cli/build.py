"""`briefing build`."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from briefing.cli import options, remembering
from briefing.config import Settings


@click.command()
@options.inputs
@options.out
@options.engine
@remembering.memory
@options.theme_files
@options.termbase_files
@options.budgets
@click.option(
    "--templates",
    "template_folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    envvar="BRIEFING_TEMPLATES",
    show_envvar=True,
    help="Templates that replace the program's own, file by file.",
)
@click.option(
    "--article/--no-article",
    "with_article",
    default=True,
    show_default=True,
    help="Print the article's text under its brief.",
)
@click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    help="The day of articles that have none.  [default: SOURCE_DATE_EPOCH, or 'undated']",
)
@options.reading
def build(**chosen: Any) -> int:
    """Turn articles into briefs in both languages: Markdown, web pages and data. INPUT is a file, a folder, or -."""
    from briefing.render.environment import Templates  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.run import Run  # noqa: PLC0415
    from briefing.stages.summarize import Budget  # noqa: PLC0415
    from briefing.stages.themes import load_themes  # noqa: PLC0415

    failures, built = options.Failures(), []
    settings = Settings.load(os.environ, timezone=chosen["timezone"], day=chosen["day"])
    themes, templates = load_themes(chosen["theme_files"]), Templates(chosen["template_folder"])
    termbase = options.open_termbase(chosen["termbase_files"])
    names = failures.find_files(chosen["inputs"])
    with remembering.memory_of_run(chosen["memory_file"], remember=chosen["remember"]) as memory:
        run = Run(
            settings=settings,
            themes=themes,
            templates=templates,
            budget=Budget(chosen["sentences"], chosen["words"]),
            environ=os.environ,
            termbase=termbase,
            memory=memory,
            **{key: chosen[key] for key in ("out", "engine", "language", "with_article")},
        )
        with click.progressbar(names, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            for name in bar:
                with failures.caught():
                    built.append(run.build(name))
    for each in built:
        click.echo(f"{each.page}\t{each.brief.title.texts[each.brief.language]}")
    return failures.exit_code

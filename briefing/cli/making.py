"""What the commands that make briefs share: their options, and a run opened from them."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli import encoding, options, remembering
from briefing.config import Settings

if TYPE_CHECKING:
    from briefing.run import Run

Command = TypeVar("Command", bound=Callable[..., Any])


def brief_options(command: Command) -> Command:
    """The options on how briefs are made, and where."""
    for option in reversed(
        (
            options.out,
            options.engine,
            remembering.memory,
            options.theme_files,
            encoding.encoder,
            options.termbase_files,
            options.localize,
            options.budgets,
            options.templates,
            click.option(
                "--article/--no-article",
                "with_article",
                default=True,
                show_default=True,
                help="Print the article's text under its brief.",
            ),
            options.site,
            options.reading,
        )
    ):
        command = option(command)
    return command


@contextmanager
def open_run(settings: Settings, chosen: dict[str, Any]) -> "Iterator[Run]":
    """Open what briefs are made with, as the options say; the memory is closed at the end.

    Raises:
        BriefingError: A theme file, a termbase or the folder of templates is no use.
    """
    from briefing.render.environment import Templates  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.run import Run  # noqa: PLC0415
    from briefing.stages.summarize import Budget  # noqa: PLC0415
    from briefing.stages.themes import load_themes  # noqa: PLC0415

    themes, templates = load_themes(chosen["theme_files"]), Templates(chosen["template_folder"])
    termbase = options.open_termbase(chosen["termbase_files"])
    with remembering.memory_of_run(chosen["memory_file"], remember=chosen["remember"]) as memory:
        yield Run(
            settings=settings,
            themes=themes,
            encoder=encoding.open_encoder(chosen["encoder"]),
            templates=templates,
            budget=Budget(chosen["sentences"], chosen["words"]),
            environ=os.environ,
            termbase=termbase,
            memory=memory,
            **{key: chosen[key] for key in ("out", "engine", "localize", "language", "with_article")},
        )

"""The command line: the only part of the program that prints, exits, and knows click. One command a file."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from briefing import __version__
from briefing.cli import configuring, options
from briefing.cli.build import build
from briefing.cli.completion import completion
from briefing.cli.config import config
from briefing.cli.daily import daily
from briefing.cli.detect import detect
from briefing.cli.doctor import doctor
from briefing.cli.email import email
from briefing.cli.fetch import fetch
from briefing.cli.init import init
from briefing.cli.listmonk import listmonk
from briefing.cli.localize import LANGUAGE, localize, translate_error
from briefing.cli.memory import memory
from briefing.cli.models import models
from briefing.cli.schedule import schedule
from briefing.cli.send import send
from briefing.cli.serve import serve
from briefing.cli.setup import setup
from briefing.cli.site import site
from briefing.cli.split import split
from briefing.cli.status import status
from briefing.cli.summarize import summarize
from briefing.cli.tag import tag
from briefing.cli.themes import themes
from briefing.cli.translate import translate
from briefing.cli.why import why
from briefing.errors import BriefingError, OutputError

EPILOG = """\b
Exit codes: 0 done; 2 wrong option; 3 no translation engine; 4 an article cannot
be read; 5 its language is unknown; 6 theme file; 7 template; 8 output folder;
9 model; 10 termbase; 11 data; 12 mail; 13 source; 20 nothing new; 21 another run is
at work; 130 interrupted. Of several articles one may fail: the rest are built."""


class _Program(click.Group):
    """The group of commands; a standard output that cannot be written ends each of them, and --help, alike."""

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        """Read the command line."""
        with _standard_output():
            return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with _standard_output():
            return super().invoke(ctx)


@contextmanager
def _standard_output() -> Iterator[None]:
    """A reader that has seen enough (`| head`) is no failure; a full disk is one."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:
            raise options.explain(error) from error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the flush at exit is silent
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(0) from error
        raise OutputError(
            "Cannot write to standard output: {reason}. Free some space, or send it elsewhere.",
            reason=error.strerror or error,
        ) from error


@click.group(
    cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=EPILOG
)
@click.version_option(__version__, prog_name="briefing")
@configuring.config_file
@click.pass_context
def cli(context: click.Context, /, **_: Any) -> None:
    """Turn news articles, in English or Spanish, into bilingual briefs."""
    context.meta[LANGUAGE] = context.obj.language
    context.obj.refuse_mistakes(context.command)


COMMANDS = (
    init,
    fetch,
    build,
    daily,
    schedule,
    site,
    serve,
    status,
    why,
    email,
    send,
    listmonk,
    detect,
    split,
    tag,
    summarize,
    translate,
    themes,
    memory,
    models,
    config,
    setup,
    doctor,
    completion,
)
for command in COMMANDS:
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code. Bad input gives a message, never a traceback."""
    words = sys.argv[1:] if arguments is None else arguments
    configuration = configuring.read_configuration(cli, words)
    language = configuration.language
    localize(cli, language)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Data is UTF-8 in every locale; a file name that is none is written as JSON can read it again.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        defaults = configuration.defaults(cli)
        code = cli.main(words, "briefing", standalone_mode=False, obj=configuration, default_map=defaults)
        return int(code or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BriefingError as error:
        click.echo(translate_error(error, language), err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130

"""The translation memory on the command line: its options, where it is, and what is said of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli.localize import translate_error, user_language
from briefing.errors import BriefingError, OutputError

if TYPE_CHECKING:
    from briefing.memory.store import Memory

Command = TypeVar("Command", bound=Callable[..., Any])

memory_file = click.option(
    "--memory",
    "memory_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="BRIEFING_MEMORY",
    show_envvar=True,
    help="The translation memory.  [default: memory.sqlite in the user's data folder]",
)
_remember = click.option(
    "--no-memory",
    "remember",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Translate everything anew, and keep nothing.",
)


def memory(command: Command) -> Command:
    """The options of a command that translates: which memory to use, or none."""
    return memory_file(_remember(command))


@contextmanager
def open_memory(path: Path | None) -> Iterator["Memory"]:
    """Open a memory, the user's own where no other is named; a damaged one is set aside, and that is said.

    Raises:
        OutputError: It cannot be used.
    """
    from briefing.memory.store import Memory  # noqa: PLC0415 - for a quick --help

    with Memory(path or _default(), say=say) as opened:
        yield opened


@contextmanager
def memory_of_run(path: Path | None, *, remember: bool) -> Iterator["Memory | None"]:
    """Open the memory of a run that goes on without one where that fails, and says so; None where there is none."""
    with ExitStack() as stack:
        opened = None
        if remember:
            try:
                opened = stack.enter_context(open_memory(path))
            except OutputError as error:
                say(error)
        yield opened


def say(problem: BriefingError) -> None:
    """Tell on stderr of something that stops nothing."""
    click.echo(translate_error(problem, user_language()), err=True)


def _default() -> Path:
    import platformdirs  # noqa: PLC0415 - for a quick --help

    return platformdirs.user_data_path("briefing", appauthor=False) / "memory.sqlite"

"""The state of the morning runs on the command line: its option, and opening one that is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.remembering import say
from briefing.errors import InputError

if TYPE_CHECKING:
    from briefing.daily.state import State

state_file = click.option(
    "--state",
    "state_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="BRIEFING_STATE",
    show_envvar=True,
    help="What is known of articles, stories and runs.  [default: state.sqlite in the folder of --out]",
)


def state_of(path: Path | None, out: Path) -> Path:
    """Where the state is: with the editions, unless the user says otherwise."""
    return path or out / "state.sqlite"


@contextmanager
def known_state(path: Path | None, out: Path) -> "Iterator[State]":
    """Open a state that is there.

    Raises:
        InputError: There is none.
    """
    from briefing.daily.state import State  # noqa: PLC0415 - the stages import heavy libraries

    path = state_of(path, out)
    if not path.is_file():
        raise InputError("There is no state {path}: no run has been made there. Name it with --state.", path=path)
    with State(path, say=say) as state:
        yield state

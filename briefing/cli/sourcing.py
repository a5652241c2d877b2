"""Sources on the command line: the options that name them, and the store and the web that they are read with."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli.localize import translate_error, user_language
from briefing.cli.options import printable
from briefing.config import Source
from briefing.config.sources import SOURCE_KINDS
from briefing.errors import SettingsError

if TYPE_CHECKING:
    from briefing.sources import Failed, Store, Web

Command = TypeVar("Command", bound=Callable[..., Any])

_HELP = {
    "feed": ("URL", "An RSS or Atom feed, whose articles' pages are fetched. May be repeated."),
    "page": ("URL", "Web page. May be repeated."),
    "folder": ("DIR", "Folder with articles. May be repeated."),
    "mail": ("PATH", "An mbox or .eml file, or a folder with these. May be repeated."),
    "jsonl": ("FILE", 'Articles as JSON Lines, {"title", "text", "date", "url", …}. May be repeated.'),
}
_OPTIONS = (
    *(click.option(f"--{kind}", kind, multiple=True, metavar=of, help=text) for kind, (of, text) in _HELP.items()),
    click.option(
        "--store",
        "store_folder",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        envvar="BRIEFING_STORE",
        show_envvar=True,
        help="Where everything fetched is kept.  [default: fetched in the user's data folder]",
    ),
    click.option("--offline", is_flag=True, help="Make do with what is kept, and fetch nothing."),
    click.option("--private/--no-private", "private", default=False, help="Let sources lead inside your network."),
    click.option(
        "--pause",
        type=click.FloatRange(0),
        default=1.0,
        show_default=True,
        help="Seconds between two requests to a host, at least.",
    ),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a command reads its articles with.

    Attributes:
        sources: Where they come from.
        store: Where everything is kept.
        web: What fetches; None offline.
    """

    sources: tuple[Source, ...]
    store: "Store"
    web: "Web | None"


def sources(command: Command) -> Command:
    """The options of a command that takes articles from sources."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def is_named(chosen: dict[str, Any]) -> bool:
    """Whether an option names a source."""
    return any(chosen[kind] for kind in SOURCE_KINDS)


@contextmanager
def opened(chosen: dict[str, Any]) -> Iterator[Opened]:
    """Open the store and the web for the sources that the options name, or else briefing.toml.

    Args:
        chosen: The options of `sources`.

    Raises:
        SettingsError: Nobody names a source.
    """
    from briefing.sources import Limits, Store, Web  # noqa: PLC0415 - for a quick --help

    wanted = _named(chosen) or click.get_current_context().find_root().obj.sources
    if not wanted:
        raise SettingsError(
            "There is no source. Name one with --feed URL, or put [[sources]] into briefing.toml; this writes one to "
            "start from: briefing init"
        )
    with ExitStack() as stack:
        limits = Limits(pause=chosen["pause"])
        web = None if chosen["offline"] else stack.enter_context(Web(limits=limits, environ=os.environ))
        trusted = tuple(replace(source, private=source.private or chosen["private"]) for source in wanted)
        yield Opened(trusted, Store(chosen["store_folder"] or _default(), now=datetime.now(UTC)), web)


def tell(failed: "Failed") -> None:
    """Say on stderr which source failed, and why."""
    text = translate_error(failed.error, user_language())
    name = f"{failed.source.name}: " if failed.source.name else ""  # the text has the place
    click.echo(printable(name + text), err=True)


def _named(chosen: dict[str, Any]) -> tuple[Source, ...]:
    """The sources that options name.

    Raises:
        SettingsError: An address is none.
    """
    from briefing.config.check import check_source_value  # noqa: PLC0415 - for a quick --help

    found = []
    for kind in SOURCE_KINDS:
        for place in chosen[kind]:
            check_source_value(kind, place)
            found.append(Source(kind=kind, place=place))
    return tuple(found)


def _default() -> Path:
    import platformdirs  # noqa: PLC0415 - for a quick --help

    return platformdirs.user_data_path("briefing", appauthor=False) / "fetched"

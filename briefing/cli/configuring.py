"""briefing.toml on the command line: finds it, and makes its values the defaults of the commands' options."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.localize import translate_error
from briefing.cli.options import printable
from briefing.config import KEYS, Key, interface_language
from briefing.config.keys import MESSAGES
from briefing.errors import SettingsError
from briefing.models import Language

if TYPE_CHECKING:
    from briefing.config import Source
    from briefing.config.file import ConfigFile, Mistake

HERE = Path("briefing.toml")  # looked for in the working folder alone: one found further up would be a surprise

config_file = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="BRIEFING_CONFIG",
    show_envvar=True,
    help="The settings.  [default: briefing.toml in this folder, if there is one]",
)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The briefing.toml of this run.

    Attributes:
        file: What is in it; None where there is none, or it cannot be read.
        error: Why it cannot be read.
    """

    file: "ConfigFile | None" = None
    error: SettingsError | None = None

    @property
    def language(self) -> Language:
        """The language to speak to the user in: the file's goes before the locale, and not before BRIEFING_LANGUAGE."""
        said = self.file.values.get(MESSAGES) if self.file and not os.environ.get("BRIEFING_LANGUAGE") else None
        return interface_language({"BRIEFING_LANGUAGE": said} if said else os.environ)

    @property
    def sources(self) -> "tuple[Source, ...]":
        """Where articles come from."""
        return self.file.sources if self.file else ()

    def place(self, name: str) -> str:
        """File and line of a key that the file has: 'briefing.toml:7'."""
        if self.file is None:
            return ""
        line = self.file.line(name)
        return f"{self.file.path}:{line}" if line else str(self.file.path)

    def defaults(self, command: click.Group) -> dict[str, Any]:
        """Defaults for the options of all commands below one, as click's `default_map` takes them."""
        return _defaults(command, self.file.values, ()) if self.file else {}

    def refuse_mistakes(self, command: click.Group) -> None:
        """Say on stderr what nobody can use, all of it, and end the program where there is anything.

        Raises:
            SettingsError: The file cannot be read at all.
        """
        if self.error is not None:
            raise self.error
        if self.file is None:
            return
        mistakes = [*self.file.mistakes, *_refused_by_options(command, self.file)]
        for each in sorted(mistakes, key=lambda mistake: mistake.line or 0):
            click.echo(
                printable(f"{self.place(each.key)}: {each.key}: {translate_error(each.error, self.language)}"), err=True
            )
        if mistakes:
            raise click.exceptions.Exit(SettingsError.exit_code)


def read_configuration(program: click.Group, arguments: Sequence[str]) -> Configuration:
    """Find and read the file before the command line is read, since defaults and language come from it."""
    peeked = program.make_context(program.name, list(arguments), resilient_parsing=True)
    chosen: Path | None = peeked.params.get("config_file")
    if chosen is None and not HERE.is_file():
        return Configuration()
    from briefing.config.file import read_config  # noqa: PLC0415 - for a quick --help where there is no file

    try:
        return Configuration(read_config(chosen or HERE))
    except SettingsError as error:
        return Configuration(error=error)


def options_of(command: click.Command, key: Key, path: tuple[str, ...] = ()) -> Iterator[tuple[click.Option, str]]:
    """The options that a key is the default of, each with the name of its command."""
    name = " ".join(path)
    for parameter in command.params:
        wanted = not key.commands or name in key.commands
        if key.parameter and isinstance(parameter, click.Option) and parameter.name == key.parameter and wanted:
            yield parameter, name
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from options_of(below, key, (*path, below.name or ""))


def _defaults(command: click.Command, values: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in KEYS:
        for option, name in options_of(command, key, path) if key.name in values else ():
            if name == " ".join(path) and option.name:
                found[option.name] = values[key.name]
    if isinstance(command, click.Group):
        for below in command.commands.values():
            found[below.name or ""] = _defaults(below, values, (*path, below.name or ""))
    return found


def _refused_by_options(program: click.Group, file: "ConfigFile") -> "Iterator[Mistake]":
    """What is of the right kind, and yet no value that the option takes: a range, a choice."""
    from briefing.config.file import Mistake  # noqa: PLC0415 - only where there is a file

    for key in KEYS:
        for option, _ in list(options_of(program, key))[:1] if key.name in file.values else ():
            value = file.values[key.name]
            try:
                for each in value if isinstance(value, list) else [value]:
                    option.type.convert(each, option, None)
            except click.BadParameter as error:
                refusal = SettingsError("It cannot be {value!r}: {reason}", value=value, reason=error.message)
                yield Mistake(file.line(key.name), key.name, refusal)

"""`briefing config`."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from briefing.cli import options
from briefing.cli.configuring import Configuration, options_of
from briefing.cli.localize import message
from briefing.config import KEYS, Key
from briefing.config.keys import MESSAGES
from briefing.errors import SettingsError

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class _Row:
    """A setting: its key, its value, what decided it (flag, environment, file, default), and where that is."""

    key: str
    value: Any
    origin: str
    place: str


@click.group()
def config() -> None:
    """Show the settings."""


@config.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@options.output_format
@click.argument("command", nargs=-1, type=click.UNPROCESSED, metavar="[COMMAND [OPTION]...]")
@click.pass_context
def show(context: click.Context, output_format: str, command: tuple[str, ...]) -> None:
    """Print every setting, its value, and where it comes from; with COMMAND and its options, what they come to."""
    for row in _rows(context.find_root(), command):
        if output_format == "jsonl":
            options.echo_json({"key": row.key, "value": _plain(row.value), "from": row.origin, "place": row.place})
        else:
            place = message(DEFAULT) if row.origin == "default" else row.place
            click.echo(f"{row.key}\t{_shown(row.value)}\t{place}")


def _rows(root: click.Context, command: tuple[str, ...]) -> Iterator[_Row]:
    configuration: Configuration = root.obj
    contexts = _contexts(root, command)
    for key in KEYS:
        if key.name == MESSAGES:
            yield _language(configuration)
        elif row := _row(root.command, key, contexts, configuration):
            yield row
    for n, source in enumerate(configuration.sources, 1):
        yield _Row(f"sources.{n}", f"{source.kind} {source.place}", "file", configuration.place(f"sources.{n}"))


def _contexts(root: click.Context, words: tuple[str, ...]) -> dict[str, click.Context]:
    """The command lines that settings are told of: the one given, or each command's without any option."""
    if not words:
        return dict(_without_options(root))
    context, rest = root, list(words)
    while isinstance(context.command, click.Group) and rest:
        below = context.command.get_command(context, rest[0])
        if below is None:
            known = ", ".join(context.command.list_commands(context))
            raise SettingsError("There is no command {name!r}. There are: {known}.", name=rest[0], known=known)
        arguments = [] if isinstance(below, click.Group) else rest[1:]
        context, rest = _opened(below, context, arguments), rest[1:]
    return {_name(context): context}


def _without_options(context: click.Context) -> Iterator[tuple[str, click.Context]]:
    if isinstance(context.command, click.Group):
        for below in context.command.commands.values():
            opened = _opened(below, context, [])
            yield _name(opened), opened
            yield from _without_options(opened)


def _opened(command: click.Command, parent: click.Context, arguments: list[str]) -> click.Context:
    return command.make_context(command.name, arguments, parent=parent, resilient_parsing=True)


def _name(context: click.Context) -> str:
    """The command as it is typed, without the program's name."""
    return context.command_path.partition(" ")[2]


def _row(
    program: click.Command, key: Key, contexts: dict[str, click.Context], configuration: Configuration
) -> _Row | None:
    """What the first of the commands that have the setting makes of it."""
    for option, name in options_of(program, key):
        if name in contexts and option.name:
            context = contexts[name]
            value, source = context.params.get(option.name), context.get_parameter_source(option.name)
            return _Row(key.name, value, *_origin(key, option, value, source, configuration))
    return None


def _origin(
    key: Key, option: click.Option, value: Any, source: ParameterSource | None, configuration: Configuration
) -> tuple[str, str]:
    match source:
        case ParameterSource.COMMANDLINE:
            names = option.secondary_opts if value is False and option.secondary_opts else option.opts
            return "flag", max(names, key=len)
        case ParameterSource.ENVIRONMENT:
            return "environment", str(option.envvar)
        case ParameterSource.DEFAULT_MAP:
            return "file", configuration.place(key.name)
        case _:
            return "default", ""


def _language(configuration: Configuration) -> _Row:
    """The language of messages, which POSIX's variables decide where nothing else does."""
    language = configuration.language
    if os.environ.get("BRIEFING_LANGUAGE"):
        return _Row(MESSAGES, language, "environment", "BRIEFING_LANGUAGE")
    if configuration.file and MESSAGES in configuration.file.values:
        return _Row(MESSAGES, language, "file", configuration.place(MESSAGES))
    return _Row(MESSAGES, language, "default", "")


def _shown(value: Any) -> str:
    """A value for people: as TOML writes it, without quotation marks."""
    match value:
        case bool():
            return str(value).lower()
        case list() | tuple():
            return " ".join(map(str, value)) or "-"
        case None:
            return "-"
        case _:
            return str(value)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return str(value) if isinstance(value, Path) else value

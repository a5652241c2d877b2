"""Says the program's messages and help in the user's language."""

import os
from functools import lru_cache
from importlib.resources import files
from typing import Any

import click

from briefing.config import interface_language
from briefing.errors import BriefingError
from briefing.models import Language

LANGUAGE = "briefing.language"  # where a run's context keeps it
_CLICK_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def user_language() -> Language:
    """The language to speak to the user in: what this run was told, or else the environment."""
    context = click.get_current_context(silent=True)
    said: Language | None = context.find_root().meta.get(LANGUAGE) if context else None
    return said or interface_language(os.environ)


def translate_error(error: BriefingError, language: Language) -> str:
    """The error's message in `language`, its values filled in."""
    if language == "en":
        return str(error)
    return str(catalogue().gettext(error.message)).format(**error.values)


def message(text: str, **values: object) -> str:
    """A message that is no error, in the user's language."""
    said = text if user_language() == "en" else str(catalogue().gettext(text))
    return said.format(**values)


def localize(command: click.Command, language: Language) -> None:
    """Put the help of a command and of all below it into `language`, and click's own words too."""
    if language == "en":
        return
    say = catalogue().gettext
    for name in _CLICK_MODULES:
        # click binds gettext under `_` in each module and takes its catalogue from files compiled beforehand; handing
        # it ours in memory keeps compiled catalogues out of the repository.
        module: Any = __import__(f"click.{name}", fromlist=["_"])
        for own, ours in (("_", say), ("ngettext", catalogue().ngettext)):
            if hasattr(module, own):
                setattr(module, own, ours)
    _localize_help(command, say)


def _localize_help(command: click.Command, say: Any) -> None:
    command.help = say(command.help) if command.help else command.help
    command.epilog = say(command.epilog) if command.epilog else command.epilog
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = say(parameter.help)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            _localize_help(below, say)


@lru_cache(maxsize=1)
def catalogue() -> Any:
    """The Spanish catalogue."""
    from briefing.lang.catalogue import load_catalogue  # noqa: PLC0415 - English needs none

    return load_catalogue((files("briefing.cli") / "es.po").read_text(encoding="utf-8"), "es")

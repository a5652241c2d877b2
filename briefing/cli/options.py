"""Options that several commands share, and what they come to."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli.localize import message, translate_error, user_language
from briefing.config import Settings
from briefing.engines.choose import ENGINES
from briefing.errors import BriefingError, InputError
from briefing.models import LANGUAGES, OUTCOMES, Outcome

if TYPE_CHECKING:
    from briefing.models import Theme
    from briefing.pipeline import Analysis

CONFLICT = "'{source}' has two translations: '{first}' ({place}) and '{second}' ({other}). The first is used."
CHOSEN = (
    "Translated anew: {total}. Without errors at first: {first}; by another translation of the engine: {other}; with "
    "names protected: {protected}. With errors that the checks found: {flagged}."
)

Command = TypeVar("Command", bound=Callable[..., Any])

inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
output_format = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="Lines for people, or a JSON object a line.",
)
out = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="dist",
    show_default=True,
    envvar="BRIEFING_OUT",
    show_envvar=True,
    help="The folder to write under.",
)
engine = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="auto",
    show_default=True,
    envvar="BRIEFING_ENGINE",
    show_envvar=True,
    help="What translates; auto takes the best that is installed.",
)
theme_files = click.option(
    "--themes",
    "theme_files",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    envvar="BRIEFING_THEMES",
    show_envvar=True,
    help="A theme file that adds a theme, or replaces the one with its id. May be repeated.",
)
termbase_files = click.option(
    "--termbase",
    "termbase_files",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    envvar="BRIEFING_TERMBASE",
    show_envvar=True,
    help="Terms with a settled translation, as CSV or TBX, over the program's own. May be repeated.",
)
localize = click.option(
    "--localize/--no-localize",
    default=True,
    show_default=True,
    help="Give what machines translate the numbers, dates, quotation marks and abbreviations of its language.",
)
data = click.option(
    "--data",
    "data_folder",
    type=click.Path(path_type=Path),
    default="dist/data",
    show_default=True,
    help="The folder of data that 'briefing build' wrote.",
)

templates = click.option(
    "--templates",
    "template_folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    envvar="BRIEFING_TEMPLATES",
    show_envvar=True,
    help="Templates that replace the program's own, file by file.",
)

model_index = click.option(
    "--index",
    metavar="URL",
    envvar="BRIEFING_MODEL_INDEX",
    show_envvar=True,
    help="The index to fetch from.  [default: Argos's own]",
)


timezone = click.option(
    "--timezone",
    metavar="NAME",
    envvar="BRIEFING_TIMEZONE",
    show_envvar=True,
    help="Time zone of dates without one.  [default: UTC]",
)
language = click.option(
    "--language", type=click.Choice(LANGUAGES), help="The articles' language, instead of detecting it."
)


def reading(command: Command) -> Command:
    """Options on how articles are read: the language and the time zone."""
    return language(timezone(command))


def budgets(command: Command) -> Command:
    """Options on how long the summary of a theme may be."""
    for option in (
        click.option(
            "--words",
            type=click.IntRange(1),
            envvar="BRIEFING_WORDS",
            show_envvar=True,
            help="At most so many words a theme.",
        ),
        click.option(
            "--sentences",
            type=click.IntRange(1),
            default=4,
            show_default=True,
            envvar="BRIEFING_SENTENCES",
            show_envvar=True,
            help="At most so many sentences a theme.",
        ),
    ):
        command = option(command)
    return command


def site(command: Command) -> Command:
    """Options on the whole site: its name and address."""
    for option in (
        click.option(
            "--site-url",
            metavar="URL",
            help="The address the site will have, such as https://example.org/news/: for feeds, the sitemap and"
            " canonical addresses, which are left out without it.",
        ),
        click.option("--title", "site_title", default="Briefing", show_default=True, help="What the site is called."),
    ):
        command = option(command)
    return command


class Failures:
    """Reports what goes wrong with one article among many, and remembers the first exit code."""

    def __init__(self, tell: Callable[[BriefingError], None] | None = None) -> None:
        """Tell on stderr, or in another way."""
        self.exit_code = 0
        self._tell = tell or self._echo
        self._told: set[str] = set()

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Run a block; an error in it is told and does not stop the rest."""
        try:
            yield
        except (BriefingError, OSError) as error:
            self.tell(error)

    def tell(self, error: BriefingError | OSError) -> None:
        """Tell an error; one that the program does not foresee is raised."""
        if isinstance(error, OSError) and error.filename is None:
            raise error
        told = explain(error) if isinstance(error, OSError) else error
        if str(told) not in self._told:  # without an engine, every article would say so
            self._tell(told)
        self._told.add(str(told))
        self.exit_code = self.exit_code or told.exit_code

    @staticmethod
    def _echo(error: BriefingError) -> None:
        click.echo(translate_error(error, user_language()), err=True)

    def find_files(self, names: Iterable[str]) -> list[str]:
        """The articles that names and folders stand for, each once; a folder without any is reported."""
        from briefing.stages.ingest import find_files  # noqa: PLC0415 - the stages import heavy libraries

        found: dict[str, None] = {}
        for name in names:
            with self.caught():
                found.update(dict.fromkeys(find_files([name])))
        return list(found)


def open_termbase(paths: tuple[Path, ...]) -> Any:
    """The termbase with the user's files over it; what contradicts itself in them is told on stderr."""
    from briefing.termbase import load_termbase  # noqa: PLC0415 - for a quick --help

    termbase = load_termbase(paths)
    for each in termbase.conflicts:
        text = message(CONFLICT, source=each.source, first=each.targets[0], second=each.targets[1],
                       place=each.places[0], other=each.places[1])  # fmt: skip
        click.echo(text, err=True)
    return termbase


def tell_outcomes(outcomes: "Counter[Outcome]") -> None:
    """Say on stderr what became of the sentences that were translated anew; nothing where the engine gave no choice."""
    if outcomes:
        counts = {outcome: outcomes[outcome] for outcome in OUTCOMES}
        click.echo(message(CHOSEN, total=outcomes.total(), **counts), err=True)


def explain(error: OSError) -> InputError:
    """Says in the program's words that the system refuses a file, a name too long for it among others."""
    return InputError("Cannot read {name}: {reason}.", name=error.filename, reason=error.strerror)


def for_each_article(
    names: tuple[str, ...], show: Callable[[Any, Any], None], *, language: Any, timezone: str | None
) -> int:
    """Read each article, tell its language, and hand both to `show`; returns the exit code."""
    from briefing.pipeline import read  # noqa: PLC0415 - the stages import heavy libraries

    settings = Settings.load(os.environ, timezone=timezone)
    failures = Failures()
    for name in failures.find_files(names):
        with failures.caught():
            show(*read(name, zone=settings.zone, language=language))
    return failures.exit_code


def analyse_articles(
    names: tuple[str, ...], *, themes: "tuple[Theme, ...]" = (), **reading: Any
) -> "tuple[list[Analysis], int]":
    """Read articles and tag their sentences with `themes`; returns them with the exit code of those that failed."""
    from briefing.pipeline import analyse  # noqa: PLC0415 - the stages import heavy libraries

    found: list[Analysis] = []

    def take(article, detection) -> None:  # type: ignore[no-untyped-def]
        found.append(analyse(article, detection, themes=themes))

    return found, for_each_article(names, take, **reading)


def printable(text: str) -> str:
    """A text on one line: what comes from a file may have line breaks in it, or codes that a terminal obeys."""
    return "".join(character if character.isprintable() else " " for character in text)


def echo_json(value: object) -> None:
    """Print a value as one line of JSON."""
    click.echo(json.dumps(value, ensure_ascii=False))


@contextmanager
def byte_bar(label: str) -> Iterator[Callable[[int, int | None], None]]:
    """A progress bar for a download, on a terminal only; gives the callback that moves it."""
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def progress(done: int, total: int | None) -> None:
            bar.length = total or max(done, 1)
            bar.update(done - bar.pos)

        yield progress


@contextmanager
def counting_bar() -> Iterator[Callable[[int, int], None]]:
    """A progress bar for things that are counted, on a terminal only; gives the callback that moves it."""
    with click.progressbar(length=1, file=sys.stderr, hidden=not sys.stderr.isatty(), show_pos=True) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield progress

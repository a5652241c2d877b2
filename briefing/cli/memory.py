"""`briefing memory`."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.cli import options, remembering
from briefing.cli.localize import message, user_language
from briefing.config import Settings
from briefing.errors import OutputError
from briefing.models import LANGUAGES, Language

if TYPE_CHECKING:
    from briefing.memory.entry import Entry

Command = TypeVar("Command", bound=Callable[..., Any])

IMPORTED = "{file}: {taken} taken, which go before any machine's from now on; {left} left, which nobody changed."
REFUSED = "{file}: nothing was taken. Mend these lines, then import it again."
TO_REVIEW = "{file}: {count} to review. Write over what is wrong, or beside it, and then: briefing memory import {file}"

_file = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
_source = click.option("--from", "source", type=click.Choice(LANGUAGES), help="Only what is translated from this.")
_target = click.option("--to", "target", type=click.Choice(LANGUAGES), help="Only what is translated into this.")


def _as_shown(command: Command) -> Command:
    """The options that tell how briefs show what a machine said: an editor corrects what readers see."""
    return options.termbase_files(options.localize(command))


@click.group()
def memory() -> None:
    """Show, correct, export and import what has been translated."""


@memory.command()
@remembering.memory_file
@options.output_format
def stats(memory_file: Path | None, output_format: str) -> None:
    """Count the translations by languages, origin and engine."""
    with remembering.open_memory(memory_file) as opened:
        rows = [{"from": each.source_language, "to": each.target_language, "origin": each.origin,
                 "engine": each.engine or None, "entries": each.entries} for each in opened.counts()]  # fmt: skip
        size = opened.path.stat().st_size
    if output_format == "jsonl":
        for row in (*rows, {"file": str(opened.path), "bytes": size}):
            options.echo_json(row)
    else:
        for row in rows:
            click.echo("\t".join(str(value or "-") for value in row.values()))
        click.echo(f"{opened.path}\t{size / 1e6:.1f} MB")


@memory.command()
@_file
@click.option("--reviewed", is_flag=True, help="Only what people translated or corrected.")
@_source
@_target
@_as_shown
@remembering.memory_file
def export(
    file: Path, reviewed: bool, source: Language | None, target: Language | None, memory_file: Path | None, **shown: Any
) -> None:
    """Write the translations into FILE. It is .tmx, for translators' programs, or .csv, for a spreadsheet."""
    with remembering.open_memory(memory_file) as opened:
        entries = opened.reviewed() + ([] if reviewed else opened.unreviewed())
    entries.sort(key=lambda entry: (entry.source_language, entry.source))
    _write(file, _shown(_chosen(entries, source, target), **shown))
    click.echo(file)


@memory.command()
@_file
@click.option("--since", metavar="YYYY-MM-DD", help="Only what was translated from that day on.")
@_source
@_target
@_as_shown
@remembering.memory_file
def review(
    file: Path,
    since: str | None,
    source: Language | None,
    target: Language | None,
    memory_file: Path | None,
    **shown: Any,
) -> None:
    """Write into FILE what nobody has corrected yet. It is .csv, for a spreadsheet, or .tmx."""
    start = Settings.load(os.environ, day=since).default_date if since else None
    if file.exists():
        raise OutputError(
            "{path} is there already, and may hold somebody's corrections. Import it, or name another file.", path=file
        )
    with remembering.open_memory(memory_file) as opened:
        entries = _chosen(opened.unreviewed(start.timestamp() if start else 0), source, target)
    _write(file, _shown(entries, **shown))
    click.echo(message(TO_REVIEW, file=file, count=len(entries)), err=True)


@memory.command("import")
@_file
@click.option("--from", "source", type=click.Choice(LANGUAGES), help="The language translated from, if FILE is silent.")
@click.option("--to", "target", type=click.Choice(LANGUAGES), help="The language translated into, if FILE is silent.")
@remembering.memory_file
def import_file(file: Path, source: Language | None, target: Language | None, memory_file: Path | None) -> int:
    """Take over the corrections in FILE. They go before what any machine says. FILE is .csv or .tmx."""
    from briefing.memory.exchange import read_entries  # noqa: PLC0415 - for a quick --help

    reading = read_entries(file, source=source, target=target)
    failures = options.Failures()
    for problem in reading.problems:
        with failures.caught():
            raise problem
    if reading.problems:
        click.echo(message(REFUSED, file=file), err=True)
        return failures.exit_code
    taken = [entry for entry in reading.entries if entry.reviewed]
    with remembering.open_memory(memory_file) as opened:
        opened.add_reviewed(taken)
    click.echo(message(IMPORTED, file=file, taken=len(taken), left=len(reading.entries) - len(taken)), err=True)
    return 0


def _chosen(entries: Iterable["Entry"], source: Language | None, target: Language | None) -> list["Entry"]:
    return [
        entry
        for entry in entries
        if source in {None, entry.source_language} and target in {None, entry.target_language}
    ]


def _shown(entries: list["Entry"], *, termbase_files: tuple[Path, ...], localize: bool) -> list["Entry"]:
    from briefing.translation import localize_entries  # noqa: PLC0415 - for a quick --help

    return localize_entries(entries, options.open_termbase(termbase_files)) if localize else entries


def _write(file: Path, entries: Iterable["Entry"]) -> None:
    from briefing.files import write_whole  # noqa: PLC0415 - for a quick --help
    from briefing.memory.exchange import write_entries  # noqa: PLC0415

    data = write_entries(file, entries, language=user_language())
    try:
        write_whole(file, data)
    except OutputError as error:  # which speaks of the option of `build`
        raise OutputError("Cannot write {path}: {reason}.", **error.values) from error

"""`briefing translate`."""

import os
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options, remembering
from briefing.cli.localize import message, user_language
from briefing.errors import SettingsError
from briefing.models import LANGUAGES, Language, Outcome, other

if TYPE_CHECKING:
    from briefing.models import Finding, Passage

CHOICES: dict[Outcome, str] = {
    "other": "another translation of the engine was taken: its first had errors",
    "protected": "names were protected from the engine, which had lost them",
}


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--from", "source", type=click.Choice(LANGUAGES), required=True, help="The language the lines are in.")
@click.option(
    "--to", "target", type=click.Choice(LANGUAGES), help="The language to translate into.  [default: the other]"
)
@options.engine
@remembering.memory
@options.termbase_files
@options.localize
@click.option("--explain", is_flag=True, help="Say what the checks found wrong with each translation.")
@options.output_format
def translate(inputs: tuple[str, ...], source: Language, target: Language | None, **chosen: Any) -> int:
    """Translate text line by line: one line out for one line in. FILE may be - for standard input."""
    from briefing.translation import open_remembering, translate_lines  # noqa: PLC0415 - the stages import heavy libraries

    if target == source:
        raise SettingsError("--from and --to are both '{language}'.", language=source)
    termbase = options.open_termbase(chosen["termbase_files"])
    show = _show_json if chosen["output_format"] == "jsonl" else _show_text
    failures, outcomes = options.Failures(), dict[str, Outcome]()
    with remembering.memory_of_run(chosen["memory_file"], remember=chosen["remember"]) as memory:
        translator = open_remembering(
            source,
            engine=chosen["engine"],
            environ=os.environ,
            memory=memory,
            termbase=termbase,
            localize=chosen["localize"],
            note=outcomes.__setitem__,
        )
        for name in inputs:
            with failures.caught():
                lines = translate_lines(name, source, translator, termbase=termbase)
                for n, (line, passages) in enumerate(lines, 1):
                    show(n, line, passages, other(source), outcomes if chosen["explain"] else None)
    if chosen["explain"]:
        options.tell_outcomes(Counter(outcomes.values()))
    return failures.exit_code


def _show_json(
    n: int, line: str, passages: "tuple[Passage, ...]", target: Language, outcomes: Mapping[str, Outcome] | None
) -> None:
    row: dict[str, Any] = {"n": n, "source": line, "target": _joined(passages, target)}
    if outcomes is not None:
        row["segments"] = [
            {
                "source": each.texts[other(target)],
                "target": each.texts[target],
                "outcome": outcomes.get(each.texts[other(target)]),
                "findings": [_row(finding) for finding in each.findings],
            }
            for each in passages
        ]
    options.echo_json(row)


def _show_text(
    _n: int, _line: str, passages: "tuple[Passage, ...]", target: Language, outcomes: Mapping[str, Outcome] | None
) -> None:
    click.echo(_joined(passages, target))
    if outcomes is None:
        return
    language = user_language()
    for each in passages:
        said = CHOICES.get(outcomes.get(each.texts[other(target)], "first"))
        if said:
            click.echo(f"\tchoice\t-\t{message(said)}")
        for finding in each.findings:
            click.echo(f"\t{finding.severity}\t{finding.check}\t{finding.messages[language]}")


def _joined(passages: "tuple[Passage, ...]", target: Language) -> str:
    return " ".join(each.texts[target] for each in passages)


def _row(finding: "Finding") -> dict[str, str]:
    return {"check": finding.check, "severity": finding.severity} | dict(finding.messages.items())

"""`briefing status`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import options
from briefing.cli.localize import message
from briefing.cli.state import known_state, state_file
from briefing.errors import BusyError

if TYPE_CHECKING:
    from briefing.daily.record import RunRecord
    from briefing.daily.state import State

OUTCOMES = {
    "built": "built",
    "nothing": "nothing new",
    "failed": "failed",
    "interrupted": "interrupted",
    "running": "at work",
}


@click.command()
@options.out
@state_file
@options.output_format
@click.option("--runs", type=click.IntRange(1), default=10, show_default=True, help="So many of the last runs.")
def status(out: Path, state_file: Path | None, output_format: str, runs: int) -> None:
    """Show the last runs of `daily`: when, for which day, how they ended, articles, stories, what could not be read."""
    with known_state(state_file, out) as state:
        found = state.runs(runs)
        # Looking takes the lock for a moment, in which a run that begins would be refused: only with a reason.
        at_work = found[0].outcome == "running" and _is_at_work(state) if found else False
        rows = [_row(each, at_work=at_work) for each in found]
    for row in rows:
        if output_format == "jsonl":
            options.echo_json(row)
        else:
            row["outcome"] = message(OUTCOMES[str(row["outcome"])])
            click.echo("\t".join("-" if value is None else str(value) for value in row.values()))


def _row(run: "RunRecord", *, at_work: bool) -> dict[str, object]:
    started = datetime.fromtimestamp(run.started).astimezone()
    gone = run.outcome == "running" and not at_work
    return {
        "started": started.isoformat(timespec="seconds"),
        "seconds": round(run.ended - run.started, 1) if run.ended else None,
        "edition": run.edition,
        "outcome": "interrupted" if gone else run.outcome,
        "articles": run.articles,
        "stories": run.stories,
        "failed": run.failed,
    }


def _is_at_work(state: "State") -> bool:
    from briefing.daily.lock import only_run  # noqa: PLC0415 - for a quick --help

    try:
        with only_run(state.path, wait=False, waiting=lambda: None):
            return False
    except BusyError:
        return True

"""`briefing fetch`."""

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options, sourcing
from briefing.cli.localize import message
from briefing.config import Settings

if TYPE_CHECKING:
    from briefing.sources import Fetched

SUMMARY = "New: {new}. Changed: {changed}. Unchanged: {unchanged}. Failed: {failed}."


@click.command()
@sourcing.sources
@options.timezone
@options.output_format
def fetch(timezone: str | None, output_format: str, **chosen: Any) -> int:
    """Fetch the articles of all sources, keep them, and list them. Sources are those of briefing.toml, or the named."""
    from briefing.sources import Failed, collect  # noqa: PLC0415 - for a quick --help

    zone = Settings.load(os.environ, timezone=timezone).zone
    counts: Counter[str] = Counter()
    told: set[str] = set()
    exit_code = 0
    show = _show_json if output_format == "jsonl" else _show_text
    with sourcing.opened(chosen) as opened, options.counting_bar() as progress:
        found = collect(opened.sources, store=opened.store, web=opened.web, zone=zone, progress=progress)
        for each in found:
            if isinstance(each, Failed):
                if str(each.error) not in told:  # of a site that is down every page would say so
                    sourcing.tell(each)
                told.add(str(each.error))
                counts["failed"] += 1
                exit_code = exit_code or each.error.exit_code
            else:
                show(each)
                counts[each.status] += 1
    click.echo(message(SUMMARY, **{each: counts[each] for each in ("new", "changed", "unchanged", "failed")}), err=True)
    return exit_code


def _show_text(fetched: "Fetched") -> None:
    fields = fetched.document.fields or {}
    columns = (fetched.status, fields.get("source") or fetched.source.called, fields.get("title") or "-",
               fields.get("url") or fetched.document.name)  # fmt: skip
    click.echo("\t".join(map(options.printable, columns)))


def _show_json(fetched: "Fetched") -> None:
    document = fetched.document
    row = {"status": fetched.status, "id": document.id, "kind": fetched.source.kind, "place": fetched.source.place}
    options.echo_json(row | {"seen": fetched.seen.isoformat(), "name": document.name, **(document.fields or {})})

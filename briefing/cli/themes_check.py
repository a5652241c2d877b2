"""`briefing themes check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.localize import message, translate_error, user_language
from briefing.errors import ThemeError

if TYPE_CHECKING:
    from briefing.stages.themes.counts import TermCount
    from briefing.stages.themes.finding import Finding
    from briefing.stages.themes.load import ThemeFile

NOTHING_WRONG = "Nothing to mend in {files}."
SUMMARY = "To mend: {errors}. To look at: {hints}."
COUNT = "'{term}': in {sentences} sentences, in {articles} of {total} articles"

EPILOG = "Exit code 6 where there is something to mend, and not where there is only something to look at."


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--articles", multiple=True, metavar="PATH", help="An article or a folder to count the terms in. May be repeated."
)
@options.reading
@options.output_format
def check(files: tuple[Path, ...], articles: tuple[str, ...], output_format: str, **reading: Any) -> int:
    """Say what to mend in theme files: mistakes, terms that are never found, terms in each other's way."""
    from briefing import authoring  # noqa: PLC0415 - the stages import heavy libraries

    analyses, code = options.analyse_articles(articles, **reading)
    errors = hints = 0
    for checked in authoring.check_themes(files, analyses):
        rows = [_finding_row(checked.file, finding) for finding in checked.findings]
        rows += [_count_row(checked.file, count) for count in checked.counts]
        for row in rows:
            if output_format == "jsonl":
                options.echo_json(row)
            else:
                place = f"{row['file']}:{row['line']}" if row["line"] else row["file"]
                columns = [place, row["language"] or "-", row["list"] or "-", row["what"]]
                click.echo("\t".join(map(options.printable, columns)))
        hints += sum(finding.hint for finding in checked.findings)
        errors += sum(not finding.hint for finding in checked.findings)
    if errors or hints:
        click.echo(message(SUMMARY, errors=errors, hints=hints), err=True)
    else:
        click.echo(message(NOTHING_WRONG, files=", ".join(map(str, files))), err=True)
    return ThemeError.exit_code if errors else code


def _finding_row(file: "ThemeFile", finding: "Finding") -> dict[str, Any]:
    return {
        "file": file.name,
        "line": file.line(finding.place, nth=finding.nth),
        "language": finding.language,
        "list": finding.list,
        "term": finding.term,
        "severity": "hint" if finding.hint else "error",
        "what": translate_error(finding.error, user_language()),
    }


def _count_row(file: "ThemeFile", count: "TermCount") -> dict[str, Any]:
    numbers = {"sentences": count.sentences, "articles": count.articles, "total": count.total}
    return {
        "file": file.name,
        "line": file.line(count.place),
        "language": count.language,
        "list": count.list,
        "term": count.term,
        "severity": "count",
        "what": message(COUNT, term=count.term, **numbers),
        **numbers,
    }

"""`briefing build`."""

import os
import sys
from typing import Any

import click

from briefing.cli import making, options
from briefing.cli.site import make_site
from briefing.config import Settings


@click.command()
@options.inputs
@making.brief_options
@click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    help="The day of articles that have none.  [default: SOURCE_DATE_EPOCH, or 'undated']",
)
def build(**chosen: Any) -> int:
    """Turn articles into briefs in both languages: Markdown, web pages and data. INPUT is a file, a folder, or -."""
    from briefing.run import Failed  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.site.address import Site, path_of  # noqa: PLC0415

    failures, built = options.Failures(), []
    site = Site.at(chosen["site_url"], title=chosen["site_title"])
    settings = Settings.load(os.environ, timezone=chosen["timezone"], day=chosen["day"])
    with making.open_run(settings, chosen) as run:
        names = failures.find_files(chosen["inputs"])
        with click.progressbar(length=len(names), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            for portion in run.build_all(names):
                for each in portion:
                    if isinstance(each, Failed):
                        failures.tell(each.error)
                    else:
                        built.append(each)
                bar.update(len(portion))
    if built:
        make_site(chosen["out"] / "data", chosen["out"] / "site", site=site, templates=run.templates, failures=failures)
    for each in built:
        page = chosen["out"] / "site" / path_of(f"{each.brief.date}/{each.slug}/", "bilingual")
        click.echo(f"{page}\t{each.brief.title.texts[each.brief.language]}")
    options.tell_outcomes(run.outcomes)
    return failures.exit_code

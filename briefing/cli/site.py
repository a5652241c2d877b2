"""`briefing site`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.localize import message

if TYPE_CHECKING:
    from briefing.render.environment import Templates
    from briefing.site.address import Site
    from briefing.site.write import Written

DONE = "{files} files in {out}: {written} written, {removed} removed."
NO_ADDRESS = "Without --site-url there are no feeds, no sitemap and no canonical addresses."


@click.command()
@options.data
@click.option(
    "--out",
    "site_folder",
    type=click.Path(path_type=Path),
    default="dist/site",
    show_default=True,
    help="The folder to write under.",
)
@options.templates
@options.site
def site(**chosen: Any) -> int:
    """Make the site of all briefs, or bring it up to date: front page, archive, themes, sources, feeds, search."""
    from briefing.render.environment import Templates  # noqa: PLC0415 - for a quick --help
    from briefing.site.address import Site  # noqa: PLC0415

    failures, out = options.Failures(), chosen["site_folder"]
    address = Site.at(chosen["site_url"], title=chosen["site_title"])
    templates = Templates(chosen["template_folder"])
    done = make_site(chosen["data_folder"], out, site=address, templates=templates, failures=failures)
    click.echo(message(DONE, files=done.files, out=out, written=len(done.written), removed=len(done.removed)), err=True)
    if not address.url:
        click.echo(message(NO_ADDRESS), err=True)
    click.echo(out / "index.html")
    return failures.exit_code


def make_site(data: Path, out: Path, *, site: "Site", templates: "Templates", failures: options.Failures) -> "Written":
    """Make the site, with a progress bar on a terminal; a file of data that cannot be read is told and left out."""
    from briefing.site.build import build_site  # noqa: PLC0415 - for a quick --help

    with options.counting_bar() as progress:
        return build_site(data, out, site=site, templates=templates, report=failures.tell, progress=progress)

"""The three steps together: read the data, plan the site, write it."""

from pathlib import Path

from briefing.errors import DataError
from briefing.render.environment import Templates
from briefing.site.address import Site
from briefing.site.holdings import Report, read_holdings
from briefing.site.manifest import Manifest, read_manifest
from briefing.site.plan import plan_site, revision
from briefing.site.write import Progress, Written, write_site


def build_site(  # noqa: PLR0913 - all but two are keywords
    data: Path,
    out: Path,
    *,
    site: Site,
    templates: Templates,
    report: Report,
    progress: Progress = lambda _done, _all: None,
) -> Written:
    """Make the site of a folder of data, or bring it up to date.

    Args:
        data: The folder of data, as `briefing build` writes it.
        out: The site's folder.
        site: Its name and address.
        templates: What to render with.
        report: Told of each file of data that cannot be read; the site is made without it.
        progress: Called with the files looked at so far and all there are.

    Raises:
        DataError: There is no such folder of data.
        TemplateError: A template is wrong; nothing has been changed.
        OutputError: A file cannot be written.
    """
    if not data.is_dir():
        raise DataError(
            "There is no folder of data {folder}. Run briefing build first, or name the folder with --data.",
            folder=data,
        )
    program = revision()
    before = read_manifest(out, revision=program)
    holdings = read_holdings(data, known=before.entries, editions=before.editions, report=report)
    plan = plan_site(holdings, site=site, templates=templates)
    return write_site(
        plan,
        out,
        before=before,
        after=Manifest(program, {}, holdings.entries, holdings.editions),
        look=program + templates.revision,
        progress=progress,
    )

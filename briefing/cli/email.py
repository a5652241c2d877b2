"""`briefing email`."""

import os
from pathlib import Path
from typing import Any

import click

from briefing.cli import options
from briefing.config import Settings
from briefing.newsletter.issue import MAIL_LANGUAGES


@click.command()
@click.option("--date", "day", metavar="YYYY-MM-DD", help="The day to write of.  [default: the last there is]")
@click.option(
    "--language",
    "languages",
    type=click.Choice(MAIL_LANGUAGES),
    multiple=True,
    help="A message in this language, or in both interleaved. May be repeated.  [default: all three]",
)
@options.data
@click.option(
    "--out",
    "email_folder",
    type=click.Path(path_type=Path),
    default="dist/email",
    show_default=True,
    help="The folder to write under: DATE/LANGUAGE.eml.",
)
@click.option("--sender", required=True, metavar="ADDRESS", help="Who sends it: 'Briefing <briefing@example.org>'.")
@click.option("--site-url", required=True, metavar="URL", help="Where the site is, for the links to its pages.")
@click.option("--name", "newsletter", default="Briefing", show_default=True, help="What the newsletter is called.")
@click.option(
    "--list-id", metavar="NAME", help="The list's name for mail programs.  [default: briefing.SENDER'S-DOMAIN]"
)
@click.option(
    "--unsubscribe",
    metavar="URL",
    help="Where to leave: https or mailto; {address} or {token} in it is who does.  [default: mail to the sender]",
)
@click.option("--postal", default="", metavar="TEXT", help="The publisher's postal address, for the foot.")
@options.templates
@click.option(
    "--timezone", metavar="NAME", help="The zone of the message's date.  [env var: BRIEFING_TIMEZONE; default: UTC]"
)
def email(**chosen: Any) -> None:
    """Write the newsletter of a day as messages, one a language, to look at, archive and send."""
    from briefing.newsletter.day import read_day  # noqa: PLC0415 - for a quick --help
    from briefing.newsletter.issue import write_issue  # noqa: PLC0415
    from briefing.newsletter.letterhead import make_letterhead  # noqa: PLC0415
    from briefing.newsletter.message import build_issue  # noqa: PLC0415
    from briefing.render.environment import Templates  # noqa: PLC0415

    said = ("sender", "site_url", "list_id", "unsubscribe", "postal")
    head = make_letterhead(name=chosen["newsletter"], **{key: chosen[key] for key in said})
    templates = Templates(chosen["template_folder"])
    day = read_day(chosen["data_folder"], chosen["day"])
    issue = build_issue(
        day.edition,
        languages=chosen["languages"] or MAIL_LANGUAGES,
        letterhead=head,
        shares=day.shares,
        templates=templates,
        settings=Settings.load(os.environ, timezone=chosen["timezone"]),
    )
    paths = write_issue(issue, chosen["email_folder"] / day.edition.date)
    for path, each in zip(paths, issue.messages.values(), strict=True):
        click.echo(f"{path}\t{each['Subject']}")

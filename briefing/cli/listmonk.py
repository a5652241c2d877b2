"""`briefing listmonk`."""

import os
from pathlib import Path

import click

from briefing.cli.localize import message
from briefing.errors import SettingsError

MADE = "A campaign was made; look at it in listmonk and start it there."
STARTED = "A campaign was made, and is started."
KNOWN = "The campaign was there already."


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--url", required=True, envvar="BRIEFING_LISTMONK_URL", show_envvar=True, help="Where listmonk is.")
@click.option(
    "--user",
    required=True,
    metavar="NAME",
    envvar="BRIEFING_LISTMONK_USER",
    show_envvar=True,
    help="Its API user. The token is in BRIEFING_LISTMONK_TOKEN or the keyring.",
)
@click.option(
    "--list",
    "lists",
    multiple=True,
    required=True,
    metavar="LANGUAGE=ID",
    help="The list that a language's message goes to: en=3. May be repeated.",
)
@click.option(
    "--template",
    "template_id",
    type=click.IntRange(1),
    metavar="ID",
    help="The template around it, best one of nothing but the content.  [default: listmonk's own]",
)
@click.option("--start", is_flag=True, help="Start the campaigns; else they stay drafts.")
def listmonk(folder: Path, url: str, user: str, lists: tuple[str, ...], template_id: int | None, start: bool) -> None:
    """Hand the messages in FOLDER, as 'briefing email' wrote them, to listmonk: a campaign a language, made once."""
    from briefing.delivery.credentials import find_credentials  # noqa: PLC0415 - for a quick --help
    from briefing.delivery.listmonk import Listmonk  # noqa: PLC0415
    from briefing.newsletter.issue import read_issue  # noqa: PLC0415

    issue = read_issue(folder)
    wanted = [_parse_list(each) for each in lists]
    service = f"briefing:{url}"
    credentials = find_credentials(os.environ, user=user, variable="BRIEFING_LISTMONK_TOKEN", service=service)
    assert credentials is not None  # noqa: S101 - since there is a user
    server = Listmonk(url, credentials=credentials)
    try:
        for language, number in wanted:
            campaign = server.hand_over(issue, language, list_id=number, template_id=template_id, start=start)  # type: ignore[arg-type]
            click.echo(f"{campaign.id}\t{language}\t{campaign.status}")
            click.echo(message(KNOWN if campaign.known else STARTED if start else MADE), err=True)
    finally:
        server.close()


def _parse_list(text: str) -> tuple[str, int]:
    language, _, number = text.partition("=")
    if language not in {"en", "es", "both"} or not number.isdecimal() or not number.isascii():
        raise SettingsError("{text!r} is no list. Write a language and a list's number: en=3.", text=text)
    return language, int(number)

"""`briefing send`."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import options
from briefing.cli.localize import message
from briefing.errors import DeliveryError

if TYPE_CHECKING:
    from briefing.delivery.plan import Planned
    from briefing.delivery.recipients import Recipient
    from briefing.delivery.smtp import Server

REFUSED_LIST = "{file}: nobody was written to. Mend these lines, then send again."
TALLY = "Sent: {sent}. Had it before: {before}. Refused: {refused}. Put off: {deferred}. Uncertain: {uncertain}."
DRY = "Nothing was sent. Due: {due}. Had it before: {before}. Refused: {refused}. Uncertain: {uncertain}."
PUT_OFF = "To try those put off again, run the same command later."
UNCERTAIN = (
    "Of the uncertain nobody knows whether the server took their message: the connection, or this program, ended "
    "before the answer. Look for the Message-IDs in the server's log. Then, for those who got it: --settle --only "
    "ADDRESS; for those who did not: --resend uncertain --only ADDRESS."
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option(
    "--recipients",
    "recipients_file",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="Whom to send it to: CSV with the columns address, language (en, es, both), and maybe name and token.",
)
@click.option(
    "--server", metavar="HOST[:PORT]", envvar="BRIEFING_SMTP_SERVER", show_envvar=True, help="The mail server."
)
@click.option(
    "--security",
    type=click.Choice(["starttls", "tls", "none"]),
    default="starttls",
    show_default=True,
    help="How the connection is made private; none only to this machine.",
)
@click.option("--insecure", is_flag=True, help="Allow --security none to another machine. Nobody is logged in then.")
@click.option(
    "--user",
    metavar="NAME",
    envvar="BRIEFING_SMTP_USER",
    show_envvar=True,
    help="Whom to log in as. The password is in BRIEFING_SMTP_PASSWORD or the keyring.",
)
@click.option(
    "--rate", type=click.FloatRange(0, min_open=True), default=60, show_default=True, help="Messages a minute."
)
@click.option(
    "--attempts", type=click.IntRange(1, 20), default=5, show_default=True, help="How often each recipient is tried."
)
@click.option(
    "--wait",
    "first_wait",
    type=click.FloatRange(0),
    default=30,
    show_default=True,
    help="Seconds before the second attempt; doubled before each further one.",
)
@click.option(
    "--journal",
    "journal_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="BRIEFING_JOURNAL",
    show_envvar=True,
    help="Who has got what.  [default: journal.sqlite in the user's data folder]",
)
@click.option("--only", multiple=True, metavar="ADDRESS", help="Only this recipient. May be repeated.")
@click.option(
    "--resend",
    type=click.Choice(["uncertain", "refused"]),
    multiple=True,
    help="Send again to those. May be repeated.",
)
@click.option("--settle", is_flag=True, help="Count the uncertain as sent, and send nothing.")
@click.option("--dry-run", is_flag=True, help="Check everything, say who is due, and connect to nothing.")
def send(folder: Path, **chosen: Any) -> int:
    """Send the messages in FOLDER, as 'briefing email' wrote them, to each recipient once. Run again, it goes on."""
    from briefing.delivery.journal import Journal  # noqa: PLC0415 - for a quick --help
    from briefing.delivery.plan import check_issue, plan, settle  # noqa: PLC0415
    from briefing.delivery.send import Pace, Sending  # noqa: PLC0415
    from briefing.newsletter.issue import read_issue  # noqa: PLC0415

    issue = read_issue(folder)
    recipients = _read_recipients(chosen["recipients_file"], chosen["only"])
    if recipients is None:
        return 4
    check_issue(issue, recipients)
    server = None if chosen["dry_run"] or chosen["settle"] else _open_server(**chosen)
    with Journal(chosen["journal_file"] or _default_journal()) as journal:
        planned = plan(issue, recipients, journal, resend=chosen["resend"])
        if chosen["settle"]:
            settle(issue, [each.recipient for each in planned if each.due == "uncertain"], journal)
            planned = plan(issue, recipients, journal)
        if server is None:
            return _show(planned)
        pace = Pace(a_minute=chosen["rate"], attempts=chosen["attempts"], wait=chosen["first_wait"])
        sending = Sending(issue=issue, journal=journal, transport=server, pace=pace)
        try:
            return _run(sending, planned)
        finally:
            server.close()


def _read_recipients(file: Path, only: tuple[str, ...]) -> "list[Recipient] | None":
    """The recipients; None where there are mistakes in the table, which have been told."""
    from briefing.delivery.recipients import choose, read_recipients  # noqa: PLC0415

    roll = read_recipients(file)
    failures = options.Failures()
    for problem in roll.problems:
        with failures.caught():
            raise problem
    if roll.problems:
        click.echo(message(REFUSED_LIST, file=file), err=True)
        return None
    return choose(roll.recipients, only)


def _open_server(*, server: str | None, user: str | None, security: Any, insecure: bool, **_: Any) -> "Server":
    from briefing.delivery.credentials import find_credentials  # noqa: PLC0415
    from briefing.delivery.endpoint import parse_endpoint  # noqa: PLC0415
    from briefing.delivery.smtp import Server  # noqa: PLC0415

    endpoint = parse_endpoint(server, security=security, insecure=insecure, user=user)
    service = f"briefing:{endpoint.host}"
    credentials = find_credentials(os.environ, user=user, variable="BRIEFING_SMTP_PASSWORD", service=service)
    return Server(endpoint.host, endpoint.port, security=security, credentials=credentials)


def _run(sending: Any, planned: "list[Planned]") -> int:
    """Send to those who are due, a line each on stdout, and say at the end what came of it, whatever stopped it."""
    counts = Counter(each.due for each in planned)
    told: Counter[str] = Counter(uncertain=counts["uncertain"], refused=counts["refused"])
    for each in planned:
        if each.due == "uncertain":
            _line("uncertain", each.recipient, each.message_id)
    try:
        for sent in sending.send([each.recipient for each in planned if each.due == "due"]):
            outcome = {"dropped": "deferred", "rejected": "refused"}.get(sent.receipt.outcome, sent.receipt.outcome)
            told[outcome] += 1
            _line(outcome, sent.recipient, sent.message_id, sent.receipt.reply)
    finally:
        click.echo(message(TALLY, before=counts["sent"], **{key: told[key] for key in
                   ("sent", "refused", "deferred", "uncertain")}), err=True)  # fmt: skip
        _advise(told)
    return DeliveryError.exit_code if told["deferred"] + told["uncertain"] + told["refused"] else 0


def _show(planned: "Iterable[Planned]") -> int:
    """What would be done, a line a recipient."""
    counts = Counter(each.due for each in planned)
    for each in planned:
        _line(each.due, each.recipient, each.message_id, each.reply)
    click.echo(
        message(DRY, before=counts["sent"], **{key: counts[key] for key in ("due", "refused", "uncertain")}), err=True
    )
    _advise(counts)
    return 0


def _advise(counts: Mapping[Any, int]) -> None:
    if counts.get("deferred"):
        click.echo(message(PUT_OFF), err=True)
    if counts["uncertain"]:
        click.echo(message(UNCERTAIN), err=True)


def _line(state: str, recipient: "Recipient", *more: str) -> None:
    click.echo("\t".join(filter(None, (state, recipient.language, recipient.address, *more))))


def _default_journal() -> Path:
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_data_path("briefing", appauthor=False) / "journal.sqlite"

"""`briefing schedule`: what starts the morning's run, for cron or systemd."""

import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import options
from briefing.cli.localize import message

if TYPE_CHECKING:
    from datetime import time

CRON = "Add this line to your crontab with: crontab -e"
SYSTEMD = "Save these two files, and then: systemctl --user enable --now briefing.timer"
_UNITS = "~/.config/systemd/user"


@click.command()
@click.option("--at", default="06:30", show_default=True, metavar="HH:MM", help="The time of day.")
@click.option(
    "--for",
    "scheduler",
    type=click.Choice(["cron", "systemd"]),
    default="cron",
    show_default=True,
    help="What is to start it; cron goes by the machine's clock, systemd by --timezone.",
)
@options.timezone
@click.pass_context
def schedule(context: click.Context, at: str, scheduler: str, timezone: str | None) -> None:
    """Print what starts 'briefing daily' in this folder every morning: a line for cron, or two files for systemd."""
    from briefing.config.settings import parse_time, parse_zone  # noqa: PLC0415 - for a quick --help

    command = [*_program(), *_config(context), "daily", "--date", "today", "--wait", "--log-format", "jsonl"]
    when = parse_time(at)
    if timezone:
        parse_zone(timezone)
    click.echo(_cron(when, command) if scheduler == "cron" else _systemd(when, timezone, command))
    click.echo(message(CRON if scheduler == "cron" else SYSTEMD), err=True)


def _program() -> list[str]:
    found = shutil.which("briefing")
    return [found] if found else [sys.executable, "-m", "briefing"]


def _config(context: click.Context) -> list[str]:
    named = context.find_root().params.get("config_file")
    return ["--config", str(Path(named).resolve())] if named else []


def _cron(when: "time", command: list[str]) -> str:
    # Exit code 20, nothing new, is no failure; anything else has cron's mail tell why.
    run = f"{shlex.join(command)} >/dev/null 2>>daily.log || [ $? -eq 20 ] || tail -n 5 daily.log"
    line = f"cd {shlex.quote(str(Path.cwd()))} && {{ {run}; }}"
    return f"{when.minute} {when.hour} * * *  " + line.replace("%", r"\%")  # which cron takes for a line break


def _systemd(when: "time", timezone: str | None, command: list[str]) -> str:
    moment = f"*-*-* {when:%H:%M}:00 {timezone or ''}".rstrip()
    return "\n".join(
        [
            f"# {_UNITS}/briefing.service",
            "[Service]",
            "Type=oneshot",
            f"WorkingDirectory={str(Path.cwd()).replace('%', '%%')}",
            f"ExecStart={' '.join(map(_quoted, command))}",
            "SuccessExitStatus=20",
            "",
            f"# {_UNITS}/briefing.timer",
            "[Timer]",
            f"OnCalendar={moment}",
            "Persistent=true",
            "",
            "[Install]",
            "WantedBy=timers.target",
        ]
    )


def _quoted(word: str) -> str:
    # systemd.service(5), "Command lines": % names a specifier, $ a variable.
    for special, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        word = word.replace(special, written)
    return f'"{word}"' if any(character in word for character in " \t'\";") else word

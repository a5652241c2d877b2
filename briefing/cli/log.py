"""What a run says of itself on stderr: sentences for people, or a JSON object a line for a machine."""

import json
import os
from datetime import UTC, datetime
from typing import Literal

import click

from briefing.cli.localize import message, translate_error, user_language
from briefing.errors import BriefingError

LogFormat = Literal["text", "jsonl"]
Level = Literal["info", "warning", "error"]

log_format = click.option(
    "--log-format",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    envvar="BRIEFING_LOG_FORMAT",
    show_envvar=True,
    help="What is said on stderr: sentences for people, or a JSON object a line, with each article.",
)


class Log:
    """Says on stderr what happens."""

    def __init__(self, form: LogFormat) -> None:
        self._form = form

    def say(self, event: str, text: str, *, detail: bool = False, **values: object) -> None:
        """Tell of something that happened.

        Args:
            event: Its name, for machines: 'edition'.
            text: The message, which the catalogue has in Spanish.
            detail: Whether people do without it.
            **values: What fills the message.
        """
        if self._form == "jsonl" or not detail:
            self._write("info", event, message(text, **values), values)

    def warn(self, problem: BriefingError) -> None:
        """Tell of something that stops nothing."""
        self._write("warning", type(problem).__name__, translate_error(problem, user_language()), problem.values)

    def fail(self, error: BriefingError) -> None:
        """Tell of an error."""
        self._write("error", type(error).__name__, translate_error(error, user_language()), error.values)

    def _write(self, level: Level, event: str, said: str, values: dict[str, object]) -> None:
        if self._form == "text":
            click.echo(said, err=True)
            return
        # SOURCE_DATE_EPOCH is for what is written, not for when: a log tells the clock's time.
        line = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "level": level, "event": event,
                "message": said, "process": os.getpid()}  # fmt: skip
        plain = {key: value if isinstance(value, int | str) else str(value) for key, value in values.items()}
        click.echo(json.dumps(line | {"values": plain}, ensure_ascii=False), err=True)

"""Runs the program as a user does: a process of its own, bytes in, bytes and an exit code out."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60


@dataclass(frozen=True)
class Finished:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What it printed, line by line."""
        return self.out.splitlines()


def run_program(
    *arguments: str | Path,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    before: Sequence[str] = (),
) -> Finished:
    """Run `python -m briefing` with these arguments.

    Args:
        *arguments: The command line.
        stdin: What it reads from standard input.
        env: Variables put over the environment.
        cwd: Where it runs.
        before: A command that runs it, such as `unshare --net`.
    """
    done = subprocess.run(
        [*before, sys.executable, "-m", "briefing", *map(str, arguments)],
        input=stdin,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())

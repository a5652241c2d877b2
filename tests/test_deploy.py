"""The examples in deploy/ are right: their commands exist, and cron's does what it says with each exit code."""

import configparser
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.cli import cli

DEPLOY = Path(__file__).parents[1] / "deploy"


def unit(name: str) -> configparser.ConfigParser:
    """A systemd unit; no key of ours comes twice."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((DEPLOY / name).read_text())
    return parser


def cron_command() -> str:
    """What cron hands to the shell."""
    lines = (DEPLOY / "briefing.cron").read_text().splitlines()
    (line,) = [each for each in lines if each[:1].isdigit()]
    assert "%" not in line  # which cron makes a line break
    return line.split(maxsplit=5)[5]


@pytest.mark.parametrize("source", ["cron", "systemd"])
def test_the_command_exists(source: str) -> None:
    """The program takes every option that the examples give it."""
    text = cron_command() if source == "cron" else unit("briefing.service")["Service"]["ExecStart"]
    words = shlex.split(text[text.index("briefing daily") :].split(">")[0].split("||")[0])
    cli.commands["daily"].make_context("daily", words[2:])


@pytest.mark.parametrize(("code", "ends", "mails"), [(0, 0, False), (20, 0, False), (3, 0, True), (13, 0, True)])
def test_what_cron_mails(tmp_path: Path, code: int, ends: int, mails: bool) -> None:
    """Nothing where the edition was made or nothing was new; the end of the log where something broke."""
    home = tmp_path / "home"
    (home / "briefing").mkdir(parents=True)
    (home / "bin").mkdir()
    program = home / "bin" / "briefing"
    program.write_text(f"#!/bin/sh\necho dist/data/x.json\necho why >&2\nexit {code}\n")
    program.chmod(0o755)
    environ = {"HOME": str(home), "PATH": f"{home}/bin:/usr/bin:/bin"}
    done = subprocess.run(["/bin/sh", "-c", cron_command()], env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (ends, "why\n" if mails else "", "")
    assert (home / "briefing" / "daily.log").read_text() == "why\n"


def test_nothing_new_is_no_failure_to_systemd() -> None:
    """The service counts exit code 20 as a success, and the timer starts that service."""
    assert unit("briefing.service")["Service"]["SuccessExitStatus"] == "20"
    assert (DEPLOY / "briefing.timer").stem == (DEPLOY / "briefing.service").stem


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed.")
def test_systemd_understands_the_units() -> None:
    """It finds no mistake in them, and knows when the timer goes off."""
    calendar = unit("briefing.timer")["Timer"]["OnCalendar"]
    done = subprocess.run(["systemd-analyze", "calendar", calendar], capture_output=True, text=True, check=False)
    assert (done.returncode, "Next elapse" in done.stdout) == (0, True), done.stderr

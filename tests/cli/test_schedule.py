"""`briefing schedule`: what it prints starts the run, in folders of any name."""

import configparser
import shlex
import subprocess
from pathlib import Path

import pytest

from briefing.cli import cli
from tests.conftest import Invoke


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the run is to be: a folder with blanks, a quote and a per cent sign in its name."""
    inside = tmp_path / "El d'ía 100% $HOME"
    inside.mkdir()
    monkeypatch.chdir(inside)
    return inside


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called briefing that notes where it was started, and with what."""
    program = tmp_path / "b in" / "briefing"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\npwd > "{tmp_path}/started"; echo "$@" >> "{tmp_path}/started"; exit 20\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return tmp_path / "started"


def test_a_line_for_cron(invoke: Invoke, folder: Path, started: Path) -> None:
    """Cron runs it as it stands: the folder and the program are found, and nothing new is no failure."""
    done = invoke("schedule", "--at", "7:05")
    minute, hour, *_, command = done.out.strip().split(maxsplit=5)
    assert (done.code, minute, hour) == (0, "5", "7")
    assert done.err == "Add this line to your crontab with: crontab -e\n"
    assert "%" not in command.replace(r"\%", "")
    run = subprocess.run(["/bin/sh", "-c", command.replace(r"\%", "%")], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    where, options = started.read_text().splitlines()
    assert Path(where) == folder
    cli.commands["daily"].make_context("daily", shlex.split(options)[1:])


@pytest.mark.usefixtures("started")
def test_two_files_for_systemd(invoke: Invoke, folder: Path) -> None:
    """A service and a timer of the folder's time zone, with what systemd takes for its own doubled."""
    done = invoke("schedule", "--for", "systemd", "--timezone", "America/Bogota")
    service, timer = (configparser.ConfigParser(interpolation=None) for _ in range(2))
    texts = done.out.split("# ~/.config/systemd/user/briefing.")
    service.read_string(texts[1].partition("\n")[2])
    timer.read_string(texts[2].partition("\n")[2])
    assert service["Service"]["WorkingDirectory"] == str(folder).replace("%", "%%")
    assert service["Service"]["ExecStart"].endswith('b in/briefing" daily --date today --wait --log-format jsonl')
    assert service["Service"]["SuccessExitStatus"] == "20"
    assert timer["Timer"]["OnCalendar"] == "*-*-* 06:30:00 America/Bogota"


@pytest.mark.usefixtures("started")
def test_settings_decide(invoke: Invoke, folder: Path) -> None:
    """[schedule] in briefing.toml says when and for what; a file named with --config is named again."""
    settings = folder / "mine.toml"
    settings.write_text('timezone = "Europe/Madrid"\n[schedule]\nat = "05:45"\nfor = "systemd"\n')
    done = invoke("--config", "mine.toml", "schedule")
    assert "OnCalendar=*-*-* 05:45:00 Europe/Madrid\n" in done.out
    assert "--config" in done.out
    assert "mine.toml" in done.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--at", "25:00"], "'25:00' is no time of day. Write hours and minutes, such as 06:30."),
        (["--timezone", "Nowhere/Else"], "There is no time zone 'Nowhere/Else'."),
    ],
)
def test_what_is_wrong_is_told(invoke: Invoke, options: list[str], said: str) -> None:
    """A time or a zone that there is none of is refused, with one to go by."""
    done = invoke("schedule", *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err

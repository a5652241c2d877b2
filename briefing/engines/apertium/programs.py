"""Runs Apertium's programs, by themselves or as the pipeline that a mode of its language data names."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from briefing.errors import EngineError

COMMAND = "sudo apt-get install apertium-eng-spa"
_TAGGER = "apertium-tagger"
_MARKER = "apertium-wblank-mode"  # with Apertium 3.8: lets marks of words through programs that know none
# Seconds. It starts in 0.2 s and translates 600 news sentences in 1.2 s: more than 20 times that is not slowness.
_PATIENCE, _PATIENCE_PER_CHARACTER = 30.0, 0.001


def run(command: Sequence[str], text: str, *, patience: float | None = None) -> str:
    """What a program answers to a text on its standard input.

    Args:
        command: The program and its arguments.
        text: What it reads.
        patience: Seconds before a silent program counts as dead; None for a time that grows with the text.

    Raises:
        EngineError: It did not start, took too long, or failed.
    """
    seconds = _PATIENCE + len(text) * _PATIENCE_PER_CHARACTER if patience is None else patience
    pipe = subprocess.PIPE
    try:
        # A session of its own: the program may be a shell script, and its pipeline must end with it.
        process = subprocess.Popen(  # noqa: S603 - a fixed command, the text on standard input
            command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
        )
    except OSError as error:
        raise EngineError("{program} does not start: {reason}", program=command[0], reason=error) from error
    with process:
        try:
            output, complaint = process.communicate(text.encode("utf-8"), timeout=seconds)
        except subprocess.TimeoutExpired as error:
            message = "{program} gave no answer in {seconds} s"
            raise EngineError(message, program=command[0], seconds=seconds) from error
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    if process.returncode != 0:
        lines = complaint.decode("utf-8", "replace").strip().splitlines() or ["no message"]
        raise EngineError(
            "{program} failed with exit code {code}: {reason}",
            program=command[0], code=process.returncode, reason=lines[-1],
        )  # fmt: skip
    return output.decode("utf-8", "replace")


class Pipeline:
    """The programs of a mode, one after the other or up to the tagger and from it.

    Args:
        mode: The mode's file in Apertium's data.
        patience: As for `run`.
    """

    def __init__(self, mode: Path, *, patience: float | None = None) -> None:
        self._mode, self._patience = mode, patience

    def translate(self, streams: Sequence[str]) -> list[str]:
        """Translations of texts in the stream format, by all programs."""
        data = self._mode.parent.parent
        return self._each(["apertium", "-d", str(data), "-u", "-z", "-f", "none", self._mode.stem], streams)

    @property
    def divides(self) -> bool:
        """Whether what the dictionary and the tagger say can be had; with Apertium 3.8, which Debian has since 2023."""
        return len(self._programs) > 1

    def tag(self, streams: Sequence[str]) -> tuple[list[str], list[str]]:
        """All readings of texts by the dictionary, and one of each chosen by the tagger."""
        analysed = self._each(self._shell(self._programs[0]), streams)
        return analysed, self._each(self._shell(self._programs[1]), analysed)

    def transfer(self, tagged: Sequence[str]) -> list[str]:
        """Translations of what `tag` chose."""
        return self._each(self._shell(self._programs[2]), tagged)

    @cached_property
    def _programs(self) -> tuple[str, ...]:
        if shutil.which(_MARKER) is None:
            return ()
        parts = run([_MARKER, "-z", str(self._mode)], "", patience=self._patience).strip().split(" | ")
        at = next((place for place, part in enumerate(parts) if part.startswith(_TAGGER)), None)
        return () if at is None else (" | ".join(parts[:at]), parts[at], " | ".join(parts[at + 1 :]))

    def _shell(self, programs: str) -> list[str]:
        # A mode is a line of shell with two variables: how unknown words are marked (-n: not), the tagger's options.
        return ["bash", "-c", f"set -o pipefail; {programs}", "bash", "-n", ""]

    def _each(self, command: Sequence[str], streams: Sequence[str]) -> list[str]:
        output = run(command, "".join(f"{stream}\0" for stream in streams), patience=self._patience)
        parts = output.split("\0")
        if len(parts) < len(streams) + 1 or any(part.strip() for part in parts[len(streams) :]):
            raise EngineError(
                "Apertium answered with {got} segments for {sent}. Translate the article again; if it goes on, run: "
                "{command}", got=len(parts) - 1, sent=len(streams), command=f"{COMMAND} --reinstall",
            )  # fmt: skip
        return parts[: len(streams)]

"""Tells one state of an engine or of rules from another, so that a memory never gives out what they no longer say."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def digest(*versions: str, rules: Iterable[Path], data: Iterable[Path]) -> str:
    """A short text that changes whenever an engine's translations may.

    Args:
        *versions: Versions of libraries.
        rules: The program's own files, which count by their bytes.
        data: Large files, which count by name, size and time of change: reading a model takes as long as loading it.
    """
    found = hashlib.sha256("\n".join(versions).encode())
    for path in sorted(rules):
        found.update(f"\n{path.name}\n".encode() + path.read_bytes())
    for path in sorted(data):
        with suppress(OSError):  # an engine that lacks a file says so itself
            status = path.stat()
            found.update(f"\n{path.name} {status.st_size} {status.st_mtime_ns}".encode())
    return found.hexdigest()[:16]

"""Unpacking a .argosmodel archive that may be broken, or made to do harm.

An archive is a zip with one folder. Everything its directory says is checked before a byte is written, and what it says
about sizes is held to while reading. Whether the files make a package is left to `packages`.
"""

import io
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from briefing.errors import ModelError

MAX_MEMBERS = 500  # real packages have about 10, with a sentence splitter about 20
MAX_BYTES = 2 << 30  # unpacked; real packages take 50 to 300 MB
MAX_RATIO = 200  # unpacked to packed; weights reach 2, vocabularies 10, a bomb 1000
MAX_DIRECTORY = 4 << 20  # bytes of the zip's own directory; MAX_MEMBERS entries take a twentieth of that
CHUNK = 1 << 20  # bytes read at a time

# What zipfile raises for bytes that are none of its own.
_DAMAGE = (
    EOFError,
    IndexError,
    MemoryError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
)


class _Careful(io.FileIO):
    """A file that gives little at a time: zipfile takes a directory of any size into memory in one piece."""

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(MAX_DIRECTORY + 1 if size is None or size < 0 else min(size, MAX_DIRECTORY + 1)) or b""
        if len(data) > MAX_DIRECTORY:
            raise zipfile.BadZipFile("its directory is too large")
        return data


def unpack(path: Path, into: Path, archive: str) -> None:
    """Unpack what is in the archive's one folder, each member's CRC tested and each file on the disk.

    Args:
        path: The archive.
        into: A folder that does not exist.
        archive: What to call the archive in an error.

    Raises:
        ModelError: It is no zip, is damaged, or has a member that does not belong in a package. `into` may hold a part.
        OSError: It cannot be read, or its files cannot be written.
    """
    try:
        with _Careful(path) as stream, zipfile.ZipFile(stream) as zipped:
            members = zipped.infolist()
            _check(members, archive)
            into.mkdir()
            for member in members:
                _extract(zipped, member, into, archive)
    except _DAMAGE as error:
        raise ModelError(
            "{archive} is refused: it is damaged, or no zip archive ({reason}). Nothing was changed.",
            archive=archive,
            reason=_shown(str(error)) or type(error).__name__,
        ) from error


def _check(members: list[zipfile.ZipInfo], archive: str) -> None:
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_BYTES:
        raise ModelError(
            "{archive} is refused: it has more than {members} members or {size} MB. Nothing was changed.",
            archive=archive,
            members=MAX_MEMBERS,
            size=MAX_BYTES >> 20,
        )
    for member in members:
        _check_member(member, archive)
    names = [_same(member.orig_filename) for member in members]
    files = {name for name, member in zip(names, members, strict=True) if not member.is_dir()}
    above = {str(folder) for name in names for folder in PurePosixPath(name).parents}
    if len(set(names)) < len(names) or files & above:
        raise ModelError(
            "{archive} is refused: two of its members have the same name. Nothing was changed.", archive=archive
        )
    if len({name.split("/")[0] for name in names}) != 1 or any("/" not in name for name in files):
        raise ModelError(
            "{archive} is refused: it is not one folder with a package in it. Nothing was changed.", archive=archive
        )


def _check_member(member: zipfile.ZipInfo, archive: str) -> None:
    name = member.orig_filename
    if _leads_out(name):
        raise ModelError(
            "{archive} is refused: its member {member} may lead out of its folder. Nothing was changed.",
            archive=archive,
            member=_shown(name),
        )
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ModelError(
            "{archive} is refused: its member {member} is a link or a special file. Nothing was changed.",
            archive=archive,
            member=_shown(name),
        )
    if member.flag_bits & 1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ModelError(
            "{archive} is refused: its member {member} is encrypted, or packed in an unusual way. Nothing was changed.",
            archive=archive,
            member=_shown(name),
        )
    if member.file_size > MAX_RATIO * max(member.compress_size, 1024):
        raise ModelError(
            "{archive} is refused: its member {member} grows more than {ratio} times. Nothing was changed.",
            archive=archive,
            member=_shown(name),
            ratio=MAX_RATIO,
        )


def _leads_out(name: str) -> bool:
    """Whether a name is absolute, has '..', or means something else on another system."""
    parts = name.removesuffix("/").split("/")
    odd = not name.isprintable() or "\\" in name or ":" in name or len(name) > 200
    return odd or any(not part or part.endswith((".", " ")) for part in parts)


def _same(name: str) -> str:
    """What names that some file system takes for the same have in common."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name.removesuffix("/")).casefold())


def _extract(zipped: zipfile.ZipFile, member: zipfile.ZipInfo, into: Path, archive: str) -> None:
    target = into.joinpath(*PurePosixPath(member.orig_filename).parts[1:])
    if member.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with zipped.open(member) as source, target.open("xb") as stream:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            if written > member.file_size:  # the caps were counted on what the directory says
                break
            stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())
    if written != member.file_size:
        raise ModelError(
            "{archive} is refused: its member {member} has not the size it says. Nothing was changed.",
            archive=archive,
            member=_shown(member.orig_filename),
        )


def _shown(text: str) -> str:
    """A text out of an archive, safe to print: quoted, and cut where it is long."""
    return ascii(text[:80])

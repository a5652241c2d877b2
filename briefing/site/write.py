"""Writes a planned site: renders what has changed aside, then puts it in place file by file, the manifest last.

Where rendering fails, the old site stays whole. Where the program is killed while files take their places, each is
still the old one or the new one, and the manifest tells the next run which ones to look at again.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.files import cannot_write, make_folder
from briefing.site.manifest import Manifest, write_manifest
from briefing.site.page import File

Progress = Callable[[int, int], None]

_STAGING = ".briefing-new"
# Files up to which each is brought to the disk by itself: that takes a millisecond or more, all at once a second or so.
_FEW = 100


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to a site: how many files it has, which were written, and which removed."""

    files: int
    written: tuple[str, ...]
    removed: tuple[str, ...]


def write_site(  # noqa: PLR0913 - all but two are keywords
    plan: Sequence[File],
    out: Path,
    *,
    before: Manifest,
    after: Manifest,
    look: str,
    progress: Progress = lambda _done, _all: None,
) -> Written:
    """Bring a folder in line with a plan.

    Files whose inputs are those of the last run are not rendered, those that come out the same are not written, and
    those of the last run that are planned no more are removed. Other files in the folder are not touched.

    Args:
        plan: All files.
        out: The site's folder.
        before: What the last run left.
        after: What this one has read; its files are filled in here.
        look: A digest of templates and program.
        progress: Called after each file with their number so far and that of all.

    Raises:
        TemplateError, DataError: A page cannot be rendered; nothing has been changed.
        OutputError: A file cannot be written.
    """
    digests = {file.path: _digest(look, file.inputs) for file in plan}
    after = replace(after, files=digests)
    removed = sorted(before.files.keys() - digests.keys())
    with _staging(out) as staging:
        staged: dict[str, Path] = {}
        for n, file in enumerate(plan, 1):
            data = _changed(file, out, same=before.files.get(file.path) == digests[file.path])
            if data is not None:
                staged[file.path] = _stage(staging / str(len(staged)), data)
            progress(n, len(plan))
        if before != after:
            unsure = dict.fromkeys([*staged, *removed], "")
            write_manifest(replace(before, files={**before.files, **unsure}), out)
        _put_in_place(staged, out)
        _remove(removed, out)
    if before != after:
        write_manifest(after, out)
    return Written(len(digests), tuple(staged), tuple(removed))


@contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """A folder beside the site's files, empty at first; gone afterwards, whatever happens."""
    folder = out / _STAGING
    shutil.rmtree(folder, ignore_errors=True)  # what a killed run left
    try:
        make_folder(out)
        yield folder
    except OSError as error:
        raise cannot_write(Path(error.filename or out), error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _changed(file: File, out: Path, *, same: bool) -> bytes | None:
    """What a file is to hold from now on; None where it does already. One of the same inputs is not rendered again."""
    target = out / file.path
    there = target.is_file()
    if same and there:
        return None
    data = file.render().encode("utf-8", "replace")
    return None if there and target.read_bytes() == data else data


def _stage(path: Path, data: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o644)  # whatever the mask: a web server is to read it
    return path


def _put_in_place(staged: dict[str, Path], out: Path) -> None:
    if len(staged) > _FEW and hasattr(os, "sync"):
        os.sync()
    for path, new in staged.items():
        if len(staged) <= _FEW:
            with new.open("rb+") as stream:
                os.fsync(stream.fileno())
        target = out / path
        make_folder(target.parent)
        new.replace(target)


def _remove(paths: Sequence[str], out: Path) -> None:
    for path in paths:
        (out / path).unlink(missing_ok=True)
        for folder in (out / path).parents:
            if folder == out:
                break
            with suppress(OSError):  # it is not empty
                folder.rmdir()


def _digest(look: str, inputs: object) -> str:
    return hashlib.blake2b(f"{look}\n{inputs!r}".encode("utf-8", "replace"), digest_size=12).hexdigest()

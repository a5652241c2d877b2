"""The folder of data: where each brief and edition lies, and reading them back.

::

    <date>/<slug>.json    a brief
    <date>.json           the edition of that day, where `briefing daily` made one
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefing.data.brief import brief_from_json
from briefing.data.edition import edition_from_json
from briefing.data.fields import DATE, SLUG
from briefing.errors import DataError
from briefing.models import Brief, Edition

_LARGEST = 20_000_000  # bytes; the brief of an article at ingest's own limit has fewer

Value = TypeVar("Value", Brief, Edition)


def brief_path(folder: Path, date: str, slug: str) -> Path:
    """Where the brief of a day is kept."""
    return folder / date / f"{slug}.json"


def edition_path(folder: Path, date: str) -> Path:
    """Where the edition of a day is kept."""
    return folder / f"{date}.json"


def find_briefs(folder: Path) -> tuple[Path, ...]:
    """The files of all briefs, by day and then by slug; empty where there is no such folder.

    Files whose names no brief can have are somebody else's, and left out.
    """
    return tuple(
        path
        for path in sorted(folder.glob("*/*.json"))
        if DATE.fullmatch(path.parent.name) and SLUG.fullmatch(path.stem) and path.is_file()
    )


def find_editions(folder: Path) -> tuple[Path, ...]:
    """The files of all stored editions, by day."""
    return tuple(path for path in sorted(folder.glob("*.json")) if DATE.fullmatch(path.stem) and path.is_file())


def read_brief(path: Path) -> Brief:
    """Read a brief.

    Raises:
        DataError: It is not one that this program wrote, or lies under another day or name than its own.
    """
    brief = _read(path, brief_from_json)
    if (brief.date, brief.article.slug) != (path.parent.name, path.stem):
        raise _misfiled(path)
    return brief


def read_edition(path: Path) -> Edition:
    """Read an edition.

    Raises:
        DataError: It is not one that this program wrote, or lies under another day than its own.
    """
    edition = _read(path, edition_from_json)
    if edition.date != path.stem:
        raise _misfiled(path)
    return edition


def _read(path: Path, parse: Callable[[str], Value]) -> Value:
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("it is too large")
        return parse(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _no_data(path, str(error)) from error
    except OSError as error:
        raise _no_data(path, error.strerror or str(error)) from error


def _no_data(path: Path, reason: str) -> DataError:
    return DataError(
        "{path} is no data that briefing wrote: {reason}. Run briefing build again, or move the file away.",
        path=path,
        reason=reason,
    )


def _misfiled(path: Path) -> DataError:
    return DataError(
        "{path} holds the data of another day or name. Give it its own name back, or move it away.", path=path
    )

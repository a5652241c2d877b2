"""Reads termbases: the shipped one and the user's files over it."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from briefing.errors import TermbaseError
from briefing.termbase.model import Term, Termbase
from briefing.termbase.table import parse_csv
from briefing.termbase.tbx import parse_tbx

SHIPPED = "news.csv"
_LARGEST_FILE = 10_000_000  # bytes; IATE's whole English-Spanish export has some 40 MB, a newsroom's list far less


def load_termbase(paths: Iterable[Path] = ()) -> Termbase:
    """The shipped termbase with the user's files over it, the last one on top.

    Raises:
        TermbaseError: A file cannot be read, or is neither such a CSV nor TBX.
    """
    return _load(tuple(paths))


@lru_cache(maxsize=4)
def _load(paths: tuple[Path, ...]) -> Termbase:
    shipped = (files("briefing.termbase") / SHIPPED).read_text(encoding="utf-8")
    return Termbase([parse_csv(shipped, name=SHIPPED), *map(_read, paths)])


def _read(path: Path) -> list[Term]:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
        if len(data) > _LARGEST_FILE:
            raise TermbaseError("Cannot read the termbase {name}: {reason}.", name=path, reason="larger than 10 MB")
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise TermbaseError(
            "Cannot read the termbase {name}: {reason}.", name=path, reason=error.strerror or error
        ) from error
    except UnicodeDecodeError as error:
        raise TermbaseError("The termbase {name} is not UTF-8. Save it as 'CSV UTF-8'.", name=path) from error
    parse = parse_tbx if text.lstrip().startswith("<") else parse_csv
    return parse(text, name=str(path))

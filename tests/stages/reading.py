"""Writes a file and reads it as an article, for the tests of reading."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefing import Article
from briefing.errors import BriefingError
from briefing.stages.ingest import read_article

PROSE = "Hundreds of people marched through the old town on Sunday. They asked for lower rents."
Read = Callable[..., Article]
T = TypeVar("T")


def result_or_refusal(call: Callable[[], T]) -> tuple[T | None, str]:
    """What a call returns, or the message it refuses with; any other exception is the test's to fail on."""
    try:
        return call(), ""
    except BriefingError as error:
        return None, str(error)


def reader(folder: Path) -> Read:
    """A function that stores text or bytes under a name in `folder` and reads the file."""

    def read(content: str | bytes, name: str = "article.txt") -> Article:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_article(str(path))

    return read

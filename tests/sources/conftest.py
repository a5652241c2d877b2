"""A site on loopback, a web that waits for nothing long, and a store."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.sources import Limits, Store, Web
from tests.server import Server, running

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)
QUICK = Limits(connect=5, silence=0.4, total=0.8, size=200_000, hops=3, pause=0, patience=5)


@pytest.fixture
def site() -> Iterator[Server]:
    """A web server on loopback; the test puts answers into it."""
    with running(Server()) as started:
        yield started


@pytest.fixture
def slept() -> list[float]:
    """The seconds that the web would have waited."""
    return []


@pytest.fixture
def web(slept: list[float]) -> Iterator[Web]:
    """A web that gives up early and notes its waits instead of waiting."""
    with Web(limits=QUICK, sleep=slept.append) as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store, in a run on the afternoon of 3 February 2026."""
    return Store(tmp_path / "store", now=NOW)

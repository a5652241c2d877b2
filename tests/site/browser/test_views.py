"""Every kind of page in every tree: for all eyes and window sizes, small, and without a word of complaint."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from briefing.render.context import VIEWS
from tests.site.browser.conftest import OpenReader
from tests.site.browser.reader import DESK, PHONE, PLACES, Reader
from tests.site.browser.sites import MORE, make_site, write_data
from tests.site.test_looks import LOOKS

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Besides what axe looks at by itself: places to touch of 24 px (WCAG 2.5.8).
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}


def looks_of(reader: Reader) -> Iterator[str]:
    """The page that is shown in each colour scheme and size."""
    for size in (DESK, PHONE):
        reader.resize(size)
        for scheme in SCHEMES:
            reader.page.emulate_media(color_scheme=scheme)
            yield f"{scheme}, {size[0]} px"


def violations(reader: Reader) -> list[str]:
    """What axe finds wrong in the page that is shown."""
    found = Axe().run(reader.page, options=OPTIONS).response
    assert found["passes"]
    return [
        f"{each['id']}: {each['nodes'][0]['failureSummary']} {each['nodes'][0]['html']}" for each in found["violations"]
    ]


@pytest.mark.parametrize("kind", PLACES)
def test_everybody_can_read_it(reader: Reader, kind: str) -> None:
    """By day and by night, on a desk and a phone: axe finds nothing, and nothing is wider than the window."""
    for view in VIEWS:
        reader.visit(PLACES[kind], view)
        for look in looks_of(reader):
            assert violations(reader) == [], (view, look)
            assert reader.overflow() <= 0, (view, look)


@pytest.mark.parametrize("look", LOOKS, ids=lambda path: path.name)
def test_a_look_can_be_read_too(open_reader: OpenReader, look: Path, tmp_path: Path) -> None:
    """The looks to start from have colours that can be told apart, and fit a phone."""
    site = make_site(write_data(MORE, tmp_path / "data"), tmp_path / "site", look=look)
    reader = open_reader(f"{site.as_uri()}/")
    for place in ("index.html", "2026-01-05/con-tilde/index.html"):
        reader.visit(place)
        for shown in looks_of(reader):
            assert violations(reader) == [], (place, shown)
            assert reader.overflow() <= 0, (place, shown)


@pytest.mark.parametrize("kind", PLACES)
def test_a_page_is_small(reader: Reader, kind: str) -> None:
    """With all that it loads it has less than 60 KB, and but the search loads anything."""
    sizes: dict[str, int] = {}
    reader.page.on("response", lambda answer: sizes.update({answer.url: int(answer.headers["content-length"])}))
    reader.visit(PLACES[kind]).wait_for_load_state("networkidle")
    assert len(sizes) == (2 if kind == "search" else 1)
    assert sum(sizes.values()) < 60_000

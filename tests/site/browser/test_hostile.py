"""Headlines, sources and sentences that try to do harm, as a browser shows them."""

import re
from pathlib import Path

import pytest

from tests.site.browser.conftest import OpenReader
from tests.site.browser.reader import DESK, PHONE, Reader

# Each two words of a line that stand in another order than in the text, unless both are Hebrew.
TURNED_WORDS = """() => {
  const found = [];
  for (const block of document.querySelectorAll("p, li, h1, h2, h3, figcaption")) {
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let before = null;
    while (walk.nextNode()) {
      for (const word of walk.currentNode.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(walk.currentNode, word.index);
        range.setEnd(walk.currentNode, word.index + word[0].length);
        const boxes = range.getClientRects(); // one a line; none where it is not shown
        if (!boxes.length) continue;
        const turned = before && boxes[0].top < before.end.bottom - 4 && boxes[0].left < before.end.left;
        if (turned && !/^[א-ת]+$/.test(before.word + word[0])) found.push([before.word, word[0]]);
        before = { word: word[0], end: boxes[boxes.length - 1] };
      }
    }
  }
  return found;
}"""


@pytest.fixture
def reader(open_reader: OpenReader, host: str) -> Reader:
    """A window on the hostile site."""
    return open_reader(f"{host}hostile/")


def pages(web: Path) -> list[str]:
    """All pages of the hostile site but those in Spanish, which are laid out as those in English."""
    found = [path.relative_to(web / "hostile").as_posix() for path in sorted((web / "hostile").rglob("*.html"))]
    return [path for path in found if not path.startswith("es/")]


def test_nothing_runs_and_nothing_breaks(reader: Reader, web: Path) -> None:
    """On no page does a script run, a dialog open or a picture load; none is wider than the window, large or small."""
    for path in pages(web):
        page = reader.visit(path)
        for size in (DESK, PHONE):
            reader.resize(size)
            assert reader.overflow() <= 0, (path, size)
        assert page.locator("img, script:not([type], [src])").count() == 0
        assert page.title()
    assert len(pages(web)) > 50


def test_nothing_is_turned_about(reader: Reader, web: Path) -> None:
    """Marks and letters that are read from right to left leave the words around them in their order."""
    # Of the pages of briefs those whose headlines have such marks.
    turning = [path for path in pages(web) if not re.search(r"/story-(?!5|12|13)", path)]
    for path in turning:
        assert reader.visit(path).evaluate(TURNED_WORDS) == [], path

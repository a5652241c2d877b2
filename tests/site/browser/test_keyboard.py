"""The site without a mouse."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from briefing.models import LANGUAGES, Language, other
from tests.site.browser.reader import PLACES, Reader

BOTH_WAYS = pytest.mark.parametrize("language", LANGUAGES)
SKIP: dict[Language, str] = {"en": "Skip to the text", "es": "Ir al texto"}
# What has the focus: its place among all that can have it, whether it is marked, and whether it is within the window.
FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  return {
    place: [...document.querySelectorAll("a[href], input")].filter((each) => each.checkVisibility()).indexOf(one),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def tab_through(page: Page) -> Iterator[int]:
    """Press Tab until the focus leaves the page; gives the places of what had it, each of which could be seen."""
    while True:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["place"] < 0:
            return
        assert focused["marked"], focused
        assert focused["seen"], focused
        yield focused["place"]


@pytest.mark.parametrize("kind", PLACES)
def test_tab_reaches_everything_in_order(reader: Reader, kind: str) -> None:
    """Each link and box in the order of the page, marked with an outline, and within the window."""
    page = reader.visit(PLACES[kind], "es")
    reached = [*tab_through(page)]
    assert reached == [*range(page.locator(":is(a[href], input):visible").count())]
    assert len(reached) > 8


@BOTH_WAYS
def test_the_skip_link_comes_first(reader: Reader, language: Language) -> None:
    """It appears with the first Tab, and leads past the masthead to the text."""
    page = reader.visit(PLACES["brief"], language)
    skip = page.get_by_role("link", name=SKIP[language])
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main a").first).to_be_focused()


@BOTH_WAYS
def test_enter_follows_the_switch(reader: Reader, language: Language) -> None:
    """Tab to the other language, Enter: the same page in it."""
    page = reader.visit(PLACES["brief"], language)
    for _ in tab_through(page):
        if page.locator(f".languages a[lang={other(language)}]:focus").count():
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert reader.place == (other(language), PLACES["brief"])


@BOTH_WAYS
def test_a_search_by_keys_alone(reader: Reader, language: Language) -> None:
    """Tab to the box, type, Enter, Tab to what was found, Enter: the brief."""
    page = reader.visit("search/", language)
    for _ in tab_through(page):
        if page.locator("input:focus").count():
            break
    page.keyboard.type("migracion telegram")
    page.keyboard.press("Enter")
    expect(page.locator("#found li")).to_have_count(1)
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert reader.place == (language, "2026-01-05/without-accent/")

"""The switch between languages, and how a reader's language is kept."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from briefing.models import LANGUAGES, Language, other
from briefing.render.context import View
from tests.site.browser.conftest import OpenReader
from tests.site.browser.reader import PLACES, Reader

NAMES: dict[View, str] = {"en": "English", "es": "Español", "bilingual": "Both · Ambos"}
BOTH_WAYS = pytest.mark.parametrize("language", LANGUAGES)


def switch(reader: Reader, view: View) -> None:
    """Follow the switch to another view."""
    reader.follow(reader.page.locator("nav.languages").get_by_role("link", name=NAMES[view], exact=True))


@BOTH_WAYS
@pytest.mark.parametrize("kind", [kind for kind in PLACES if kind != "missing"])
def test_the_switch_stays_on_the_page(reader: Reader, kind: str, language: Language) -> None:
    """From each kind of page to the other language, to both, and back: the same page, in the language asked for."""
    page = reader.visit(PLACES[kind], language)
    views: tuple[View, ...] = (other(language), "bilingual", language)
    for view in views:
        switch(reader, view)
        assert reader.place == (view, PLACES[kind])
        expect(page.locator(".languages [aria-current]")).to_have_text(NAMES[view])
        shown = set(page.locator("main [lang]").evaluate_all("parts => parts.map((part) => part.getAttribute('lang'))"))
        assert (shown == {"en", "es"}) if view == "bilingual" else (page.locator("html").get_attribute("lang") == view)


@BOTH_WAYS
def test_a_language_is_kept(reader: Reader, language: Language) -> None:
    """Whoever has chosen a language reads on in it: the day, a brief, its source, a theme, the archive, the front."""
    page = reader.visit("")
    switch(reader, language)
    way = (".date a", ".story h2 a", "a.source", ".lines .title", ".brief h2 a", ".kicker a", ".tally a", ".name a")
    for link in way:
        reader.follow(page.locator(link).first)
        assert reader.place[0] == language, link
    assert reader.place == (language, "")


def test_a_day_where_nothing_is(open_reader: OpenReader) -> None:
    """An address that is none gives the page about that, whose links work though it stands anywhere."""
    reader = open_reader()
    page = reader.visit("2031-01-01/nowhere/at-all/")
    assert reader.wrong.pop().startswith("error: Failed to load resource: the server responded with a status of 404")
    expect(page.get_by_role("heading", level=1)).to_contain_text("No existe esta página")
    reader.follow(page.get_by_role("link", name="El archivo lo tiene todo"))
    assert reader.place == ("es", "archive/")


@BOTH_WAYS
def test_from_a_disk(open_reader: OpenReader, disk: Path, language: Language) -> None:
    """Opened as a file, in a folder with a blank in its name, the site works the same."""
    reader = open_reader(f"{disk.as_uri()}/")
    page = reader.visit("index.html")
    switch(reader, language)
    reader.follow(page.locator(".story h3 a").first)
    switch(reader, other(language))
    assert reader.place[0] == other(language)
    assert "venezuela" in reader.place[1]
    reader.follow(page.locator(".sections a").first)
    assert reader.place == (other(language), "archive/")

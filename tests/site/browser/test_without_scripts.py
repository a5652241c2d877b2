"""The site where scripts are off, and on paper."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from briefing.models import LANGUAGES, Language
from briefing.render.context import VIEWS, View
from tests.site.browser.conftest import OpenReader
from tests.site.browser.reader import PLACES, Reader

ARCHIVE: dict[Language, str] = {"en": "look in the archive.", "es": "consulte el archivo."}


@pytest.mark.parametrize("kind", [kind for kind in PLACES if kind != "search"])
def test_nothing_is_hidden(open_reader: OpenReader, kind: str) -> None:
    """Each page has the same text as with scripts."""
    windows = [open_reader(java_script_enabled=scripts) for scripts in (True, False)]
    texts = [reader.visit(PLACES[kind], "es").locator("main").inner_text() for reader in windows]
    assert texts[0] == texts[1]
    assert len(texts[1]) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_leads_to_the_archive(open_reader: OpenReader, language: Language) -> None:
    """Without scripts there is no box, and in its place the way to the archive, in the page's language."""
    reader = open_reader(java_script_enabled=False)
    page = reader.visit("search/", language)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    notice = page.locator("main .notice")
    expect(notice).to_contain_text(ARCHIVE[language])
    reader.follow(notice.get_by_role("link"))
    assert reader.place == (language, "archive/")
    expect(open_reader().visit("search/", language).locator("main .notice")).to_be_hidden()


@pytest.mark.parametrize("view", VIEWS)
def test_a_brief_on_paper(reader: Reader, view: View) -> None:
    """The headline, both languages where both are asked for, and the article; none of what can only be clicked."""
    page = reader.visit(PLACES["brief"], view)
    page.emulate_media(color_scheme="dark")  # paper is white all the same
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in printed.pages).split())
    assert "Petro ve «real» la amenaza de Trump" in text
    assert ("The English here is a machine translation" in text) == (view != "es")
    assert ("El artículo completo" in text) == (view != "en")
    assert ("The article in full" in text) == (view != "es")
    assert not [word for word in ("Ir al texto", "Español", "Buscar", "Search", "Atom") if word in text]
    assert len(printed.pages) < 8

"""The search, as somebody types into it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from briefing.models import LANGUAGES, Language
from briefing.render.context import View
from tests.articles import HOSTILE
from tests.site.browser.conftest import OpenReader
from tests.site.browser.reader import PHONE, Reader

BOTH_WAYS = pytest.mark.parametrize("language", LANGUAGES)
NOTHING: dict[Language, str] = {"en": "Nothing found.", "es": "No se encontró nada."}
FAILED: dict[Language, str] = {
    "en": "The search cannot be loaded just now.",
    "es": "La búsqueda no se puede cargar en este momento.",
}


def search(reader: Reader, view: View, words: str) -> Page:
    """Type words into the box of the search page."""
    page = reader.visit("search/", view)
    page.get_by_role("searchbox").fill(words)
    return page


@BOTH_WAYS
@pytest.mark.parametrize("words", ["migracion", "migración", "MIGRACIÓN", "migraciones", "migraci"])
def test_accents_make_no_difference(reader: Reader, language: Language, words: str) -> None:
    """With an accent or without one, a word finds both spellings, in each language's own index."""
    found = search(reader, language, words).locator("#found .title")
    expect(found).to_have_count(2)
    titles = " ".join(found.all_inner_texts())
    assert "La migración de los ñandúes" in titles
    assert "Migracion, spelt as on a telegram" in titles
    assert [address for address in reader.asked if "index.js" in address] == [f"{reader.top}{language}/search/index.js"]


@pytest.mark.parametrize(
    ("view", "words"), [("en", "telegram spelt"), ("es", "nandues migracion"), ("bilingual", "Ñandúes")]
)
def test_what_is_found_is_said_and_leads_on(reader: Reader, view: View, words: str) -> None:
    """All words count; a screen reader hears how many were found, and going back brings them back."""
    page = search(reader, view, words)
    expect(page.locator("#found li")).to_have_count(1)
    said = page.get_by_role("status")
    if view != "es":
        expect(said).to_contain_text("1 brief found")
    if view != "en":
        expect(said).to_contain_text("1 resumen encontrado")
    reader.follow(page.locator("#found a"))
    assert reader.place[0] == view
    assert reader.place[1].startswith("2026-01-05/")
    page.go_back()
    expect(page.locator("#found li")).to_have_count(1)


def test_nothing_is_loaded_until_it_is_used(reader: Reader) -> None:
    """The page comes with its script alone; the index of its language, and no other, when the box is entered."""
    page = reader.visit("search/", "es")
    page.wait_for_load_state("networkidle")
    assert [address.removeprefix(reader.top) for address in reader.asked] == ["es/search/", "search.js"]
    with page.expect_response("**/es/search/index.js"):
        page.get_by_role("searchbox").focus()
    assert len(reader.asked) == 3


@BOTH_WAYS
@pytest.mark.parametrize("words", ["qwertyuiop", "migracion qwertyuiop", *HOSTILE, "../../", "[a-z]*", "\\", "🗞️"])
def test_what_is_not_there(reader: Reader, language: Language, words: str) -> None:
    """Words that no brief has, markup and patterns among them, find nothing, and the page says so in its language."""
    page = search(reader, language, words)
    expect(page.get_by_role("status")).to_have_text(NOTHING[language])
    expect(page.locator("#found li")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value(words)
    expect(page.get_by_role("status")).to_have_text(NOTHING[language])
    assert page.locator("main :is(img, script, b)").count() == 0


@BOTH_WAYS
def test_an_empty_box_finds_nothing_and_says_nothing(reader: Reader, language: Language) -> None:
    """When the words are taken out again, so is what they found."""
    page = search(reader, language, "venezuela")
    expect(page.locator("#found li")).not_to_have_count(0)
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#found li")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("")
    assert page.url == f"{reader.top}{language}/search/"


@BOTH_WAYS
def test_an_index_that_does_not_come_is_asked_for_again(open_reader: OpenReader, language: Language) -> None:
    """Where the line breaks the page says so; when it is back, the next letter finds what is looked for."""
    reader = open_reader()
    reader.page.route("**/index.js", lambda route: route.abort())
    page = search(reader, language, "venezuel")
    expect(page.get_by_role("status")).to_have_text(FAILED[language])
    page.unroute("**/index.js")
    page.get_by_role("searchbox").press_sequentially("a")
    expect(page.locator("#found li")).not_to_have_count(0)
    assert {wrong.partition(" ")[0] for wrong in reader.wrong} == {"failed:", "error:"}
    reader.wrong.clear()


@BOTH_WAYS
def test_from_a_disk(open_reader: OpenReader, disk: Path, language: Language) -> None:
    """No host is needed; what is found is opened as a file."""
    reader = open_reader(f"{disk.as_uri()}/")
    page = reader.visit("search/index.html", language)
    page.get_by_role("searchbox").fill("ñandu")
    reader.follow(page.locator("#found a"))
    assert reader.place == (language, "2026-01-05/con-tilde/")


def test_results_fit_a_phone(open_reader: OpenReader, host: str) -> None:
    """Headlines of one endless word among them."""
    reader = open_reader(f"{host}hostile/")
    reader.resize(PHONE)
    page = search(reader, "bilingual", "navy")
    expect(page.locator("#found li")).not_to_have_count(0)
    assert reader.overflow() <= 0

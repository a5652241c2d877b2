"""A reader's browser window on a site, which notes whatever should not have happened in it."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Locator, Page, Request

from briefing.models import LANGUAGES
from briefing.render.context import View
from briefing.site.address import TREES

# A page of each kind, in the site that `sites` makes.
PLACES: Mapping[str, str] = {
    "front": "",
    "day": "2026-01-09/",
    "brief": "2026-01-09/amenaza-a-colombia/",  # with doubts about its translation
    "theme": "themes/drugs/",
    "source": "sources/redaccion-de-muestra/",
    "archive": "archive/",
    "month": "archive/2026-01/",
    "search": "search/",
    "about": "about/",
    "missing": "404.html",
}
DESK, PHONE = (1280, 900), (320, 640)  # WCAG 1.4.10 asks that 320 px are enough


class Reader:
    """A window of a browser.

    Attributes:
        page: What it shows.
        top: The address of the site that it reads.
        asked: The addresses asked for.
        wrong: Errors and warnings of the console, scripts that broke, dialogs and windows that opened, requests that
            failed or went elsewhere than to this machine.
    """

    def __init__(self, context: BrowserContext, top: str) -> None:
        self.top = top
        self.asked: list[str] = []
        self.wrong: list[str] = []
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.wrong.append(f"script: {error.error}"))
        context.on("dialog", self._dismiss)
        context.on("request", self._watch)
        context.on("requestfailed", lambda request: self.wrong.append(f"failed: {request.url}"))
        self.page: Page = context.new_page()
        context.on("page", lambda page: self.wrong.append(f"window: {page.url}"))

    def visit(self, place: str, view: View = "bilingual") -> Page:
        """Go to a place of the site."""
        self.page.goto(self.top + TREES[view] + place)
        return self.page

    def follow(self, link: Locator) -> None:
        """Click a link, and wait for where it leads."""
        with self.page.expect_navigation():
            link.click()

    @property
    def place(self) -> tuple[View, str]:
        """The tree and the place of the page that is shown."""
        path = self.page.url.removeprefix(self.top).partition("#")[0].removesuffix("index.html")
        view: View = next((each for each in LANGUAGES if path.startswith(TREES[each])), "bilingual")
        return view, path.removeprefix(TREES[view])

    def resize(self, size: tuple[int, int]) -> None:
        """Make the window larger or smaller."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.wrong.append(f"{message.type}: {message.text}")

    def _dismiss(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _watch(self, request: Request) -> None:
        self.asked.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in {"file", "data"} and parts.hostname != "127.0.0.1":
            self.wrong.append(f"elsewhere: {request.url}")

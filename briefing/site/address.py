"""Where each page stands, and the links between pages.

A page has a place, such as `2026-01-12/venezuela-oil/`, and stands there in three trees: side by side at the root, in
English under `en/`, in Spanish under `es/`. Its links stay in its tree, which is how a reader's language is remembered.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.errors import SettingsError
from briefing.render.context import View

TREES: Mapping[View, str] = {"bilingual": "", "en": "en/", "es": "es/"}
INDEX = "index.html"
TITLE = "Briefing"
MISSING = "404.html"  # what static hosts show where there is no page


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of a site have in common.

    Attributes:
        title: What the site is called.
        url: Where it is hosted, ending in a slash; empty where nobody knows. Without it there are neither canonical
            addresses nor feeds and a sitemap, which need whole ones.
    """

    title: str = TITLE
    url: str = ""

    @classmethod
    def at(cls, url: str | None, *, title: str = TITLE) -> "Site":
        """The site at an address that a user gave, if any.

        Raises:
            SettingsError: It is no address of a site on the web.
        """
        return cls(title.strip() or TITLE, _check(url) if url else "")

    @property
    def host(self) -> str:
        """The host's name, as a tag URI has it."""
        return urlsplit(self.url).hostname or ""

    def address(self, path: str) -> str:
        """The whole address of a file of the site, without the name that a host serves for a folder."""
        return self.url + path.removesuffix(INDEX)


def path_of(place: str, view: View) -> str:
    """The file of a page, from the top of the site."""
    path = TREES[view] + place
    return path if place and not place.endswith("/") else path + INDEX


def linker(path: str, view: View, site: Site) -> Callable[..., str]:
    """What writes the links of one page, relative to it, so that the site works under any path.

    Without a host the pages are read from a disk, where a folder is no page: links then name the file.

    Args:
        path: The page's file, from the top of the site.
        view: The tree in which its links stay.
        site: Where it is hosted.
    """
    top = "../" * path.count("/")
    if path.endswith(MISSING) and site.url:
        top = urlsplit(site.url).path  # a host shows this page at any address

    def link(place: str = "", tree: View = view) -> str:
        target = path_of(place, tree)
        return (top + target.removesuffix(INDEX) or "./") if site.url else top + target

    return link


def _check(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        whole = parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment)
        if whole and parts.port != 0 and not parts.username:  # reading a port that is none raises
            return parts._replace(path=parts.path.rstrip("/") + "/").geturl()
    except ValueError:
        whole = None
    raise SettingsError("{url!r} is no address of a site. Write it like https://example.org/news/.", url=url)

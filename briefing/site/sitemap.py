"""The sitemap (sitemaps.org) with each page in each language, and robots.txt (RFC 9309)."""

from collections.abc import Iterator, Sequence
from functools import partial

from lxml import etree

from briefing.render.context import VIEWS
from briefing.site.address import Site, path_of
from briefing.site.metadata import alternates
from briefing.site.page import File

_MOST = 45_000  # addresses; the protocol allows 50,000, and 50 MB
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap_files(places: Sequence[str], site: Site) -> Iterator[File]:
    """The sitemap of the pages at these places, in parts where they are many; robots.txt, which names it.

    Without the site's address there is no sitemap, which must have whole ones.
    """
    allow = "User-agent: *\nAllow: /\n"
    if not site.url:
        yield File("robots.txt", allow, lambda: allow)
        return
    most = _MOST // len(VIEWS)
    parts = [places[first : first + most] for first in range(0, len(places), most)]
    names = ["sitemap.xml"] if len(parts) == 1 else [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield File(name, (site.url, part), partial(_urls, part, site))
    if len(parts) > 1:
        yield File("sitemap.xml", (site.url, names), partial(_index, names, site))
    text = f"{allow}\nSitemap: {site.url}sitemap.xml\n"
    yield File("robots.txt", text, lambda: text)


def _urls(places: Sequence[str], site: Site) -> str:
    top = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})
    for place in places:
        links = alternates(place, site)
        for view in VIEWS:
            url = etree.SubElement(top, f"{{{_SITEMAP}}}url")
            etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = site.address(path_of(place, view))
            for language, address in links:
                etree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=language, href=address)
    return _text(top)


def _index(names: Sequence[str], site: Site) -> str:
    top = etree.Element(f"{{{_SITEMAP}}}sitemapindex", nsmap={None: _SITEMAP})
    for name in names:
        sitemap = etree.SubElement(top, f"{{{_SITEMAP}}}sitemap")
        etree.SubElement(sitemap, f"{{{_SITEMAP}}}loc").text = site.url + name
    return _text(top)


def _text(top: etree._Element) -> str:
    return str(etree.tostring(top, xml_declaration=True, encoding="utf-8", pretty_print=True), "utf-8")

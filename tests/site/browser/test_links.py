"""A walk over all links of a site, on a host where it does not stand at the top."""

from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from lxml import html

from briefing.site.address import INDEX, MISSING


def read(address: str) -> Any:
    """A page as a tree, an empty one for any other file; raises HTTPError where there is nothing."""
    with urlopen(address, timeout=60) as answer:  # an address on this machine
        text = answer.read() if answer.headers["Content-Type"].startswith("text/html") else "<p>"
        return html.document_fromstring(text)


@pytest.mark.parametrize("name", ["news", "hostile"])
def test_a_walk_over_the_links(host: str, web: Path, name: str) -> None:
    """From the front page each link leads to something, each fragment to a part of a page, and no page is forgotten."""
    top = f"{host}{name}/"
    parts: dict[str, set[str]] = {}
    ahead = {top}
    while ahead:
        address, fragment = urldefrag(ahead.pop())
        if address not in parts:
            page = read(address)
            parts[address] = set(page.xpath("//@id"))
            links = {urljoin(address, link) for link in page.xpath("//a/@href | //link[@type]/@href")}
            ahead |= {link for link in links if link.startswith(host)}
        assert not fragment or fragment in parts[address], address
    pages = {path.relative_to(web / name).as_posix() for path in (web / name).rglob("*.html")}
    forgotten = {top + path.removesuffix(INDEX) for path in pages} - parts.keys()
    assert forgotten == {f"{top}{tree}{MISSING}" for tree in ("", "en/", "es/")}

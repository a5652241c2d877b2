"""The whole site: its links, its addresses, what machines are told, and how large its pages are."""

import json
import posixpath
import re
from datetime import UTC, datetime
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from justhtml import JustHTML
from lxml import etree

from briefing import Brief, Site
from briefing.errors import SettingsError
from briefing.render.context import VIEWS, View
from briefing.site.address import TREES
from tests.articles import Sample
from tests.site.planned import ALONE, HOSTED, plan, sample_briefs, tree

SITES = pytest.mark.parametrize("site", [ALONE, HOSTED], ids=["alone", "hosted"])
BRIEFS = sample_briefs()


def pages(site: Site, briefs: list[Brief] = BRIEFS) -> dict[str, str]:
    """Every page of a site, rendered."""
    return {path: file.render() for path, file in plan(briefs, site=site).items() if path.endswith(".html")}


def target(path: str, link: str) -> str:
    """The file of the site that a link of a page leads to, as a host finds it."""
    found = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), urlsplit(link).path))[1:]
    return posixpath.join(found, "index.html") if link.partition("#")[0].endswith(("/", "/.")) or not found else found


@SITES
def test_no_link_is_broken(site: Site) -> None:
    """Every link within the site leads to a file of it, and every fragment to a part of that page."""
    files = plan(BRIEFS, site=site)
    trees = {path: tree(text) for path, text in pages(site).items()}
    ids = {path: set(page.xpath("//@id")) for path, page in trees.items()}
    checked = 0
    for path, page in trees.items():
        for link in page.xpath("//a/@href | //link/@href | //script/@src"):
            if urlsplit(link).scheme or path.endswith("404.html"):
                continue
            found = target(path, link) if not link.startswith("#") else path
            assert found in files, f"{path}: {link}"
            fragment = urlsplit(link).fragment
            assert not fragment or fragment in ids[found], f"{path}: {link}"
            checked += 1
    assert checked > 1000


@pytest.mark.parametrize("view", ["en", "es"])
def test_links_stay_in_their_language(view: View) -> None:
    """From a page in one language every link leads to that language, but for the switch and the feeds."""
    for path, text in pages(ALONE).items():
        if path.startswith(TREES[view]):
            links = tree(text).xpath("//a[not(ancestor::nav[@class='languages'])]/@href")
            inside = [target(path, link) for link in links if not urlsplit(link).scheme and not link.startswith("#")]
            assert [link for link in inside if not link.startswith(TREES[view])] == []
            assert inside


def test_the_missing_page_works_at_any_address() -> None:
    """A host shows it wherever there is no page: its links do not depend on where that is."""
    links = tree(pages(HOSTED)["404.html"]).xpath("//a[not(starts-with(@href, '#'))]/@href")
    assert links
    assert all(link.startswith("/news/") for link in links)


@SITES
def test_the_html_is_valid(site: Site) -> None:
    """A browser's parser finds no mistake in any page, whatever the headlines are."""
    wrong = {path: JustHTML(text, collect_errors=True).errors for path, text in pages(site).items()}
    assert {path: errors for path, errors in wrong.items() if errors} == {}


@SITES
def test_ids_are_unique(site: Site) -> None:
    """No page has an id twice."""
    for path, text in pages(site).items():
        ids = tree(text).xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_pages_are_small() -> None:
    """No page has 60 KB, though a day has 90 briefs, all of one theme and source."""
    day = datetime(2026, 1, 1, tzinfo=UTC)
    briefs = [
        Sample(date=day, slug=f"b{n}", title=f"A headline of some seventy letters about boats, {n}").brief()
        for n in range(90)
    ]
    sizes = {path: len(text.encode()) for path, text in pages(HOSTED, briefs).items()}
    assert max(sizes.values()) < 60_000
    assert {"2026-01-01/6/index.html", "en/themes/drugs/1/index.html"} <= sizes.keys()


def test_each_page_knows_its_translations() -> None:
    """Canonical and hreflang name the page itself, both languages and the default, and agree in all three trees."""
    shown = {path: tree(text) for path, text in pages(HOSTED).items()}
    for path, page in shown.items():
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")
        assert canonical == HOSTED.url + path.removesuffix("index.html")
        alternates = {
            each.get("hreflang"): each.get("href") for each in page.xpath("//link[@rel='alternate'][not(@type)]")
        }
        place = next(path.removeprefix(prefix) for prefix in ("en/", "es/", "") if path.startswith(prefix))
        expected = {"en": f"en/{place}", "es": f"es/{place}", "x-default": place}
        assert alternates == {name: HOSTED.url + file.removesuffix("index.html") for name, file in expected.items()}
        assert all(file in shown for file in expected.values())


def test_without_an_address_nothing_claims_one() -> None:
    """A site whose host nobody knows has no canonical address, feed or sitemap."""
    files = plan(BRIEFS, site=ALONE)
    assert not [path for path in files if re.search(r"feed|sitemap", path)]
    assert "Sitemap" not in files["robots.txt"].render()
    page = tree(files["en/index.html"].render())
    assert not page.xpath("//link[@rel='canonical' or @rel='alternate'] | //meta[@property='og:url']")


def test_the_sitemap_has_each_page_in_each_language() -> None:
    """Every page but 404 is in it once, with the same three alternates as in the page."""
    files = plan(BRIEFS, site=HOSTED)
    urls = etree.fromstring(files["sitemap.xml"].render().encode())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = [url.text for url in urls.iterfind("s:url/s:loc", names)]
    expected = {HOSTED.url + path.removesuffix("index.html") for path in files if path.endswith("index.html")}
    assert sorted(found) == sorted(expected)
    for url in urls.iterfind("s:url", names):
        alternates = {each.get("hreflang"): each.get("href") for each in url.iterfind("x:link", names)}
        assert set(alternates) == {"en", "es", "x-default"}
        assert set(alternates.values()) <= expected
        assert url.findtext("s:loc", namespaces=names) in alternates.values()
    assert files["robots.txt"].render().endswith("Sitemap: https://example.org/news/sitemap.xml\n")


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda brief: brief.article.slug)
@pytest.mark.parametrize("view", VIEWS)
def test_schema_org_says_what_it_is_based_on(brief: Brief, view: View) -> None:
    """A brief is a NewsArticle in its language based on the original, and nothing in it ends the script."""
    page = tree(plan(BRIEFS)[f"{TREES[view]}{brief.date}/{brief.article.slug}/index.html"].render())
    (script,) = page.xpath("//script[@type='application/ld+json']")
    data = json.loads(script.text)
    assert data["@type"] == "NewsArticle"
    assert data["inLanguage"] == (["en", "es"] if view == "bilingual" else view)
    assert data["isBasedOn"]["inLanguage"] == brief.language
    assert unquote(data["isBasedOn"].get("url", "")) == brief.article.url
    assert "datePublished" in data or brief.date == "undated"
    assert urljoin(HOSTED.url, data["url"]) == data["url"]
    title = re.sub(r"[\x00\x1b\ufffe]", "", brief.title.texts[brief.language])
    assert data["isBasedOn"]["headline"].replace("\x00", "").replace("\x1b", "").replace("\ufffe", "") == title


@pytest.mark.parametrize("language", ["en", "es"])
def test_open_graph(language: View) -> None:
    """What is shown of a shared link: headline, first words, kind, language, time."""
    brief = Sample().brief()
    page = tree(plan([brief])[f"{language}/2026-02-03/a/index.html"].render())
    said = {each.get("property"): each.get("content") for each in page.xpath("//meta[@property]")}
    assert said["og:title"] == brief.title.texts[language]
    assert said["og:type"] == "article"
    assert said["og:site_name"] == "The Orbel Paper"
    assert said["og:locale"][:2] == language
    assert said["article:published_time"] == "2026-02-03T23:30:00+00:00"
    assert "cocaine" in said["og:description"] or "cocaína" in said["og:description"]


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/news", "https://example.org/news/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        (" https://example.org/a/b/ ", "https://example.org/a/b/"),
    ],
)
def test_the_address_of_a_site(given: str, taken: str) -> None:
    """An address on the web, with or without a path, ends in one slash."""
    assert Site.at(given).url == taken


@pytest.mark.parametrize(
    "wrong",
    ["example.org", "ftp://example.org/", "https://", "javascript:alert(1)", "https://a.b/?q=1", "https://a.b/#c",
     "https://[::1", "https://a.b:port/", "https://user:secret@a.b/", "/news/"],
)  # fmt: skip
def test_what_is_no_address(wrong: str) -> None:
    """Anything else is refused with an example of one."""
    with pytest.raises(SettingsError, match=r"https://example\.org/news/"):
        Site.at(wrong)


def test_no_briefs_make_a_site_too() -> None:
    """Before the first brief the front page says so, and every link of it works."""
    files = plan([])
    assert "There are no briefs yet" in files["en/index.html"].render()
    assert "Todavía no hay resúmenes" in files["es/index.html"].render()
    assert not [path for path in files if "feed" in path]

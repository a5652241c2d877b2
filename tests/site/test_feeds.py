"""Feeds as a reader's program sees them: valid, in one language, with ids that stay."""

import json
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import feedparser
import pytest

from briefing import Brief, Language
from tests.articles import Sample
from tests.site.planned import HOSTED, plan, sample_briefs

BRIEFS = sample_briefs()
FEEDS = ["feed.xml", "themes/drugs/feed.xml"]
LANGUAGES = pytest.mark.parametrize("language", ["en", "es"])


def parsed(briefs: list[Brief], path: str) -> Any:
    """A feed, parsed as a reader's program does."""
    return feedparser.parse(plan(briefs)[path].render().encode())


@pytest.mark.parametrize("name", FEEDS)
@LANGUAGES
def test_a_feed_is_valid(language: Language, name: str) -> None:
    """The parser finds nothing wrong, and each item has an id, a page of this site in its language, and a time."""
    feed = parsed(BRIEFS, f"{language}/{name}")
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.language == language
    assert feed.feed.link == f"{HOSTED.url}{language}/{name.removesuffix('feed.xml')}"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == f"{HOSTED.url}{language}/{name}"
    dated = [brief for brief in BRIEFS if brief.date != "undated"]
    assert len(feed.entries) == len(dated)
    assert len({entry.id for entry in feed.entries}) == len(dated)
    for entry in feed.entries:
        assert re.fullmatch(rf"tag:example\.org,\d{{4}}-\d\d-\d\d:{language}/[a-z0-9-]+", entry.id)
        assert entry.link.startswith(f"{HOSTED.url}{language}/")
        assert datetime.fromisoformat(entry.published).tzinfo
        assert entry.title


@LANGUAGES
def test_headlines_are_text(language: Language) -> None:
    """Markup in a headline is read as text, in the feed's language."""
    titles = {entry.title for entry in parsed(BRIEFS, f"{language}/feed.xml").entries}
    assert "<script>" not in plan(BRIEFS)[f"{language}/feed.xml"].render()
    found = [brief.title.texts[language] for brief in BRIEFS if brief.date != "undated"]
    assert len(titles & set(found)) > len(found) / 2


@pytest.mark.parametrize("name", [*FEEDS, "feed.json"])
@LANGUAGES
def test_ids_stay(language: Language, name: str) -> None:
    """After a correction, a new brief and a move within the host, every item has the id that it had."""

    def ids(briefs: list[Brief], **changes: str) -> dict[str, str]:
        text = plan(briefs, site=replace(HOSTED, **changes))[f"{language}/{name}"].render()
        items = json.loads(text)["items"] if name == "feed.json" else feedparser.parse(text.encode()).entries
        return {re.sub(".*(?=/story)", "", item.get("url") or item["link"]): item["id"] for item in items}

    before = ids(BRIEFS)
    corrected = [replace(brief, title=replace(brief.title, texts={"en": "New", "es": "Nuevo"})) for brief in BRIEFS]
    after = ids([*corrected, Sample(slug="story-new").brief()], url="https://example.org/other/", title="Another name")
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


@LANGUAGES
def test_a_json_feed(language: Language) -> None:
    """The same items as JSON Feed 1.1, with the way to the original."""
    feed = json.loads(plan(BRIEFS)[f"{language}/feed.json"].render())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{HOSTED.url}{language}/feed.json"
    assert [item["id"] for item in feed["items"]] == [
        entry.id for entry in parsed(BRIEFS, f"{language}/feed.xml").entries
    ]
    assert {item["language"] for item in feed["items"]} == {language}
    assert all(
        item["content_html"].startswith("<p>") and "<script" not in item["content_html"] for item in feed["items"]
    )
    assert sum("external_url" in item for item in feed["items"]) == len(feed["items"]) - 1


@LANGUAGES
def test_a_translation_says_so(language: Language) -> None:
    """An item in another language than its article names the engine; one in its own does not."""
    brief = Sample(language="en").brief()
    (entry,) = parsed([brief], f"{language}/feed.xml").entries
    assert (brief.engine in entry.content[0].value) == (language == "es")


def test_a_theme_has_its_own_feed() -> None:
    """Only the theme's briefs are in it, and its page offers it."""
    briefs = [Sample(slug="drugs", theme_ids=("drugs",) * 5).brief(), Sample(slug="none", theme_ids=("",) * 5).brief()]
    assert [entry.link for entry in parsed(briefs, "en/themes/drugs/feed.xml").entries] == [
        f"{HOSTED.url}en/2026-02-03/drugs/"
    ]
    assert 'href="feed.xml"' not in plan(briefs)["en/index.html"].render()
    assert "themes/drugs/feed.xml" in plan(briefs)["en/themes/drugs/index.html"].render()


def test_what_has_no_date_is_in_no_feed() -> None:
    """A feed is in order of time; a site of undated briefs has none, and offers none."""
    files = plan([Sample(date=None).brief()])
    assert not [path for path in files if path.endswith(("feed.xml", "feed.json"))]
    assert "application/atom" not in files["en/index.html"].render()

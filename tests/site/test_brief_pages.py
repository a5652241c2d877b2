"""The three pages of a brief: whole, safe, self-contained, linked, and each part marked with its language."""

import re
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

import pytest
from babel.messages.pofile import read_po

from briefing import Brief, Language, Site
from briefing.models import LANGUAGES, Theme, other
from briefing.render.context import VIEWS, View, page_context
from briefing.render.environment import shipped_templates
from tests.articles import HOSTILE, Sample
from tests.site.planned import ALONE, HOSTED, page_tree

NEUTRAL = {"Briefing", "Harbour Post"}
NAVIGATION: dict[Language, set[str]] = {"en": {"English", "Both"}, "es": {"Español", "Ambos"}}


def interface(language: Language, engine: str) -> set[str]:
    """All interface texts of a language, their fields filled."""
    catalogue = read_po((shipped_templates() / f"strings/{language}.po").read_text(encoding="utf-8").splitlines())
    texts = {""}
    for message in catalogue:
        for text in [message.string] if isinstance(message.string, str) else message.string or ():
            fields = [defaultdict(str, n=n, engine=engine) for n in range(1, 4)]  # others are for other pages
            texts |= {text.format_map(each) for each in fields} if message.id else set()
    return texts


def known_texts(brief: Brief, language: Language) -> set[str]:
    """Every text that a page of this brief may show in a language."""
    texts = interface(language, brief.engine) | NAVIGATION[language]
    texts |= {brief.title.texts[language], f"{brief.title.texts[language]} · Briefing"}
    for section in brief.sections:
        texts |= {section.labels[language], *(picked.passage.texts[language] for picked in section.picked)}
    context = page_context(brief, "bilingual", with_article=True)
    texts |= {context["dates"][language], *(share.percent[language] for share in context["shares"])}
    texts |= {", ".join(each.labels[language]) for each in context["passages"]}
    texts |= {message[language] for messages in context["notes"].values() for message in messages}
    if language == brief.language:
        texts |= {each.sentence.text for each in brief.sentences}
    return texts


def text_nodes(tree: Any) -> list[tuple[str, str]]:
    """Each text of a page that has a letter in it, with the nearest `lang` around it."""
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in {"style", "script"}:
            continue
        for text, parent in ((element.text, element), (element.tail, element.getparent())):
            if text and any(character.isalpha() for character in text):
                found.append((text.strip(" ·/\n\xa0"), parent.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_text_is_marked_with_its_language(view: View, language: Language) -> None:
    """A screen reader meets no sentence, label, date or notice under the wrong language, in any view."""
    brief = Sample(language=language).brief()
    nodes = text_nodes(page_tree(brief, view))
    wrong = [(text, lang) for text, lang in nodes if text not in NEUTRAL and text not in known_texts(brief, lang)]
    assert not wrong
    shown = {lang for _, lang in nodes}
    assert shown == {"en", "es"}


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_is_in_the_language_it_says(view: View) -> None:
    """The page's own language is that of its view; side by side it is the article's."""
    assert page_tree(Sample(language="es").brief(), view).get("lang") == ("es" if view == "bilingual" else view)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(view: View, hostile: str) -> None:
    """Markup, Markdown and template syntax in an article, its title and its source are read as text."""
    texts = (hostile, f"Word {hostile}", f"- {hostile}", "Fine.", "Fine.")
    brief = Sample(title=hostile, texts=texts, source=hostile).brief()
    tree, plain = page_tree(brief, view), page_tree(Sample(texts=("a", "b", "c", "d", "e")).brief(), view)
    shown = " ".join(tree.xpath("//body")[0].text_content().split())
    assert shown.count(hostile) >= 6
    for tag in ("script", "img", "style", "title", "svg", "figure", "em", "code"):
        assert len(tree.findall(f".//{tag}")) == len(plain.findall(f".//{tag}"))
    links = {link for link in tree.xpath("//a/@href") if "/sources/" not in link}
    assert links <= set(plain.xpath("//a/@href")) | {f"#s{n}" for n in range(1, 6)}
    assert all(
        re.fullmatch(r"(\.\./)+(e[ns]/)?sources/[a-z0-9-]+/index\.html", link)
        for link in {*tree.xpath("//a/@href")} - links
    )
    assert not tree.xpath("//@onerror")


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_labels_and_engines_are_text(view: View) -> None:
    """A theme's label and an engine's name are escaped in the headings, the chart and the notice."""
    label = '<b>*Sea*</b> & "co" {{ x }}'
    themes = (Theme("drugs", {"en": label, "es": label}, {}),)
    brief = replace(Sample(themes=themes, theme_ids=("drugs",) * 5).brief(), engine="<i>engine</i> *1*")
    tree = page_tree(brief, view)
    assert label in tree.xpath("string(//h2[1])")
    assert label in tree.xpath("string(//*[@class='label'])")
    shown = tree.text_content()
    assert view == "en" or "<i>engine</i> *1*" in shown
    assert not tree.findall(".//b")
    assert not tree.findall(".//i")


def test_a_hostile_address_stays_an_address() -> None:
    """A web address with brackets and quotation marks in it gives one link, and nothing gets out of it."""
    url = "https://example.org/a_(b)_*c*?x=1&copy=2"
    links = page_tree(Sample(url=url).brief(), "en").xpath("//a[contains(@href, 'example.org')]/@href")
    assert [unquote(link) for link in links] == [url]


@pytest.mark.parametrize("view", VIEWS)
def test_numbers_lead_to_their_sentences(view: View) -> None:
    """Each number beside a sentence links to that very sentence in the article below."""
    brief = Sample().brief()
    tree = page_tree(brief, view)
    sentences = {each.sentence.number: each.sentence.text for each in brief.sentences}
    links = tree.xpath("//a[starts-with(@href, '#s')][not(ancestor::*[@class='passages'])]")
    assert len(links) >= 4
    for link in links:
        (target,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert target.text_content() == f"{link.text} {sentences[int(link.text)]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_lead_to_where_they_begin(language: Language) -> None:
    """Above the article stand the themes of its passages in its own language, each a link to the first sentence."""
    brief = Sample(language=language, theme_ids=("drugs", "drugs", "immigration", "immigration")).brief()
    (passages,) = page_tree(brief, "bilingual").xpath("//*[@class='passages']")
    labels = {section.id: section.labels[language] for section in brief.sections}
    expected = [
        (", ".join(labels[each] for each in run.themes or ("other",)), f"#s{run.first}") for run in brief.divisions
    ]
    assert [(link.text, link.get("href")) for link in passages.xpath(".//a")] == expected
    assert len(expected) > 1


@pytest.mark.parametrize("view", VIEWS)
def test_ids_are_unique_and_every_fragment_exists(view: View) -> None:
    """Links within a page work even where a theme has the id of a part of the page."""
    labels: dict[Language, str] = {"en": "Sea", "es": "Mar"}
    themes = tuple(Theme(theme_id, labels, {}) for theme_id in ("s1", "main", "a_b_c"))
    tree = page_tree(Sample(themes=themes, theme_ids=("s1", "main", "a_b_c", "s1", "")).brief(), view)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"theme-s1", "theme-main", "theme-a_b_c", "s1", "main"} <= set(ids)
    assert {link[1:] for link in tree.xpath("//@href") if link.startswith("#")} <= set(ids)
    assert {name for value in tree.xpath("//@aria-labelledby") for name in value.split()} <= set(ids)


@pytest.mark.parametrize("site", [ALONE, HOSTED], ids=["alone", "hosted"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_page_needs_no_other_file(view: View, site: Site) -> None:
    """Nothing is loaded: no script, picture, font or style sheet; what is linked is linked for the reader to follow."""
    page = page_tree(Sample().brief(), view, site=site)
    assert not page.xpath("//img | //iframe | //object | //embed | //video | //audio | //form | //base")
    assert {each.get("type") for each in page.findall(".//script")} == {"application/ld+json"}
    assert not page.xpath("//@src | //@srcset | //@onclick | //@style")
    loaded = [link.get("href") for link in page.findall(".//link") if link.get("rel") not in {"alternate", "canonical"}]
    assert all(address.startswith("data:") for address in loaded)
    style = page.findtext(".//style")
    assert "@import" not in style
    assert "url(" not in style
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy.partition("script-src")[2].partition(";")[0]


@pytest.mark.parametrize(
    ("site", "english", "both"),
    [(ALONE, "../../en/2026-02-03/a/index.html", "../../2026-02-03/a/index.html"),
     (HOSTED, "../../en/2026-02-03/a/", "../../2026-02-03/a/")],
    ids=["alone", "hosted"],
)  # fmt: skip
def test_pages_link_to_each_other(site: Site, english: str, both: str) -> None:
    """Each page leads to the two others; read from a disk, links name files, and on a host folders."""
    page = page_tree(Sample().brief(), "bilingual", site=site)
    switch = page.xpath("//nav[@class='languages']/a")
    assert [link.get("href") for link in switch] == [english, both, english.replace("/en/", "/es/")]
    assert [link.get("aria-current") for link in switch] == [None, "true", None]


@pytest.mark.parametrize(
    ("view", "days", "machine"),
    [("en", {"February 3, 2026"}, "2026-02-03"), ("es", {"3 de febrero de 2026"}, "2026-02-03")],
)
def test_dates_are_in_each_languages_form(view: View, days: set[str], machine: str) -> None:
    """The day is written as the language writes it, in the zone it was published in, and for machines in ISO 8601."""
    tree = page_tree(Sample().brief(), view)
    assert set(tree.xpath("//time/text()")) == days
    assert tree.xpath("//time/@datetime") == [machine]


def test_an_undated_article_shows_no_date() -> None:
    """Nothing stands where the date would: no 'undated', no day of today."""
    brief = Sample(date=None).brief()
    tree = page_tree(brief, "bilingual")
    assert not tree.findall(".//time")
    assert "undated" not in tree.text_content()
    assert brief.date == "undated"


def test_the_day_that_the_user_names_is_shown() -> None:
    """An article without a date that is filed under a day shows that day."""
    tree = page_tree(Sample(date=None).brief(default_date=datetime(2026, 1, 31, tzinfo=UTC)), "es")
    assert tree.xpath("//time/text()") == ["31 de enero de 2026"]


def test_percentages_are_in_each_languages_form() -> None:
    """English writes 20%, Spanish 20 % with a space that does not break."""
    shares = {view: page_tree(Sample().brief(), view).xpath("//*[@class='percent']/text()") for view in LANGUAGES}
    assert [share.replace("\xa0", "").replace("%", "") for share in shares["es"]] == [
        share.replace("%", "") for share in shares["en"]
    ]
    assert all(share.endswith("%") and "\xa0" not in share for share in shares["en"])
    assert all(share.endswith("\xa0%") for share in shares["es"])


@pytest.mark.parametrize("view", VIEWS)
def test_the_chart_can_be_read_without_seeing_it(view: View) -> None:
    """Each row says its theme and share in words; the drawing beside them is passed over by a screen reader."""
    brief = Sample().brief()
    (chart,) = page_tree(brief, view).xpath("//figure[@class='chart']")
    rows = chart.findall(".//li")
    assert len(rows) == len(brief.sections)
    for row, section in zip(rows, brief.sections, strict=True):
        for language in LANGUAGES if view == "bilingual" else (view,):
            assert section.labels[language] in row.xpath("string(*[@class='label'])")
        assert "%" in row.xpath("string(*[@class='percent'])")
        (drawing,) = row.findall("svg")
        assert drawing.get("aria-hidden") == "true"
        assert drawing.xpath("./path[@class='mark']/@d")


@pytest.mark.parametrize("view", VIEWS)
def test_without_the_article_numbers_lead_to_its_source(view: View) -> None:
    """`--no-article` leaves the text out; a number then leads to the words on the publisher's own page."""
    first = "“Never,” the well-known minister, Ms. Ruiz & co., said on Monday."
    brief = Sample(texts=(first, "b b b b b.", "c c c c c.", "d d d d d.", "Not picked by any theme.")).brief()
    tree = page_tree(brief, view, with_article=False)
    assert "Not picked by any theme." not in tree.text_content()
    assert not tree.xpath("//*[starts-with(@id, 's1')]")
    links = tree.xpath("//a[text()='1']/@href")
    assert links
    for link in links:
        address, _, words = link.partition("#:~:text=")
        assert address == "https://example.org/news/two-boats"
        assert unquote(words) in first
        assert len(unquote(words).split()) == 6
        assert not set("-,&") & set(words)


def test_without_article_and_address_numbers_are_plain() -> None:
    """Where there is neither text nor address nothing is linked, and the number still stands."""
    tree = page_tree(Sample(url="").brief(), "en", with_article=False)
    assert not tree.xpath("//a[starts-with(@href, '#s') or contains(@href, ':~:')]")
    assert "\xa01" in tree.xpath("string(//main)")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_reader_is_told_what_a_machine_wrote(view: View, language: Language) -> None:
    """A view with translated sentences names the engine; one without says that the sentences are verbatim."""
    shown = page_tree(Sample(language=language).brief(), view).xpath("string(//main)")
    assert ("fake 1" in shown) == (view != language)
    verbatim = {"en": "is the article’s own, word for word", "es": "Cada frase es la del artículo"}
    assert (verbatim[language] in shown) == (view == language)
    assert verbatim[other(language)] not in shown

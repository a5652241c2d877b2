"""The three Markdown files of a brief, read as GitHub and Python-Markdown read them."""

import re
from itertools import pairwise

import markdown
import pytest
from lxml import html

from briefing import Language, Templates, render_markdown
from briefing.models import LANGUAGES
from briefing.render.context import VIEWS, View
from tests.articles import HOSTILE, Sample


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(view: View, hostile: str) -> None:
    """An article's markup, Markdown and template syntax are read as text in the Markdown file too."""
    brief = Sample(title=hostile, texts=(hostile, "b.", "c.", "d.", "e."), source=hostile).brief()
    text = render_markdown(brief, view, templates=Templates())
    tree = html.document_fromstring(markdown.markdown(text, extensions=["md_in_html", "tables"]))
    assert " ".join(tree.text_content().split()).count(hostile) >= 4
    assert not tree.xpath("//script | //img | //@onerror | //a[contains(@href, 'javascript')]")


@pytest.mark.parametrize("view", VIEWS)
def test_the_file_is_clean(view: View) -> None:
    """One blank line at most, no blanks at line ends, one newline at the end, no comment left from the page."""
    text = render_markdown(Sample().brief(), view, templates=Templates())
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert "<!--" not in text


@pytest.mark.parametrize("view", VIEWS)
def test_markdown_inside_html_is_set_off_by_blank_lines(view: View) -> None:
    """GitHub reads Markdown inside a block of HTML only after a blank line: bold and links would be lost without."""
    lines = render_markdown(Sample().brief(), view, templates=Templates()).split("\n")
    for line, following in pairwise(lines):
        if line.startswith("<div") and not following.startswith("<div"):
            assert not following
        if line.startswith(("<div", "<p")):
            assert line.endswith('markdown="1">')


@pytest.mark.parametrize("view", VIEWS)
def test_shares_are_a_table(view: View) -> None:
    """Where there is no chart there is a table with a row for each theme and its share."""
    brief = Sample().brief()
    rows = [line for line in render_markdown(brief, view, templates=Templates()).split("\n") if line.startswith("| ")]
    assert len(rows) == 1 + len(brief.sections)
    assert all(re.search(r"\d+(\xa0)?% \|$", row) for row in rows[1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_chosen_sentences_are_verbatim(language: Language) -> None:
    """The view in the article's language prints its sentences word for word, each with its number."""
    brief = Sample(language=language).brief()
    text = render_markdown(brief, language, templates=Templates())
    for section in brief.sections:
        for picked in section.picked:
            assert f"{picked.passage.texts[language]}&nbsp;[{picked.number}](#s{picked.number})" in text


def test_sections_stand_in_order_of_share() -> None:
    """The theme that takes most of the article comes first, and what belongs to none has no section."""
    brief = Sample().brief()
    text = render_markdown(brief, "en", templates=Templates())
    headings = re.findall(r"^## .*>(.+)</span>$", text, re.MULTILINE)
    assert headings == [section.labels["en"] for section in brief.sections if section.id != "other"]
    shares = [section.share for section in brief.sections if section.id != "other"]
    assert shares == sorted(shares, reverse=True)
    assert len(headings) == 3


@pytest.mark.parametrize("view", VIEWS)
def test_without_the_article_there_is_none(view: View) -> None:
    """`with_article=False` leaves its text out."""
    brief = Sample().brief()
    with_it, without = (
        render_markdown(brief, view, templates=Templates(), with_article=with_article) for with_article in (True, False)
    )
    assert "The ferry runs again" in with_it
    assert "The ferry runs again" not in without

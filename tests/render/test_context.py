"""What templates are given: dates, links and the marks of the chart."""

from datetime import datetime, timedelta, timezone

import pytest

from briefing.models import LANGUAGES
from briefing.render.context import VIEWS, View, page_context
from tests.articles import Sample


@pytest.mark.parametrize(
    ("view", "languages"), [("en", ("en",)), ("es", ("es",)), ("bilingual", ("es", "en"))], ids=VIEWS
)
def test_side_by_side_the_articles_language_comes_first(view: View, languages: tuple[str, ...]) -> None:
    """A Spanish article stands on the left of its side-by-side view."""
    assert page_context(Sample(language="es").brief(), view, with_article=True)["languages"] == languages


def test_the_day_is_that_of_the_place_of_publication() -> None:
    """Half past eleven at night in Bogotá is still that day, though it is the next one in Greenwich."""
    late = datetime(2026, 1, 9, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    brief = Sample(date=late).brief()
    assert brief.date == "2026-01-09"
    assert page_context(brief, "en", with_article=True)["dates"] == {
        "en": "January 9, 2026",
        "es": "9 de enero de 2026",
    }


def test_marks_cover_the_article_once() -> None:
    """Where each sentence has one theme the bars together are the whole article, and none runs out of it."""
    shares = page_context(Sample().brief(), "en", with_article=True)["shares"]
    marks = [mark for share in shares for mark in share.marks]
    assert sum(width for _, width in marks) == pytest.approx(1, abs=0.001)
    assert all(start >= 0 and start + width <= 1.001 for start, width in marks)


def test_sentences_in_a_row_are_one_mark() -> None:
    """A passage of two sentences is one stroke; two passages are two."""
    brief = Sample(theme_ids=("drugs", "drugs", "", "drugs", "")).brief()
    shares = {share.id: share for share in page_context(brief, "en", with_article=True)["shares"]}
    assert len(shares["drugs"].marks) == 2
    assert shares["drugs"].marks[0][0] == 0


def test_neighbouring_sentences_make_a_paragraph() -> None:
    """Sentences that follow each other in the article stay together in the summary."""
    brief = Sample(theme_ids=("drugs", "drugs", "", "drugs", "")).brief()
    runs = page_context(brief, "en", with_article=True)["summaries"]["drugs"]
    assert [[picked.number for picked in run] for run in runs] == [[1, 2], [4]]


def test_shares_add_up() -> None:
    """The shares of all themes and of the rest make the whole."""
    brief = Sample().brief()
    assert sum(section.share for section in brief.sections) == pytest.approx(1, abs=0.001)
    assert all(set(section.labels) == set(LANGUAGES) for section in brief.sections)

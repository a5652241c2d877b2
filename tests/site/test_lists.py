"""Long lists, sources, and trends over time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import Language
from briefing.data.fields import SLUG
from briefing.site.lists import in_pages, source_slug
from briefing.site.trend import trend_of
from tests.articles import Sample
from tests.site.planned import ALONE, plan, tree


@given(st.integers(0, 400), st.integers(1, 50))
def test_pages_hold_everything_once(count: int, most: int) -> None:
    """All values in their order, the newest page with most of them, and no page with more than twice the number."""
    pages = in_pages(range(count), most=most)
    assert [value for _, values in pages for value in values] == [*range(count)]
    assert len(pages[0][1]) in range(min(count, most), 2 * most)
    assert all(len(values) == most for _, values in pages[1:])
    assert len({place for place, _ in pages}) == len(pages)


@given(st.integers(0, 300), st.integers(1, 40), st.integers(1, 30))
def test_what_is_old_stays_on_its_page(count: int, most: int, new: int) -> None:
    """New values at the front change no page but the first and those that they fill."""
    before = dict(in_pages([*range(count)], most=most)[1:])
    after = dict(in_pages([*range(-new, 0), *range(count)], most=most)[1:])
    assert before.items() <= after.items()


@given(st.text(min_size=1, max_size=300))
def test_any_name_of_a_source_gives_an_address(name: str) -> None:
    """Whatever a publisher is called, the part of its address is short and plain."""
    slug = source_slug(name)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= 80


def test_sources_are_told_apart() -> None:
    """Accents and capitals alone make no other source; other letters, and other ends of long names, do."""
    assert source_slug("El País") == source_slug("EL PAIS") == "el-pais"
    assert source_slug("新聞") != source_slug("Новости") != source_slug("article")
    assert source_slug("a" * 100) != source_slug("a" * 101)


def test_a_source_has_the_name_that_it_has_most_often() -> None:
    """Two spellings are one page."""
    briefs = [Sample(slug=f"b{n}", source=name).brief() for n, name in enumerate(["EL PAIS", "El País", "El País"])]
    page = tree(plan(briefs, site=ALONE)["es/sources/el-pais/index.html"].render())
    assert page.findtext(".//h1/span") == "El País"
    assert page.xpath("string(//h2)") == "3 resúmenes"


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.lists(DAYS, min_size=1, max_size=30), DAYS, DAYS)
def test_a_trend_counts_every_brief(days: list[date], start: date, end: date) -> None:
    """Whatever the days, each brief is in one bar, no bar leaves the drawing, and the highest is the most."""
    first, last = min(start, end, *days), max(start, end, *days)
    trend = trend_of([day.isoformat() for day in days], first=first.isoformat(), last=last.isoformat())
    if first == last:
        assert trend is None
        return
    assert trend is not None
    assert sum(bar.count for bar in trend.bars) == trend.total == len(days)
    assert all(bar.x >= -1 and bar.x + bar.width <= trend.width + 1 and bar.height <= 112 for bar in trend.bars)
    assert max(bar.count for bar in trend.bars) == trend.most
    assert len(trend.bars) <= 62 or trend.unit == "year"


@pytest.mark.parametrize(
    ("span", "unit"), [(1, "day"), (59, "day"), (60, "week"), (400, "week"), (700, "month"), (3000, "year")]
)
def test_the_length_of_a_period_follows_the_time(span: int, unit: str) -> None:
    """A month is drawn by day, a year by week, some years by month."""
    first = date(2020, 1, 1)
    trend = trend_of(["2020-01-01"], first="2020-01-01", last=(first + timedelta(days=span)).isoformat())
    assert trend is not None
    assert trend.unit == unit


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "From February 1, 2026 to February 4, 2026: 3 briefs; the most, 2: February 4, 2026."),
     ("es", "Desde 1 de febrero de 2026 hasta 4 de febrero de 2026: 3 resúmenes; el máximo, 2: 4 de febrero de 2026.")],
)  # fmt: skip
def test_a_trend_can_be_read_without_seeing_it(language: Language, said: str) -> None:
    """The drawing on a theme's page has its content in a sentence, in the language of the page."""
    days = [date(2026, 2, 1), date(2026, 2, 4), date(2026, 2, 4)]
    briefs = [Sample(slug=f"b{n}", date=Sample().date.replace(day=day.day)).brief() for n, day in enumerate(days)]  # type: ignore[union-attr]
    page = tree(plan(briefs)[f"{language}/themes/drugs/index.html"].render())
    (drawing,) = page.xpath("//figure[@class='trend']/svg")
    assert drawing.get("role") == "img"
    (title,) = drawing.findall("title")
    assert title.get("id") == drawing.get("aria-labelledby")
    assert title.text == said
    assert len(drawing.findall("rect")) == 2

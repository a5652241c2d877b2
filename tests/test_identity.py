"""An article is known again by its address, whatever was appended to it, or else by its bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.identity import canonical_url, identify

PLAIN = "https://example.org/news/two-boats?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/news/two-boats?id=7&utm_source=rss&utm_medium=feed",
        "https://example.org/news/two-boats?UTM_Source=rss&id=7#comments",
        "https://EXAMPLE.org:443/news/two-boats?id=7&fbclid=IwAR0",
        "  https://example.org/news/two-boats?at_medium=RSS&id=7&at_campaign=rss \n",
        "https://reader:secret@example.org/news/two-boats?&id=7&",
    ],
)
def test_what_tracks_a_reader_goes(url: str) -> None:
    """Tracking, fragment, default port, user and capitals of the host leave the address the same."""
    assert canonical_url(url) == PLAIN


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/Noticias/Año?gallery=1&reference=2&source=agency&p=3",
        "http://[2001:db8::1]:8080/?q=",
        "https://example.org/",
    ],
)
def test_what_may_name_the_article_stays(url: str) -> None:
    """Parameters that look like tracking and may be an article's number stay, in their order."""
    assert canonical_url(url) == url


@pytest.mark.parametrize(
    "url", ["http://www.example.org/news/two-boats/?id=7", PLAIN, f"{PLAIN}&utm_campaign=x", "HTTPS://" + PLAIN[8:]]
)
def test_the_same_article_has_the_same_id(url: str) -> None:
    """Scheme, 'www.', a final slash and tracking do not make another article."""
    assert identify(url=url) == identify(url=PLAIN)


def test_other_articles_have_other_ids() -> None:
    """Another path, parameter or host is another article; without an address the bytes decide."""
    urls = (PLAIN, PLAIN.replace("7", "8"), PLAIN.replace("two", "2"), PLAIN.replace("example", "example2"))
    ids = [*(identify(url=url) for url in urls), identify(data=b"a"), identify(data=b"b")]
    assert len(set(ids)) == len(ids)
    assert identify(data=b"a") == identify(data=b"a")
    assert all(len(each) == 16 for each in ids)


ADDRESSES = r"https?://[a-z]{1,9}\.[a-z]{2}(:[1-9][0-9]{1,3})?(/[\wñ%.-]{0,9}){0,4}(\?[\w&=%]{0,30})?"


@given(st.from_regex(ADDRESSES, fullmatch=True))
def test_a_canonical_address_stays_as_it_is(url: str) -> None:
    """Doing it twice does nothing more, and the id is that of what came."""
    once = canonical_url(url)
    assert canonical_url(once) == once
    assert identify(url=once) == identify(url=url)

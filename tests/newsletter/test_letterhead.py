"""What a user says of a newsletter: checked before it gets into a header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SettingsError
from briefing.newsletter.letterhead import Letterhead, make_letterhead

GOOD = {"sender": "Briefing <briefing@example.org>", "site_url": "https://example.org/", "name": "Briefing"}


def head(**said: str) -> Letterhead:
    """A letterhead with these values over good ones."""
    return make_letterhead(**{**GOOD, **said})


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("https://example.org/leave", "https://example.org/leave?address={address}"),
        ("https://example.org/leave?list=1", "https://example.org/leave?list=1&address={address}"),
        ("https://example.org/leave/{token}", "https://example.org/leave/{token}"),
        ("mailto:leave@example.org", "mailto:leave@example.org"),
        ("mailto:leave@example.org?subject=leave%20{address}", "mailto:leave@example.org?subject=leave%20{address}"),
    ],
)
def test_where_to_leave(target: str, wanted: str) -> None:
    """An https address says who leaves, since one click must do."""
    assert head(unsubscribe=target).imprint.unsubscribe == wanted


@pytest.mark.parametrize(
    "said",
    [
        {"unsubscribe": "http://example.org/leave"},
        {"unsubscribe": "javascript:alert(1)"},
        {"unsubscribe": "https://example.org/leave>\r\nBcc: all@example.org"},
        {"unsubscribe": "https://example.org/{name}"},
        {"unsubscribe": "mailto:nobody"},
        {"unsubscribe": "https://example.org/" + "x" * 600},
        {"sender": "Briefing"},
        {"sender": "a@example.org, b@example.org"},
        {"sender": "Briefing <briefing@example.org>\r\nBcc: all@example.org"},
        {"sender": "=?utf-8?q?=0D=0ABcc:?= <briefing@example.org>"},
        {"sender": ""},
        {"site_url": "ftp://example.org/"},
        {"site_url": "https://example.org/?a=1"},
        {"list_id": "one"},
        {"list_id": "a.b>\r\nBcc: x"},
        {"name": "Two\nlines"},
        {"postal": "\u202eturned"},
    ],
)
def test_what_is_refused(said: dict[str, str]) -> None:
    """In one sentence that shows how it is written."""
    with pytest.raises(SettingsError) as refusal:
        head(**said)
    assert "\n" not in str(refusal.value)


@given(st.sampled_from(["sender", "unsubscribe", "list_id", "site_url", "name", "postal"]), st.text(max_size=60))
def test_nothing_brings_a_line_break_into_a_header(field: str, text: str) -> None:
    """Any text is taken without one, or refused."""
    try:
        made = head(**{field: text})
    except SettingsError:
        return
    imprint = made.imprint
    values = (str(made.sender), made.list_id, imprint.name, imprint.unsubscribe, imprint.site_url, imprint.postal)
    assert not set("\r\n\0") & set("".join(values))

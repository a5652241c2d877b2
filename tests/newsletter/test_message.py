"""The messages of an issue: without a defect whatever is in the articles, and with nothing from elsewhere."""

import re
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.config import Settings
from briefing.errors import TemplateError
from briefing.models import Edition
from briefing.newsletter.issue import ISSUE, MAIL_LANGUAGES, POLICY, MailLanguage
from briefing.newsletter.letterhead import make_letterhead
from briefing.newsletter.message import LARGEST, build_issue
from briefing.render.environment import Templates
from tests.newsletter.editions import edition, passage, story

SHARES = {("2026-01-09", "boats-1"): {"drugs": 0.25, "other": 0.75}}
STRICT = policy.default.clone(raise_on_defect=True)
NOON = Settings(default_date=datetime(2026, 1, 9, 12, tzinfo=timezone(timedelta(hours=-5))))


def build(
    shown: Edition | None = None,
    language: MailLanguage = "en",
    *,
    templates: Templates | None = None,
    zoned: Settings = NOON,
    **more: str,
) -> EmailMessage:
    """A message, written and read back by Python's own parser under its strict policy."""
    head = {"sender": "Briefing <briefing@example.org>", "site_url": "https://example.org/", "name": "Briefing"}
    issue = build_issue(
        shown or edition(),
        languages=(language,),
        letterhead=make_letterhead(**(head | more)),
        shares=SHARES,
        templates=templates or Templates(),
        settings=zoned,
    )
    data = issue.messages[language].as_bytes(policy=POLICY)
    assert data.isascii()
    assert max(len(line) for line in data.split(b"\r\n")) <= 998
    return message_from_bytes(data, policy=STRICT)


def part(message: EmailMessage, subtype: str) -> str:
    """The text of a part."""
    found = message.get_body((subtype,))
    assert found is not None
    text: str = found.get_content()
    return text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("language", "subject", "content_language"),
    [
        ("en", "Boats stopped, 1 · 1 more", "en"),
        ("es", "Lanchas detenidas, 1 · 1 más", "es"),
        ("both", "Boats stopped, 1 · 1 more / Lanchas detenidas, 1 · 1 más", "en, es"),
    ],
)
def test_the_headers(language: MailLanguage, subject: str, content_language: str) -> None:
    """Subject in the message's language, deterministic date and Message-ID, the list's headers."""
    message = build(language=language, unsubscribe="https://example.org/leave?who={address}")
    assert message["Subject"] == subject
    assert message["Content-Language"] == content_language
    assert parsedate_to_datetime(message["Date"]) == NOON.default_date
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", message["Message-ID"])
    assert message["List-Id"] == "Briefing <briefing.example.org>"
    assert message["List-Unsubscribe"] == "<https://example.org/leave?who={address}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message[ISSUE] == "briefing.example.org/2026-01-09"
    assert [each.get_content_type() for each in message.iter_parts()] == ["text/plain", "text/html"]
    assert message.get_content_type() == "multipart/alternative"


def test_one_click_only_over_https() -> None:
    """By mail one leaves without it (RFC 8058); that is the default."""
    message = build()
    assert message["List-Unsubscribe"] == "<mailto:briefing@example.org?subject=unsubscribe>"
    assert message["List-Unsubscribe-Post"] is None


def test_the_same_day_is_the_same_bytes() -> None:
    """Without SOURCE_DATE_EPOCH the date is the beginning of the edition's day in the zone."""
    zone = timezone(timedelta(hours=-5))
    first, second = (build(language="both", zoned=Settings(zone=zone)) for _ in range(2))
    assert first.as_bytes() == second.as_bytes()
    assert parsedate_to_datetime(first["Date"]) == datetime(2026, 1, 9, tzinfo=zone)


class Elements(HTMLParser):
    """Every element of a page with its attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", MAIL_LANGUAGES)
def test_the_html_is_whole_by_itself(language: MailLanguage) -> None:
    """No script, no image, nothing from elsewhere; styles on the elements; language and direction inside the body."""
    html = part(build(language=language), "html")
    elements = Elements(html).found
    assert not {tag for tag, _ in elements} & {"script", "img", "svg", "link", "iframe", "object", "form", "input"}
    assert "url(" not in html
    assert "@import" not in html
    addresses = [value for _, attributes in elements for name, value in attributes.items() if name in {"src", "href"}]
    assert all((address or "").startswith(("https://example.org/", "mailto:briefing@")) for address in addresses)
    body = [tag for tag, _ in elements].index("body")
    inside = elements[body + 1][1]
    assert (inside["lang"], inside["dir"]) == ("es" if language == "es" else "en", "ltr")
    assert all("style" in attributes for tag, attributes in elements if tag in {"a", "p", "h2"})
    assert "prefers-color-scheme" in html
    assert 'bgcolor="#8c6a3f"' in html
    assert 'width="25%"' in html


@pytest.mark.parametrize("language", MAIL_LANGUAGES)
def test_the_link_to_leave_comes_early(language: MailLanguage) -> None:
    """It stands before the first story in both parts, and again at the end of the HTML."""
    message = build(language=language, unsubscribe="https://example.org/leave?who={address}")
    for subtype in ("plain", "html"):
        text = part(message, subtype)
        # Behind the body's beginning, since the title element has the headline too.
        start = text.find('class="name"') if subtype == "html" else 0
        assert start < text.index("leave?who=", start) < text.index("Lanchas" if language == "es" else "Boats", start)


def test_both_languages_interleaved() -> None:
    """Each story in the article's own language first, the translation behind each paragraph."""
    message = build(language="both")
    for subtype in ("plain", "html"):
        text = part(message, subtype)
        order = ("Boats stopped, 1", "Lanchas detenidas, 1", "The navy", "La armada", "Lanchas detenidas, 2",
                 "Boats stopped, 2", "La armada", "The navy")  # fmt: skip
        place = text.index("Unsubscribe")
        for words in order:
            place = text.index(words, place)
    html = part(message, "html")
    assert re.search(r'<p [^>]*lang="es"[^>]*>La armada', html)
    assert re.search(r'<p [^>]*lang="en"[^>]*>The navy', html)


@pytest.mark.parametrize(
    ("language", "page", "said"),
    [
        ("en", "https://example.org/en/2026-01-09/boats-2/", "(machine translation from Spanish)"),
        ("es", "https://example.org/es/2026-01-09/boats-1/", "(traducción automática del inglés)"),
        ("both", "https://example.org/2026-01-09/boats-1/", ""),
    ],
)
def test_links_lead_to_the_pages(language: MailLanguage, page: str, said: str) -> None:
    """To the pages in the mail's language, and what is translated says so beside its source."""
    message = build(language=language)
    for subtype in ("plain", "html"):
        text = part(message, subtype).replace(" \n", " ")
        assert page in text
        assert (said in text) if said else ("(machine translation" not in text)


def test_the_plain_text_is_written_to_be_read() -> None:
    """Lines of at most 78 characters, soft ends, no markup; joined again they are the sentences (RFC 3676)."""
    sentence = (
        "A sentence that goes on and on so that it does not fit into a line of seventy-eight characters, does it? " * 2
    )
    message = build(edition(story(sentences=[passage(sentence, "No.")])))
    found = message.get_body(("plain",))
    assert found is not None
    assert found["Content-Type"].params["format"] == "flowed"
    text = part(message, "plain")
    assert all(len(line) <= 78 or "://" in line for line in text.splitlines())
    assert "<" not in text
    joined = re.sub(r" \n", " ", text)
    assert sentence.strip() in joined
    assert "\n From here on.\n" in part(build(edition(story(sentences=[passage("From here on.", "Ya.")]))), "plain")


def test_a_doubted_translation_is_marked() -> None:
    """Where a check found an error, the translated sentence has a mark, and the foot says what it means."""
    shown = edition(story(sentences=[passage("Two boats.", "Tres lanchas.", doubted=True)]))
    for subtype in ("plain", "html"):
        assert "Tres lanchas.†" in part(build(shown, "es"), subtype)
        assert "†" not in part(build(shown, "en"), subtype)
        assert "Two boats.†" not in part(build(shown, "both"), subtype)


def test_a_story_that_goes_on_says_so() -> None:
    """Only where it is not new."""
    assert "Sigue" in part(build(edition(story(new=False)), "es"), "html")
    assert "Continued" not in part(build(), "html")


HOSTILE = (
    "<script>alert(1)</script>",
    "Line\r\nBcc: all@example.org",
    "Line\nBcc: all@example.org",
    "\u202etxt.exe\u2066 mark \u200f\u05d0",
    "Boats 🚤🇻🇪 and 👩‍👩‍👧",
    "x" * 300,
    "word " * 400,
    "\x00\x1b[2J",
    "{{ 7 * 7 }} {% raw %}",
    "=?utf-8?q?=0D=0ABcc:_a?=",
    "\ud800 half",
    "]]> --> </style></title></td></table>",
    ".\r\n.\r\n",
)


@settings(max_examples=40)
@given(title=st.text(max_size=400))
@example(title="\u2028\u2029")
@example(title=" ")
def test_any_title_makes_a_message_without_a_defect(title: str) -> None:
    """Header and body hold it; no header is added; the subject stays one line; nothing turns direction behind it."""
    check(title)


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles(title: str) -> None:
    """Markup, line breaks, marks of direction, length, emoji, templates: a title stays a title."""
    check(title)


def check(title: str) -> None:
    """Build all that a title gets into and look at it."""
    ordinary = build(edition(story()), "both")
    hostile = passage(title, f"Título: {title}")
    message = build(edition(story(title=hostile, sentences=[hostile])), "both")
    assert message.keys() == ordinary.keys()
    assert not message.defects
    assert message["Subject"]
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", message["Subject"])
    assert len(message["Subject"]) < 300
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(
        message["Subject"] + part(message, "plain") + part(message, "html")
    )
    tags = [tag for tag, _ in Elements(part(message, "html")).found]
    assert tags == [tag for tag, _ in Elements(part(ordinary, "html")).found if tag] or "h2" in tags
    assert "script" not in tags
    assert len(tags) <= len([tag for tag, _ in Elements(part(ordinary, "html")).found])


def test_a_name_beyond_ascii_is_encoded() -> None:
    """In the sender and in the list's name, and read back as it was."""
    message = build(sender="El Ñandú «diario» <aviso@example.org>", name="Boletín del Ñandú")
    assert message["From"].addresses[0].display_name == "El Ñandú «diario»"
    assert message["List-Id"] == "Boletín del Ñandú <briefing.example.org>"
    assert message["List-Unsubscribe"] == "<mailto:aviso@example.org?subject=unsubscribe>"


LONG = [
    passage(f"Sentence {n} goes on. {'Words and more words. ' * 20}", f"Frase {n}. {'Niño y ñandú. ' * 30}")
    for n in range(4)
]


@pytest.mark.parametrize("language", MAIL_LANGUAGES)
@pytest.mark.parametrize("count", [20, 300])
def test_a_long_day_is_shortened_and_says_so(language: MailLanguage, count: int) -> None:
    """A message stays under the size that Gmail clips; what is left out is said, with a link to the page."""
    message = build(edition(*[story(n, sentences=LONG) for n in range(1, count + 1)]), language)
    assert len(message.as_bytes(policy=POLICY)) <= LARGEST
    for subtype in ("plain", "html"):
        text = part(message, subtype)
        assert ("Abreviado" if language == "es" else "Shortened") in text
        assert ("more stories on the page" in text or "noticias más en la página" in text) == (count == 300)


def test_a_mail_that_is_not_shortened_does_not_say_so() -> None:
    """Only that there is a whole brief."""
    assert "Shortened" not in part(build(), "plain")


def test_ones_own_templates(tmp_path: Path) -> None:
    """A file of one's own goes before the shipped one, which it may extend; a mistake in it is named."""
    (tmp_path / "mail.html.jinja").write_text(
        '{% extends "shipped/mail.html.jinja" %}'
        '{% block footer %}<tr><td class="foot">Ours: {{ date }}</td></tr>{% endblock %}'
    )
    html = part(build(templates=Templates(tmp_path)), "html")
    assert "Ours: 2026-01-09" in html
    assert "You get this mail" not in html
    (tmp_path / "mail.txt.jinja").write_text("{{ storys }}")
    with pytest.raises(TemplateError, match=r"mail\.txt\.jinja.*storys"):
        build(templates=Templates(tmp_path))


def test_plain_templates_escape_nothing() -> None:
    """An ampersand in the text part is one character, and an entity in the HTML."""
    shown = edition(story(title=passage("Crime & <punishment>", "Crimen y castigo")))
    message = build(shown)
    assert "Crime & <punishment>" in part(message, "plain")
    assert message["Subject"] == "Crime & <punishment>"
    assert "Crime &amp; &lt;punishment&gt;" in part(message, "html")

"""An edition as a message (RFC 5322, RFC 2045): a rendered mail with its headers, short enough not to be clipped.

Every byte follows from the edition and the options: the same day built again gives the same message.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from email.message import EmailMessage
from email.utils import format_datetime

from briefing.config import Settings
from briefing.models import LANGUAGES, Edition
from briefing.newsletter.issue import ISSUE, POLICY, Issue, MailLanguage, set_part
from briefing.newsletter.letterhead import Letterhead
from briefing.render.environment import Templates
from briefing.render.mail import Mail, render_mail
from briefing.render.mail_context import Cut, Shares

# Bytes of a whole message. Gmail shows the first 102 KB of the HTML and hides the rest, the link to leave with it.
LARGEST = 100_000


def build_issue(  # noqa: PLR0913 - all but one are keywords
    edition: Edition,
    *,
    languages: tuple[MailLanguage, ...],
    letterhead: Letterhead,
    shares: Mapping[tuple[str, str], Shares],
    templates: Templates,
    settings: Settings,
) -> Issue:
    """Build the messages of an issue.

    Args:
        edition: What it shows.
        languages: One message for each.
        letterhead: Who sends it.
        shares: How each article divides, by the date and slug of its brief.
        templates: Where the templates are.
        settings: The date that the messages bear, which is SOURCE_DATE_EPOCH; without one, the beginning of the
            edition's day in the time zone.

    Raises:
        TemplateError: A template is wrong.
    """
    issue = f"{letterhead.list_id}/{edition.date}"
    sent = settings.default_date or datetime.combine(date.fromisoformat(edition.date), time(), tzinfo=settings.zone)
    messages: dict[MailLanguage, EmailMessage] = {}
    for language in languages:
        for cut in _cuts(edition):
            mail = render_mail(
                edition,
                LANGUAGES if language == "both" else (language,),
                imprint=letterhead.imprint, shares=shares, templates=templates, cut=cut)  # fmt: skip
            messages[language] = _message(mail, language, letterhead, issue, sent)
            if len(messages[language].as_bytes(policy=POLICY)) <= LARGEST:
                break
    return Issue(issue, messages)


def _cuts(edition: Edition) -> Iterator[Cut]:
    """From all of an edition to less and less of it: first fewer sentences of each story, then fewer stories."""
    yield Cut()
    for sentences in (4, 3, 2, 1, 0):
        yield Cut(sentences=sentences)
    stories = len(edition.stories) // 2
    while stories:
        yield Cut(stories=stories, sentences=0)
        stories //= 2


def _message(mail: Mail, language: MailLanguage, letterhead: Letterhead, issue: str, sent: datetime) -> EmailMessage:
    message = EmailMessage(policy=POLICY)
    message["From"] = letterhead.sender
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(sent)
    message["Message-ID"] = f"<{_digest(issue, language)[:32]}@{letterhead.sender.domain}>"
    message["List-Id"] = f"{letterhead.imprint.name} <{letterhead.list_id}>"
    message["List-Unsubscribe"] = f"<{letterhead.imprint.unsubscribe}>"
    if letterhead.imprint.unsubscribe.startswith("https:"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message[ISSUE] = issue
    message.set_content("")
    message.add_alternative("", subtype="html")
    message["Content-Language"] = ", ".join(LANGUAGES) if language == "both" else language
    plain, html = message.iter_parts()
    set_part(plain, mail.text, "plain")
    set_part(html, mail.html, "html")
    # Python would draw one by lot. '=_' cannot stand in quoted-printable text (RFC 2045, 6.7).
    message.set_boundary(f"=_{_digest(mail.text, mail.html)[:32]}")
    return message


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()

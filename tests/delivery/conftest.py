"""An issue in a folder, and mail servers to send it to."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from briefing.config import Settings
from briefing.newsletter.issue import MAIL_LANGUAGES, write_issue
from briefing.newsletter.letterhead import make_letterhead
from briefing.newsletter.message import build_issue
from briefing.render.environment import Templates
from tests.delivery.mailserver import PASSWORD, USER, MailServer, start
from tests.newsletter.editions import edition

Serve = Callable[..., MailServer]


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who signs the certificates."""
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This system's trusted authorities, which are that one alone."""
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    """The login that the server wants, in the environment."""
    monkeypatch.setenv("BRIEFING_SMTP_USER", USER)
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", PASSWORD)


@pytest.fixture
def serve(authority: trustme.CA) -> Iterator[Serve]:
    """Starts servers, whose certificate is for a name."""
    with ExitStack() as stack:

        def begin(*, security: str = "starttls", name: str = "localhost", **answers: object) -> MailServer:
            server = MailServer(**answers)  # type: ignore[arg-type]
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            authority.issue_cert(name).configure_cert(context)
            stack.callback(start(server, security=security, certificate=context).stop)
            return server

        yield begin


def write(folder: Path, templates: Templates) -> Path:
    """Write an issue in all three languages whose link to leave is each recipient's own."""
    issue = build_issue(
        edition(),
        languages=MAIL_LANGUAGES,
        letterhead=make_letterhead(
            sender="Briefing <briefing@example.org>",
            site_url="https://example.org/",
            name="Briefing",
            unsubscribe="https://example.org/leave?who={address}&list=1",
        ),
        shares={},
        templates=templates,
        settings=Settings(default_date=datetime(2026, 1, 9, tzinfo=UTC)),
    )
    write_issue(issue, folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An issue as it is."""
    return write(tmp_path / "issue", Templates())


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """An issue of few lines, by templates of one's own, for a test that sends it very often."""
    own = tmp_path / "templates"
    own.mkdir()
    (own / "mail.html.jinja").write_text('<p><a href="{{ unsubscribe }}">{{ stories[0].titles.en }}</a></p>\n')
    (own / "mail.txt.jinja").write_text("{{ stories[0].titles.en }}\n{{ unsubscribe }}\n")
    return write(tmp_path / "short", Templates(own))

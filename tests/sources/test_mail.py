"""Newsletters: mbox files, .eml files, folders of them, and mail that is broken."""

from datetime import UTC
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import InputError
from briefing.models import Document
from briefing.pipeline import read
from briefing.sources.mail import read_mail

HTML = "<html><style>p{}</style><body><p>La marina detuvo dos lanchas.</p><p>No hubo heridos.</p></body></html>"


def letter(subject: str = "Dos lanchas en el año", html: str = HTML, charset: str = "utf-8") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "El Correo del Año <boletin@example.org>"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 03 Feb 2026 08:30:00 -0500"
    mail.set_content("La marina detuvo dos lanchas (texto).\n", charset=charset)
    if html:
        mail.add_alternative(html, subtype="html", charset=charset)
    return mail


def found(path: Path) -> list[Document]:
    documents = list(read_mail(path, zone=UTC))
    assert all(isinstance(each, Document) for each in documents), documents
    return [each for each in documents if isinstance(each, Document)]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_an_eml(tmp_path: Path, charset: str) -> None:
    """The HTML of a mail is its text, the subject its headline, the sender its source."""
    path = tmp_path / "a.eml"
    path.write_bytes(letter(html=HTML.replace("marina", "compañía"), charset=charset).as_bytes())
    (document,) = found(path)
    article, detection = read(document)
    assert article.paragraphs == ("La compañía detuvo dos lanchas.", "No hubo heridos.")
    assert (article.title, article.source) == ("Dos lanchas en el año", "El Correo del Año")
    assert article.date is not None
    assert article.date.isoformat() == "2026-02-03T08:30:00-05:00"
    assert detection.language == "es"


def test_plain_mail(tmp_path: Path) -> None:
    """A mail without HTML is read as it stands."""
    path = tmp_path / "a.eml"
    path.write_bytes(letter(html="").as_bytes())
    (document,) = found(path)
    assert (document.format, document.data) == ("plain", b"La marina detuvo dos lanchas (texto).\n")


def test_an_mbox_and_a_folder(tmp_path: Path) -> None:
    """All messages of an mbox, and of all files of a folder, each under its own name and id."""
    first, second = letter("First"), letter("Second")
    (tmp_path / "b.mbox").write_bytes(b"".join(b"From x Tue Feb  3 08:30:00 2026\n" + each.as_bytes() + b"\n"
                                               for each in (first, second)))  # fmt: skip
    (tmp_path / "a.eml").write_bytes(letter("Third").as_bytes())
    (tmp_path / "notes.txt").write_text("no mail")
    documents = found(tmp_path)
    assert [document.name for document in documents] == [
        f"{tmp_path}/a.eml", f"{tmp_path}/b.mbox:1", f"{tmp_path}/b.mbox:2"
    ]  # fmt: skip
    assert [(document.fields or {})["title"] for document in documents] == ["Third", "First", "Second"]
    assert len({document.id for document in documents}) == 3
    assert [document.id for document in documents] == [document.id for document in found(tmp_path)]


@pytest.mark.parametrize("change", [b"Subject: =?utf-8?b?////?=", b"Subject: =?x-unknown?q?a?=", b"Subject:", b"X: y"])
def test_a_broken_header_does_not_lose_the_mail(tmp_path: Path, change: bytes) -> None:
    """A subject that nobody can decode is no reason to drop the article."""
    path = tmp_path / "a.eml"
    path.write_bytes(
        b"From: <<>>@\n" + change + b"\nDate: never\nContent-Type: text/plain\n\nThe navy stopped two boats.\n"
    )
    (document,) = found(path)
    assert read(document)[0].body == "The navy stopped two boats."
    assert "date" not in (document.fields or {})


def test_what_is_no_mail(tmp_path: Path) -> None:
    """Attachments alone, a missing file and a folder without mail are told."""
    attachment = EmailMessage()
    attachment["Subject"] = "Photo"
    attachment.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    (tmp_path / "a.eml").write_bytes(attachment.as_bytes())
    (error,) = read_mail(tmp_path / "a.eml", zone=UTC)
    assert str(error) == f"{tmp_path}/a.eml has no text in it, only attachments."
    (tmp_path / "empty").mkdir()
    for name, said in (("none.eml", "Cannot read"), ("empty", "holds no .eml or .mbox file")):
        with pytest.raises(InputError, match=said):
            list(read_mail(tmp_path / name, zone=UTC))


@given(st.binary(max_size=60), st.integers(0, 900), st.integers(0, 60))
def test_any_damage_is_told_or_survived(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, place: int, cut: int
) -> None:
    """Whatever happens to a mail on the way, it is read or refused."""
    path = tmp_path_factory.getbasetemp() / "damaged.eml"
    whole = letter().as_bytes()
    path.write_bytes(whole[:place] + junk + whole[place + cut :])
    assert all(isinstance(each, Document | InputError) for each in read_mail(path, zone=UTC))

"""`briefing send` to a real mail server with TLS and a login: each recipient gets their message, once."""

import base64
import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.delivery.journal import Journal
from briefing.errors import OutputError
from tests.conftest import Invoke
from tests.delivery.conftest import Serve
from tests.delivery.mailserver import USER, Break, MailServer, nothing, write_people
from tests.program import Finished

pytestmark = pytest.mark.usefixtures("trusted", "login")

Send = Callable[..., Finished]
QUICK = ("--rate", "1000000", "--wait", "0")


@pytest.fixture
def send(invoke: Invoke, folder: Path, tmp_path: Path) -> Send:
    """Runs `briefing send` of the issue."""

    def run(server: MailServer, people: Path, *more: str, host: str = "localhost") -> Finished:
        command = ("send", folder, "--recipients", people, "--server", f"{host}:{server.port}", *QUICK)
        return invoke(*command, "--journal", tmp_path / "journal.sqlite", *more)

    return run


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Three recipients, a language each."""
    path = tmp_path / "people.csv"
    path.write_text(
        "dirección;idioma;nombre\nana@example.net;es;Ana Muñoz\nbob@example.net;en;\neva+news@example.net;ambos;Eva\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
def test_each_gets_their_own_message(
    send: Send, serve: Serve, people: Path, security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One message a recipient, in their language, to them alone, with their own link to leave in header and body."""
    if security == "none":
        monkeypatch.delenv("BRIEFING_SMTP_USER")
    server = serve(security=security)
    done = send(server, people, "--security", security)
    assert (done.code, done.err) == (0, "Sent: 3. Had it before: 0. Refused: 0. Put off: 0. Uncertain: 0.\n")
    assert [line.split("\t")[:3] for line in done.lines] == [
        ["sent", "es", "ana@example.net"],
        ["sent", "en", "bob@example.net"],
        ["sent", "both", "eva+news@example.net"],
    ]
    (ana,), (bob,), (eva,) = map(server.messages, ("ana@example.net", "bob@example.net", "eva+news@example.net"))
    assert str(ana["To"]) == "Ana Muñoz <ana@example.net>"
    assert (ana["Subject"], bob["Subject"]) == ("Lanchas detenidas, 1 · 1 más", "Boats stopped, 1 · 1 more")
    assert eva["List-Unsubscribe"] == "<https://example.org/leave?who=eva%2Bnews%40example.net&list=1>"
    for subtype, link in (
        ("plain", "eva%2Bnews%40example.net&list=1"),
        ("html", "eva%2Bnews%40example.net&amp;list=1"),
    ):
        text = eva.get_body((subtype,)).get_content()  # type: ignore[union-attr]
        assert f"https://example.org/leave?who={link}" in text
        assert "{address}" not in text
    assert len({ana["Message-ID"], bob["Message-ID"], eva["Message-ID"]}) == 3
    assert server.sessions == 1


def test_nobody_is_sent_it_again(send: Send, serve: Serve, people: Path) -> None:
    """A second run sends only to whom the list has gained, whatever case their addresses are written in by then."""
    server = serve()
    assert send(server, people).code == 0
    people.write_text(people.read_text().upper().replace("AMBOS", "en") + "new@example.net;en;\n")
    done = send(server, people)
    assert (done.code, done.out.split("\t")[2]) == (0, "new@example.net")
    assert "Sent: 1. Had it before: 3." in done.err
    assert server.total() == 4


def test_a_dry_run_connects_to_nothing(send: Send, serve: Serve, people: Path) -> None:
    """It says who is due and who had it, without a server."""
    server = serve()
    assert send(server, people, "--only", "BOB@example.net").code == 0
    sessions = server.sessions
    done = send(server, people, "--dry-run")
    assert [line.split("\t")[0] for line in done.lines] == ["due", "sent", "due"]
    assert done.err == "Nothing was sent. Due: 2. Had it before: 1. Refused: 0. Uncertain: 0.\n"
    assert (server.sessions, server.total()) == (sessions, 1)


def test_what_is_put_off_is_tried_again(send: Send, serve: Serve, people: Path) -> None:
    """After a 4xx, to the recipient or to the message, or a connection that breaks early; and nothing doubles."""
    answers = iter(["450 4.2.1 grey", None, None, None, None, None])
    late = iter(["451 4.3.0 busy", None, None, None])
    broken = iter([True])

    def break_once(_: str) -> None:
        if next(broken, False):
            raise Break

    server = serve(on_recipient=lambda _: next(answers), on_message=lambda _: next(late), on_mail=break_once)
    done = send(server, people)
    assert (done.code, server.total(), len(server.taken)) == (0, 3, 3)


def test_what_stays_put_off_is_left_for_later(send: Send, serve: Serve, people: Path) -> None:
    """After the last attempt the rest have got theirs, the exit code tells, and a later run goes on."""
    server = serve(on_recipient=lambda address: "450 4.2.1 grey" if "bob" in address else None)
    done = send(server, people, "--attempts", "2")
    assert (done.code, server.total()) == (12, 2)
    assert "deferred\ten\tbob@example.net" in done.out
    assert done.err.endswith("To try those put off again, run the same command later.\n")
    server.on_recipient = lambda _: None
    assert send(server, people).code == 0
    assert [len(copies) for copies in server.taken.values()] == [1, 1, 1]


@pytest.mark.parametrize("reply", ["550 5.1.1 no such user", "550 nobody here", "552 5.2.2 full"])
def test_a_refused_recipient_stops_nobody_else(send: Send, serve: Serve, people: Path, reply: str) -> None:
    """A 5xx about one recipient is noted, never tried again by itself, and again when somebody asks for it."""
    server = serve(on_recipient=lambda address: reply if "bob" in address else None)
    done = send(server, people)
    assert (done.code, server.total()) == (12, 2)
    assert "refused\ten\tbob@example.net" in done.out
    assert reply in done.out
    server.on_recipient = lambda _: None
    assert send(server, people).code == 12
    assert server.total() == 2
    assert send(server, people, "--resend", "refused").code == 0
    assert server.total() == 3


@pytest.mark.parametrize(
    ("where", "reply"),
    [
        ("on_mail", "550 5.7.1 not as this sender"),
        ("on_recipient", "550 5.7.1 relaying denied"),
        ("on_recipient", "554 no"),
        ("on_message", "554 5.6.0 this is spam"),
    ],
)
def test_a_5xx_for_everybody_stops_the_run(send: Send, serve: Serve, people: Path, where: str, reply: str) -> None:
    """It says why, writes to nobody else, and a later run goes on with the others."""
    server = serve(**{where: lambda _: reply})
    done = send(server, people)
    assert (done.code, server.total(), done.out.count("sent\t")) == (12, 0, 0)
    assert reply in done.err
    setattr(server, where, lambda _: None)
    assert send(server, people, "--resend", "refused").code == 0
    assert server.total() == 3


def test_a_server_that_refuses_one_after_the_other_is_stopped_at(send: Send, serve: Serve, tmp_path: Path) -> None:
    """Five refused and nobody taken: that is not the recipients' fault."""
    crowd = write_people(tmp_path / "crowd.csv", [f"r{n}@example.net" for n in range(20)])
    server = serve(on_recipient=lambda _: "550 relay not permitted")
    done = send(server, crowd)
    assert (done.code, done.out.count("refused\t")) == (12, 5)
    assert "--resend refused" in done.err


def test_where_nobody_knows_it_is_told_and_left(send: Send, serve: Serve, people: Path) -> None:
    """The connection breaks between message and answer: uncertain, not sent again until somebody decides."""

    def vanish(address: str) -> None:
        if "bob" in address:
            raise Break

    server = serve(after_message=vanish)
    done = send(server, people)
    assert (done.code, server.total()) == (12, 3)
    assert "uncertain\ten\tbob@example.net\t<" in done.out
    assert "--settle --only ADDRESS" in done.err
    server.after_message = lambda _: None
    again = send(server, people)
    assert (again.code, server.total()) == (12, 3)
    assert "uncertain\ten\tbob@example.net" in again.out
    settled = send(server, people, "--settle", "--only", "bob@example.net")
    assert (settled.code, settled.out.split("\t")[0]) == (0, "sent")
    assert send(server, people).code == 0
    assert server.total() == 3


def test_one_that_was_lost_is_sent_when_somebody_says_so(send: Send, serve: Serve, people: Path) -> None:
    """The copy that goes then has the very Message-ID of the first, so that a mailbox can tell."""
    lost: list[str] = []

    def lose(address: str) -> None:
        if not lost:
            lost.append(address)
            raise Break

    server = serve(on_message=lose)
    done = send(server, people)
    identity = re.search(r"uncertain\t.*\t(<\S+>)", done.out)
    assert identity is not None
    assert not server.has(identity[1])
    assert send(server, people, "--resend", "uncertain").code == 0
    assert server.has(identity[1])
    assert [len(copies) for copies in server.taken.values()] == [1, 1, 1]


def test_a_certificate_for_another_name_is_refused(send: Send, serve: Serve, people: Path) -> None:
    """Nobody is logged in and nothing sent where the server may be another."""
    server = serve(name="mail.example.org")
    done = send(server, people)
    assert (done.code, server.logins, server.taken) == (12, [], {})
    assert "certificate" in done.err


def test_a_server_without_tls_is_refused(send: Send, serve: Serve, people: Path) -> None:
    """STARTTLS that is not offered, perhaps since somebody cut it out, does not turn into plain text."""
    server = serve(security="none")
    done = send(server, people)
    assert (done.code, server.taken) == (12, {})
    assert "STARTTLS" in done.err


def test_a_wrong_password_stops_and_is_not_shown(
    send: Send, serve: Serve, people: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The error names the server's answer; neither it nor the journal holds the password, however encoded."""
    secret = "correct horse battery"
    monkeypatch.setenv("BRIEFING_SMTP_PASSWORD", secret)
    server = serve()
    done = send(server, people)
    assert (done.code, server.taken) == (12, {})
    assert "535" in done.err
    written = (done.out + done.err).encode() + (tmp_path / "journal.sqlite").read_bytes()
    for shape in (secret.encode(), base64.b64encode(secret.encode()), base64.b64encode(f"\0{USER}\0{secret}".encode())):
        assert shape not in written


def test_a_server_that_is_not_there(send: Send, people: Path, serve: Serve) -> None:
    """After some attempts it says so, and what to do."""
    server = serve()
    nowhere = MailServer(port=1)
    done = send(nowhere, people, host="127.0.0.1")
    assert (done.code, server.taken) == (12, {})
    assert "cannot be reached" in done.err


def test_a_crafted_reply_cannot_write_to_the_terminal(send: Send, serve: Serve, people: Path) -> None:
    """What a server says is shown as one line of printable characters."""
    server = serve(on_recipient=lambda _: "550 5.1.1 \x1b[2Jgone\x07")
    out = send(server, people).out
    assert "gone" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def start_program(folder: Path, people: Path, server: MailServer, journal: Path, *more: str) -> subprocess.Popen[bytes]:
    """`briefing send` as a process of its own."""
    command = [
        sys.executable,
        "-m",
        "briefing",
        "send",
        str(folder),
        "--recipients",
        str(people),
        "--journal",
        str(journal),
    ]
    options = ["--server", f"localhost:{server.port}", "--attempts", "8", "--rate", "1000000", "--wait", "0.001"]
    return subprocess.Popen([*command, *options, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@contextmanager
def killing(process: subprocess.Popen[bytes], server: MailServer, *, at: int, taken: bool) -> Iterator[None]:
    """Kill a process when the server has so many messages, in the moment that nobody can be certain of.

    Args:
        process: The process.
        server: The server it sends to.
        at: How many messages.
        taken: Whether the server takes the message at hand, or loses it.
    """
    chaos = server.on_message, server.after_message

    def kill(_: str) -> None:
        if server.total() == at and process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            raise Break

    def then(address: str, first: Callable[[str], None], second: Callable[[str], str | None]) -> str | None:
        first(address)
        return second(address)

    if taken:
        server.after_message = lambda address: then(address, kill, chaos[1])
    else:
        server.on_message = lambda address: then(address, kill, chaos[0])
    yield
    server.on_message, server.after_message = chaos


def unruly(server: MailServer, chance: random.Random) -> None:
    """Make a server put off, break connections, and lose answers, now and then."""

    def trouble(often: float, reply: str | None) -> Callable[[str], str | None]:
        def answer(_: str) -> str | None:
            if chance.random() < often:
                if reply:
                    return reply
                raise Break
            return None

        return answer

    def either(*answers: Callable[[str], str | None]) -> Callable[[str], str | None]:
        return lambda address: next((reply for answer in answers if (reply := answer(address))), None)

    server.on_mail = either(trouble(0.02, "451 4.3.0 later"), trouble(0.01, None))
    server.on_recipient = either(trouble(0.05, "450 4.2.0 grey"), trouble(0.01, None))
    server.on_message = either(trouble(0.02, "452 4.3.1 full"), trouble(0.005, None))
    server.after_message = trouble(0.005, None)


def test_a_thousand_recipients_and_every_accident_between(serve: Serve, short: Path, tmp_path: Path) -> None:
    """4xx, broken connections, two kills at the worst moments: in the end everybody has exactly one message.

    Between the runs somebody does what the program asks for: looks for the uncertain Message-IDs at the server, settles
    those that are there, and has the others sent.
    """
    addresses = [f"reader{n}@example.net" for n in range(1000)]
    people, journal = write_people(tmp_path / "people.csv", addresses), tmp_path / "journal.sqlite"
    server = serve()
    unruly(server, random.Random(6))
    for at, taken in ((300, True), (600, False)):
        process = start_program(short, people, server, journal)
        with killing(process, server, at=at, taken=taken):
            process.communicate(timeout=120)
        assert process.returncode == -signal.SIGKILL
        assert max(map(len, server.taken.values())) == 1

    def go_on(*more: str) -> dict[str, str]:
        """Run it to its end; gives the uncertain with their Message-IDs."""
        out, err = start_program(short, people, server, journal, *more).communicate(timeout=120)
        assert b"Traceback" not in err
        return dict(re.findall(r"^uncertain\t\w+\t(\S+)\t(<\S+>)", out.decode(), re.MULTILINE))

    uncertain = go_on()
    assert len(uncertain) >= 2
    assert max(map(len, server.taken.values())) == 1
    arrived = [each for address, identity in uncertain.items() if server.has(identity) for each in ("--only", address)]
    assert arrived
    go_on("--settle", *arrived)
    server.on_mail = server.on_recipient = server.on_message = server.after_message = nothing
    assert go_on("--resend", "uncertain") == {}
    assert sorted(server.taken) == sorted(addresses)
    assert {len(copies) for copies in server.taken.values()} == {1}
    for address in addresses[::100]:
        (message,) = server.messages(address)
        assert message["To"].addresses[0].addr_spec == address
        assert not message.defects


def test_a_journal_that_cannot_be_written_stops_before_the_message_ends(
    send: Send, serve: Serve, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a claim on the disk no message is given away: the server drops what it has of it."""
    server = serve()

    def full(*_: object) -> None:
        raise OutputError("The disk is full.")

    monkeypatch.setattr(Journal, "write", full)
    assert (send(server, people).code, server.taken) == (8, {})

"""What `briefing send` is told: where the password is, which server, which issue; and what it refuses."""

import base64
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest

from briefing.delivery.credentials import Credentials, find_credentials
from briefing.delivery.endpoint import parse_endpoint
from briefing.delivery.smtp import Security
from briefing.errors import SettingsError
from tests.conftest import Invoke
from tests.delivery.mailserver import write_people


class Store(keyring.backend.KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.secrets: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        """What was put there."""
        if self.locked:
            raise keyring.errors.KeyringLocked("locked")
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Put it there."""
        self.secrets[service, username] = password


@pytest.fixture
def store() -> Iterator[Store]:
    """The system's keyring, for a test."""
    before, store = keyring.get_keyring(), Store()
    keyring.set_keyring(store)
    yield store
    keyring.set_keyring(before)


def find(environ: dict[str, str], user: str | None = "ana") -> Credentials | None:
    """The credentials of a user at a server."""
    return find_credentials(environ, user=user, variable="SECRET", service="briefing:mail.example.org")


def test_the_password_comes_from_the_environment_or_the_keyring(store: Store) -> None:
    """The environment goes before; without a user there is no login."""
    keyring.set_password("briefing:mail.example.org", "ana", "from the keyring")
    assert find({}) == Credentials("ana", "from the keyring")
    assert find({"SECRET": "from the environment"}) == Credentials("ana", "from the environment")
    assert find({"SECRET": "x"}, user=None) is None


def test_without_a_password_both_ways_are_told(store: Store) -> None:
    """Also where the keyring does not open."""
    with pytest.raises(SettingsError, match=r"SECRET.*keyring set briefing:mail.example.org ana"):
        find({})
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    with pytest.raises(SettingsError, match="There is no password"):
        find({})
    keyring.set_keyring(store)
    store.locked = True
    with pytest.raises(SettingsError, match="locked"):
        find({})


@pytest.mark.parametrize("secret", ["with\nbreak", "señal", "\0"])
def test_a_password_that_no_server_takes(secret: str) -> None:
    """It is refused without being shown."""
    with pytest.raises(SettingsError) as refusal:
        find({"SECRET": secret})
    assert secret not in str(refusal.value)


def test_credentials_do_not_show_the_password() -> None:
    """Neither printed, nor in what a server repeats."""
    credentials = Credentials("ana", "hunter2")
    assert "hunter2" not in repr(credentials)
    over = base64.b64encode(b"\0ana\0hunter2").decode()
    assert credentials.mask(f"535 {over} hunter2 {base64.b64encode(b'hunter2').decode()}") == "535 *** *** ***"


@pytest.mark.parametrize(
    ("server", "security", "host", "port"),
    [
        ("mail.example.org", "starttls", "mail.example.org", 587),
        ("mail.example.org", "tls", "mail.example.org", 465),
        ("mail.example.org:2525", "tls", "mail.example.org", 2525),
        ("127.0.0.1", "none", "127.0.0.1", 25),
        ("[::1]:1025", "none", "::1", 1025),
    ],
)
def test_servers(server: str, security: Security, host: str, port: int) -> None:
    """A name with or without a port; each kind of security has its own."""
    endpoint = parse_endpoint(server, security=security, insecure=False, user=None)
    assert (endpoint.host, endpoint.port) == (host, port)


@pytest.mark.parametrize("server", [None, "", "a:b", "a@b", "mail:70000", "mail.example.org/x", "a b\r\n"])
def test_what_is_no_server(server: str | None) -> None:
    """It is refused with how it is written."""
    with pytest.raises(SettingsError, match=r"mail\.example\.org:587"):
        parse_endpoint(server, security="tls", insecure=False, user=None)


def test_nothing_goes_over_the_network_in_the_clear() -> None:
    """But to this machine, or when somebody says so and logs nobody in."""
    with pytest.raises(SettingsError, match="in the clear"):
        parse_endpoint("mail.example.org", security="none", insecure=False, user=None)
    with pytest.raises(SettingsError, match="in the clear"):
        parse_endpoint("mail.example.org", security="none", insecure=True, user="ana")
    assert parse_endpoint("mail.example.org", security="none", insecure=True, user=None).port == 25
    assert parse_endpoint("localhost", security="none", insecure=False, user="ana").port == 25


DAMAGE = {
    "empty": b"",
    "another program's": b"From: a@example.org\r\nSubject: x\r\n\r\nHello\r\n",
    "a hidden line break": b"Briefing-Issue: x\r\nFrom: a@example.org\r\nList-Unsubscribe: <mailto:a@example.org>\r\n"
    b"Subject: =?utf-8?q?a=0D=0ABcc:_b?=\r\n\r\nHello\r\n",
    "no text": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("data", DAMAGE.values(), ids=DAMAGE)
def test_a_file_that_is_no_message_of_an_issue(invoke: Invoke, folder: Path, tmp_path: Path, data: bytes) -> None:
    """It is refused with the command that writes one."""
    (folder / "en.eml").write_bytes(data)
    people = write_people(tmp_path / "people.csv", ["a@example.org"])
    done = invoke("send", folder, "--recipients", people, "--dry-run", "--journal", tmp_path / "j.sqlite")
    assert (done.code, done.out, done.err.count("\n")) == (4, "", 1)
    assert "briefing email" in done.err


def test_a_folder_without_an_issue(invoke: Invoke, tmp_path: Path) -> None:
    """Or with two."""
    people = write_people(tmp_path / "people.csv", ["a@example.org"])
    done = invoke("send", tmp_path, "--recipients", people, "--dry-run")
    assert (done.code, "en.eml" in done.err) == (4, True)

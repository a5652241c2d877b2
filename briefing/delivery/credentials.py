"""A user's name and secret for a server, from the environment or the system's keyring, and never shown."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Credentials:
    """Whom to log in as."""

    user: str
    password: str = field(repr=False)

    def mask(self, text: str) -> str:
        """The text without the secret, plain or as it goes over the line (RFC 4616, RFC 4954, RFC 7617)."""
        for secret in (f"\0{self.user}\0{self.password}", f"{self.user}:{self.password}", self.password):
            text = text.replace(base64.b64encode(secret.encode()).decode(), "***")
        return text.replace(self.password, "***")


def find_credentials(
    environ: Mapping[str, str], *, user: str | None, variable: str, service: str
) -> Credentials | None:
    """The secret of a user: in an environment variable, else in the keyring.

    Args:
        environ: The environment.
        user: The user's name; None for no log-in.
        variable: The environment variable.
        service: What the keyring has it under.

    Raises:
        SettingsError: There is none.
    """
    if not user:
        return None
    password = environ.get(variable) or _from_keyring(service, user)
    if not password:
        raise SettingsError(
            "There is no password for {user}. Set {variable}, or put it in the keyring: "
            "pip install 'bilingual-briefing[keyring]' && keyring set {service} {user}",
            user=user, variable=variable, service=service)  # fmt: skip
    if not (user + password).isascii() or not (user + password).isprintable():
        raise SettingsError(
            "The user name or the password for {user!r} has characters other than printable ASCII, which servers do "
            "not take. Choose others.",
            user=user,
        )
    return Credentials(user, password)


def _from_keyring(service: str, user: str) -> str | None:
    try:
        import keyring  # noqa: PLC0415 - an extra
        import keyring.errors  # noqa: PLC0415
    except ImportError:
        return None
    try:
        password: str | None = keyring.get_password(service, user)
    except keyring.errors.NoKeyringError:  # the library is there, and nothing that it could ask
        return None
    except keyring.errors.KeyringError as error:
        raise SettingsError("The keyring cannot be read: {reason}.", reason=error) from error
    return password

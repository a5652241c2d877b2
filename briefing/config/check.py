"""What may stand in briefing.toml: a value of the right kind under a key that there is."""

import json
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from briefing.config.keys import Kind, check_language
from briefing.config.settings import parse_zone
from briefing.config.sources import ADDRESSES, ONLY_OF, SOURCE_KEYS, SOURCE_KINDS
from briefing.errors import SettingsError

_LONGEST_SHOWN = 60  # characters of a value in a message


def unknown_key(key: str, known: Iterable[str]) -> SettingsError:
    """What to say of a key that there is not."""
    import difflib  # noqa: PLC0415 - only for a mistake

    names = list(known)
    close = difflib.get_close_matches(key.rpartition(".")[2], names, n=1)
    return SettingsError(
        "There is no such key{closest}. There are: {known}.",
        known=", ".join(names),
        closest=f" ({close[0]}?)" if close else "",
    )


def check_kind(value: object, kind: Kind) -> None:
    """See that a value is of a kind.

    Raises:
        SettingsError: It is of another, or an empty text, or has control characters in it.
    """
    shown = _shown(value)
    match kind:
        case "switch":
            if not isinstance(value, bool):
                raise SettingsError("It takes true or false, not {value}.", value=shown)
        case "whole":
            if not isinstance(value, int) or isinstance(value, bool):
                raise SettingsError("It takes a whole number, not {value}.", value=shown)
        case "number":
            if not isinstance(value, int | float) or isinstance(value, bool):
                raise SettingsError("It takes a number, not {value}.", value=shown)
        case "texts" | "paths":
            if not isinstance(value, list) or not all(map(_is_text, value)):
                raise SettingsError("It takes a list of texts, each in quotation marks, not {value}.", value=shown)
        case _:
            if not _is_text(value):
                raise SettingsError("It takes a text in quotation marks, not {value}.", value=shown)


def check_source_value(key: str, value: object) -> None:
    """See that a value of a `[[sources]]` table can be used.

    Raises:
        SettingsError: It cannot.
    """
    check_kind(value, SOURCE_KEYS[key])
    if key in ADDRESSES and not _is_address(str(value)):
        raise SettingsError(
            "It takes an address that begins with https:// or http://, not {value}.", value=_shown(value)
        )
    if key == "language":
        check_language(str(value))
    if key == "timezone":
        parse_zone(str(value))
    if key == "limit" and isinstance(value, int) and value < 1:
        raise SettingsError("It takes a whole number, 1 or more, not {value}.", value=_shown(value))


def check_source(table: Mapping[str, object]) -> None:
    """See that a `[[sources]]` table is about one source.

    Raises:
        SettingsError: It is about none or several, or a key does not go with its kind.
    """
    kinds = [kind for kind in SOURCE_KINDS if kind in table]
    if len(kinds) != 1:
        raise SettingsError(
            "A source has one of {known}; this one has {found}. Write [[sources]] above each source.",
            known=", ".join(SOURCE_KINDS),
            found=", ".join(kinds) or "-",
        )
    for key, having in ONLY_OF.items():
        if key in table and kinds[0] not in having:
            raise SettingsError(
                "'{key}' is for {having} alone; this source is a {kind}.",
                key=key,
                having=", ".join(having),
                kind=kinds[0],
            )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _shown(value: object) -> str:
    """A value nearly as it is written in TOML, and not too long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"

"""Who sends a newsletter and where people leave it, as the user says and checked: it all ends up in headers."""

import re
from dataclasses import dataclass
from email.headerregistry import Address

from email_validator import validate_email

from briefing.errors import SettingsError
from briefing.newsletter.issue import POLICY
from briefing.render.escape import plain_line
from briefing.render.mail_context import Imprint

_FIELDS = re.compile(r"\{(?:address|token)\}")
# An address of the web or of mail. Of the characters of RFC 3986 the apostrophe is left out, since HTML may or may not
# write it as an entity.
_TARGET = re.compile(
    r"(?:https://[A-Za-z0-9.-]+(?::\d+)?|mailto:[^?#@\s]+@[A-Za-z0-9.-]+)[\w\-.~:/?#@!$&()*+,;=%]*", re.A
)
_SITE = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[\w\-.~:/@!$&()*+,;=%]*)?", re.A)
_LIST_ID = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.A)  # a name in a domain (RFC 2919), without what nobody uses
_LONGEST = 500  # characters of any of these: a header line has at most 998, and a person's address comes into it


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the headers of every message say.

    Attributes:
        sender: Who sends it.
        list_id: The list's name for programs (RFC 2919): `briefing.example.org`.
        imprint: Who publishes it, and where.
    """

    sender: Address
    list_id: str
    imprint: Imprint


def make_letterhead(  # noqa: PLR0913 - all keywords
    *,
    sender: str,
    site_url: str,
    name: str,
    list_id: str | None = None,
    unsubscribe: str | None = None,
    postal: str = "",
) -> Letterhead:
    """Check what a user says of a newsletter.

    Args:
        sender: `Briefing <briefing@example.org>`, or the address alone.
        site_url: Where its site is: `https://example.org/briefs/`.
        name: What it is called.
        list_id: Its name for programs; else `briefing.` and the sender's domain.
        unsubscribe: Where to leave; else by mail to the sender.
        postal: The publisher's postal address.

    Raises:
        SettingsError: A value is not what it should be, or could not stand in a header.
    """
    address = _sender(sender)
    list_id = list_id or f"briefing.{address.domain}"
    if not _LIST_ID.fullmatch(list_id) or len(list_id) > _LONGEST:
        raise SettingsError("{value!r} is no name of a list. Write it like briefing.example.org.", value=list_id)
    if not _SITE.fullmatch(site_url) or len(site_url) > _LONGEST:
        raise SettingsError("{value!r} is no address of a site. Write it like https://example.org/.", value=site_url)
    for text in (name, postal):
        if plain_line(text) != text.strip() or len(text) > _LONGEST:
            raise SettingsError("{value!r} has a line break or another control character in it.", value=text[:40])
    return Letterhead(
        sender=address,
        list_id=list_id,
        imprint=Imprint(
            name=name.strip(),
            site_url=site_url.rstrip("/"),
            unsubscribe=_target(unsubscribe or f"mailto:{address.addr_spec}?subject=unsubscribe"),
            postal=postal.strip(),
        ),
    )


def _sender(text: str) -> Address:
    try:
        if plain_line(text) != text.strip() or len(text) > _LONGEST:
            raise ValueError("a control character")
        (parsed,) = POLICY.header_factory("From", text).addresses
        valid = validate_email(parsed.addr_spec, check_deliverability=False, allow_smtputf8=False)
        if plain_line(parsed.display_name) != parsed.display_name:  # an encoded word may hide one
            raise ValueError("a control character")
        return Address(display_name=parsed.display_name, addr_spec=valid.ascii_email)
    except (ValueError, IndexError, AttributeError) as error:  # EmailNotValidError among them
        raise SettingsError(
            "{value!r} is no sender. Write it like 'Briefing <briefing@example.org>'.", value=text
        ) from error


def _target(target: str) -> str:
    """The address to unsubscribe at; an https one that tells nobody apart gets the field that does.

    One click must do (RFC 8058), so the address itself must say who leaves.
    """
    if not _TARGET.fullmatch(_FIELDS.sub("x", target)) or len(target) > _LONGEST:
        raise SettingsError(
            "People cannot unsubscribe at {target!r}. Name an address that begins with https:// or mailto:; {fields} "
            "in it stand for who leaves.",
            target=target,
            fields="{address}, {token}",
        )
    if target.startswith("https:") and not _FIELDS.search(target):
        return f"{target}{'&' if '?' in target else '?'}address={{address}}"
    return target

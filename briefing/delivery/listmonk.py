"""Hands an issue to listmonk, a mailing system: a campaign for each language, made once (listmonk.app/docs/apis).

It then keeps the recipients, sends, and lets people leave.
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import urllib3
from markupsafe import escape

from briefing.delivery.credentials import Credentials
from briefing.delivery.endpoint import is_loopback
from briefing.errors import DeliveryError, InputError, SettingsError
from briefing.network import reason_of
from briefing.newsletter.issue import Issue, MailLanguage, unsubscribe_target
from briefing.render.escape import plain_line

_TIMEOUT = urllib3.Timeout(connect=10, read=60)  # seconds
_LARGEST = 50_000_000  # bytes of an answer: a list of campaigns with their bodies
_LEAVE = "{{ UnsubscribeURL }}"  # listmonk puts each subscriber's own there
_TRACK = "@TrackLink"
_STARTED = ("running", "finished", "scheduled")


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign: its number in listmonk, its status there, and whether it was there already."""

    id: int
    status: str
    known: bool


class Listmonk:
    """A listmonk server.

    Args:
        url: Its address, without `/api`.
        credentials: Its API user and that one's token.

    Raises:
        SettingsError: The token would go over the network in the clear.
    """

    def __init__(self, url: str, *, credentials: Credentials) -> None:
        parts = urlsplit(url)
        if not parts.hostname or not (
            parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))
        ):
            raise SettingsError(
                "{url!r} is no address of a listmonk server: it must begin with https://, or be on this machine.",
                url=url,
            )
        self._url = url.rstrip("/")
        self._credentials = credentials
        self._pool = urllib3.PoolManager(timeout=_TIMEOUT, retries=False)

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.clear()

    def hand_over(
        self, issue: Issue, language: MailLanguage, *, list_id: int, template_id: int | None, start: bool
    ) -> Campaign:
        """Make the campaign of a language, unless it is there already; a campaign's name tells its issue.

        Args:
            issue: The issue.
            language: Which of its messages.
            list_id: The number of the list that it goes to.
            template_id: The number of the template around it; None for listmonk's default.
            start: Whether to have it sent now; else it stays a draft, to be looked at.

        Raises:
            InputError: The issue has no message in that language.
            DeliveryError: listmonk cannot be reached, or refuses.
        """
        campaign = _campaign(issue, language, list_id=list_id, template_id=template_id)
        known = self._find(issue, campaign["name"])
        data = known or self._ask("POST", "/api/campaigns", campaign)
        number, status = data.get("id"), data.get("status")
        if not isinstance(number, int) or not isinstance(status, str):
            raise self._refusal("it answers without a campaign's id and status")
        if start and status not in _STARTED:
            status = str(self._ask("PUT", f"/api/campaigns/{number}/status", {"status": "running"}).get("status"))
        return Campaign(number, plain_line(status, most=40), known is not None)

    def _find(self, issue: Issue, name: str) -> dict[str, Any] | None:
        tag = quote(issue.id, safe="")
        results = self._ask("GET", f"/api/campaigns?per_page=all&no_body=true&tags={tag}").get("results")
        for each in results if isinstance(results, list) else []:
            if isinstance(each, dict) and each.get("name") == name:
                return each
        return None

    def _ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        """Ask the API; gives the `data` of its answer. A redirect is not followed: it would get the token."""
        headers = urllib3.make_headers(basic_auth=f"{self._credentials.user}:{self._credentials.password}")
        try:
            response = self._pool.request(
                method, self._url + path, headers=headers, json=body, redirect=False, preload_content=False
            )
            with response:
                answer = response.read(_LARGEST).decode("utf-8", "replace")
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise self._refusal(reason_of(error)) from None  # the cause might hold the header with the token
        try:
            values = json.loads(answer)
        except (ValueError, RecursionError):
            values = None
        if response.status != 200 or not isinstance(values, dict) or not isinstance(values.get("data"), dict):
            said = values.get("message") if isinstance(values, dict) else answer
            raise self._refusal(f"{response.status} {said}")
        data: dict[str, Any] = values["data"]
        return data

    def _refusal(self, reason: str) -> DeliveryError:
        return DeliveryError(
            "listmonk at {url} does not take the issue: {reason}. Mend that, and run the same command again: no "
            "campaign is made twice.",
            url=self._url,
            reason=plain_line(self._credentials.mask(reason), most=200),
        )


def _campaign(issue: Issue, language: MailLanguage, *, list_id: int, template_id: int | None) -> dict[str, Any]:
    """What the API wants to know of a campaign."""
    message = issue.messages.get(language)
    if message is None:
        raise InputError(
            "The issue has no message in {language!r}, only in {known}. Run: briefing email --language {language}",
            language=language, known=", ".join(issue.messages))  # fmt: skip
    html, plain = message.get_body(("html",)), message.get_body(("plain",))
    assert html is not None and plain is not None  # noqa: S101, PT018 - which `read_issue` has seen to
    target = unsubscribe_target(message)
    campaign = {
        "name": f"{issue.id} {language}",
        "subject": as_go_template(str(message["Subject"])),
        "from_email": str(message["From"]),
        "lists": [list_id],
        "type": "regular",
        "content_type": "html",
        "body": as_go_template(html.get_content(), target=str(escape(target))),
        "altbody": as_go_template(plain.get_content(), target=target),
        "messenger": "email",
        "tags": [issue.id],
    }
    return campaign if template_id is None else campaign | {"template_id": template_id}


def as_go_template(text: str, *, target: str | None = None) -> str:
    """A text as the template, in Go's language, that comes to that text: listmonk runs all that it sends.

    Args:
        text: Any text; an article may have braces in it that would else be run.
        target: The address to leave at, which listmonk's own takes the place of.
    """
    # '@TrackLink' behind an address makes listmonk count who follows it.
    words = "|".join(re.escape(word) for word in (target, _TRACK) if word)

    def run(match: re.Match[str]) -> str:
        braces, word = match[1] or match[3] or "", match[2]
        quoted = f'{{{{ "{braces}" }}}}' if braces else ""
        return quoted + ("" if not word else '{{ "@" }}TrackLink' if word == _TRACK else _LEAVE)

    return re.sub(rf"(\{{*)({words})|(\{{{{2,}})", run, text)

"""Fetches politely: by robots.txt, in turns, at the pace that a host asks for, with each redirect looked at anew."""

import http.client
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import Any
from urllib.parse import SplitResult, urljoin

import urllib3
from urllib3.exceptions import HTTPError, InvalidHeader

from briefing import __version__
from briefing.errors import FetchError
from briefing.network import find_proxy, reason_of
from briefing.sources.addresses import host_of, refuse_literal, split_address
from briefing.sources.exchange import Answer, Sockets, exchange, read_answer
from briefing.sources.limits import Limits
from briefing.sources.turns import Turns

AGENT = "briefing"  # what robots.txt calls the program
_ATTEMPTS = 2  # at a request whose connection fails, or that a server wants later
_REDIRECTS = {301, 302, 303, 307, 308}
_LARGEST_ROBOTS = 512_000  # bytes; RFC 9309, 2.5, wants 500 KiB to be read at least
_LONGEST_DELAY = 30  # seconds between requests that a robots.txt may ask for; some ask for days to keep all robots out
_A_DAY = 86_400  # seconds: what a server that wants fewer requests and says no time is taken to mean
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept-Encoding": "gzip",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml, */*;q=0.5",
}


class Web:
    """The web as one run sees it: used as a context manager, at whose end every connection is closed.

    Args:
        limits: What every request is held to.
        environ: The environment, for the proxy. Where there is one, it looks names up, and decides where they lead.
        sleep: Waits for some seconds; for tests.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        environ: Mapping[str, str] | None = None,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._environ = environ or {}
        self._stopped = threading.Event()
        self._sockets = Sockets()
        self._turns = Turns(sleep=sleep or self._stopped.wait)
        self._rules: dict[str, Any] = {}

    def __enter__(self) -> "Web":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End what is under way: every wait and every connection; what is asked for later is cancelled."""
        self._stopped.set()
        self._sockets.shut()

    def get(self, url: str, *, known: Mapping[str, str] | None = None, private: bool = False) -> Answer:
        """Fetch a page.

        Args:
            url: Its address.
            known: The headers of the answer that is kept of it, so that it is sent only where it has changed since.
            private: Whether it may be at an address that not everyone reaches.

        Returns:
            What the last of its redirects leads to: status 200, or 304 without a body where nothing has changed.

        Raises:
            FetchError: There is no answer, or it is of no use, or it is not to be had.
        """
        answer = self._follow(url, _conditions(known or {}), private=private, ask_robots=True)
        if answer.status == 200 or (answer.status == 304 and known):
            return answer
        raise FetchError("Cannot fetch {url}: the server answered {status}.", url=answer.url, status=answer.status)

    def _follow(
        self, url: str, headers: Mapping[str, str], *, private: bool, ask_robots: bool, limits: Limits | None = None
    ) -> Answer:
        first = url
        for _ in range(self.limits.hops + 1):
            parts = split_address(url)
            pause = self._pause_by_robots(parts, private=private) if ask_robots else 0
            answer = self._ask(parts, headers, private=private, pause=pause, limits=limits or self.limits)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return answer
            url = _target(url, location)
            if parts.scheme == "https" and not url.startswith("https:"):
                raise FetchError(
                    "{url} is refused: it redirects from https to http, to {target}.", url=first, target=url
                )
        raise FetchError("{url} is refused: it redirects more than {hops} times.", url=first, hops=self.limits.hops)

    def _pause_by_robots(self, parts: SplitResult, *, private: bool) -> float:
        """The seconds between two requests that a site wants; raises where it wants none at all."""
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._read_robots(f"{origin}/robots.txt", private=private)
        rules = self._rules[origin]
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(parts.geturl(), AGENT):
            raise FetchError("{url} is not fetched: the site's robots.txt asks programs not to.", url=parts.geturl())
        return min(float(rules.crawl_delay(AGENT) or 0), _LONGEST_DELAY)

    def _read_robots(self, url: str, *, private: bool) -> Any:
        """A site's rules; or why they cannot be had, since then nothing may be fetched (RFC 9309, 2.3.1.4)."""
        from protego import Protego  # noqa: PLC0415 - for a quick --help

        limits = replace(self.limits, size=min(_LARGEST_ROBOTS, self.limits.size))
        try:
            answer = self._follow(url, {}, private=private, ask_robots=False, limits=limits)
        except FetchError as error:
            return error
        if answer.status >= 500:
            return FetchError("Cannot fetch {url}: the server answered {status}.", url=url, status=answer.status)
        text = answer.body.decode("utf-8-sig", errors="replace") if answer.status == 200 else ""
        return Protego.parse(text)

    def _ask(
        self, parts: SplitResult, headers: Mapping[str, str], *, private: bool, pause: float, limits: Limits
    ) -> Answer:
        """Ask for a page in its host's turn; once more where the connection fails, or the server names a time."""
        url, attempt = parts.geturl(), 0
        while True:
            attempt += 1
            with self._turns.turn(parts.netloc, max(pause, self.limits.pause)) as host:
                if self._stopped.is_set():
                    raise CancelledError
                try:
                    answer = self._exchange(parts, {**_HEADERS, **headers}, private=private, limits=limits)
                except (OSError, HTTPError, http.client.HTTPException, zlib.error) as error:
                    if attempt < _ATTEMPTS:
                        continue
                    raise FetchError("Cannot fetch {url}: {reason}.", url=url, reason=reason_of(error)) from error
                wait = _wait_asked_for(answer)
                if wait is None:
                    return answer
                if attempt == _ATTEMPTS or wait > self.limits.patience:
                    host.closed = FetchError(
                        "{url} is not fetched: the server asks to be left alone for {seconds} s. Try again later.",
                        url=url,
                        seconds=round(wait),
                    )
                    raise host.closed
                host.free_at = time.monotonic() + wait

    def _exchange(self, parts: SplitResult, headers: Mapping[str, str], *, private: bool, limits: Limits) -> Answer:
        proxy = find_proxy(parts.scheme, host_of(parts), self._environ)
        if proxy is None:
            return exchange(parts, headers, limits=limits, private=private, sockets=self._sockets)
        refuse_literal(parts, private=private)
        deadline = time.monotonic() + limits.total
        timeout = urllib3.Timeout(connect=limits.connect, read=limits.silence)
        with urllib3.ProxyManager(proxy, timeout=timeout, retries=False) as pool:
            response = pool.request("GET", parts.geturl(), headers=headers, redirect=False, preload_content=False)
            with response:
                return read_answer(parts.geturl(), response, limits, deadline=deadline)


def _target(url: str, location: str) -> str:
    """Where a redirect leads; what is no address at all is left to be refused."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location


def _conditions(known: Mapping[str, str]) -> dict[str, str]:
    """The headers that ask for a page only where it has changed (RFC 9110, 13.1)."""
    names = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
    return {asked: known[said] for asked, said in names.items() if known.get(said)}


def _wait_asked_for(answer: Answer) -> float | None:
    """The seconds after which a busy server wants to be asked again; None for an answer that is one."""
    said = answer.headers.get("retry-after")
    if answer.status not in (429, 503) or (answer.status == 503 and not said):
        return None
    try:
        return urllib3.Retry().parse_retry_after(said) if said else _A_DAY
    except InvalidHeader:
        return _A_DAY

"""Asking a web server for a page, with every wait, redirect and repetition bounded.

Reading the body, and how much of it, is left to the caller.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import ProtocolError

from briefing.network import find_proxy

TIMEOUT = urllib3.Timeout(connect=10, read=30)  # seconds without a byte
REDIRECTS = 5
PAUSE = 0.3  # seconds before another attempt, doubled each time
BUSY = (429, 500, 502, 503, 504)  # answers that another attempt may better


def get(url: str, environ: Mapping[str, str], headers: Mapping[str, str], attempts: int) -> urllib3.BaseHTTPResponse:
    """Ask for a page, through the proxy that the environment names, if any; the body is left to be read.

    Args:
        url: Its address, http or https.
        environ: The environment, for the proxy.
        headers: What to send beside the usual.
        attempts: How often to try before the first byte of an answer.

    Raises:
        HTTPError: No answer, or too many redirects, or one from https to http.
        ValueError: The address is none.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not an http or https address")
    proxy = find_proxy(parts.scheme, parts.hostname, environ)
    pool = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
    again = attempts - 1
    retries = urllib3.Retry(
        total=None,
        connect=again,
        read=again,
        status=again,
        other=0,
        redirect=REDIRECTS,
        status_forcelist=BUSY,
        backoff_factor=PAUSE,
        raise_on_status=False,
        respect_retry_after_header=False,  # a server may ask for an hour
    )
    sent = {"User-Agent": "briefing", "Accept-Encoding": "identity", **headers}
    response = pool.request("GET", url, headers=sent, retries=retries, timeout=TIMEOUT, preload_content=False)
    hops = response.retries.history if response.retries else ()
    if parts.scheme == "https" and any((hop.redirect_location or "").lower().startswith("http:") for hop in hops):
        response.close()
        raise ProtocolError("redirected from https to http")
    return response

"""Tells whether two articles are the same one: by address, whatever was appended to it, or else by content."""

import hashlib
from urllib.parse import urlsplit, urlunsplit

# What tells a publisher how a reader came, and never which article it is: the parameters of Google Analytics, Matomo,
# AT Internet and HubSpot, and the click ids that advertisers and mailers append.
_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "at_", "hsa_", "_hs")
_TRACKING = {
    *("fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "twclid", "ttclid", "yclid", "igshid", "igsh"),
    *("mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "xtor", "cmpid"),
    *("ns_campaign", "ns_mchannel", "ns_source", "ns_linkname"),
}
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """An address without what tracks a reader, without its fragment, and with its host in lower case (RFC 3986, 6.2.2).

    What stands in the path and in other parameters is left as it is: to some servers each letter counts.

    Args:
        url: An http or https address that has been checked.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    if parts.port and parts.port != _DEFAULT_PORTS.get(parts.scheme):
        host += f":{parts.port}"
    query = "&".join(
        each for each in parts.query.split("&") if each and not _is_tracking(each.partition("=")[0].lower())
    )
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))


def identify(*, url: str = "", data: bytes = b"") -> str:
    """The id of an article: 16 hexadecimal digits, of its address where it has one, else of its bytes.

    Addresses that differ in scheme, a leading 'www.', a final slash or tracking alone are of the same article.
    """
    if url:
        parts = urlsplit(canonical_url(url))
        data = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".encode("utf-8", "replace")
    return hashlib.sha256(data).hexdigest()[:16]


def _is_tracking(parameter: str) -> bool:
    return parameter in _TRACKING or parameter.startswith(_TRACKING_PREFIXES)

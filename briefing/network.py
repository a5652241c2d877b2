"""What everything that fetches shares: the proxy that the environment names, and what to say of a failure."""

from collections.abc import Mapping


def find_proxy(scheme: str, host: str, environ: Mapping[str, str]) -> str | None:
    """The proxy for a host, by the usual variables: https_proxy, all_proxy, no_proxy, in either case."""
    proxies = {name.lower(): value for name, value in environ.items() if name.lower().endswith("_proxy")}
    for name in proxies.get("no_proxy", "").split(","):
        direct = name.strip().lstrip(".").lower()
        if direct == "*" or (direct and f".{host}".endswith(f".{direct}")):
            return None
    return proxies.get(f"{scheme}_proxy") or proxies.get("all_proxy") or None


def reason_of(error: BaseException) -> str:
    """What went wrong at the bottom: 'Connection refused' rather than the pool's account of its attempts."""
    while inner := getattr(error, "reason", None) or error.__cause__:
        if not isinstance(inner, BaseException):
            break
        error = inner
    return getattr(error, "strerror", None) or str(error) or type(error).__name__

"""How long, how much and how often: what every request is held to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What every request is held to.

    Attributes:
        connect: Seconds to reach a server.
        silence: Seconds without a byte.
        total: Seconds for an answer in all, however it drips.
        size: Bytes of an answer, unpacked; as many as an article's file may have.
        hops: Redirects that are followed; browsers follow 20, a news site needs two.
        pause: Seconds between two requests to a host, at least.
        patience: The longest pause in seconds that a server may ask for and get.
        threads: Hosts that are asked at once.
    """

    connect: float = 10
    silence: float = 20
    total: float = 60
    size: int = 5_000_000
    hops: int = 5
    pause: float = 1
    patience: float = 60
    threads: int = 8

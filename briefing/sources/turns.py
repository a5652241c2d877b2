"""Takes turns at each host: one request at a time, a pause between two, none once a host has asked for a long one."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefing.errors import FetchError


@dataclass(slots=True)
class Host:
    """What is known of a host in this run.

    Attributes:
        lock: Held by who is asking it.
        free_at: When it may be asked again, by the clock of the turns.
        closed: Why it is not asked again in this run.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0
    closed: FetchError | None = None


class Turns:
    """Whose turn it is at which host.

    Args:
        clock: Tells the seconds.
        sleep: Waits for some seconds.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], object]) -> None:
        self._clock, self._sleep = clock, sleep
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[Host]:
        """Wait for one's turn at a host, and keep the others from it for the length of a block and a pause.

        Raises:
            FetchError: The host is not to be asked again.
        """
        with self._lock:
            known = self._hosts.setdefault(host, Host())
        with known.lock:
            if known.closed is not None:
                raise known.closed
            if (wait := known.free_at - self._clock()) > 0:
                self._sleep(wait)
            try:
                yield known
            finally:
                known.free_at = max(known.free_at, self._clock() + pause)

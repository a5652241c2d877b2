"""Does what is to be done at several hosts: all of them at the same time, what is at one host in order."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import urlsplit

Result = TypeVar("Result")


def side_by_side(pool: ThreadPoolExecutor, jobs: Sequence[tuple[str, Callable[[], Result]]]) -> list[Future[Result]]:
    """Start jobs, each with the address it is about; gives their results to be, in the same order."""
    futures: list[Future[Result]] = [Future() for _ in jobs]
    hosts: dict[str, list[tuple[Callable[[], Result], Future[Result]]]] = defaultdict(list)
    for (url, job), future in zip(jobs, futures, strict=True):
        hosts[urlsplit(url).netloc].append((job, future))
    for queue in hosts.values():
        pool.submit(_in_order, queue)
    return futures


def _in_order(queue: Sequence[tuple[Callable[[], Result], Future[Result]]]) -> None:
    for job, future in queue:
        try:
            future.set_result(job())
        except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
            future.set_exception(error)

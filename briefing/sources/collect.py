"""Goes over all sources: hosts side by side, each host's pages in order, and what comes in the order of the sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, tzinfo
from functools import partial

from briefing.config import Source
from briefing.config.sources import ADDRESSES
from briefing.errors import FetchError, InputError
from briefing.identity import identify
from briefing.sources.hosts import side_by_side
from briefing.sources.model import Failed, Fetched, Listed
from briefing.sources.read import fetch_page, list_source, read_files
from briefing.sources.store import Store
from briefing.sources.web import Web

Progress = Callable[[int, int], None]
Found = list[Listed | Fetched | Failed]


def collect(  # noqa: PLR0913 - all but one are keywords
    sources: Sequence[Source],
    *,
    store: Store,
    web: Web | None,
    zone: tzinfo,
    since: datetime | None = None,
    progress: Progress | None = None,
) -> Iterator[Fetched | Failed]:
    """Fetch what sources list, and give the articles; one that fails stops no other.

    Args:
        sources: Where articles come from.
        store: Where what was fetched is kept.
        web: What fetches; None to make do with what is kept.
        zone: The time zone of dates that name none.
        since: Give as well what a feed or page no longer lists, and first came at this moment or later.
        progress: Called with how many feeds and pages are done, and how many there are so far.

    Yields:
        The articles in the order of their sources, each once, those of a source in its own order; then the kept ones.

    Raises:
        OutputError: What was fetched cannot be kept.
    """
    given: set[str] = set()
    for found in _present(sources, store, web, zone, progress or (lambda done, total: None)):
        if isinstance(found, Fetched):
            if found.document.id in given:
                continue
            given.add(found.document.id)
        yield found
    if web is None or since is not None:
        remote = [source for source in sources if source.kind in ADDRESSES]
        yield from _kept(remote, store, since, given, offline=web is None)


def _kept(
    sources: Sequence[Source], store: Store, since: datetime | None, given: set[str], *, offline: bool
) -> Iterator[Fetched | Failed]:
    """What came from sources in earlier runs and has not been given yet."""
    empty = {source.place: source for source in sources}
    for each in store.of(sources, since=since):
        empty.pop(each.source.place, None)
        if each.document.id not in given:
            yield each
    for source in empty.values() if offline and since is None else ():
        error = FetchError("Nothing of {url} is kept. Fetch it first, without --offline.", url=source.place)
        yield Failed(source, source.place, error)


def _present(
    sources: Sequence[Source], store: Store, web: Web | None, zone: tzinfo, progress: Progress
) -> Iterator[Fetched | Failed]:
    """What each source has now. Feeds are read first, so that the pages of all of them are fetched side by side."""
    with ThreadPoolExecutor(web.limits.threads if web else 1) as pool:
        try:
            lists = dict(_lists(pool, sources, store, web, zone, progress)) if web else {}
            pages = _pages(pool, lists.values(), store, web) if web else {}
            done = len(lists)
            for n, source in enumerate(sources):
                if source.kind not in ADDRESSES:
                    yield from _read_local(source, store, zone)
                for each in lists.get(n, ()):
                    if not isinstance(each, Listed):
                        yield each
                    elif page := pages.pop(identify(url=each.url), None):  # an address in two feeds is one article
                        yield page.result()
                        done += 1
                        progress(done, done + len(pages))
        except BaseException:  # the user stops the run, or it cannot go on: nobody waits for slow servers
            if web is not None:
                web.stop()
            raise


def _lists(  # noqa: PLR0913 - what a run is made of
    pool: ThreadPoolExecutor, sources: Sequence[Source], store: Store, web: Web, zone: tzinfo, progress: Progress
) -> Iterator[tuple[int, Found]]:
    """What each feed and page lists, with its number among the sources."""

    def read(source: Source) -> Found:
        try:
            return list_source(source, store, web, zone)
        except FetchError as error:
            return [Failed(source, source.place, error)]

    wanted = [(n, source) for n, source in enumerate(sources) if source.kind in ADDRESSES]
    futures = side_by_side(pool, [(source.place, partial(read, source)) for _, source in wanted])
    for done, ((n, _), future) in enumerate(zip(wanted, futures, strict=True), 1):
        yield n, future.result()
        progress(done, len(wanted))


def _pages(
    pool: ThreadPoolExecutor, lists: Iterable[Found], store: Store, web: Web
) -> dict[str, Future[Fetched | Failed]]:
    """The pages of all articles that are listed, by their ids, each once."""

    def fetch(listed: Listed) -> Fetched | Failed:
        try:
            return fetch_page(listed, store, web)
        except FetchError as error:
            return Failed(listed.source, listed.url, error)

    wanted: dict[str, Listed] = {}
    for listed in (each for found in lists for each in found if isinstance(each, Listed)):
        wanted.setdefault(identify(url=listed.url), listed)
    jobs = [(listed.url, partial(fetch, listed)) for listed in wanted.values()]
    return dict(zip(wanted, side_by_side(pool, jobs), strict=True))


def _read_local(source: Source, store: Store, zone: tzinfo) -> Iterator[Fetched | Failed]:
    try:
        yield from read_files(source, store, zone)
    except InputError as error:
        yield Failed(source, source.place, error)

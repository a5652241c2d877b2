"""The pages that every site has: how it is made, the search, and what is shown where there is no page."""

from collections import Counter
from collections.abc import Iterator

from briefing.site.address import MISSING
from briefing.site.holdings import Holdings
from briefing.site.page import Draft
from briefing.site.pages import Say


def fixed_pages(holdings: Holdings, say: Say) -> Iterator[Draft]:
    """About, search and 404."""
    counts = Counter(entry.engine for entry in holdings.entries)
    engines = sorted(counts, key=lambda engine: (-counts[engine], engine))
    yield Draft(
        place="about/",
        kind="about",
        names=say("How these briefs are made"),
        description=say("Where the sentences come from, what translates them, and how mistakes are corrected"),
        inputs=engines,
        context=lambda _: {"engines": engines},
    )
    yield Draft(
        place="search/",
        kind="search",
        names=say("Search"),
        description=say("Search the briefs, in English and Spanish"),
        inputs=None,
        context=lambda _: {},
    )
    yield Draft(
        place=MISSING,
        kind="missing",
        names=say("No such page"),
        description=say("There is nothing at this address."),
        inputs=None,
        context=lambda _: {},
    )

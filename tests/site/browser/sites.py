"""The sites that the browser reads: the seeds' briefs with some more, and one of hostile headlines."""

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from briefing import Brief, Site, Templates, brief_to_json
from briefing.site.address import MISSING
from briefing.site.build import build_site
from tests.articles import Sample
from tests.site.planned import TITLES

GOLDEN = Path(__file__).parents[2] / "golden" / "data"
HOSTILE_NAME = "<script>alert(1)</script>" + "News" * 20
TURNED = "\u202eedirevo \u2067ot thgir"  # nothing ends what it turns

_EARLIER = datetime(2026, 1, 5, 12, tzinfo=UTC)  # than the seeds
# Two that are told apart by an accent alone; one without day, source and address.
MORE = (
    Sample(slug="con-tilde", language="es", title="La migración de los ñandúes", date=_EARLIER).brief(),
    Sample(slug="without-accent", title="Migracion, spelt as on a telegram", date=_EARLIER).brief(),
    Sample(slug="some-day", title="Some day", date=None, source="", url="").brief(),
)


def hostile_briefs() -> list[Brief]:
    """A brief of each hard headline, which is its source and a sentence of it too, in both languages by turns."""
    return [
        Sample(
            language="en" if n % 2 else "es",
            title=title,
            source=title,
            texts=(f"The navy: {title}", f"It said: {title}.", "Fine.", "Fine too.", "Quite fine."),
            date=datetime(2026, 1, 29 + n % 2, 12, tzinfo=UTC),
            slug=f"story-{n}",
        ).brief()
        for n, title in enumerate((*TITLES, TURNED, "אבג"))
    ]


def write_data(briefs: Sequence[Brief], folder: Path, *, seeds: bool = False) -> Path:
    """A folder of data with these briefs, and the seeds' own if asked for."""
    if seeds:
        shutil.copytree(GOLDEN, folder)
    folder.mkdir(parents=True, exist_ok=True)
    for brief in briefs:
        path = folder / brief.date / f"{brief.article.slug}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(brief_to_json(brief), encoding="utf-8")
    return folder


def _fail(error: Exception) -> None:
    raise error


def make_site(data: Path, out: Path, *, url: str = "", title: str = "", look: Path | None = None) -> Path:
    """The site of a folder of data, as `briefing site` makes it."""
    build_site(data, out, site=Site.at(url, title=title), templates=Templates(look), report=_fail)
    return out


class Host(SimpleHTTPRequestHandler):
    """A static host: a folder is its index, and what is missing is the site's own page about that."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "news" / MISSING).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *arguments: Any) -> None:
        pass

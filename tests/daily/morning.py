"""`make daily`: a morning from end to end, twice: a folder, and a feed served on loopback, become one edition.

The articles are those of tests/stages/stories/events.txt, three of them in the folder and the rest in the feed. It is
the morning of 3 February 2026, by SOURCE_DATE_EPOCH; the engine is the best that is installed.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.server import Server, running
from tests.stages.stories.pairs import Report, reports

MORNING = datetime(2026, 2, 3, 6, 30, tzinfo=UTC)
WRITTEN = datetime(2026, 2, 3, 5, tzinfo=UTC)


def write_folder(folder: Path, articles: Sequence[Report]) -> None:
    """Write articles as text files."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in articles:
        front = (
            f"title: '{each.title.replace(chr(39), chr(39) * 2)}'\ndate: {WRITTEN.isoformat()}\nsource: The Agency\n"
        )
        (folder / f"{each.name}.txt").write_text(f"---\n{front}---\n" + "\n\n".join(each.paragraphs), encoding="utf-8")


def serve_feed(server: Server, articles: Sequence[Report]) -> str:
    """Let an RSS feed and the page of each of its articles lie on a server; gives the feed's address."""
    items = []
    for each in articles:
        text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in each.paragraphs)
        page = f"<html><head><title>{escape(each.title)}</title></head><body><article>{text}</article></body></html>"
        url = server.put(f"/news/{each.name}.html", page, Content_Type="text/html; charset=utf-8")
        items.append(
            f"<item><title>{escape(each.title)}</title><link>{url}</link>"
            f"<pubDate>{format_datetime(WRITTEN)}</pubDate></item>"
        )
    body = f'<rss version="2.0"><channel><title>The Post</title>{"".join(items)}</channel></rss>'
    return server.put("/rss.xml", body, Content_Type="application/rss+xml; charset=utf-8")


def run(*arguments: object) -> int:
    """Run the program and show the command line."""
    print("$ briefing", *arguments, flush=True)
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(int(MORNING.timestamp()))}
    code = subprocess.run([sys.executable, "-m", "briefing", *map(str, arguments)], env=environ, check=False).returncode
    print(f"(exit code {code})", flush=True)
    return code


def main(out: Path, *options: str) -> tuple[int, int]:
    """Make the same morning twice; gives both exit codes."""
    articles = [each for each in reports() if each.day == "day1" and each.group in {"tumaco", "canary"}]
    with TemporaryDirectory() as folder, running(Server()) as server:
        here = Path(folder)
        write_folder(here / "articles", articles[:3])
        feed = serve_feed(server, articles[3:])
        sources = ["--feed", feed, "--private", "--pause", "0", "--store", here / "fetched"]
        command = ["daily", here / "articles", *sources, "--out", out, "--date", "today", *options]
        codes = run(*command), run(*command)
        run("status", "--out", out, "--runs", "2")
        run("why", f"{server.url}/news/{articles[-1].name}.html", "--out", out)
    return codes


if __name__ == "__main__":
    with TemporaryDirectory() as fresh:
        made = main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(fresh))
    sys.exit(made[0] or made[1] != 20)

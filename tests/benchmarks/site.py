"""`make bench`, third part: what a site of a thousand briefs costs: a third of what Pelican takes, or less.

The briefs are those of the thousand articles of `stages.py`, ten a day, translated by the fake engine. Pelican renders
the same texts: the three Markdown views of each brief, with title, date, source and themes, in its own plain theme and
with its feed. Both run in processes of their own, on one core; CPU time is compared, since others use the disk.
"""

import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from briefing import (
    Article,
    Brief,
    Budget,
    Detection,
    FakeTranslator,
    Templates,
    analyse,
    brief_to_json,
    load_themes,
    make_brief,
    render_markdown,
)
from briefing.data.brief import brief_from_json
from briefing.models import Passage, other
from briefing.render.context import VIEWS
from briefing.render.write import write_brief
from tests.benchmarks.stages import Text, make_articles

LIMIT = 2.0  # seconds for one changed brief
SOURCES = ("El Correo del Puerto", "The Harbour Post", "Orbel Ledger", "La Gaceta")
SETTINGS = """
SITEURL = "https://example.org"
SITENAME = "Bench"
THEME = "simple"
TIMEZONE = "UTC"
DEFAULT_PAGINATION = 40
FEED_ALL_ATOM = "feeds/all.atom.xml"
MARKDOWN = {"extensions": ["md_in_html", "tables"], "output_format": "html5"}
"""


def make(n: int, text: Text) -> Brief:
    """The brief of an article."""
    language, sentences = text
    day = datetime(2026, 1, 1, 8, tzinfo=UTC) + timedelta(days=n // 10)
    lines = [" ".join(each.text for each in sentences[first : first + 4]) for first in range(0, len(sentences), 4)]
    title = " ".join(sentences[0].text.split()[:9])
    article = Article("", f"brief-{n}", title, tuple(lines), day, SOURCES[n % 4], f"https://example.org/{n}")
    themes = load_themes()
    analysis = analyse(article, Detection(language, 1.0), themes=themes)
    translator = FakeTranslator(language, other(language))
    return make_brief(analysis, themes=themes, budget=Budget(), translator=translator)


def write_for_pelican(brief: Brief, folder: Path, templates: Templates) -> None:
    """The three views of a brief as Pelican reads them."""
    for view in VIEWS:
        text = render_markdown(brief, view, templates=templates).partition("\n")[2]
        tags = ", ".join(section.id for section in brief.sections)
        slug = f"{brief.article.slug}-{view}"
        head = f"Title: {brief.title.texts['es' if view == 'es' else 'en']}\nDate: {brief.date}\nSlug: {slug}\n"
        head += f"Category: {brief.article.source}\nTags: {tags}\n\n"
        (folder / f"{slug}.md").write_text(head + text, encoding="utf-8")


def cpu_seconds(*command: str | Path) -> float:
    """User and system time of a command in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", *map(str, command)], check=True, capture_output=True, env={**os.environ})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the full build beside Pelican's, and what one changed brief costs."""
    templates = Templates()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "content").mkdir()
        (folder / "settings.py").write_text(SETTINGS)
        for n, text in enumerate(make_articles()):
            brief = make(n, text)
            write_brief(brief, brief.article.slug, folder / "dist", templates=templates)
            write_for_pelican(brief, folder / "content", templates)
        folders = ("--data", folder / "dist/data", "--out", folder / "dist/site")
        site = ("briefing", "site", *folders, "--site-url", "https://example.org/")
        ours = cpu_seconds(*site)
        theirs = cpu_seconds("pelican", folder / "content", "-o", folder / "output", "-s", folder / "settings.py")
        changed = folder / "dist/data" / str(date(2026, 2, 1)) / "brief-310.json"
        brief = brief_from_json(changed.read_text(encoding="utf-8"))
        new = replace(brief, title=Passage({"en": "Another headline", "es": "Otro titular"}))
        changed.write_text(brief_to_json(new), encoding="utf-8")
        again = cpu_seconds(*site)
        pages = [sum(1 for _ in (folder / each).rglob("*.html")) for each in ("dist/site", "output")]
        print(f"a site of 1000 briefs    {ours:.1f} s CPU, {pages[0]} pages")
        print(f"  Pelican                {theirs:.1f} s CPU, {pages[1]} pages: {theirs / ours:.1f} times as much")
        print(f"  one brief changed      {again:.2f} s CPU, {again / LIMIT:.2f} of {LIMIT:g} s")


if __name__ == "__main__":
    main()

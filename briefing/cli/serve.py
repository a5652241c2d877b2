"""`briefing serve`."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import making, options
from briefing.cli.localize import message
from briefing.cli.site import make_site
from briefing.config import Settings
from briefing.data.folder import brief_path
from briefing.errors import BriefingError
from briefing.files import write_whole

if TYPE_CHECKING:
    from briefing.run import Run
    from briefing.site.address import Site

SERVED = "The site is at {url}, and follows what you change. End with Ctrl+C."


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@making.brief_options
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; this machine's own.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 for any.")
def serve(**chosen: Any) -> int:
    """Show the site in a browser, and again as templates, themes, articles (INPUT) or data change."""
    from watchfiles import DefaultFilter, watch  # noqa: PLC0415 - for a quick --help

    from briefing.serving.server import Server  # noqa: PLC0415
    from briefing.site.address import Site  # noqa: PLC0415

    desk = Desk(chosen, Site.at(chosen["site_url"], title=chosen["site_title"]))
    known = DefaultFilter()

    def only_users(change: Any, path: str) -> bool:
        return known(change, path) and desk.matters(path)

    with Server(chosen["out"] / "site", host=chosen["host"], port=chosen["port"]) as server:
        desk.build(chosen["inputs"])
        click.echo(server.url)
        click.echo(message(SERVED, url=server.url), err=True)
        with suppress(KeyboardInterrupt):  # which is how it ends, in the middle of a build as well
            for changes in watch(*desk.watched(), watch_filter=only_users, raise_interrupt=False):
                desk.follow(path for _, path in changes)
                server.changes.tell()
    return 0


class Desk:
    """What is being worked on: articles, templates, themes and terms, and the site that comes of them."""

    def __init__(self, chosen: dict[str, Any], site: "Site") -> None:
        """Work with the options of a command."""
        self._chosen = chosen
        self._site = site
        self._rules = {path.resolve() for path in (*chosen["theme_files"], *chosen["termbase_files"])}
        self._made: dict[Path, Path] = {}

    def watched(self) -> list[Path]:
        """The files and folders whose changes matter."""
        from briefing.render.environment import shipped_templates  # noqa: PLC0415 - for a quick --help

        templates = [shipped_templates(), *filter(None, [self._chosen["template_folder"]])]
        articles = [Path(name) for name in self._chosen["inputs"]] or [self._chosen["out"] / "data"]
        return [path for path in (*articles, *self._rules, *templates) if path.exists()]

    def matters(self, path: str) -> bool:
        """Whether a change is the user's: what a build writes lies in a folder of articles now and then."""
        out = self._chosen["out"].resolve()
        ours = [out / name for name in ("site", "markdown", *(["data"] if self._chosen["inputs"] else []))]
        return not any(Path(path).resolve().is_relative_to(each) for each in ours)

    def follow(self, changed: Iterable[str]) -> None:
        """Do again what depends on the files that have changed."""
        paths = [Path(path).resolve() for path in sorted(changed)]
        inputs = [Path(name).resolve() for name in self._chosen["inputs"]]
        if self._rules.intersection(paths):
            self.build(self._chosen["inputs"])
        else:
            self.build(
                str(path) for path in paths if path.is_file() and any(path.is_relative_to(each) for each in inputs)
            )

    def build(self, names: Iterable[str]) -> None:
        """Make the briefs of some articles, and the site; what is wrong is told, and stops nothing."""
        failures, out = options.Failures(), self._chosen["out"]
        settings = Settings.load(os.environ, timezone=self._chosen["timezone"])
        with failures.caught(), making.open_run(settings, self._chosen) as run:
            for name in failures.find_files(names):
                with failures.caught():
                    self._build_article(run, name)
            (out / "data").mkdir(parents=True, exist_ok=True)
            make_site(out / "data", out / "site", site=self._site, templates=run.templates, failures=failures)

    def _build_article(self, run: "Run", name: str) -> None:
        """Make a brief in place of the one that the same file made before: with a new headline it would be another."""
        before = self._made.get(Path(name).resolve())
        kept = before.read_bytes() if before and before.is_file() else None
        try:
            if before:
                before.unlink(missing_ok=True)
            built = run.build(name)
        except BriefingError:
            if before and kept is not None:
                write_whole(before, kept)
            raise
        self._made[Path(name).resolve()] = brief_path(run.out / "data", built.brief.date, built.slug)

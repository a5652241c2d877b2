"""`briefing daily`, the morning run."""

import os
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import click

from briefing import __version__
from briefing.cli import making, options, sourcing
from briefing.cli.log import Log, log_format
from briefing.cli.site import make_site
from briefing.cli.state import state_file, state_of
from briefing.config import Settings

if TYPE_CHECKING:
    from briefing.daily.record import Record
    from briefing.daily.state import State
    from briefing.daily.work import Done
    from briefing.models import Document

NOTHING_NEW_CODE = 20
BUILT = "The edition of {date} is made. Stories: {stories}, new: {new}; articles: {articles}."
NOTHING_NEW = "Nothing new: the edition of {date} is there already, and has every article ({articles})."
NO_ARTICLE = "Nothing new: no article is of {date}, and {others} of other days."
WAITING = "Another run is at work on {state}. Waiting for its end."
ARTICLE = "{name}: {outcome}, of {day}"


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option(
    "--date",
    "day",
    default="today",
    show_default=True,
    metavar="DAY",
    help="The day of the edition: today, yesterday, or YYYY-MM-DD.",
)
@making.brief_options
@state_file
@sourcing.sources
@click.option("--wait", is_flag=True, help="Wait where another run is at work, instead of ending.")
@click.option("--force", "anew", is_flag=True, help="Make the edition again though nothing is new.")
@log_format
def daily(**chosen: Any) -> int:
    """Make the edition of a day, its articles as stories. INPUT: files, folders. Without: those of briefing.toml."""
    from briefing.daily.calendar import parse_edition_day  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.daily.lock import only_run  # noqa: PLC0415
    from briefing.daily.state import State  # noqa: PLC0415
    from briefing.site.address import Site  # noqa: PLC0415

    chosen["site"] = Site.at(chosen["site_url"], title=chosen["site_title"])
    settings = Settings.load(os.environ, timezone=chosen["timezone"])
    now = settings.default_date or datetime.now(settings.zone)  # SOURCE_DATE_EPOCH is the clock where it is set
    chosen["day"] = parse_edition_day(chosen["day"], now=now, zone=settings.zone)
    path, log = state_of(chosen["state_file"], chosen["out"]), Log(chosen["log_format"])
    failures = options.Failures(log.fail)
    with (
        failures.caught(),
        only_run(path, wait=chosen["wait"], waiting=lambda: log.say("waiting", WAITING, state=path)),
        State(path, say=log.warn) as state,
    ):
        return _work(state, settings, now, chosen, log)
    return failures.exit_code


def _work(state: "State", settings: Settings, now: datetime, chosen: dict[str, Any], log: Log) -> int:
    from briefing.daily.intake import Intake  # noqa: PLC0415 - see above
    from briefing.daily.recipe import recipe_of  # noqa: PLC0415
    from briefing.daily.work import make_edition, recorded  # noqa: PLC0415

    def tell(record: "Record") -> None:
        log.say("article", ARTICLE, detail=True, name=record.name, outcome=record.outcome, day=record.day)

    failures = options.Failures(log.fail)
    with recorded(state, chosen["day"]) as note, making.open_run(settings, chosen) as run:
        recipe = recipe_of(run, version=__version__)
        intake = Intake(run=run, state=state, day=chosen["day"], now=now, recipe=recipe, tell=tell)
        done = make_edition(_documents(chosen, settings, failures), intake, anew=chosen["anew"])
        if (run.out / "data").is_dir():  # though nothing is new: the run before may have failed here
            make_site(
                run.out / "data", run.out / "site", site=chosen["site"], templates=run.templates, failures=failures
            )
        note(done)
    return _report(done, chosen["day"].isoformat(), failures, log)


def _documents(chosen: dict[str, Any], settings: Settings, failures: options.Failures) -> "Iterator[Document]":
    """The articles of files and folders, and of sources; what cannot be had is told, and stops nothing."""
    from briefing.daily.state import WINDOW  # noqa: PLC0415 - see above
    from briefing.sources import Failed, collect  # noqa: PLC0415
    from briefing.stages.ingest import open_document  # noqa: PLC0415

    with options.counting_bar() as progress:
        names = failures.find_files(chosen["inputs"])
        for done, name in enumerate(names, 1):
            document = None
            with failures.caught():
                document = open_document(name)
            progress(done, len(names))
            if document:
                yield document
    if chosen["inputs"] and not sourcing.is_named(chosen):
        return
    since = datetime.combine(chosen["day"], time(), settings.zone) - timedelta(days=WINDOW)
    with sourcing.opened(chosen) as opened, options.counting_bar() as progress:
        for found in collect(
            opened.sources, store=opened.store, web=opened.web, zone=settings.zone, since=since, progress=progress
        ):
            if isinstance(found, Failed):
                with failures.caught():
                    raise found.error
            else:
                yield found.document


def _report(done: "Done", day: str, failures: options.Failures, log: Log) -> int:
    for error in done.failures:
        with failures.caught():
            raise error
    if done.edition:
        new = sum(1 for story in done.edition.stories if story.new)
        log.say("edition", BUILT, date=day, stories=len(done.edition.stories), new=new, articles=done.articles)
        for path in done.files:
            click.echo(path)
    elif done.articles:
        log.say("nothing", NOTHING_NEW, date=day, articles=done.articles)
    elif not done.failures:
        log.say("nothing", NO_ARTICLE, date=day, others=done.others)
    return failures.exit_code or (0 if done.edition else NOTHING_NEW_CODE)

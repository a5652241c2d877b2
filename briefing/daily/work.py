"""A run from end to end: new articles become briefs, the day's become an edition, and the state keeps both.

Each article is kept as soon as its brief is written, and the edition once all its files are; so a run that is broken
off anywhere is finished by the next, which begins with what is there.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.daily.compose import Member, compose
from briefing.daily.intake import Intake, digest
from briefing.daily.record import Record
from briefing.daily.state import State
from briefing.data.edition import edition_to_json
from briefing.data.folder import edition_path
from briefing.errors import BriefingError
from briefing.files import write_whole
from briefing.models import Document, Edition
from briefing.render.edition import edition_files, write_edition


@dataclass(frozen=True, slots=True)
class Done:
    """What a run has come to.

    Attributes:
        edition: The edition it made; None where there was nothing new.
        files: The files of the edition.
        articles: How many articles are in it, or would be.
        others: How many articles there are of other days.
        failed: How many cannot be read.
        failures: Why those cannot that were not known before.
    """

    edition: Edition | None
    files: tuple[Path, ...]
    articles: int
    others: int
    failed: int
    failures: tuple[BriefingError, ...]


def make_edition(documents: Iterable[Document], intake: Intake, *, anew: bool = False) -> Done:
    """Make the edition of a day, or find that it is there already.

    Args:
        documents: All articles that there are, of any day.
        intake: What they go through.
        anew: Make it even if it is there.

    Raises:
        BriefingError: It cannot be written, or nothing can be translated. An article that cannot be read stops nothing.
    """
    records = intake.take_all(documents)
    members = [each for each in records if intake.belongs(each)]
    version = digest([intake.recipe, *sorted(f"{each.id} {each.digest}" for each in members)])
    files = _files(intake)
    is_there = intake.state.edition_digest(intake.day) == version and all(path.is_file() for path in files)
    edition = None if not members or (is_there and not anew) else _write(members, intake, version)
    failed = sum(1 for each in records if each.outcome == "failed")
    return Done(
        edition=edition,
        files=files if edition else (),
        articles=len(members),
        others=len(records) - failed - len(members),
        failed=failed,
        failures=tuple(intake.failures),
    )


@contextmanager
def recorded(state: State, day: date) -> Iterator[Callable[[Done], None]]:
    """Note in the state that a run begins, and how it ends; gives what to call with its end."""
    run = state.begin(day)
    try:
        yield lambda done: state.end(
            run,
            "built" if done.edition else "nothing",
            articles=done.articles,
            stories=len(done.edition.stories) if done.edition else 0,
            failed=done.failed,
        )
    except BaseException as error:
        state.end(run, "failed" if isinstance(error, Exception) else "interrupted")
        raise


def _files(intake: Intake) -> tuple[Path, ...]:
    out, day = intake.run.out, intake.day.isoformat()
    return edition_path(out / "data", day), *edition_files(out, day).values()


def _write(members: Sequence[Record], intake: Intake, version: str) -> Edition:
    known = intake.state.find_wholly(each.id for each in members)
    composed = compose(
        intake.day.isoformat(),
        [Member(each, brief) for each in known if (brief := intake.brief(each))],
        intake.state.carried(intake.window, intake.day),
        budget=intake.run.budget,
        is_taken=intake.state.is_story,
    )
    data = edition_to_json(composed.edition).encode("utf-8", "replace")
    write_whole(edition_path(intake.run.out / "data", composed.edition.date), data)
    write_edition(composed.edition, intake.run.out, templates=intake.run.templates)
    intake.state.put_edition(intake.day, version, composed.places)
    return composed.edition

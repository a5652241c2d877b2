"""`make bench`, third part: thirty mornings, 10,000 articles; and the same with fewer, to see how the cost grows.

A day has as many events as a third of its articles. Each is told by an agency, in a copy that is cut and has its
figures changed, or by another paper in other sentences; every fourth event goes on for a second day. Names are made
up of syllables, so that each event has its own actors; the sentences are those of the development gold articles. The
fake engine translates, and of each brief only the data is written, since a real engine and the pages, whose cost is in
proportion, would hide all else. Each morning is handed all articles so far, as a folder that nobody clears out.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from math import log
from multiprocessing import get_context
from pathlib import Path

from briefing.config import Settings
from briefing.daily.intake import Intake
from briefing.daily.recipe import recipe_of
from briefing.daily.state import State
from briefing.daily.work import make_edition
from briefing.data.brief import brief_to_json
from briefing.data.folder import brief_path
from briefing.files import write_whole
from briefing.identity import identify
from briefing.models import LANGUAGES, Brief, Document, Language
from briefing.render.environment import Templates
from briefing.run import Run
from briefing.stages.summarize import Budget
from briefing.stages.themes import load_themes
from tests.quality.gold import load

DAYS, FIRST = 30, date(2026, 1, 1)
SIZES = (2500, 10_000)
SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeio"]


@dataclass(frozen=True)
class Measured:
    """What thirty mornings cost: seconds of CPU, bytes of memory at most, bytes of the state, and the stories found."""

    articles: int
    seconds: float
    memory: int
    state: int
    stories: int


class DataRun(Run):
    """A run that writes no pages."""

    def write(self, brief: Brief, slug: str) -> None:
        """Write the data of a brief."""
        write_whole(brief_path(self.out / "data", brief.date, slug), brief_to_json(brief, slug=slug).encode())


class News:
    """Makes up articles, the same ones each time."""

    def __init__(self) -> None:
        self._chance = random.Random(1)
        self._pools: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
        for article in load("dev"):
            self._pools[article.language] += [each.text for each in article.sentences]

    def name(self) -> str:
        """A name that nobody has."""
        return "".join(self._chance.choices(SYLLABLES, k=4)).capitalize()

    def tell(self, language: Language, actors: list[str]) -> list[str]:
        """Ten sentences about these actors."""
        sentences = self._chance.sample(self._pools[language], 10)
        says = "said" if language == "en" else "dijo"
        return [
            f"{text[:-1]}, {says} {' '.join(self._chance.sample(actors, 2))} {self._chance.randrange(10**4)}."
            for text in sentences
        ]

    def events(self, count: int) -> Iterator[tuple[Language, str, list[str]]]:
        """The articles of as many events: language, headline, sentences. An event has three or four."""
        for _ in range(count):
            actors, language = [self.name() for _ in range(6)], self._chance.choice(LANGUAGES)
            agency = self.tell(language, actors)
            yield language, " ".join(actors[:3]), agency
            yield language, " ".join(actors[1:4]), [text.replace("1", "7") for text in agency[:7]]
            yield language, " ".join(actors[2:5]), self.tell(language, actors)


def mornings(articles: int) -> Iterator[list[Document]]:
    """The articles of each day."""
    news = News()
    for n in range(DAYS):
        day, count = FIRST + timedelta(days=n), articles * (n + 1) // DAYS - articles * n // DAYS
        told = islice(news.events(count), count)
        yield [document(day, f"{n}-{place}", *each) for place, each in enumerate(told)]


def document(day: date, name: str, language: Language, title: str, sentences: list[str]) -> Document:
    """An article as a source gives it, from one of forty papers."""
    paragraphs = "\n\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))
    paper = f"Paper {int(identify(data=name.encode()), 16) % 40}"
    text = f"---\ntitle: {title}\ndate: {day}T06:00:00Z\nsource: {paper}\nlanguage: {language}\n---\n{paragraphs}\n"
    data = text.encode()
    return Document(id=identify(data=data), name=f"{name}.txt", data=data, format="plain")


def measure(articles: int) -> Measured:
    """Make thirty editions in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        out, seen, stories = Path(folder), [], 0
        run = DataRun(
            settings=Settings(), themes=load_themes(), templates=Templates(), budget=Budget(4), out=out, engine="fake",
            environ={},
        )  # fmt: skip
        start = time.process_time()
        with State(out / "state.sqlite", say=print) as state:
            for n, documents in enumerate(mornings(articles)):
                seen += documents
                day = FIRST + timedelta(days=n)
                now = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
                recipe = recipe_of(run, version="1")
                done = make_edition(seen, Intake(run=run, state=state, day=day, now=now, recipe=recipe))
                stories += len(done.edition.stories) if done.edition else 0
        seconds = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        return Measured(articles, seconds, memory, (out / "state.sqlite").stat().st_size, stories)


def main() -> None:
    """Print what each size costs, and how that grows beside n log n."""
    base: Measured | None = None
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found = pool.submit(measure, size).result()
        base = base or found
        expected = size * log(size) / (base.articles * log(base.articles))
        growth = found.seconds / base.seconds / expected
        each = found.state / size
        print(f"{size:6} articles in {DAYS} days: {found.seconds:.1f} s CPU, {growth:.2f} of n log n")
        print(f"  memory {found.memory / 1e6:.0f} MB; state {found.state / 1e6:.1f} MB, {each:.0f} bytes an article")
        print(f"  {found.stories} stories")


if __name__ == "__main__":
    main()

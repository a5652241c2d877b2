"""Reads the gold articles; `gold/README.md` tells the format and the labelling guideline."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from briefing.models import Language, Sentence

GOLD = Path(__file__).parent / "gold"
OWN = Path(__file__).parent / "own"  # two themes as a user might write them, and articles for them
Half = Literal["dev", "report"]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A labelled article.

    Attributes:
        name: Its file's name without the ending.
        title: Its headline.
        sentences: Its sentences, as an editor divides them.
        themes: The themes of each sentence.
        picks: The numbers of the sentences that an editor chose for a summary of some 100 words.
    """

    name: str
    title: str
    sentences: tuple[Sentence, ...]
    themes: tuple[frozenset[str], ...]
    picks: frozenset[int]

    @property
    def language(self) -> Language:
        """The language, which the name begins with."""
        return cast("Language", self.name[:2])


def load(half: Half, folder: Path = GOLD) -> list[GoldArticle]:
    """The articles of one half. Look at 'dev' as you like; use 'report' only to report."""
    return [_parse(path) for path in sorted((folder / half).glob("*.tsv"))]


def _parse(path: Path) -> GoldArticle:
    sentences: list[Sentence] = []
    themes: list[frozenset[str]] = []
    picks: set[int] = set()
    title, paragraph = "", 1
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            title = line.removeprefix("# ")
        elif line:
            ids, pick, text = line.split("\t")
            sentences.append(Sentence(len(sentences) + 1, paragraph, text))
            themes.append(frozenset() if ids == "-" else frozenset(ids.split(",")))
            picks |= {len(sentences)} if pick == "1" else set()
        else:
            paragraph += 1
    return GoldArticle(path.stem, title, tuple(sentences), tuple(themes), frozenset(picks))

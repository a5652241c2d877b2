"""What templates may use, typed. They see these values and `say` (the catalogues), and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import quote

from babel.numbers import format_percent

from briefing.models import LANGUAGES, OTHER, Brief, Language, PickedSentence, TaggedSentence, ThemeSection, other
from briefing.render.dates import format_day
from briefing.render.escape import encode_url

View = Literal["en", "es", "bilingual"]
VIEWS: tuple[View, ...] = ("en", "es", "bilingual")


@dataclass(frozen=True, slots=True)
class Share:
    """A row of the chart: a theme, its part of the article, and where in the article it stands.

    Attributes:
        id: The theme's id.
        labels: Its name in each language.
        percent: Its share, as each language writes a percentage.
        marks: For each run of sentences that belong to it: start and width, both as parts (0 to 1) of the article.
        path: The marks as an SVG path, 1000 wide and 12 high.
    """

    id: str
    labels: Mapping[Language, str]
    percent: Mapping[Language, str]
    marks: tuple[tuple[float, float], ...]
    path: str


@dataclass(frozen=True, slots=True)
class PassageLink:
    """A passage of the article for readers to jump to.

    Attributes:
        number: Of its first sentence.
        labels: The names of its themes in each language, or that of what belongs to none.
    """

    number: int
    labels: Mapping[Language, tuple[str, ...]]


def page_context(brief: Brief, view: View, *, with_article: bool) -> dict[str, Any]:
    """The names that a template of a brief can use.

    Args:
        brief: What is shown.
        view: In one language, or both side by side.
        with_article: Whether the page holds the article's text; without, sentence numbers link to its source.
    """
    languages = (brief.language, other(brief.language)) if view == "bilingual" else (view,)
    return {
        "brief": brief,
        "view": view,
        "languages": languages,
        "original": brief.language,
        "translated": other(brief.language),
        "dates": {language: format_day(brief.date, language) for language in LANGUAGES},
        "shares": _shares(brief),
        "summaries": {section.id: _runs(section) for section in brief.sections if section.picked},
        "links": {each.sentence.number: _link(brief, each, with_article=with_article) for each in brief.sentences},
        "notes": _notes(brief),
        "paragraphs": _paragraphs(brief) if with_article else (),
        "passages": _passages(brief) if with_article else (),
    }


def _notes(brief: Brief) -> dict[int, tuple[Mapping[Language, str], ...]]:
    """What the checks found that would mislead a reader, by the sentence's number; 0 is the headline."""
    every = {0: brief.title} | {picked.number: picked.passage for each in brief.sections for picked in each.picked}
    found = {
        number: tuple(finding.messages for finding in passage.findings if finding.severity == "error")
        for number, passage in sorted(every.items())
    }
    return {number: messages for number, messages in found.items() if messages}


def _link(brief: Brief, each: TaggedSentence, *, with_article: bool) -> str:
    """Where a sentence stands: in the article on this page, else at its source (a WICG text fragment), else nowhere."""
    if with_article:
        return f"#s{each.sentence.number}"
    if not brief.article.url:
        return ""
    words = " ".join(each.sentence.text.split()[:6]).strip("“”«»\"'‘’")
    fragment = quote(words, safe="").replace("-", "%2D")  # a hyphen has a meaning of its own in a text fragment
    return f"{encode_url(brief.article.url.partition('#')[0])}#:~:text={fragment}"


def _runs(section: ThemeSection) -> tuple[tuple[PickedSentence, ...], ...]:
    """Sentences that follow each other in the article make one paragraph of the summary."""
    runs: list[list[PickedSentence]] = []
    for picked in section.picked:
        if runs and runs[-1][-1].number + 1 == picked.number:
            runs[-1].append(picked)
        else:
            runs.append([picked])
    return tuple(map(tuple, runs))


def _shares(brief: Brief) -> tuple[Share, ...]:
    starts, total = {}, 0
    for each in brief.sentences:
        starts[each.sentence.number] = total
        total += each.sentence.length
    widths = {each.sentence.number: each.sentence.length for each in brief.sentences}
    merged = [_merge([(starts[n] / total, widths[n] / total) for n in section.numbers]) for section in brief.sections]
    return tuple(
        Share(
            id=section.id,
            labels=section.labels,
            percent={language: percent(section.share, language) for language in LANGUAGES},
            marks=marks,
            path="".join(_draw(start, width) for start, width in marks),
        )
        for section, marks in zip(brief.sections, merged, strict=True)
    )


@lru_cache(maxsize=4096)
def percent(share: float, language: Language) -> str:
    """A share, 0 to 1, as a language writes a percentage: '18%', '18 %' with a space that does not break."""
    return str(format_percent(share, locale=language))


def _draw(start: float, width: float) -> str:
    """A mark as a rectangle, at least as wide as can be seen."""
    across = round(max(width * 1000, 4), 1)
    return f"M{round(start * 1000, 1)} 0h{across}v12h-{across}z"


def _passages(brief: Brief) -> tuple[PassageLink, ...]:
    """Where the article changes its subject; empty where it never does."""
    labels = {section.id: section.labels for section in brief.sections}
    if len(brief.divisions) < 2:
        return ()
    return tuple(
        PassageLink(
            each.first,
            {language: tuple(labels[theme][language] for theme in each.themes or (OTHER,)) for language in LANGUAGES},
        )
        for each in brief.divisions
    )


def _merge(marks: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Marks that touch become one, so that a passage is one stroke."""
    merged: list[tuple[float, float]] = []
    for start, width in marks:
        if merged and abs(sum(merged[-1]) - start) < 1e-9:
            merged[-1] = (merged[-1][0], merged[-1][1] + width)
        else:
            merged.append((start, width))
    return tuple((round(start, 4), round(width, 4)) for start, width in merged)


def _paragraphs(brief: Brief) -> tuple[tuple[tuple[int, str, bool], ...], ...]:
    """The article's sentences by paragraph: number, text, and whether it is a sub-heading.

    They are plain tuples since a template looks at nothing else so often.
    """
    paragraphs: dict[int, list[tuple[int, str, bool]]] = {}
    for each in brief.sentences:
        sentence = each.sentence
        paragraphs.setdefault(sentence.paragraph, []).append((sentence.number, sentence.text, sentence.heading))
    return tuple(map(tuple, paragraphs.values()))

"""The values that flow from stage to stage: frozen, typed, without behaviour of their own beyond simple look-ups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Language = Literal["en", "es"]
Severity = Literal["error", "warning"]
Format = Literal["plain", "markdown", "page", "fragment"]
# What became of a sentence whose engine gives several translations: see `Translator` and `engines.choosing`.
Outcome = Literal["first", "other", "protected", "flagged"]

LANGUAGES: tuple[Language, ...] = ("en", "es")
OUTCOMES: tuple[Outcome, ...] = ("first", "other", "protected", "flagged")

OTHER = "other"  # the id of what belongs to no theme
UNDATED = "undated"  # where a day would stand, if anybody said which


def other(language: Language) -> Language:
    """The language a text in `language` is translated into."""
    return "es" if language == "en" else "en"


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it came: bytes that nobody has read yet, and what is known of them from elsewhere.

    Attributes:
        id: The same for the same article on any day; see `briefing.identity`.
        name: What to call it in messages: a path or an address.
        data: Its bytes.
        format: A page is an article with menus around it; a fragment is HTML that is article from end to end.
        charset: The encoding that the sender claims, '' where he claims none; None for a user's own file.
        fields: What is known from elsewhere (title, date, source, url, language); goes before what the text says. None
            where nothing is, so that the text may begin with front matter.
        arrived: When it was fetched, with a zone; nothing in it can be younger. None for a user's own file.
    """

    id: str
    name: str
    data: bytes
    format: Format
    charset: str | None = None
    fields: Mapping[str, str] | None = None
    arrived: datetime | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text as read, its encoding, markup and front matter dealt with.

    Attributes:
        name: What to call it in messages: the file's path, or '-' for standard input.
        slug: Its part of a file name or URL: lower-case ASCII letters, digits, hyphens.
        title: Its headline.
        paragraphs: Its body, a line each, in Unicode NFC, white space folded.
        date: When it was published, with a zone; None where nobody says.
        source: Who published it; empty where nobody says.
        url: Where it was published (http or https); empty where nobody says.
        declared_language: The language its front matter claims.
    """

    name: str
    slug: str
    title: str
    paragraphs: tuple[str, ...]
    date: datetime | None = None
    source: str = ""
    url: str = ""
    declared_language: Language | None = None

    @property
    def body(self) -> str:
        """The paragraphs, a line each."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Detection:
    """The language a text is in, and how sure that is (0 to 1; 1 where the user said so)."""

    language: Language
    confidence: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, verbatim.

    Attributes:
        number: Its place in the article, from 1.
        paragraph: The paragraph's place in the article, from 1.
        text: Its words.
        heading: Whether it is a sub-heading: a line of its own without a full stop.
        withheld: Characters of text that are kept back from publication; 0 where `text` is all there is.
    """

    number: int
    paragraph: int
    text: str
    heading: bool = False
    withheld: int = 0

    @property
    def length(self) -> int:
        """Its length in characters, those kept back included."""
        return self.withheld or len(self.text)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a theme looks for in one language; see `briefing.stages.themes` for the meaning of each list."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject to look for: an id such as 'drugs', a label and terms for each language."""

    id: str
    labels: Mapping[Language, str]
    terms: Mapping[Language, Terms]


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """How strongly a sentence belongs to a theme: above 0, at most 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence with the themes it belongs to, strongest first; none means 'other'."""

    sentence: Sentence
    themes: tuple[ThemeScore, ...] = ()

    def score(self, theme_id: str) -> float:
        """The score for one theme, 0 where the sentence does not belong to it."""
        return next((theme.score for theme in self.themes if theme.id == theme_id), 0.0)


@dataclass(frozen=True, slots=True)
class Division:
    """A stretch of an article about the same themes.

    Attributes:
        first: The number of its first sentence.
        last: The number of its last.
        themes: Ids of its themes in alphabetical order; empty where it is about none.
    """

    first: int
    last: int
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found wrong with a translation, or doubtful.

    Attributes:
        check: The check's name: 'numbers'.
        severity: An error would mislead a reader; a warning is worth an editor's look.
        messages: What is wrong, in each language.
    """

    check: str
    severity: Severity
    messages: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text: where it begins and ends, in characters, and what its translation has in its place."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in both languages; the one in the article's language is verbatim, the other machine-made.

    Attributes:
        texts: The text in each language.
        findings: What the checks found in the translation.
    """

    texts: Mapping[Language, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class PickedSentence:
    """A sentence chosen for a summary: its number in the article, and its text in both languages."""

    number: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """A theme of a brief.

    Attributes:
        id: The theme's id, or 'other' for what belongs to no theme.
        labels: Its name in each language.
        share: The part of the article's words that it takes, 0 to 1. A sentence of two themes is shared between them.
        numbers: The sentences that belong to it.
        picked: Its summary, in the article's order; empty for an 'other' of little share.
    """

    id: str
    labels: Mapping[Language, str]
    share: float
    numbers: tuple[int, ...]
    picked: tuple[PickedSentence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a run makes of an article.

    Attributes:
        article: The article.
        language: The language it is written in.
        title: Its headline in both languages.
        sections: Its themes, largest share first, 'other' last.
        sentences: All its sentences, tagged.
        divisions: Its passages by theme, in order.
        reading_minutes: Minutes that the brief takes to read in one language, at least 1.
        engine: What translated it: name and version.
        date: The day it is filed under, YYYY-MM-DD, or 'undated'.
    """

    article: Article
    language: Language
    title: Passage
    sections: tuple[ThemeSection, ...]
    sentences: tuple[TaggedSentence, ...]
    divisions: tuple[Division, ...]
    reading_minutes: int
    engine: str
    date: str


@dataclass(frozen=True, slots=True)
class StorySource:
    """An article that carries a story.

    Attributes:
        name: Who published it; empty where nobody says.
        url: Where it was published; empty where nobody says.
        date: The day its brief is filed under.
        slug: The brief's part of its address.
        language: The language it is written in.
        title: Its headline in both languages.
        engine: What translated its brief: name and version.
    """

    name: str
    url: str
    date: str
    slug: str
    language: Language
    title: Passage
    engine: str


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence of a story's summary.

    Attributes:
        source: The place of its article among the story's sources, from 0.
        number: Its number in that article.
        passage: Its text in both languages.
    """

    source: int
    number: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Story:
    """One thing that happened, as one or more articles tell it.

    Attributes:
        id: What it is called in addresses and from one day to the next; the slug of an article.
        title: The headline of its first source in both languages.
        themes: Ids of its themes, strongest first; never empty, 'other' where it has none.
        sources: The articles that carry it, at least one; the one that gives the headline first.
        summary: The sentences that tell it, in reading order.
        new: Whether it is new since the edition before.
    """

    id: str
    title: Passage
    themes: tuple[str, ...]
    sources: tuple[StorySource, ...]
    summary: tuple[StorySentence, ...]
    new: bool = True


@dataclass(frozen=True, slots=True)
class Edition:
    """A day as readers get it: on the site's page of the day, in the feed and by mail, in the same words.

    Attributes:
        date: The day, YYYY-MM-DD, or 'undated'.
        stories: What happened, most important first.
        labels: The name of each theme in each language.
    """

    date: str
    stories: tuple[Story, ...]
    labels: Mapping[str, Mapping[Language, str]]

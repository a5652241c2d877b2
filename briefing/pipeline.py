"""The stages in order: an article's name goes in, a brief comes out. Only this module knows the order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import partial

from briefing.models import (
    OTHER,
    UNDATED,
    Article,
    Brief,
    Detection,
    Document,
    Language,
    Passage,
    PickedSentence,
    Sentence,
    TaggedSentence,
    Theme,
    ThemeSection,
)
from briefing.protocols import SentenceEncoder, Translator
from briefing.stages.detect import detect_language
from briefing.stages.divide import divide_article
from briefing.stages.ingest import open_document, read_document
from briefing.stages.mentions import introduce_terms
from briefing.stages.split import split_sentences
from briefing.stages.summarize import Budget, Method, count_words, summarize
from briefing.stages.tag import tag_sentences
from briefing.stages.themes import OTHER_LABELS
from briefing.termbase import Termbase, load_termbase
from briefing.translation import translate_checked

_MUCH = 0.3  # the share from which readers would miss what belongs to no theme
# Silent reading of non-fiction: 238 words a minute in English, 278 in Spanish (Brysbaert 2019, J. Mem. Lang. 109).
_WORDS_A_MINUTE = {"en": 238, "es": 278}


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with its language and tagged sentences: all that needs no translation."""

    article: Article
    detection: Detection
    tagged: tuple[TaggedSentence, ...]

    @property
    def language(self) -> Language:
        """The language the article is written in."""
        return self.detection.language


@dataclass(frozen=True, slots=True)
class Draft:
    """A brief before anything is translated.

    Attributes:
        analysis: The tagged article.
        shares: The part of the article's words that each theme takes.
        picked: The summary of each theme, in the order of the brief.
    """

    analysis: Analysis
    shares: Mapping[str, float]
    picked: Mapping[str, tuple[Sentence, ...]]

    @property
    def texts(self) -> tuple[str, ...]:
        """What is to be translated: the headline, and the sentences in the order in which they are read."""
        read = (sentence.text for chosen in self.picked.values() for sentence in chosen)
        return (self.analysis.article.title, *read)

    @property
    def context(self) -> tuple[str, ...]:
        """All sentences of the article."""
        return tuple(each.sentence.text for each in self.analysis.tagged)


@dataclass(frozen=True, slots=True)
class Translated:
    """The translations of a draft.

    Attributes:
        title: Its headline.
        sentences: Its other texts, and perhaps those of other drafts, by the text. Terms are spelt out where the brief
            first mentions them.
    """

    title: Passage
    sentences: Mapping[str, Passage]


def read(
    document: str | Document, *, zone: tzinfo = UTC, language: Language | None = None
) -> tuple[Article, Detection]:
    """Read an article and tell its language; `language` overrides what it says and how it looks.

    Args:
        document: A path, '-' for standard input, or what a source gave.
        zone: The time zone of a date that names none.
        language: The language of the article, where the user says it.

    Raises:
        InputError: It cannot be read.
        LanguageError: Nobody can tell the language, or it is a third one.
    """
    opened = open_document(document) if isinstance(document, str) else document
    article = read_document(opened, zone=zone)
    return article, detect_language(article.body, name=article.name, declared=language or article.declared_language)


def split(article: Article, detection: Detection) -> tuple[Sentence, ...]:
    """Split an article into sentences."""
    return split_sentences(article.paragraphs, detection.language)


def analyse(
    article: Article, detection: Detection, *, themes: tuple[Theme, ...], encoder: SentenceEncoder | None = None
) -> Analysis:
    """Split an article and tag its sentences, with an encoder by what they mean too."""
    sentences = split(article, detection)
    tagged = tag_sentences(sentences, language=detection.language, themes=themes, encoder=encoder)
    return Analysis(article, detection, tagged)


def summarize_article(  # noqa: PLR0913 - all but two are keywords
    article: Article,
    detection: Detection,
    *,
    themes: tuple[Theme, ...],
    budget: Budget,
    theme_id: str | None = None,
    method: Method = "news",
    encoder: SentenceEncoder | None = None,
) -> tuple[Sentence, ...]:
    """Choose the sentences that carry an article, or what it says of one theme."""
    analysis = analyse(article, detection, themes=themes if theme_id else (), encoder=encoder)
    return summarize(analysis.tagged, language=analysis.language, budget=budget, theme_id=theme_id, method=method)


def draft_brief(analysis: Analysis, *, budget: Budget) -> Draft:
    """Choose what the brief of an article shows: the summary of each theme within `budget`."""
    shares = _shares(analysis.tagged)
    return Draft(analysis, shares, _pick(analysis, shares, budget))


def translate_drafts(
    drafts: Sequence[Draft], translator: Translator, *, termbase: Termbase | None = None
) -> list[Translated]:
    """Translate what drafts show, all of it together, so that an engine can put like with like into large batches.

    Args:
        drafts: Articles in one language. With a translator that uses context, each is translated by itself.
        translator: Out of that language.
        termbase: What the checks and first mentions go by; None for the shipped one.

    Returns:
        The translations of each draft.

    Raises:
        EngineError: The translator failed.
    """
    if not drafts:
        return []
    terms, language = termbase or load_termbase(), drafts[0].analysis.language
    if translator.uses_context:
        translated = [
            translate_checked(draft.texts, language, translator, termbase=terms, context=draft.context)
            for draft in drafts
        ]
    else:
        texts = [text for draft in drafts for text in draft.texts]
        translated = [translate_checked(texts, language, translator, termbase=terms)] * len(drafts)
    return [
        Translated(
            passages[draft.analysis.article.title],
            introduce_terms(draft.texts[1:], passages, source=language, termbase=terms),
        )
        for draft, passages in zip(drafts, translated, strict=True)
    ]


def finish_brief(
    draft: Draft,
    translated: Translated,
    *,
    themes: tuple[Theme, ...],
    engine: str,
    default_date: datetime | None = None,
) -> Brief:
    """Put a brief together.

    Args:
        draft: What it shows.
        translated: What `translate_drafts` made of it.
        themes: Those that the article was tagged with.
        engine: What translated it.
        default_date: The day of an article that has none.
    """
    article, language, tagged = draft.analysis.article, draft.analysis.language, draft.analysis.tagged
    labels = {theme.id: theme.labels for theme in themes} | {OTHER: OTHER_LABELS}

    def section(theme_id: str) -> ThemeSection:
        chosen = tuple(PickedSentence(each.number, translated.sentences[each.text]) for each in draft.picked[theme_id])
        numbers = _numbers(tagged, theme_id)
        return ThemeSection(theme_id, labels[theme_id], round(draft.shares[theme_id], 4), numbers, chosen)

    date = article.date or default_date
    words = sum(count_words(sentence) for chosen in draft.picked.values() for sentence in chosen)
    return Brief(
        article=article,
        language=language,
        title=translated.title,
        sections=tuple(section(theme_id) for theme_id in draft.picked),
        sentences=tagged,
        divisions=divide_article(tagged),
        reading_minutes=max(1, round(words / _WORDS_A_MINUTE[language])),
        engine=engine,
        date=date.date().isoformat() if date else UNDATED,
    )


def make_brief(  # noqa: PLR0913 - all but one are keywords
    analysis: Analysis,
    *,
    themes: tuple[Theme, ...],
    budget: Budget,
    translator: Translator,
    termbase: Termbase | None = None,
    default_date: datetime | None = None,
) -> Brief:
    """Summarise each theme of an article within `budget`, and translate what was picked.

    Args:
        analysis: The tagged article.
        themes: Those it was tagged with.
        budget: For the summary of each theme.
        translator: Out of the article's language.
        termbase: What the checks and first mentions go by; None for the shipped one.
        default_date: The day of an article that has none.

    Raises:
        EngineError: The translator failed.
    """
    draft = draft_brief(analysis, budget=budget)
    (translated,) = translate_drafts([draft], translator, termbase=termbase)
    return finish_brief(draft, translated, themes=themes, engine=translator.engine, default_date=default_date)


def _pick(analysis: Analysis, shares: dict[str, float], budget: Budget) -> dict[str, tuple[Sentence, ...]]:
    """The summary of each theme, the larger first, 'other' last, and only where it takes much of the article.

    The smaller themes choose first, since they have less to choose from, and what they show is not shown again where
    there is anything else. A theme of one sentence gets no more than that and the one it may lean on.
    """
    order = sorted(shares, key=lambda theme_id: (theme_id == OTHER, -shares[theme_id], theme_id))
    picked: dict[str, tuple[Sentence, ...]] = dict.fromkeys(order, ())
    shown: set[int] = set()
    for theme_id in sorted(order, key=lambda theme_id: (theme_id == OTHER, shares[theme_id], theme_id)):
        if theme_id != OTHER or shares[OTHER] >= _MUCH:
            size = max(2, len(_numbers(analysis.tagged, theme_id)))
            tight = Budget(min(size, budget.sentences or size), budget.words)
            choose = partial(summarize, analysis.tagged, language=analysis.language, theme_id=theme_id, budget=tight)
            picked[theme_id] = choose(shown=shown) or choose()
            shown |= {sentence.number for sentence in picked[theme_id]}
    return picked


def _shares(tagged: tuple[TaggedSentence, ...]) -> dict[str, float]:
    """The part of the article's words that each theme takes; a sentence of two themes gives each a half."""
    counts: dict[str, float] = {}
    for each in tagged:
        ids = [theme.id for theme in each.themes] or [OTHER]
        for theme_id in ids:
            counts[theme_id] = counts.get(theme_id, 0.0) + count_words(each.sentence) / len(ids)
    total = sum(counts.values())
    return {theme_id: count / total for theme_id, count in counts.items()}


def _numbers(tagged: tuple[TaggedSentence, ...], theme_id: str) -> tuple[int, ...]:
    if theme_id == OTHER:
        return tuple(each.sentence.number for each in tagged if not each.themes)
    return tuple(each.sentence.number for each in tagged if each.score(theme_id))

"""The stages in order: an article's name goes in, a brief comes out. Only this module knows the order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from functools import partial

from briefing.engines.choose import open_translator
from briefing.memory.store import Memory
from briefing.memory.translator import RememberingTranslator
from briefing.models import (
    OTHER,
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
    other,
)
from briefing.protocols import Translator
from briefing.stages.checks import check_segment
from briefing.stages.detect import detect_language
from briefing.stages.divide import divide_article
from briefing.stages.ingest import open_document, read_document, read_lines
from briefing.stages.mentions import introduce_terms
from briefing.stages.split import split_paragraph, split_sentences
from briefing.stages.summarize import Budget, Method, count_words, summarize
from briefing.stages.tag import tag_sentences
from briefing.stages.themes import OTHER_LABELS
from briefing.stages.translate import translate_texts
from briefing.termbase import Termbase, load_termbase

UNDATED = "undated"
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


def analyse(article: Article, detection: Detection, *, themes: tuple[Theme, ...]) -> Analysis:
    """Split an article and tag its sentences."""
    tagged = tag_sentences(split(article, detection), language=detection.language, themes=themes)
    return Analysis(article, detection, tagged)


def summarize_article(  # noqa: PLR0913 - all but two are keywords
    article: Article,
    detection: Detection,
    *,
    themes: tuple[Theme, ...],
    budget: Budget,
    theme_id: str | None = None,
    method: Method = "news",
) -> tuple[Sentence, ...]:
    """Choose the sentences that carry an article, or what it says of one theme."""
    analysis = analyse(article, detection, themes=themes if theme_id else ())
    return summarize(analysis.tagged, language=analysis.language, budget=budget, theme_id=theme_id, method=method)


def open_remembering(
    source: Language,
    *,
    engine: str,
    environ: Mapping[str, str],
    memory: Memory | None,
    termbase: Termbase,
) -> Translator:
    """Open a translator out of a language; one that asks the memory first, where there is one.

    Raises:
        EngineError: The engine is not installed for this pair, or none is.
    """
    translator = open_translator(source, other(source), engine=engine, environ=environ, termbase=termbase)
    if memory is None:
        return translator
    return RememberingTranslator(translator, memory, source=source, termbase=termbase.version)


def translate_lines(
    name: str, source: Language, translator: Translator, *, termbase: Termbase | None = None
) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Translate the lines of a file, each sentence by itself; an empty line stays one.

    Args:
        name: The file.
        source: Its language.
        translator: One that translates out of it.
        termbase: What the checks go by; None for the shipped one.

    Yields:
        Each line with its sentences, translated and checked.

    Raises:
        InputError: The file cannot be read.
        EngineError: The translator failed.
    """
    lines = read_lines(name)
    split_lines = [split_paragraph(line, source) if line.strip() else [] for line in lines]
    segments = [text for texts in split_lines for text in texts]
    passages = _translate(segments, source, translator, termbase or load_termbase())
    for line, texts in zip(lines, split_lines, strict=True):
        yield line, tuple(passages[text] for text in texts)


def _translate(
    texts: Sequence[str], source: Language, translator: Translator, termbase: Termbase, context: Sequence[str] = ()
) -> dict[str, Passage]:
    """Translate texts and check each translation."""
    passages = translate_texts(texts, source=source, translator=translator, context=context)
    target = other(source)
    return {
        text: replace(
            passage,
            findings=check_segment(text, passage.texts[target], source_language=source, termbase=termbase),
        )
        for text, passage in passages.items()
    }


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
    article, language = analysis.article, analysis.language
    shares = _shares(analysis.tagged)
    picked = _pick(analysis, shares, budget)
    read = [sentence.text for chosen in picked.values() for sentence in chosen]
    title, passages = _translate_brief(analysis, read, translator, termbase or load_termbase())
    labels = {theme.id: theme.labels for theme in themes} | {OTHER: OTHER_LABELS}

    def section(theme_id: str) -> ThemeSection:
        chosen = tuple(PickedSentence(each.number, passages[each.text]) for each in picked[theme_id])
        numbers = _numbers(analysis.tagged, theme_id)
        return ThemeSection(theme_id, labels[theme_id], round(shares[theme_id], 4), numbers, chosen)

    date = article.date or default_date
    words = sum(count_words(sentence) for chosen in picked.values() for sentence in chosen)
    return Brief(
        article=article,
        language=language,
        title=title,
        sections=tuple(section(theme_id) for theme_id in picked),
        sentences=analysis.tagged,
        divisions=divide_article(analysis.tagged),
        reading_minutes=max(1, round(words / _WORDS_A_MINUTE[language])),
        engine=translator.engine,
        date=date.date().isoformat() if date else UNDATED,
    )


def _translate_brief(
    analysis: Analysis, read: Sequence[str], translator: Translator, termbase: Termbase
) -> tuple[Passage, dict[str, Passage]]:
    """The headline, and the sentences of a brief as they follow each other, terms spelt out at their first mention."""
    title, language = analysis.article.title, analysis.language
    context = [each.sentence.text for each in analysis.tagged]
    passages = _translate([title, *read], language, translator, termbase, context)
    return passages[title], introduce_terms(read, passages, source=language, termbase=termbase)


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

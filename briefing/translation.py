"""Translates texts and checks what comes back: how the translator of a run is put together, and what goes through it.

From the outside in: the memory is asked first; what it does not know is translated in several ways where the engine
can, of which the checks choose one; and that is what the memory keeps. What a machine said is given the written form of
its language, a person's words stay, and the checks look over what comes out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from briefing.engines.choose import open_translator
from briefing.engines.choosing import ChoosingTranslator, Note
from briefing.memory.entry import Entry
from briefing.memory.store import Memory
from briefing.memory.translator import RememberingTranslator
from briefing.models import Language, Passage, other
from briefing.protocols import ProposingTranslator, Translator
from briefing.stages.checks import check_segment
from briefing.stages.checks.review import SegmentReviewer
from briefing.stages.ingest import read_lines
from briefing.stages.localize import localize_translation
from briefing.stages.split import split_paragraph
from briefing.stages.translate import translate_texts
from briefing.termbase import Termbase, load_termbase


def open_remembering(  # noqa: PLR0913 - all but one are keywords
    source: Language,
    *,
    engine: str,
    environ: Mapping[str, str],
    memory: Memory | None,
    termbase: Termbase,
    localize: bool = True,
    note: Note | None = None,
) -> Translator:
    """Open a translator out of a language: one that asks the memory first, where there is one, and then chooses.

    Args:
        source: The language.
        engine: The engine's name, or 'auto'.
        environ: The environment, for where packages are.
        memory: What has been translated before; None to translate everything anew.
        termbase: What has a settled translation.
        localize: Whether what machines translate is given the written form of its language.
        note: Told each segment that is translated anew, and what became of it, where the engine gives a choice.

    Raises:
        EngineError: The engine is not installed for this pair, or none is.
    """
    translator = open_translator(source, other(source), engine=engine, environ=environ, termbase=termbase)
    if isinstance(translator, ProposingTranslator):
        reviewer = SegmentReviewer(source, termbase)
        translator = ChoosingTranslator(translator, reviewer, target=other(source), note=note)
    finish = partial(localize_translation, language=other(source), termbase=termbase) if localize else None
    return RememberingTranslator(translator, memory, source=source, termbase=termbase.version, finish=finish)


def localize_entries(entries: Iterable[Entry], termbase: Termbase) -> list[Entry]:
    """Entries as briefs show them: a machine's translation with the written form of its language."""
    return [
        entry
        if entry.reviewed
        else replace(
            entry,
            target=localize_translation(entry.target, entry.source, language=entry.target_language, termbase=termbase),
        )
        for entry in entries
    ]


def translate_checked(
    texts: Iterable[str],
    source: Language,
    translator: Translator,
    *,
    termbase: Termbase | None = None,
    context: Sequence[str] = (),
) -> dict[str, Passage]:
    """Translate each different text once, and check each translation.

    Args:
        texts: Sentences in `source`.
        source: Their language.
        translator: One that translates out of it.
        termbase: What the checks go by; None for the shipped one.
        context: The other sentences of the article.

    Returns:
        Each text's two versions and what the checks found, by the text.

    Raises:
        EngineError: The translator failed.
    """
    terms, target = termbase or load_termbase(), other(source)
    passages = translate_texts(texts, source=source, translator=translator, context=context)
    return {
        text: replace(
            passage, findings=check_segment(text, passage.texts[target], source_language=source, termbase=terms)
        )
        for text, passage in passages.items()
    }


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
    passages = translate_checked(segments, source, translator, termbase=termbase)
    for line, texts in zip(lines, split_lines, strict=True):
        yield line, tuple(passages[text] for text in texts)

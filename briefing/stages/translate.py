"""Hands an article's texts to a translator, each once, and pairs them with what comes back."""

from collections.abc import Iterable, Sequence

from briefing.errors import EngineError
from briefing.models import Language, Passage, other
from briefing.protocols import Translator


def translate_texts(
    texts: Iterable[str], *, source: Language, translator: Translator, context: Sequence[str] = ()
) -> dict[str, Passage]:
    """Translate each different text once.

    Args:
        texts: Sentences in `source`.
        source: Their language.
        translator: One that translates out of it.
        context: The other sentences of the article, for what they tell of names.

    Returns:
        Each text's two versions, by the text.

    Raises:
        EngineError: The translator failed, or lost a segment.
    """
    segments = list(dict.fromkeys(texts))
    translations = translator.translate(segments, context=context)
    if len(translations) != len(segments):
        raise EngineError(
            "{engine} gave {got} translations for {wanted} segments. Try another with --engine.",
            engine=translator.engine,
            got=len(translations),
            wanted=len(segments),
        )
    return {
        segment: Passage({source: segment, other(source): translation})
        for segment, translation in zip(segments, translations, strict=True)
    }

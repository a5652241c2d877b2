"""Argos packages as a translator: the package's tokenizer and its CTranslate2 model, all sentences in one batch.

The only module that knows argostranslate and CTranslate2, both imported when first needed. Of argostranslate it takes
the tokenizers alone: `argostranslate.translate` imports onnxruntime, splits sentences with a model it downloads, and
translates a paragraph at a time. Finding packages is left to `packages`, fetching them to `install`.
"""

import functools
import os
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from briefing.engines.packages.find import InstalledPackage
from briefing.errors import EngineError
from briefing.revision import digest

# argostranslate has 4. Measured on 600 sentences of news with a model of 6 million weights, en-es and es-en: a beam
# of 1 has 20.1 and 16.4 BLEU in 2.4 s of CPU, 2 has 21.0 and 17.7 in 3.6 s, 4 has 21.1 and 18.1 in 5.9 s, 8 has 21.3
# and 18.1 in 11.8 s. After choosing (`choosing`), for which only the sentences with errors are searched with the wide
# beam, 2 and 4 are within noise: 21.4 and 18.2 against 21.4 and 18.5 BLEU (p 0.3 and 0.07), 48.1 and 45.6 against 48.0
# and 45.5 chrF, 7.8 and 9.0 against 8.5 and 10.0 errors in 100. With a model of the size of a real one 2 takes 0.6 of
# the time of 4.
BEAM = 2

# Errors left in 100 sentences where the first beam is 4: 8.7 and 10.7 with 6, 8.5 and 10.0 with 8; 8.7 with 12 es-en,
# in 1.3 times the time.
WIDE_BEAM = 8

# argostranslate's own. With one the search ends when it has as many translations as the beam is wide: asking for all of
# them costs nothing.
LENGTH_PENALTY = 0.2

# Tokens of a batch, padding included: some 30 sentences of news. Measured with 6 + 6 layers of width 512 on two busy
# cores, 40 sentences: 3.1 s; 4.7 s with 512; 2.9 s with 4096; 9.0 s with argostranslate's own 32.
BATCH_TOKENS = 1024

# Tokens of a part. Many models count positions up to 512, and a translation may be twice as long as its source; none of
# the 600 sentences of news set aside for tuning has over 110. Longer segments go in parts.
MAX_SOURCE = 240

MAX_WORKERS = 8  # each has its own working memory, and a day's articles make no more batches than that

# Line breaks and other controls would end up in the translation; lone surrogates cannot be encoded at all.
_BLANKS = dict.fromkeys([*range(32), *range(127, 160)], " ") | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

# What the libraries raise for a broken file or a model they do not know. C++ exceptions arrive as RuntimeError;
# argostranslate's reader of bpe.model calls sys.exit().
_FAILURES = (ImportError, LookupError, MemoryError, OSError, RuntimeError, SystemExit, TypeError, ValueError)


class ArgosTranslator:
    """Translates with one package, loaded at the first sentence.

    The same segment gives the same translation, whatever is translated beside it.

    Args:
        package: What `packages.find` gave.
    """

    uses_context = False

    def __init__(self, package: InstalledPackage) -> None:
        self._package = package

    @property
    def engine(self) -> str:
        """The package's name, languages and version: 'Argos en-es 1.9'."""
        return self._package.title

    @functools.cached_property
    def revision(self) -> str:
        """A digest of this adapter, of CTranslate2's version and of the package's files; none of them is loaded."""
        files = (self._package.tokenizer, *self._package.model.glob("*"))
        return digest(version("ctranslate2"), rules=[Path(__file__)], data=files)

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """Translate each segment by itself.

        Args:
            segments: One sentence each; may be empty. Line breaks and control characters count as spaces.
            context: Not used: the model sees one sentence at a time.

        Returns:
            As many translations, in the same order; '' for what has no words. A segment of more than MAX_SOURCE tokens
            is translated in parts.

        Raises:
            EngineError: The package cannot be loaded, or the library failed.
        """
        return [texts[0] for texts in self.propose(segments)]

    def propose(self, segments: Sequence[str], *, wider: bool = False) -> list[tuple[str, ...]]:
        """Translate each segment in the ways that the beam ends with, or a wider one.

        Raises:
            EngineError: As for `translate`.
        """
        try:
            parts = [self._parts(" ".join(segment.translate(_BLANKS).split())) for segment in segments]
            proposed = iter(
                self._run([tokens for several in parts for tokens in several], WIDE_BEAM if wider else BEAM)
            )
        except _FAILURES as error:
            raise EngineError(
                "{engine} failed: {reason}. Install it anew: briefing models install {pair}",
                engine=self.engine,
                reason=str(error).strip() or type(error).__name__,
                pair=self._package.pair,
            ) from error
        return [_join([next(proposed) for _ in several]) for several in parts]

    def _parts(self, text: str) -> list[list[str]]:
        """The tokens of a text, in halves of halves where they are too many, cut between words where there are any."""
        if not text:
            return []
        tokens = self._encode(text)
        if len(tokens) <= MAX_SOURCE:
            return [tokens] if tokens else []
        words = text.split(" ")
        if len(words) == 1:
            return [tokens[start : start + MAX_SOURCE] for start in range(0, len(tokens), MAX_SOURCE)]
        middle = len(words) // 2
        return self._parts(" ".join(words[:middle])) + self._parts(" ".join(words[middle:]))

    def _run(self, sources: list[list[str]], beam: int) -> list[list[str]]:
        if not sources:
            return []
        prefix = [self._package.target_prefix] if self._package.target_prefix else []
        results = self._model.translate_batch(
            sources,
            target_prefix=[prefix] * len(sources) if prefix else None,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            beam_size=beam,
            num_hypotheses=beam,
            length_penalty=LENGTH_PENALTY,
            max_decoding_length=_longest(MAX_SOURCE),
            replace_unknowns=True,
        )
        if len(results) != len(sources):
            raise RuntimeError(f"{len(results)} translations of {len(sources)} segments")
        # A model that repeats itself without end is cut by its own source's length, not by its neighbours'.
        return [
            [self._decode(each[len(prefix) :][: _longest(len(tokens))]).strip() for each in result.hypotheses]
            for tokens, result in zip(sources, results, strict=True)
        ]

    @functools.cached_property
    def _model(self) -> Any:  # CTranslate2 has no types
        import ctranslate2  # noqa: PLC0415 - slow, and not everybody translates

        # A thread a batch rather than threads within one, which is as fast: no sum is then split among threads, so that
        # the number of cores changes no translation.
        return ctranslate2.Translator(
            str(self._package.model), device="cpu", compute_type="int8", inter_threads=_workers(), intra_threads=1
        )

    @functools.cached_property
    def _tokenizer(self) -> tuple[Callable[[str], list[str]], Callable[[list[str]], str]]:
        from argostranslate import tokenizer  # noqa: PLC0415 - slow, and not everybody translates

        if self._package.tokenizer.name == "bpe.model":
            bpe = tokenizer.BPETokenizer(self._package.tokenizer, self._package.source, self._package.target)
            return bpe.encode, bpe.decode
        pieces = tokenizer.SentencePieceTokenizer(self._package.tokenizer)
        # Its own decode() also turns every underscore into a space, and so breaks addresses and names.
        processor = pieces.lazy_processor()
        return pieces.encode, lambda tokens: processor.decode_pieces(tokens).replace("▁", " ")

    def _encode(self, text: str) -> list[str]:
        return self._tokenizer[0](text)

    def _decode(self, tokens: list[str]) -> str:
        return self._tokenizer[1](tokens)


def _join(parts: list[list[str]]) -> tuple[str, ...]:
    """The translations of a segment out of those of its parts, the best of each first; one of '' without any part."""
    joined = (" ".join(filter(None, several)) for several in zip(*parts, strict=True))
    return tuple(dict.fromkeys(joined)) or ("",)


def _longest(tokens: int) -> int:
    """How many tokens a translation may have; none of 600 sentences of news has that many, either way."""
    return 2 * tokens + 10


def _workers() -> int:
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MAX_WORKERS)
    return min(os.cpu_count() or 1, MAX_WORKERS)


def default_index() -> str:
    """The address of the index of packages that argostranslate itself is set to use.

    Importing its settings makes its folders under the home directory, as running any Argos program does.

    Raises:
        EngineError: Its settings cannot be read, or its folders cannot be made.
    """
    try:
        from argostranslate import settings  # noqa: PLC0415 - see above

        return str(settings.remote_package_index)
    except (*_FAILURES, AssertionError) as error:
        raise EngineError("Argos Translate's own settings cannot be read: {reason}.", reason=error) from error

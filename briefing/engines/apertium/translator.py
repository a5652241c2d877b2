"""Translates with Apertium, a rule-based engine that Debian ships: no model to fetch, instant, literal.

Runs its programs and puts their output together. What it gets wrong by nature, names above all, is dealt with around
it: `names` and `fixed` find what must not be translated, `protect` hides it, `preedit` and `postedit` mend the rest.

See Forcada et al. (2011), "Apertium: a free/open-source platform for rule-based machine translation".
"""

import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain
from pathlib import Path

from briefing.engines.apertium import fixed, names, preedit
from briefing.engines.apertium.disambiguation.disambiguator import disambiguator_of
from briefing.engines.apertium.lexicon import Lexicon, answer, question
from briefing.engines.apertium.postedit import polish
from briefing.engines.apertium.postediting.decoder import decoder_into
from briefing.engines.apertium.programs import COMMAND, Pipeline, run
from briefing.engines.apertium.protect import END, Span, bare, disjoint, kept, marked, mask, symbols
from briefing.engines.apertium.unknown import lend, stand_ins, unknown
from briefing.errors import EngineError
from briefing.lang.leaders import LEADERS
from briefing.models import LANGUAGES, Language, other
from briefing.revision import digest
from briefing.termbase import Termbase, load_termbase

# What the package calls a direction: since 2018 with three letters, before that with two.
_MODES = {("en", "es"): ("eng-spa", "en-es"), ("es", "en"): ("spa-eng", "es-en")}
_PREFIXES = (Path("/usr/local"), Path("/usr"))  # where its data may be, if not beside the program


def mode_file(source: Language, target: Language) -> Path | None:
    """The file of Apertium's data that says how to translate in a direction; None where it is not installed."""
    program = shutil.which("apertium")
    if program is None or (source, target) not in _MODES:
        return None
    prefixes = dict.fromkeys((Path(program).parent.parent, Path(program).resolve().parent.parent, *_PREFIXES))
    files = (prefix / "share/apertium/modes" / f"{mode}.mode" for mode in _MODES[source, target] for prefix in prefixes)
    return next((file for file in files if file.is_file()), None)


def installed() -> frozenset[tuple[Language, Language]]:
    """The directions that Apertium can translate here, found without starting a program."""
    return frozenset((source, other(source)) for source in LANGUAGES if mode_file(source, other(source)))


class ApertiumTranslator:
    """Translates between English and Spanish with the `apertium` found on the PATH.

    Args:
        source: The language of the segments.
        target: The language to translate into.
        termbase: What has a settled translation; None for the shipped termbase.
        patience: Seconds before a silent engine counts as dead; None for a time that grows with the text.

    Raises:
        EngineError: Apertium or its language data is not installed.
    """

    uses_context = True

    def __init__(
        self, source: Language, target: Language, *, termbase: Termbase | None = None, patience: float | None = None
    ) -> None:
        mode = mode_file(source, target)
        if mode is None:
            missing = "the program 'apertium'" if shutil.which("apertium") is None else "its English-Spanish data"
            raise EngineError(
                "Apertium cannot translate from {source} to {target}: {missing} is not installed. Run: {command}",
                source=source, target=target, missing=missing, command=COMMAND,
            )  # fmt: skip
        self._source, self._target, self._mode, self._patience = source, target, mode, patience
        self._pipeline = Pipeline(mode, patience=patience)
        self._termbase = termbase or load_termbase()

    @cached_property
    def engine(self) -> str:
        """Name, version and direction: 'Apertium 3.8.3, eng-spa'."""
        name = "Apertium"
        with suppress(EngineError):
            said = re.search(r"Apertium \d[\w.]*", run(["apertium", "-V"], "", patience=self._patience))
            name = said.group() if said else name
        return f"{name}, {self._mode.stem}"

    @cached_property
    def revision(self) -> str:
        """A digest of the rules and word lists here and of those that it asks, and of the data that the mode names.

        What the termbase says is told by the termbase's own version.
        """
        data = re.findall(r"'([^']+)'", self._mode.read_text(encoding="utf-8"))
        package = Path(__file__).parents[2]
        asked = [
            *(package / "termbase").glob("*.py"),
            *(package / f"lang/{name}.py" for name in ("leaders", "openings", "places")),
        ]
        rules = [
            path for path in (*Path(__file__).parent.rglob("*"), *asked) if path.suffix != ".pyc" and path.is_file()
        ]
        return digest(rules=rules, data=map(Path, data))

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """Translate each segment by itself; what is a name is decided on all of them together.

        Args:
            segments: One sentence each; line breaks count as blanks.
            context: The rest of the article: a word that is a name there is one here.

        Returns:
            As many translations, in the same order. An empty segment gives an empty translation.

        Raises:
            EngineError: Apertium stopped, took too long, or answered with another number of segments.
        """
        shouted = [segment.isupper() and len(segment.split()) > 2 for segment in segments]
        lowered = [_quiet(segment) if loud else segment for segment, loud in zip(segments, shouted, strict=True)]
        texts = [preedit.reword(" ".join(segment.split()), self._source) for segment in lowered]
        if not any(texts):
            return [""] * len(texts)
        around = [*texts, *(preedit.reword(" ".join(text.split()), self._source) for text in context)]
        known = names.Names(self._source, self._lexicon(around), seen=set(LEADERS), people=set(LEADERS))
        known.learn(around)
        plans = [self._spans(text, known) for text in texts]
        finished = self._translate_guarded(texts, plans)
        return [text.upper() if loud else text for text, loud in zip(finished, shouted, strict=True)]

    def _translate_guarded(self, texts: Sequence[str], plans: Sequence[list[Span]]) -> list[str]:
        # Where the engine loses a protected stretch: once more without that one, then with symbols only, then bare.
        finished: dict[int, str] = {number: "" for number, text in enumerate(texts) if not text}
        spans = dict(enumerate(plans))
        for attempt in range(4):
            waiting = [number for number in range(len(texts)) if number not in finished]
            outputs = self._run_engine([mask(texts[number], spans[number]) for number in waiting])
            for number, output in zip(waiting, outputs, strict=True):
                text, last = texts[number], attempt == 3
                found = (bare(output), {}) if last else marked(output, spans[number])
                if found is not None:
                    finished[number] = self._finish(*found, text)
                else:
                    spans[number] = (kept(output, spans[number]), symbols(text), [])[attempt]
        return [finished[number] for number in range(len(texts))]

    def _finish(self, output: str, values: Mapping[str, str], original: str) -> str:
        decoder = decoder_into(self._target)
        return polish(output, values, original, self._target, edit=decoder.edit if decoder else None)

    def _spans(self, text: str, known: names.Names) -> list[Span]:
        # Earlier ones win where two overlap.
        source, lexicon = self._source, known.lexicon
        spans = disjoint(
            [
                *fixed.addresses(text),
                *(fixed.measures(text, lexicon) if source == "en" else ()),
                *fixed.dates(text, source),
                *fixed.spells(text, source),
                *(fixed.reciprocals(text) if source == "en" else ()),
                *fixed.numbers(text, source),
                *fixed.terms(text, source, lexicon, self._termbase),
            ]
        )
        found = known.find(text)
        for name in found:
            attributive = source == "en" and fixed.is_attributive(text, name.start, name.end, lexicon, self._termbase)
            stand_in = names.BRAND if attributive else names.PERSON
            spans.append(Span(name.start, name.end, stand_in, text[name.start : name.end]))
        spans = disjoint([*spans, *(fixed.senses(text, lexicon) if source == "en" else ())])
        spans = disjoint([*spans, *unknown(text, source, lexicon)])
        edits = list(preedit.edits(text, found, spans, known))
        return disjoint([*spans, *symbols(text, spans), *edits])

    def _lexicon(self, texts: Sequence[str]) -> Lexicon:
        written = chain.from_iterable([word.text for word in names.words(text)] for text in texts)
        phrases = chain.from_iterable(fixed.candidates(text, self._source) for text in texts)
        whole = list(chain(written, phrases))
        parts = chain.from_iterable(word.split("-") for word in whole if "-" in word)
        both = chain.from_iterable((word, word.lower()) for word in chain(whole, parts))
        every = [word for word in dict.fromkeys(both) if word]
        asked = list(dict.fromkeys([*every, *stand_ins(every, self._source)]))
        dictionary = re.search(r"'([^']*\.automorf\.bin)'", self._mode.read_text(encoding="utf-8"))
        if dictionary is None or not asked:
            return Lexicon({})
        said = run(["lt-proc", "-w", "-z", dictionary[1]], question(asked), patience=self._patience)
        return lend(answer(asked, said), self._source)

    def _run_engine(self, streams: Sequence[str]) -> list[str]:
        if not streams:
            return []
        marked = [f"{stream}{END}" for stream in streams]
        disambiguator = disambiguator_of(self._source)
        if disambiguator is None or not self._pipeline.divides:
            return self._pipeline.translate(marked)
        both = zip(*self._pipeline.tag(marked), strict=True)
        return self._pipeline.transfer([disambiguator.revise(analysed, tagged) for analysed, tagged in both])


def _quiet(text: str) -> str:
    # 'DON'T GO' -> 'Don't Go': as a headline, of which the dictionary can tell the names; a short one as a sentence.
    headline = names.WORD.sub(lambda match: match.group().capitalize(), text)
    return headline if names.is_headline(headline) else text.capitalize()

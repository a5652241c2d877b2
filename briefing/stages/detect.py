"""Tells which language a text is in, or refuses to guess.

langdetect (a port of Nakatani Shuyo's naive Bayes over character n-grams) is random unless seeded and weak on short
texts. So it is seeded here, told beforehand that a text is most likely in a language the program speaks, given the
body alone, and believed only when it is sure.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.errors import LanguageError
from briefing.lang.lexicon import words
from briefing.models import LANGUAGES, Detection, Language

# English and Spanish together get this much of the prior, the other languages the rest: enough for a Spanish text
# of a dozen words not to pass for Galician or Portuguese, not enough to turn a paragraph of either into Spanish.
_PRIOR = 0.95
_SURE = 0.90
_FEWEST_LETTERS = 20
_LATIN = words("af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi")
_LONGEST_SAMPLE = 10_000  # characters; langdetect itself reads no more


def detect_language(text: str, *, name: str = "-", declared: Language | None = None) -> Detection:
    """Detect the language of an article's body.

    Args:
        text: The body, without its headline: names make headlines unreliable.
        name: What to call the article in a message.
        declared: What the user or the article says it is; believed without looking.

    Raises:
        LanguageError: The text is too short, in a third language, or undecided.
    """
    if declared is not None:
        return Detection(declared, 1.0)
    if len(re.findall(r"[^\W\d_]", text)) < _FEWEST_LETTERS:
        raise LanguageError(
            "{name} is too short to tell its language. Say which it is with --language en or --language es.", name=name
        )
    candidates = _probabilities(text)
    code, confidence = candidates[0]
    if code not in LANGUAGES and confidence >= _SURE:
        raise LanguageError(
            "{name} is in another language: it looks like '{code}' ({confidence:.0%} sure). The program reads English "
            "and Spanish; if it is one of them, say so with --language en or --language es.",
            name=name,
            code=code,
            confidence=confidence,
        )
    for language in LANGUAGES:
        if code == language and confidence >= _SURE:
            return Detection(language, round(confidence, 4))
    raise LanguageError(
        "Nobody can tell the language of {name}: {seen}. Say which it is with --language en or --language es.",
        name=name,
        seen=", ".join(f"'{code}' {confidence:.0%}" for code, confidence in candidates[:3]),
    )


def _probabilities(text: str) -> list[tuple[str, float]]:
    """Language codes with their probabilities, likeliest first; ('?', 0) for a script without a profile."""
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415 - see _factory

    factory = _factory(latin=_is_latin(text))
    detector = factory.create()
    detector.seed = 0
    spoken, rest = _PRIOR / len(LANGUAGES), (1 - _PRIOR) / (len(factory.langlist) - len(LANGUAGES))
    detector.set_prior_map({code: spoken if code in LANGUAGES else rest for code in factory.langlist})
    # langdetect skips the letters of words in capitals, and so all of a text in capitals.
    detector.append(text[:_LONGEST_SAMPLE].lower())
    try:
        found = [(str(each.lang), float(each.prob)) for each in detector.get_probabilities()]
    except LangDetectException:
        found = []
    return found or [("?", 0.0)]


def _is_latin(text: str) -> bool:
    letters = re.findall(r"[^\W\d_]", text[:_LONGEST_SAMPLE])
    return sum(1 for letter in letters if letter < "\u0250") > len(letters) / 2


@lru_cache(maxsize=2)
def _factory(*, latin: bool) -> Any:
    """The detector with the profiles of one kind of script: all 55 take 0.3 s to load, those in Latin letters 0.1 s."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory  # noqa: PLC0415

    profiles = [path for path in sorted(Path(PROFILES_DIRECTORY).iterdir()) if not latin or path.name in _LATIN]
    factory = DetectorFactory()
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in profiles])
    return factory

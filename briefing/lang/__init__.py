"""What the program knows of each language. `en` and `es` have the same names; `lexicon(language)` picks one."""

from briefing.lang.lexicon import Lexicon
from briefing.models import Language

__all__ = ["Lexicon", "lexicon"]


def lexicon(language: Language) -> Lexicon:
    """The words of a language that the stages look for."""
    from briefing.lang import en, es  # noqa: PLC0415 - neither is needed to print a help page

    return es.LEXICON if language == "es" else en.LEXICON

"""Says why a sentence got its themes, or did not."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.lang.tokens import tokenize
from briefing.models import Language, TaggedSentence, Theme
from briefing.stages.tag.terms import matcher


@dataclass(frozen=True, slots=True)
class Reason:
    """What a sentence has to do with one theme.

    Attributes:
        theme_id: The theme.
        terms: The terms found, by the list of the theme file that has them: strong, weak, related, never, unless.
        by_context: Whether the sentence has the theme for its surroundings alone: it names none of the theme's terms.
    """

    theme_id: str
    terms: Mapping[str, list[str]]
    by_context: bool


def explain_themes(each: TaggedSentence, *, language: Language, themes: tuple[Theme, ...]) -> tuple[Reason, ...]:
    """The reasons for and against each theme that a sentence has, or has a term of."""
    tokens = tokenize(each.sentence.text, language)
    reasons = []
    for theme in themes:
        terms = matcher(theme.terms[language], language).found(tokens)
        by_context = each.score(theme.id) > 0 and not {"strong", "weak"} & terms.keys()
        if by_context or terms.keys() - {"unless"}:
            reasons.append(Reason(theme.id, terms, by_context))
    return tuple(reasons)

"""The reasons for a sentence's themes are the terms that stand in it, or its context."""

import pytest

from briefing.models import Language
from briefing.stages.split import split_sentences
from briefing.stages.tag import Reason, explain_themes, tag_sentences
from briefing.stages.themes import load_themes

THEMES = load_themes()


def reasons(language: Language, *paragraphs: str) -> list[tuple[Reason, ...]]:
    """The reasons of each sentence of a text."""
    tagged = tag_sentences(split_sentences(paragraphs, language), language=language, themes=THEMES)
    return [explain_themes(each, language=language, themes=THEMES) for each in tagged]


@pytest.mark.parametrize(
    ("language", "text", "strong"),
    [
        ("en", "Customs officers seized two tonnes of cocaine.", "cocaine"),
        ("es", "La aduana incautó dos toneladas de cocaína.", "cocaína"),
    ],
)
def test_terms_are_named_as_the_theme_file_has_them(language: Language, text: str, strong: str) -> None:
    """A tagged sentence names its strong term, and not the context."""
    drugs = next(why for why in reasons(language, text)[0] if why.theme_id == "drugs")
    assert strong in drugs.terms["strong"]
    assert not drugs.by_context


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        ("en", "A military parade crossed the city on Sunday.", "military parade"),
        ("es", "El desfile militar recorrió la avenida el domingo.", "desfile militar"),
    ],
)
def test_what_is_no_theme_says_so_too(language: Language, text: str, never: str) -> None:
    """A sentence that only looks like the theme shows the phrase that kept it out."""
    (why,) = reasons(language, text)[0]
    assert (why.theme_id, why.terms, why.by_context) == ("military_threat", {"never": [never]}, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The president called him a cocaine dealer. He denied the accusation."),
        ("es", "El presidente lo llamó traficante de cocaína. Él negó la acusación."),
    ],
)
def test_context_alone_is_a_reason(language: Language, text: str) -> None:
    """A sentence that belongs with the one before it, and has no term, says that its context decided."""
    assert [(why.theme_id, why.terms, why.by_context) for why in reasons(language, text)[1]] == [("drugs", {}, True)]


def test_nothing_to_say() -> None:
    """A sentence without terms and themes has no reasons."""
    assert reasons("en", "Farmers sold the wheat in June.") == [()]

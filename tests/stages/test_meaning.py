"""With an encoder the tagger knows what sentences mean, not only their words."""

import numpy as np
import pytest

from briefing.engines.encoder import load_encoder
from briefing.models import Language
from briefing.stages.split import split_sentences
from briefing.stages.tag import tag_sentences
from briefing.stages.tag.meaning import in_context, weigh_meaning
from briefing.stages.themes import load_themes, parse_theme
from tests.quality.gold import OWN

THEMES = load_themes()
ELECTIONS = parse_theme((OWN / "elections.toml").read_text(encoding="utf-8"), name="elections.toml")


def test_a_sentence_is_seen_with_its_neighbours_and_the_mean() -> None:
    """Worked by hand: 2 and 4 are each other's neighbours, nothing stands before or after, and 3 is the mean."""
    assert in_context(np.array([[2.0], [4.0]]))[..., 0].tolist() == [[2, 0, 4, 3], [4, 2, 0, 3]]


@pytest.mark.parametrize(
    ("sentences", "theme"),
    [
        (
            ["Forty people crossed the sea in a boat without an engine.", "Eleven drowned in sight of land."],
            "immigration",
        ),
        (["Cuarenta cruzaron el mar en una goma sin motor.", "Once se ahogaron a la vista de la isla."], "immigration"),
        (["Dealers sold it in small bags at the gate.", "Two pupils collapsed after smoking it."], "drugs"),
        (["Los camellos la vendían en bolsitas.", "Dos alumnos se desplomaron después de fumarla."], "drugs"),
    ],
)
def test_meaning_speaks_for_its_theme_without_a_term(sentences: list[str], theme: str) -> None:
    """Of what an article means most speaks for its theme, in every sentence."""
    odds = weigh_meaning(load_encoder().embed(sentences))
    assert [max(odds, key=lambda each: odds[each][place]) for place in (0, 1)] == [theme, theme]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bakery opens at six. It sells bread, and on Sundays cake. Children come for the buns."),
        ("es", "La panadería abre a las seis. Vende pan y, los domingos, tarta. Los niños vienen por los bollos."),
    ],
)
def test_what_is_about_nothing_of_it_stays_untagged(language: Language, text: str) -> None:
    """An article about something else has no theme with the encoder either."""
    sentences = split_sentences((text,), language)
    tagged = tag_sentences(sentences, language=language, themes=THEMES, encoder=load_encoder())
    assert all(not each.themes for each in tagged)


def test_a_users_own_theme_is_found_as_without() -> None:
    """The network does not know it: its scores are the same with the encoder."""
    sentences = split_sentences(("Voters queued at the polling station. The count goes on. It rained.",), "en")
    with_it, without = (
        tag_sentences(sentences, language="en", themes=(ELECTIONS,), encoder=encoder)
        for encoder in (load_encoder(), None)
    )
    assert with_it == without
    assert with_it[0].score("elections") > 0


def test_an_empty_article_needs_no_encoder() -> None:
    """Nothing in, nothing out."""
    assert tag_sentences((), language="en", themes=THEMES, encoder=load_encoder()) == ()

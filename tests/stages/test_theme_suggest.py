"""Suggested terms are those that separate a theme from the rest, as a theme file can hold them."""

import math
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.lang.tokens import tokenize
from briefing.models import LANGUAGES, Language, Terms
from briefing.stages.tag.terms import matcher
from briefing.stages.themes import parse_theme
from briefing.stages.themes.phrases import Extract, Phrase, Phrases, count_phrases
from briefing.stages.themes.suggest import Suggestion, separation, suggest_terms, to_toml

INSIDE: dict[Language, list[str]] = {
    "en": [
        "The polling station in Ashford opened late, and voters waited.",
        "Voters at each polling station asked the Electoral Commission for more ballots.",
        "The Electoral Commission closed a polling station; the ballot was counted.",
        "A voter said that the Electoral Commission lost the ballots of one polling station.",
    ],
    "es": [
        "El colegio electoral de Alcira abrió tarde y los votantes esperaron.",
        "Los votantes de cada colegio electoral pidieron más urnas a la Junta Central.",
        "La Junta Central cerró un colegio electoral; la urna fue contada.",
        "Un votante dijo que la Junta Central perdió las urnas de un colegio electoral.",
    ],
}
REST: dict[Language, str] = {
    "en": "The ferry to the island runs again from Thursday, and the tickets cost what they did last year.",
    "es": "El transbordador a la isla vuelve a salir el jueves y los billetes cuestan lo mismo que el año pasado.",
}
EXPECTED: dict[Language, set[str]] = {
    "en": {"polling station", "Electoral Commission", "voter", "ballot"},
    "es": {"colegio electoral", "Junta Central", "votante", "urna"},
}


def extracts(language: Language) -> list[Extract]:
    """An article for each sentence about elections, with nine about a ferry: chance does not explain three places."""
    return [Extract((inside,), (REST[language],) * 9) for inside in INSIDE[language]]


def suggested(language: Language, *, terms: Terms = Terms(), limit: int = 30) -> tuple[Suggestion, ...]:  # noqa: B008
    """What is suggested to a theme with these terms."""

    def known(term: str) -> bool:
        return bool(matcher(terms, language).found(tokenize(term, language)))

    return suggest_terms(extracts(language), language=language, known=known, limit=limit)


def test_the_separation_of_a_phrase_worked_by_hand() -> None:
    """6 of 100 words inside, none of 200 outside; the prior adds half of that: 3 in 150 to both sides.

    Odds 9 : 241 and 3 : 347, whose ratio has the logarithm 1.4631; its variance is 1/9 + 1/3; z = 1.4631 / 0.6667.
    """
    counted = Phrases((), 100, 200)
    assert separation(Phrase("ballot", ("ballot",), 6, 0, 3), counted) == pytest.approx(2.1947, abs=1e-4)
    # The same share on both sides separates nothing: (2 + 3) of (100 + 150) is (4 + 3) of (200 + 150).
    assert separation(Phrase("say", ("say",), 2, 4, 2), counted) == pytest.approx(0, abs=1e-9)
    assert separation(Phrase("ferry", ("ferry",), 0, 6, 0), counted) < 0


def test_one_word_alone_separates_nothing() -> None:
    """Where there is no other word, there are no odds."""
    assert separation(Phrase("boat", ("boat",), 3, 2, 1), Phrases((), 3, 2)) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_that_separate(language: Language) -> None:
    """Words as a dictionary has them, phrases that hold together, names with capitals; no word of the rest."""
    found = suggested(language)
    assert {each.term for each in found} == EXPECTED[language]
    assert [each.z for each in found] == sorted((each.z for each in found), reverse=True)
    assert all(each.outside == 0 and each.inside >= 3 and each.articles >= 2 for each in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_theme_has_is_not_suggested(language: Language) -> None:
    """A term that the theme finds already is left out, and `limit` keeps the best."""
    first, *rest = suggested(language)
    terms = Terms(strong=(first.term,))
    assert [each.term for each in suggested(language, terms=terms)] == [each.term for each in rest]
    assert suggested(language, limit=1) == (first,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_one_article_alone_says_is_not_suggested(language: Language) -> None:
    """A word has to come in several articles about the theme, however often one says it."""
    one = [Extract(INSIDE[language] * 3, (REST[language],) * 99)]
    assert suggest_terms(one, language=language, known=lambda _: False, limit=30) == ()


@pytest.mark.parametrize(
    ("language", "sentence", "absent"),
    [
        ("en", "Hospitals, schools and ballots (ICE) were there", "hospitals schools"),
        ("es", "Hospitales, escuelas y urnas (ICE) estaban allí", "hospitales escuelas"),
    ],
)
def test_phrases_end_where_clauses_do(language: Language, sentence: str, absent: str) -> None:
    """Words on both sides of a comma are no phrase; an acronym keeps its capitals even where it stands alone."""
    counted = count_phrases([Extract((sentence,) * 3, ())], language=language)
    texts = {phrase.text for phrase in counted.phrases}
    assert absent not in {text.lower() for text in texts}
    assert "ICE" in texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_a_part_of_a_theme_file(language: Language) -> None:
    """With id and labels before it, what `--format toml` prints is a theme; strong is what 9 in 10 places have."""
    other: Language = "es" if language == "en" else "en"
    rows = [
        Suggestion("Año “nuevo”", language, 4.0, 9, 1, 3),
        Suggestion("two", language, 3.0, 9, 2, 3),
        Suggestion("three", language, 2.0, 9, 0, 2),
        Suggestion("cuatro", other, 2.0, 9, 0, 5),
    ]
    theme = parse_theme('id = "x"\nlabels = {en = "X", es = "Y"}\n' + to_toml(rows), name="x.toml")
    assert theme.terms[language] == Terms(strong=("Año “nuevo”",), weak=("two", "three"))
    assert theme.terms[other] == Terms(strong=("cuatro",))
    assert to_toml([]) == ""
    assert list(tomllib.loads(to_toml(rows[:1]))) == [language]


WORDS = ["The", "ballot", "ballots", "Lima", "of", "voted", "ICE", "U.S.", "2,5", "—", "station", "stations,", "(late)"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), max_size=4)


@given(st.lists(st.builds(Extract, TEXTS, TEXTS), max_size=6), st.sampled_from(LANGUAGES), st.randoms())
def test_suggestions_are_found_where_they_were_counted(
    articles: list[Extract], language: Language, chance: object
) -> None:
    """In any articles, in any order: the same terms, and the search finds each in as many articles as it says."""
    found = suggest_terms(articles, language=language, known=lambda _: False, limit=100)
    shuffled = sorted(articles, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert suggest_terms(shuffled, language=language, known=lambda _: False, limit=100) == found
    for each in found:
        assert math.isfinite(each.z)
        search = matcher(Terms(strong=(each.term,)), language)
        having = [
            article for article in articles if any(search.found(tokenize(text, language)) for text in article.inside)
        ]
        assert len(having) >= each.articles

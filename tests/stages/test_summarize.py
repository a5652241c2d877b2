"""A summary is the article's own sentences, in order, within the budget, each fit to stand where it stands."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.lang.leaning import leans_back
from briefing.models import Language, Sentence, TaggedSentence, ThemeScore
from briefing.stages.split import split_sentences
from briefing.stages.summarize import Budget, count_words, summarize

ENGLISH = (
    "The city council of Port Ellis voted on Monday to close the old bridge for two years.",
    "What will change",
    "Engineers found deep cracks in three of its nine pillars in March. They blamed the salt of every winter.",
    "Mayor Ana Ruiz promised a free ferry for the 12,000 people who cross every day. She gave no date.",
    "“We have no choice. The bridge could fall,” the chief engineer, Paul Weir, told reporters. But he hoped for rain.",
    "Shopkeepers on the north bank fear for their trade, as half of their customers come over the bridge.",
    "On Monday the city council of Port Ellis voted to close its old bridge for two years.",
    "The works will cost 40 million euros, paid by the region and the state in equal parts.",
)
SPANISH = (
    "El concejo de Puerto Elías votó el lunes cerrar durante dos años el puente viejo de la ciudad.",
    "Qué va a cambiar",
    "Los ingenieros hallaron en marzo grietas hondas en tres de sus nueve pilares. Ellos culparon a la sal.",
    "La alcaldesa Ana Ruiz prometió un transbordador gratuito para las 12.000 personas que cruzan. Pero no dio fecha.",
    "«No queda otra opción. El puente podría caer», dijo a la prensa el ingeniero jefe Pablo Vera. Pero espera lluvia.",
    "Los comerciantes de la orilla norte temen por sus ventas, pues la mitad de su clientela llega por el puente.",
    "El lunes el concejo de Puerto Elías votó cerrar el puente viejo de la ciudad durante dos años.",
    "Las obras costarán 40 millones de euros, pagados por la región y el Estado a partes iguales.",
)
ARTICLES: dict[Language, tuple[str, ...]] = {"en": ENGLISH, "es": SPANISH}
BOTH = pytest.mark.parametrize("language", ["en", "es"])


def tagged(language: Language, *paragraphs: str) -> tuple[TaggedSentence, ...]:
    """Split paragraphs, without themes."""
    return tuple(map(TaggedSentence, split_sentences(paragraphs or ARTICLES[language], language)))


def about(sentences: tuple[TaggedSentence, ...], theme_id: str, *numbers: int) -> tuple[TaggedSentence, ...]:
    """Give a theme to the sentences with these numbers."""
    theme = (ThemeScore(theme_id, 0.8),)
    return tuple(TaggedSentence(each.sentence, theme if each.sentence.number in numbers else ()) for each in sentences)


def numbers(sentences: tuple[Sentence, ...]) -> list[int]:
    """Their places in the article."""
    return [sentence.number for sentence in sentences]


@BOTH
@pytest.mark.parametrize("limit", range(15))
def test_sentence_budget(language: Language, limit: int) -> None:
    """Never more sentences than asked for, and some wherever one is allowed."""
    found = summarize(tagged(language), language=language, budget=Budget(sentences=limit))
    assert len(found) <= limit
    assert bool(found) == bool(limit)


@BOTH
@pytest.mark.parametrize("limit", [0, 1, 10, 16, 17, 30, 50, 75, 100, 1000])
def test_word_budget(language: Language, limit: int) -> None:
    """Never more words than asked for, counted at blanks."""
    found = summarize(tagged(language), language=language, budget=Budget(words=limit))
    assert sum(len(sentence.text.split()) for sentence in found) <= limit
    assert bool(found) == (limit >= 16)


@BOTH
def test_both_budgets(language: Language) -> None:
    """With two limits both are kept."""
    found = summarize(tagged(language), language=language, budget=Budget(sentences=3, words=40))
    assert 0 < len(found) <= 3
    assert sum(map(count_words, found)) <= 40


@BOTH
def test_verbatim_in_order(language: Language) -> None:
    """The sentences are the article's own, number and all, in its order."""
    sentences = tagged(language)
    found = summarize(sentences, language=language, budget=Budget())
    own = [each.sentence for each in sentences]
    assert [sentence for sentence in own if sentence in found] == list(found)
    assert len(found) > 4


@BOTH
def test_the_lead_comes_first(language: Language) -> None:
    """One sentence of a news article is its lead."""
    assert numbers(summarize(tagged(language), language=language, budget=Budget(sentences=1))) == [1]


@BOTH
def test_headings_are_never_chosen(language: Language) -> None:
    """A heading is no sentence of a summary, however large the budget."""
    assert not any(each.heading for each in summarize(tagged(language), language=language, budget=Budget()))


@BOTH
def test_nothing_is_said_twice(language: Language) -> None:
    """Of two sentences in nearly the same words only one is chosen, however large the budget."""
    found = summarize(tagged(language), language=language, budget=Budget())
    for one, two in combinations(found, 2):
        first, second = (set(each.text.lower().strip(".").split()) for each in (one, two))
        assert len(first & second) < 0.7 * min(len(first), len(second))


@BOTH
@pytest.mark.parametrize("limit", range(1, 12))
def test_no_sentence_without_what_it_leans_on(language: Language, limit: int) -> None:
    """A sentence that begins with 'They' or 'But' comes with the one before it, or not at all."""
    found = numbers(summarize(tagged(language), language=language, budget=Budget(sentences=limit)))
    for each in tagged(language):
        if leans_back(each.sentence.text, language) and each.sentence.number in found:
            assert each.sentence.number - 1 in found


@BOTH
def test_leaning_sentence_brings_its_antecedent(language: Language) -> None:
    """Asked for the theme of a leaning sentence, the summary shows the one before it too, theme or none."""
    sentences = tagged(language)
    leaning = next(each.sentence.number for each in sentences if each.sentence.text.startswith(("They", "Ellos")))
    found = summarize(about(sentences, "salt", leaning), language=language, budget=Budget(), theme_id="salt")
    assert numbers(found) == [leaning - 1, leaning]


@BOTH
def test_antecedent_counts_in_the_budget(language: Language) -> None:
    """Where there is room for one sentence, one that needs another is left out."""
    sentences = tagged(language)
    leaning = next(each.sentence.number for each in sentences if each.sentence.text.startswith(("They", "Ellos")))
    themed = about(sentences, "salt", leaning)
    assert summarize(themed, language=language, budget=Budget(sentences=1), theme_id="salt") == ()


@BOTH
@pytest.mark.parametrize("half", [0, 1])
def test_quotations_are_whole(language: Language, half: int) -> None:
    """A quotation of two sentences is shown whole or not at all, whichever half is asked for."""
    sentences = tagged(language)
    first = next(each.sentence.number for each in sentences if each.sentence.text[0] in "“«")
    themed = about(sentences, "fall", first + half)
    found = summarize(themed, language=language, budget=Budget(), theme_id="fall")
    assert numbers(found) == [first, first + 1]
    assert summarize(themed, language=language, budget=Budget(sentences=1), theme_id="fall") == ()


@BOTH
def test_theme(language: Language) -> None:
    """The summary of a theme has sentences of that theme only."""
    sentences = tagged(language)
    last = sentences[-1].sentence.number
    found = summarize(about(sentences, "money", 1, last), language=language, budget=Budget(), theme_id="money")
    assert numbers(found) == [1, last]


def test_theme_nobody_mentions() -> None:
    """A theme without sentences has no summary."""
    assert summarize(tagged("en"), language="en", budget=Budget(), theme_id="drugs") == ()


@BOTH
def test_what_stands_elsewhere_is_not_repeated(language: Language) -> None:
    """A sentence that another section shows is not shown again."""
    found = summarize(tagged(language), language=language, budget=Budget(sentences=2), shown={1})
    assert found
    assert 1 not in numbers(found)


@BOTH
def test_articles_of_one_sentence(language: Language) -> None:
    """The summary of one sentence is that sentence; it fits or it does not."""
    lead = ARTICLES[language][0]
    found = summarize(tagged(language, lead), language=language, budget=Budget(sentences=3))
    assert [sentence.text for sentence in found] == [lead]
    assert summarize(tagged(language, lead), language=language, budget=Budget(words=3)) == ()


def test_no_sentences() -> None:
    """Nothing in, nothing out."""
    assert summarize((), language="en", budget=Budget(sentences=3)) == ()


def test_article_that_begins_with_a_pronoun() -> None:
    """A first sentence that leans on nothing there is not chosen; one that stands alone is."""
    sentences = tagged("en", "He said so.", "The council of Port Ellis closed the bridge on Monday for two years.")
    assert numbers(summarize(sentences, language="en", budget=Budget(sentences=3))) == [2]


def test_chains_of_pronouns_are_too_long() -> None:
    """A sentence that needs a whole chain before it is left to the article."""
    chain = "Mayor Ana Ruiz spoke in Port Ellis on Monday. " + " ".join(
        f"She named street number {n}." for n in range(9)
    )
    sentences = about(tagged("en", chain), "streets", 9)
    assert summarize(sentences, language="en", budget=Budget(), theme_id="streets") == ()


@pytest.mark.parametrize("unit", ["She named another street. ", "“We stay. ", "“So. We stay. "])
def test_endless_chains(unit: str) -> None:
    """Over a thousand sentences that each lean on the one before are passed over, not followed to the first."""
    sentences = tagged("en", "The council of Port Ellis closed the bridge.", "Paz spoke. " + (unit * 1200).strip())
    assert numbers(summarize(sentences, language="en", budget=Budget(sentences=1))) == [1]


_TEXTS = st.lists(
    st.sampled_from([*ENGLISH, "He said so.", "“Yes.", "No.”", "A", "7", "The bridge is closed.", "But why?"])
    | st.text(max_size=30),
    max_size=8,
)


@given(_TEXTS, st.none() | st.integers(0, 6), st.none() | st.integers(0, 80))
@settings(max_examples=150)
def test_any_article(texts: list[str], limit: int | None, words: int | None) -> None:
    """Whatever the article, the summary is in order, verbatim, and within its budget."""
    sentences = tagged("en", "The end.", *texts)
    found = summarize(sentences, language="en", budget=Budget(limit, words))
    assert [each.sentence for each in sentences if each.sentence in found] == list(found)
    assert limit is None or len(found) <= limit
    assert words is None or sum(len(sentence.text.split()) for sentence in found) <= words


def test_two_sentences_with_the_same_words_are_one_piece_of_news() -> None:
    """What was said in other order is not said again."""
    sentences = tagged(
        "en",
        "Police seized 3 tonnes of cocaine in the port of Antwerp on Monday.",
        "Some 3 tonnes of cocaine were found in Antwerp by police on Monday.",
        "Two dockers were held.",
    )
    assert numbers(summarize(sentences, language="en", budget=Budget(sentences=3))) == [1, 3]

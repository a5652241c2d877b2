"""Sentences get the themes a reader would give them: terms in company, not words alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import LANGUAGES, Language, TaggedSentence
from briefing.stages.split import split_sentences
from briefing.stages.tag import tag_sentences
from briefing.stages.themes import load_themes, parse_theme

CLEAR: list[tuple[Language, str, str]] = [
    ("en", "military_threat", "Navy ships fired missiles at the port and warplanes bombed the airfield."),
    ("en", "immigration", "ICE agents deported forty undocumented migrants on Monday."),
    ("en", "drugs", "Police seized two tonnes of cocaine from drug traffickers."),
    ("en", "venezuela", "Nicolás Maduro governed Venezuela from Caracas until January."),
    ("es", "military_threat", "La marina lanzó misiles contra el puerto y la aviación bombardeó la base militar."),
    ("es", "immigration", "Agentes del ICE deportaron el lunes a cuarenta migrantes indocumentados."),
    ("es", "drugs", "La policía incautó dos toneladas de cocaína a los narcotraficantes."),
    ("es", "venezuela", "Nicolás Maduro gobernó Venezuela desde Caracas hasta enero."),
]
TRAPS: list[tuple[Language, str]] = [
    ("en", "Patients at the pharmacy complain about drug prices."),
    ("en", "The military parade drew families with picnic baskets."),
    ("en", "The trade war pushed up the price of soybeans."),
    ("en", "The Venezuelan ballplayer hit two home runs for his new team."),
    ("en", "The skaters waited for the ice on the lake to freeze."),
    ("es", "Los pacientes se quejan del precio de los medicamentos."),
    ("es", "El desfile militar reunió a familias con sus niños."),
    ("es", "La guerra comercial encareció la soja."),
    ("es", "El pelotero venezolano conectó dos jonrones con su nuevo equipo."),
    ("es", "Los patinadores esperaban que el hielo del lago aguantara."),
]
QUIET: dict[Language, tuple[str, ...]] = {
    "en": ("Children planted trees in the park.", "The library opens again on Tuesday.", "Bread costs what it did."),
    "es": ("Los niños plantaron árboles en el parque.", "La biblioteca reabre el martes.", "El pan cuesta lo mismo."),
}


def tag(language: Language, *paragraphs: str) -> tuple[TaggedSentence, ...]:
    """Split and tag with the built-in themes."""
    return tag_sentences(split_sentences(paragraphs, language), language=language, themes=load_themes())


def ids(tagged: TaggedSentence) -> set[str]:
    """The themes of a sentence."""
    return {theme.id for theme in tagged.themes}


@pytest.mark.parametrize(("language", "theme_id", "text"), CLEAR)
def test_clear_cases(language: Language, theme_id: str, text: str) -> None:
    """A sentence that is plainly about a theme gets it and no other, alone and among quiet ones, which get none."""
    assert ids(tag(language, text)[0]) == {theme_id}
    tagged = tag(language, *QUIET[language], text, *QUIET[language])
    assert [each.sentence.number for each in tagged if ids(each)] == [4]
    assert ids(tagged[3]) == {theme_id}


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_traps(language: Language, text: str) -> None:
    """A word of a theme in another sense does not bring the theme in, alone or among quiet sentences."""
    for paragraphs in ((text,), (*QUIET[language], text, *QUIET[language])):
        assert not any(ids(each) for each in tag(language, *paragraphs))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The tank was full, said the farmer who paid for the shipment."),
        ("es", "El tanque estaba lleno el lunes."),
    ],
)
def test_weak_terms_alone_do_not_decide(language: Language, text: str) -> None:
    """A word that many subjects share decides nothing in an article about something else."""
    assert not any(ids(each) for each in tag(language, *QUIET[language], text, *QUIET[language]))


def test_acronyms_are_not_words() -> None:
    """ICE is an agency, ice is not, in an article of both."""
    agency, frozen = tag("en", "ICE arrested a baker and deported him.", *QUIET["en"], "The ice was thin.")[
        :: len(QUIET["en"]) + 1
    ]
    assert "immigration" in ids(agency)
    assert not ids(frozen)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The senator accused the mayor of taking money from drug traffickers. He denied the accusations."),
        ("es", "El senador acusó al alcalde de cobrar dinero de los narcotraficantes. Él negó las acusaciones."),
        (
            "en",
            "Trump said that Petro makes cocaine and sells it to the United States. "
            "“He's not going to be doing it for very long,” he said.",
        ),
    ],
)
def test_an_answer_belongs_with_its_accusation(language: Language, text: str) -> None:
    """A sentence without a term that points back has the theme of the one it points to, less surely."""
    accusation, answer = tag(language, text)
    assert "drugs" in ids(answer)
    assert answer.score("drugs") <= accusation.score("drugs")


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_themes_in_one_sentence(language: Language) -> None:
    """A sentence about two themes has both, the stronger first."""
    text = {
        "en": "Warplanes bombed a cocaine laboratory and an airfield of the drug cartel, the army said.",
        "es": "La aviación bombardeó un laboratorio de cocaína y una pista de los narcotraficantes, dijo el ejército.",
    }[language]
    (tagged,) = tag(language, text)
    assert {"drugs", "military_threat"} <= ids(tagged)
    scores = [theme.score for theme in tagged.themes]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_come_back_as_they_went_in(language: Language) -> None:
    """Every sentence comes back once, in its order, scores between a half and 1, and the same twice."""
    texts = [text for each, _, text in CLEAR if each == language]
    tagged = tag(language, *texts, *QUIET[language])
    assert tuple(each.sentence for each in tagged) == split_sentences((*texts, *QUIET[language]), language)
    scores = [theme.score for each in tagged for theme in each.themes]
    assert scores
    assert all(0.5 <= score <= 1 for score in scores)
    assert tag(language, *texts, *QUIET[language]) == tagged


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_tag(language: Language) -> None:
    """No sentences, no themes; and without themes every sentence belongs to none."""
    assert tag(language) == ()
    sentences = split_sentences(QUIET[language], language)
    assert all(not each.themes for each in tag_sentences(sentences, language=language, themes=()))


OWN = """
id = "elections"
en = ["ballot", "polling station", "voter", "run-off", "candidate list", "electoral roll", "recount", "by-election",
      "exit poll", "turnout", "constituency", "EU vote"]
es = ["urna", "papeleta", "mesa electoral", "votante", "segunda vuelta", "padrón electoral", "recuento", "escrutinio",
      "sondeo a pie de urna", "participación electoral", "circunscripción", "voto por correo"]
[labels]
en = "Elections"
es = "Elecciones"
"""


@pytest.mark.parametrize(
    ("language", "about", "not_about"),
    [
        ("en", "Voters queued at every polling station.", "Children planted trees in the park."),
        ("en", "The run-offs were held on Sunday.", "The runner had an off day."),
        ("es", "Las papeletas llegaron tarde a las urnas.", "Los niños plantaron árboles en el parque."),
        ("es", "Habrá segunda vuelta en junio.", "Dio una segunda mano de pintura y una vuelta al parque."),
    ],
)
def test_own_theme_of_a_dozen_terms(language: Language, about: str, not_about: str) -> None:
    """A user's theme of a dozen terms a language finds its sentences, plurals and phrases too, and no others."""
    theme = parse_theme(OWN, name="elections.toml")
    sentences = split_sentences((*QUIET[language], about, *QUIET[language], not_about), language)
    tagged = tag_sentences(sentences, language=language, themes=(*load_themes(), theme))
    assert [each.sentence.number for each in tagged if ids(each)] == [4]
    assert ids(tagged[3]) == {"elections"}


@given(st.lists(st.text(max_size=60), max_size=6), st.sampled_from(LANGUAGES))
@settings(max_examples=60)
def test_any_text_can_be_tagged(texts: list[str], language: Language) -> None:
    """Whatever the sentences are, they come back as they were."""
    paragraphs = tuple(folded for text in texts if (folded := " ".join(text.split())))
    assert tuple(each.sentence for each in tag(language, *paragraphs)) == split_sentences(paragraphs, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The US military parade in Washington drew large crowds."),
        ("en", "He is a US Army veteran who sells honey."),
        ("es", "La coca-cola subió un 5 % en los supermercados."),
        ("es", "El desfile militar ruso reunió a miles de personas."),
    ],
)
def test_what_is_no_theme_goes_before_what_overlaps_it(language: Language, text: str) -> None:
    """A phrase that only looks like the theme keeps it out, whatever begins before it and however it is written."""
    tagged = tag_sentences(split_sentences((text,), language), language=language, themes=load_themes())
    assert [each.themes for each in tagged] == [()]


RELATED: dict[Language, tuple[str, str]] = {
    "en": (
        'id = "floods"\nlabels = {en = "Floods", es = "Inundaciones"}\nes = ["inundación"]\n'
        '[en]\nstrong = ["flood"]\nrelated = ["boat", "roof", "rescuer"]',
        "The flood reached the church. Rescuers came in boats and found people on their roofs. The bakery sold bread.",
    ),
    "es": (
        'id = "floods"\nlabels = {en = "Floods", es = "Inundaciones"}\nen = ["flood"]\n'
        '[es]\nstrong = ["inundación"]\nrelated = ["lancha", "tejado", "rescatista"]',
        "La inundación llegó a la iglesia. Los rescatistas vinieron en lanchas y hallaron gente en los tejados. "
        "La panadería vendió pan.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_related_words_keep_a_passage_going(language: Language) -> None:
    """Beside a strong term they carry the theme on; in an article without one they say nothing."""
    theme, text = RELATED[language]
    themes = (parse_theme(theme, name="floods.toml"),)
    sentences = split_sentences((text,), language)
    beside = tag_sentences(sentences, language=language, themes=themes)
    assert [each.score("floods") > 0 for each in beside[:2]] == [True, True]
    assert beside[1].score("floods") > beside[2].score("floods")
    alone = tag_sentences(sentences[1:], language=language, themes=themes)
    assert not any(each.themes for each in alone)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_score_tells_whether_a_sentence_names_the_theme(language: Language) -> None:
    """Above two thirds it has a term of the theme; up to two thirds the theme is carried on from its neighbours."""
    theme, text = RELATED[language]
    tagged = tag_sentences(
        split_sentences((text,), language), language=language, themes=(parse_theme(theme, name="floods.toml"),)
    )
    assert tagged[0].score("floods") > 0.67 >= tagged[1].score("floods") > 0

"""Small editions to make mails of."""

from collections.abc import Mapping, Sequence

from briefing.models import Edition, Finding, Language, Passage, Story, StorySentence, StorySource, other

LABELS: Mapping[str, Mapping[Language, str]] = {
    "drugs": {"en": "Drugs", "es": "Drogas"},
    "venezuela": {"en": "Venezuela", "es": "Venezuela"},
    "other": {"en": "Other subjects", "es": "Otros temas"},
}


def passage(english: str, spanish: str, *, doubted: bool = False) -> Passage:
    """A text in both languages."""
    finding = Finding("numbers", "error", {"en": "a number is missing", "es": "falta un número"})
    return Passage({"en": english, "es": spanish}, (finding,) if doubted else ())


def story(
    number: int = 1,
    *,
    title: Passage | None = None,
    language: Language = "en",
    sentences: Sequence[Passage] | None = None,
    new: bool = True,
) -> Story:
    """A story of one article."""
    title = title or passage(f"Boats stopped, {number}", f"Lanchas detenidas, {number}")
    told = sentences or [
        passage("The navy stopped two boats off the coast.", "La armada detuvo dos lanchas frente a la costa."),
        passage("There was cocaine under the nets.", "Había cocaína bajo las redes."),
    ]
    source = StorySource(
        name="The Daily Ñandú",
        url=f"https://example.org/news?id={number}&x=1",
        date="2026-01-09",
        slug=f"boats-{number}",
        language=language,
        title=title,
        engine=f"fake 1 {language}-{other(language)}",
    )
    return Story(
        id=f"boats-{number}",
        title=title,
        themes=("drugs", "other"),
        sources=(source,),
        summary=tuple(StorySentence(0, number, each) for number, each in enumerate(told, 1)),
        new=new,
    )


def edition(*stories: Story) -> Edition:
    """An edition of these stories; of two where none is given, one of each language."""
    return Edition(date="2026-01-09", stories=stories or (story(1), story(2, language="es")), labels=LABELS)

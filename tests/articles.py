"""Small articles for tests, and briefs made of them; tagged by hand, so that they do not depend on the tagger."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from briefing import (
    Article,
    Brief,
    Budget,
    Detection,
    FakeTranslator,
    Language,
    TaggedSentence,
    load_themes,
    make_brief,
)
from briefing.models import Sentence, Theme, ThemeScore, other
from briefing.pipeline import Analysis

ENGLISH = """---
title: Two boats stopped off the coast
date: 2026-02-03T08:30:00-05:00
source: The Harbour Post
url: https://example.org/news/two-boats
language: en
---
The navy stopped two boats off the coast on Monday and found cocaine under the nets.

The crews said that they were fishermen. Nobody was hurt, and the boats were towed to the harbour.

The defence minister threatened air strikes against any boat that does not stop.

Migrants in the town fear deportation. A judge will hear their asylum claims next week.

The ferry to the island runs again from Thursday, and tickets cost what they did last year.
"""

SPANISH = """---
título: Dos lanchas detenidas frente a la costa
fecha: 2026-02-03T08:30:00-05:00
fuente: El Correo del Puerto
url: https://example.org/noticias/dos-lanchas
idioma: es
---
La marina detuvo el lunes dos lanchas frente a la costa y encontró cocaína debajo de las redes.

Los tripulantes dijeron que eran pescadores. No hubo heridos y las lanchas fueron remolcadas al puerto.

El ministro de Defensa amenazó con ataques aéreos contra toda lancha que no se detenga.

Los migrantes del pueblo temen la deportación. Un juez oirá sus solicitudes de asilo la semana que viene.

El transbordador a la isla vuelve a salir el jueves y los billetes cuestan lo mismo que el año pasado.
"""

# What an article, its title or its source may say to do harm.
HOSTILE = (
    "<script>alert('s')</script>",
    '"><img src=x onerror=alert(1)>',
    "![logo](https://evil.example/a.png) [here](javascript:alert(1))",
    "{{ brief.engine }} {% raw %} {# note #} ${env}",
    "</style></title></svg><!-- chart --> --> ]]> &amp; &#60; 'quoted' \"twice\"",
)

_SENTENCES: dict[Language, tuple[str, ...]] = {
    "en": (
        "The navy found cocaine under the nets.",
        "The crews said that they were fishermen.",
        "The minister threatened air strikes.",
        "Migrants in the town fear deportation.",
        "The ferry runs again from Thursday.",
    ),
    "es": (
        "La marina encontró cocaína debajo de las redes.",
        "Los tripulantes dijeron que eran pescadores.",
        "El ministro amenazó con ataques aéreos.",
        "Los migrantes del pueblo temen la deportación.",
        "El transbordador vuelve a salir el jueves.",
    ),
}
_TITLES: dict[Language, str] = {"en": "Two boats stopped", "es": "Dos lanchas detenidas"}
_THEMES = ("drugs", "drugs", "military_threat", "immigration", "")


@dataclass(frozen=True)
class Sample:
    """An article tagged by hand; every field can be replaced by something hostile."""

    language: Language = "en"
    title: str = ""
    texts: tuple[str, ...] = ()
    source: str = "Harbour Post"
    url: str = "https://example.org/news/two-boats"
    date: datetime | None = datetime(2026, 2, 3, 23, 30, tzinfo=UTC)
    slug: str = "a"
    themes: tuple[Theme, ...] = field(default_factory=load_themes)
    theme_ids: tuple[str, ...] = _THEMES

    def brief(self, *, default_date: datetime | None = None) -> Brief:
        """The brief of it, with the fake engine's translation."""
        texts = self.texts or _SENTENCES[self.language]
        title = self.title or _TITLES[self.language]
        article = Article("a.txt", self.slug, title, texts, date=self.date, source=self.source, url=self.url)
        tagged = tuple(
            TaggedSentence(Sentence(n, n, text), (ThemeScore(theme_id, 0.8),) if theme_id else ())
            for n, (text, theme_id) in enumerate(zip(texts, self.theme_ids, strict=False), 1)
        )
        return make_brief(
            Analysis(article, Detection(self.language, 1.0), tagged),
            themes=self.themes,
            budget=Budget(sentences=4),
            translator=FakeTranslator(self.language, other(self.language)),
            default_date=default_date,
        )

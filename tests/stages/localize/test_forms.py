"""What a machine's translation looks like in the end, form by form, in both languages."""

import pytest

from briefing.models import Language, other
from briefing.stages.checks import check_segment
from briefing.stages.localize import localize_translation
from briefing.termbase import Termbase, load_termbase
from briefing.termbase.table import parse_csv

TERMBASE = load_termbase()

NUMBERS: list[tuple[Language, str, str, str]] = [
    ("es", "It has 1,234,567.8 and 12,500.", "Tiene 1,234,567.8 y 12,500.", "Tiene 1.234.567,8 y 12.500."),
    ("en", "Tiene 1.234.567,8 y 12.500.", "It has 1.234.567,8 and 12.500.", "It has 1,234,567.8 and 12,500."),
    ("es", "Some 2,200 km.", "Unos 2.200 km.", "Unos 2200 km."),
    ("es", "It fell by 3.50 in 2026.", "Cayó 3.50 en 2026.", "Cayó 3,50 en 2026."),
    ("en", "Cayó 3,50 en 2026.", "It fell by 3,50 in 2026.", "It fell by 3.50 in 2026."),
    ("es", "It is 25% of 1.5%.", "Es el 25% del 1.5%.", "Es el 25\xa0% del 1,5\xa0%."),
    ("en", "Es el 25 % del 1,5 %.", "It is 25 % of 1,5 %.", "It is 25% of 1.5%."),
    ("es", "It cost $5 million.", "Costó $5 millones.", "Costó 5 millones de dólares."),
    ("es", "It cost €1,500 and £1.", "Costó €1,500 y £1.", "Costó 1500 euros y 1 libra."),
    ("en", "Costó 5 millones de dólares.", "It cost 5 million dollars.", "It cost $5 million."),
    ("en", "Costó 100 dólares.", "It cost 100 dollars.", "It cost $100."),
]
LEFT: list[tuple[Language, str, str]] = [
    ("es", "Version 3.10 of Windows 8.1 is out.", "La versión 3.10 de Windows 8.1 salió."),
    ("es", "It is at 192.168.1.1, 555-1234 or 10.12.2025.", "Está en 192.168.1.1, 555-1234 o 10.12.2025."),
    ("es", "They won 3-2 at 10.30 p.m.", "Ganaron 3-2 a las 10.30."),
    ("es", 'See https://example.org/1,234/a\'b "now".', "Vea https://example.org/1,234/a'b."),
    ("es", "A number of its own.", "Un número 1,234 que la fuente no tiene."),
    ("en", "Son 1,500 personas.", "They are 1,500 people."),  # a thousand and a half in half of America
    ("es", "A $5 bill.", "Un $5 billete."),
    ("es", "It cost US$5 or C$7.", "Costó US$5 o C$7."),
    ("en", "Costó $5 millones de pesos.", "It cost $5 million pesos."),
    ("en", "De 5 a 10 dólares.", "From 5 to 10 dollars."),
    ("es", "On 9/1/2026.", "El 9/1/2026."),
    ("es", "On May 25 Square.", "En la Plaza 25 de Mayo."),
    ("en", "El rock 'n' roll de los 90.", "The rock 'n' roll of the '90s."),
    ("en", "Hace 25º.", "It is 25º."),
    ("es", "On 5th Avenue.", "En la 5th Avenida."),
    ("es", "Two came, among them “one.", "Vinieron dos."),
]
DATES: list[tuple[Language, str, str, str]] = [
    ("es", "On January 9, 2026, it rained.", "En enero 9, 2026, llovió.", "El 9 de enero de 2026, llovió."),
    ("es", "It rained on January 9.", "Llovió en January 9.", "Llovió el 9 de enero."),
    ("es", "It rained on Monday, May 4.", "Llovió el Lunes 4 de Mayo.", "Llovió el lunes 4 de mayo."),
    ("es", "In March 2026.", "En Marzo de 2026.", "En marzo de 2026."),
    ("en", "El 9 de enero de 2026.", "On 9 January 2026.", "On January 9, 2026."),
    ("en", "El 7 de junio.", "On the 7th of June.", "On June 7."),
    ("en", "Entre el 9 y el 12 de enero.", "Between 9 and 12 January.", "Between 9 and 12 January."),
    ("en", "Llovió el lunes.", "It rained on monday.", "It rained on Monday."),
]
MARKS: list[tuple[Language, str, str, str]] = [
    ("es", "“It is the ‘best’,” he said.", "“Es el ‘mejor’,” dijo.", "«Es el “mejor”», dijo."),
    ("en", "«Es el “mejor”», dijo.", "«It is the “best”», he said.", "“It is the ‘best,’” he said."),
    ("es", '"We go."', '"Nos vamos."', "«Nos vamos»."),
    ("en", "«Nos vamos».", '"We go".', "“We go.”"),
    ("en", "No es suyo.", "It isn't the workers' day.", "It isn’t the workers’ day."),
    ("es", "“We go", "“Nos vamos", "«Nos vamos"),
    ("es", 'A 6" pipe, the "big" one.', 'Un tubo de 6".', 'Un tubo de 6".'),
    ("es", "Why? Stop!", "Por qué? Basta!", "¿Por qué? ¡Basta!"),
    ("en", "¿Por qué? ¡Basta!", "¿Why? ¡Stop!", "Why? Stop!"),
]
ABBREVIATIONS: list[tuple[Language, str, str, str]] = [
    (
        "es",
        "Mr. Smith came at 3:30 p.m.",
        "El Mr. Smith vino a las 3:30 p.m.",
        "El Sr. Smith vino a las 3:30\xa0p.\xa0m.",
    ),
    ("en", "El Sr. Pérez vino a las 3 p. m.", "The Sr. Pérez came at 3 p. m.", "Mr. Pérez came at 3 p.m."),
    ("es", "No. 5, e.g., in 300 BC.", "El No. 5, e.g., en 300 BC.", "El n.º\xa05, p. ej., en 300\xa0a. C."),
    ("en", "El n.º 5, p. ej.", "The n.º 5, p. ej.", "The No. 5, e.g."),
    ("es", "The 5th time.", "La 5th vez.", "La 5.ª vez."),
    ("en", "La 1.ª, la 12.ª y la 23.ª vez.", "The 1.ª, 12.ª and 23.ª time.", "The 1st, 12th and 23rd time."),
    ("es", "The US acted.", "EE.UU. actuó.", "EE. UU. actuó."),
]


def localized(translation: str, source: str, language: Language, termbase: Termbase = TERMBASE) -> str:
    """A translation after the step."""
    return localize_translation(translation, source, language=language, termbase=termbase)


@pytest.mark.parametrize(("language", "source", "translation", "shown"), [*NUMBERS, *DATES, *MARKS, *ABBREVIATIONS])
def test_each_language_has_its_own_form(language: Language, source: str, translation: str, shown: str) -> None:
    """What an engine left in the other language's form, or in none, is written as readers know it."""
    assert localized(translation, source, language) == shown


@pytest.mark.parametrize(("language", "source", "translation"), LEFT)
def test_what_is_not_plainly_such_a_form_stays(language: Language, source: str, translation: str) -> None:
    """Versions, addresses, scores, names of streets, ambiguous days and sums are left as they are."""
    assert localized(translation, source, language) == translation


@pytest.mark.parametrize(("language", "source", "translation", "shown"), [*NUMBERS, *DATES, *MARKS])
def test_the_checks_find_nothing_new(language: Language, source: str, translation: str, shown: str) -> None:
    """Numbers, days, units and quotation marks are, to the checks, still those of the source."""
    before, after = (
        {each.check for each in check_segment(source, text, source_language=other(language), termbase=TERMBASE)}
        for text in (translation, shown)
    )
    assert after <= before


def test_the_words_of_a_termbase_stay() -> None:
    """What a user wants it to be called is written so, whatever the rules say of such words."""
    own = Termbase([parse_csv("en,es\nthe Plan,\"'Plan 1,234' del Mr. X\"\n", name="own.csv")])
    assert localized("Es 'Plan 1,234' del Mr. X.", "It is the Plan.", "es", own) == "Es 'Plan 1,234' del Mr. X."

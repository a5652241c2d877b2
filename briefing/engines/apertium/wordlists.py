"""What the Apertium adapter knows about words that its dictionaries do not: tables, and nothing else.

Gathered from the faults seen in the 600 news sentences of the development set and in the sample articles. Names that
differ by language are the termbase's, and countries the CLDR's.
"""

from collections.abc import Mapping
from types import MappingProxyType

from briefing.models import Language


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLURAL_COUNTRIES = MappingProxyType(
    {"Países": "los", "Emiratos": "los", "Territorios": "los", "Islas": "las", "Filipinas": "las", "Bahamas": "las"}
)

TITLES: Mapping[Language, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            """
president vice-president chancellor premier minister secretary senator governor mayor congressman
congresswoman representative ambassador general colonel captain major sergeant lieutenant admiral commander
judge justice attorney prosecutor sheriff king queen prince princess duke pope cardinal archbishop bishop
father rabbi imam sheikh emperor chairman chairwoman director professor doctor coach spokesman spokeswoman
spokesperson leader detective officer inspector commissioner rector former prime foreign deputy acting interim
lord sir lady dame economist actor actress singer
"""
        ),
        "es": _words(
            """
presidente presidenta vicepresidente vicepresidenta canciller premier ministro ministra secretario secretaria
senador senadora gobernador gobernadora alcalde alcaldesa diputado diputada embajador embajadora general
coronel capitán comandante almirante juez jueza fiscal rey reina príncipe princesa duque papa cardenal
arzobispo obispo padre emperador director directora profesor profesora doctor doctora entrenador portavoz
líder exministro exministra expresidente expresidenta primer primera don doña señor señora sr. sra. dr. dra.
rector rectora
"""
        ),
    }
)

# Verbs whose object, if it is somebody, has 'a' in Spanish and nothing in English.
DIRECT: Mapping[Language, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            """
accuse arrest attack blame capture condemn criticise criticize defeat defend deport detain elect free help
invite kill marry murder nominate praise sentence shoot sue support threaten visit
"""
        ),
        "es": _words(
            """
acusar amenazar apoyar arrestar asesinar atacar capturar condenar criticar culpar defender deportar derrotar
despedir detener elegir entrevistar expulsar herir juzgar liberar matar nombrar perseguir proteger salvar
secuestrar vencer visitar
"""
        ),
    }
)

# A capitalised group with one of these names an institution: its words are translated, only unknown ones kept.
INSTITUTIONS: Mapping[Language, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            """
department ministry university college council court congress senate parliament party police union government
state states committee commission bank republic kingdom constitution embassy army navy association federation
organization organisation league agency institute academy museum church cathedral airport hospital school
office treaty agreement act law war revolution democrat democrats republican republicans internet democratic
labour conservative socialist communist liberal north south east west northern southern eastern western
central street avenue river lake mountain mountains island islands sea ocean bay gulf province county city
bishop earth sun moon god bible faculty ministry senator tribunal fund summit board chamber assembly bureau
center centre project festival administration charter convention protocol province
"""
        ),
        "es": frozenset(),
    }
)

"""What the Apertium adapter knows about words that its dictionaries do not: tables, and nothing else.

Countries come from the CLDR (by way of Babel); the rest was gathered from the faults seen in the 600 news sentences
of the development set and in the sample articles.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from babel import Locale

from briefing.models import Language, other


@dataclass(frozen=True, slots=True)
class Entry:
    """A fixed translation of a name.

    Attributes:
        target: What it is in the other language, without article.
        article: The article it has there after a preposition ('la' in 'de la Casa Blanca'); empty for none.
        feminine: Whether articles and adjectives beside it are feminine (in Spanish).
    """

    target: str
    article: str = ""
    feminine: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Organisations and places with a name in both languages: English, Spanish with its article.
_PAIRS = """
White House|la Casa Blanca
United Nations|las Naciones Unidas
UN|la ONU
U.N.|la ONU
EU|la UE
NATO|la OTAN
OAS|la OEA
ECB|el BCE
IMF|el FMI
WHO|la OMS
IAEA|el OIEA
European Union|la Unión Europea
European Commission|la Comisión Europea
European Parliament|el Parlamento Europeo
European Council|el Consejo Europeo
European Central Bank|el Banco Central Europeo
Central Bank|el Banco Central
Eurozone|la eurozona
Security Council|el Consejo de Seguridad
General Assembly|la Asamblea General
Supreme Court|el Tribunal Supremo
Constitutional Court|el Tribunal Constitucional
International Criminal Court|la Corte Penal Internacional
State Department|el Departamento de Estado
Department of State|el Departamento de Estado
Justice Department|el Departamento de Justicia
Department of Justice|el Departamento de Justicia
Department of Homeland Security|el Departamento de Seguridad Nacional
Defense Department|el Departamento de Defensa
Treasury Department|el Departamento del Tesoro
Foreign Ministry|el Ministerio de Exteriores
National Guard|la Guardia Nacional
National Assembly|la Asamblea Nacional
Coast Guard|la Guardia Costera
Border Patrol|la Patrulla Fronteriza
House of Representatives|la Cámara de Representantes
House of Commons|la Cámara de los Comunes
House of Lords|la Cámara de los Lores
Federal Reserve|la Reserva Federal
Wall Street|Wall Street
World Bank|el Banco Mundial
World Cup|la Copa del Mundo
World Trade Organization|la Organización Mundial del Comercio
World Health Organization|la Organización Mundial de la Salud
International Monetary Fund|el Fondo Monetario Internacional
International Atomic Energy Agency|el Organismo Internacional de Energía Atómica
Organization of American States|la Organización de los Estados Americanos
Immigration and Customs Enforcement|el Servicio de Inmigración y Control de Aduanas
Central Intelligence Agency|la Agencia Central de Inteligencia
Red Cross|la Cruz Roja
Middle East|el Medio Oriente
West Bank|la Cisjordania
Gaza Strip|la Franja de Gaza
Persian Gulf|el golfo Pérsico
Gulf of Mexico|el golfo de México
Caribbean Sea|el mar Caribe
Latin America|América Latina
South America|América del Sur
Central America|América Central
North America|América del Norte
Cold War|la Guerra Fría
World War I|la Primera Guerra Mundial
World War II|la Segunda Guerra Mundial
First World War|la Primera Guerra Mundial
Second World War|la Segunda Guerra Mundial
Nobel Prize|el Premio Nobel
Nobel Peace Prize|el Premio Nobel de la Paz
Paris Agreement|el Acuerdo de París
Pope Francis|el papa Francisco
Mexico City|Ciudad de México
Islam|el islam
Islamic State|el Estado Islámico
Christmas|la Navidad
Easter|la Pascua
Holy Week|la Semana Santa
Isfahan|Isfahán
Allah|Alá
"""

# Acronyms that are the same in both languages, with the article Spanish gives them.
_SAME = """
ICE|el
CIA|la
FBI|el
DEA|la
BBC|la
NASA|la
NSA|la
CNN|la
DHS|el
UNESCO|la
UNICEF|el
FARC|las
ELN|el
FIFA|la
UEFA|la
ETA|la
IBM|
HIV|el
"""

# English names without an article where Spanish has one.
WITHOUT_ARTICLE = _words(
    """
NATO ICE NASA UNESCO UNICEF FIFA UEFA ETA CNN HIV Islam Christmas Easter Isfahan Allah
"""
) | {"Latin America", "South America", "Central America", "North America", "Wall Street", "Holy Week", "Pope Francis"}

PLURAL_COUNTRIES = MappingProxyType(
    {"Países": "los", "Emiratos": "los", "Territorios": "los", "Islas": "las", "Filipinas": "las", "Bahamas": "las"}
)

# What Apertium calls these in the other language, right only in some places of a sentence.
_UNITED_STATES = ("US", "U.S.", "USA", "U.S.A.", "United States", "United States of America")
_ESTADOS_UNIDOS = ("EE. UU.", "EE.UU.", "EE UU", "EEUU", "EUA", "Estados Unidos", "Estados Unidos de América")

# The CLDR's names that are other words too ('Reunión' begins sentences; 'Granada' is a city of Spain), or that no
# newspaper prints.
_NOT_FROM_CLDR = {"Granada", "Reunión", "Türkiye", "Canarias", "Sahara Occidental", "Unknown Region", "Isle of Man"}

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


@lru_cache(maxsize=2)
def countries(source: Language) -> Mapping[str, str]:
    """The CLDR's names of countries in one language, and what the other calls them."""
    here, there = (Locale(language).territories for language in (source, other(source)))
    names: dict[str, str] = {}
    for code, name in here.items():
        if len(code) == 2 and code.isalpha() and code in there and name not in _NOT_FROM_CLDR and "(" not in name:
            names[name.replace("&", "and")] = str(there[code]).replace("&", "and")
    if source == "es":
        names["Turquía"] = "Turkey"
    return MappingProxyType(names)


@lru_cache(maxsize=2)
def phrases(source: Language) -> Mapping[str, Entry]:
    """Names with a fixed translation, as written in `source`; countries apart."""
    table: dict[str, Entry] = {}
    for english, spanish in (line.split("|") for line in _PAIRS.strip().splitlines()):
        article, _, bare = spanish.partition(" ") if spanish.startswith(("el ", "la ", "las ")) else ("", "", spanish)
        if source == "en":
            table[english] = Entry(bare, article, article.startswith("la"))
        else:
            table.setdefault(bare, Entry(english))
    for acronym, article in (line.split("|") for line in _SAME.strip().splitlines()):
        table[acronym] = Entry(acronym, article if source == "en" else "", source == "en" and article.startswith("la"))
    for name in _ESTADOS_UNIDOS if source == "es" else ():
        table[name] = Entry("United States" if name.startswith("Estados") else "US", "the")
    return MappingProxyType(table)


def united_states(source: Language) -> tuple[str, ...]:
    """The names of the United States in one language, the longest first."""
    return tuple(sorted(_UNITED_STATES if source == "en" else _ESTADOS_UNIDOS, key=len, reverse=True))

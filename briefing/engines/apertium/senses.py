"""English nouns that Apertium takes in another sense than the news does ('party': 'fiesta'), or does not know.

Found as the entries of `mends` were. Each is protected, with a stand-in of the gender and number of its Spanish.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Sense:
    """The Spanish of a form of an English noun in the news: the word, and its gender and number."""

    target: str
    feminine: bool
    plural: bool


# English forms, and Spanish ones with the article; a plural is given where it is not made with -s.
_NOUNS = """
market|el mercado
oil|el petróleo
policy|la política
party/parties|el partido
authority/authorities|la autoridad/autoridades
student|el estudiante
driver|el conductor/conductores
argument|el argumento
official|el funcionario
research|la investigación/investigaciones
condition|la condición/condiciones
card|la tarjeta
body/bodies|el cuerpo
place|el lugar/lugares
work/works|el trabajo
position|la posición/posiciones
website|el sitio web/sitios web
election|la elección/elecciones
leader|el líder/líderes
accusation|la acusación/acusaciones
prosecutor|el fiscal/fiscales
diplomat|el diplomático
lawmaker|el legislador/legisladores
businessman/businessmen|el empresario
adversary/adversaries|el adversario
declaration|la declaración/declaraciones
ranking|la clasificación/clasificaciones
memo|el memorando
courtroom|la sala
counterpart|el homólogo
harassment|el acoso
greenhouse|el invernadero
healthcare|la sanidad
homicide|el homicidio
hub|el centro
cultivation|el cultivo
proceedings|el procedimiento
textbook|el libro de texto/libros de texto
workplace|el lugar de trabajo/lugares de trabajo
surge|el aumento
tariff|el arancel/aranceles
cartel|el cartel/carteles
guerrilla|la guerrilla
crackdown|la ofensiva
ceasefire|el alto el fuego
airstrike|el ataque aéreo/ataques aéreos
lawsuit|la demanda
migrant|el migrante
asylum|el asilo
whistleblower|el denunciante
stakeholder|la parte interesada/partes interesadas
"""


def _senses() -> Mapping[str, Sense]:
    table: dict[str, Sense] = {}
    for english, spanish in (line.split("|") for line in _NOUNS.strip().splitlines()):
        article, _, noun = spanish.partition(" ")
        one, _, many = english.partition("/")
        singular, _, plural = noun.partition("/")
        table[one] = Sense(singular, article == "la", plural=False)
        table[many or one + "s"] = Sense(plural or singular + "s", article == "la", plural=True)
    return MappingProxyType(table)


SENSES = _senses()

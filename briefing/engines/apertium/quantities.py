"""Numbers, units and months in both languages: tables, and nothing else."""

from collections.abc import Mapping
from types import MappingProxyType

from briefing.models import Language

# Modifiers made of a number and a unit: '37-year-old' -> 'de 37 años'. English unit -> Spanish one, several of it.
UNITS = MappingProxyType(
    {
        "year": "años", "month": "meses", "week": "semanas", "day": "días", "hour": "horas", "minute": "minutos",
        "second": "segundos", "mile": "millas", "kilometer": "kilómetros", "kilometre": "kilómetros", "meter": "metros",
        "metre": "metros", "foot": "pies", "degree": "grados", "page": "páginas", "point": "puntos", "man": "hombres",
        "member": "miembros", "seat": "escaños", "story": "plantas", "dollar": "dólares", "euro": "euros",
        "volume": "volúmenes", "ton": "toneladas", "pound": "libras", "acre": "acres", "barrel": "barriles",
        "track": "vías", "way": "bandas", "part": "partes", "time": "veces", "game": "partidos", "match": "partidos",
    }
)  # fmt: skip

NUMBER_WORDS = MappingProxyType(
    {
        "two": "dos", "three": "tres", "four": "cuatro", "five": "cinco", "six": "seis", "seven": "siete",
        "eight": "ocho", "nine": "nueve", "ten": "diez", "twelve": "doce", "fifteen": "quince", "twenty": "veinte",
        "thirty": "treinta", "forty": "cuarenta", "fifty": "cincuenta", "hundred": "cien",
    }
)  # fmt: skip

MONTHS: Mapping[Language, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ),
        "es": (
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ),
    }
)  # fmt: skip

# For 'hace dos años' -> 'two years ago'.
QUANTITIES = MappingProxyType(
    {
        "un": "a", "una": "a", "dos": "two", "tres": "three", "cuatro": "four", "cinco": "five", "seis": "six",
        "siete": "seven", "ocho": "eight", "nueve": "nine", "diez": "ten", "varios": "several", "varias": "several",
        "algunos": "some", "algunas": "some", "muchos": "many", "más de ": "more than ", "casi ": "almost ",
        "unos ": "about ", "unas ": "about ", "apenas ": "barely ",
    }
)  # fmt: skip
ENGLISH_UNITS = MappingProxyType(
    {
        "año": "year", "mes": "month", "semana": "week", "día": "day", "hora": "hour", "minuto": "minute",
        "década": "decade", "siglo": "century",
    }
)  # fmt: skip

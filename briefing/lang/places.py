"""What countries, cities and languages are called in each language, from the CLDR by way of Babel."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from babel import Locale

from briefing.models import Language, other

# The CLDR's names that are other words too ('Reunión' begins sentences; 'Granada' is a city of Spain), that no
# newspaper prints, or that are in the termbase with what goes with them.
_NOT_FROM_CLDR = {"Granada", "Reunión", "Türkiye", "Canarias", "Sahara Occidental", "Unknown Region", "Isle of Man",
                  "United States", "Estados Unidos", "Falkland Islands", "Islas Malvinas"}  # fmt: skip
_UNIONS = {"EU", "EZ", "UN"}  # in the termbase too


@lru_cache(maxsize=2)
def countries(source: Language) -> Mapping[str, str]:
    """The names of countries in one language, and what the other calls them."""
    here, there = (Locale(language).territories for language in (source, other(source)))
    names: dict[str, str] = {}
    for code, name in here.items():
        if (
            len(code) == 2
            and code.isalpha()
            and code not in _UNIONS
            and code in there
            and name not in _NOT_FROM_CLDR
            and "(" not in name
        ):
            names[name.replace("&", "and")] = str(there[code]).replace("&", "and")
    if source == "es":
        names["Turquía"] = "Turkey"
    return MappingProxyType(names)


@lru_cache(maxsize=2)
def place_names(source: Language) -> Mapping[str, str]:
    """The names of countries, continents and the larger cities in one language, and what the other calls them."""
    here, there = Locale(source), Locale(other(source))
    names = {
        str(name): str(there.territories[code]) for code, name in here.territories.items() if code in there.territories
    }
    for zone in {*here.time_zones, *there.time_zones}:
        # Where a language says nothing, the zone's own name is the city's: 'Europe/Rome'.
        city = zone.rpartition("/")[2].replace("_", " ")
        names[_city(here, zone) or city] = _city(there, zone) or city
    return MappingProxyType(names)


def _city(locale: Locale, zone: str) -> str:
    facts = locale.time_zones.get(zone, {})
    return str(facts["city"]) if "city" in facts else ""

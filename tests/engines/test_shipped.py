"""The model that the program ships, where there is one: the real files, loaded as users load them."""

import pytest

from briefing.engines.argos import ArgosTranslator
from briefing.engines.choose import APERTIUM_BLEU
from briefing.engines.packages.find import PAIRS, SHIPPED, InstalledPackage, list_packages
from briefing.models import LANGUAGES
from briefing.stages.checks.review import SegmentReviewer
from briefing.termbase import load_termbase

pytestmark = pytest.mark.skipif(not SHIPPED.is_dir(), reason="no model is shipped yet: training/translation/README.md")

SENTENCES = {
    "en": "On Monday the navy stopped 12 boats near Venezuela.",
    "es": "El lunes la marina detuvo 12 lanchas cerca de Venezuela.",
}


@pytest.mark.parametrize("source", LANGUAGES)
def test_it_translates(source: str) -> None:
    """A plain sentence of news comes out without an error that the checks find, the same each time."""
    (package,) = (each for each in shipped() if each.source == source)
    said = ArgosTranslator(package).translate([SENTENCES[source]])
    reviewer = SegmentReviewer("en" if source == "en" else "es", load_termbase())
    assert reviewer.count_errors(SENTENCES[source], said[0]) == 0
    assert said == ArgosTranslator(package).translate([SENTENCES[source]])


def test_it_says_what_it_is() -> None:
    """Both directions have a licence and scores, above Apertium's, and one copy of weights that fits the wheel."""
    assert sorted(package.pair for package in shipped()) == sorted(PAIRS)
    assert all(package.licence for package in shipped())
    assert all(
        package.scores["BLEU"] > APERTIUM_BLEU["en" if package.source == "en" else "es"] for package in shipped()
    )
    assert sum(file.stat().st_size for file in SHIPPED.rglob("*") if file.is_file()) < 36_000_000


def shipped() -> list[InstalledPackage]:
    """The packages the program comes with."""
    return [package for package in list_packages({"HOME": "/nowhere"}) if package.origin == "shipped"]

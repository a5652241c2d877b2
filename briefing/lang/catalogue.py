"""Gettext catalogues, compiled in memory so that only their sources are kept."""

from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from briefing.models import Language


def load_catalogue(source: str, language: Language) -> Translations:
    """Make a catalogue of the text of a .po file.

    Raises:
        PoFileError: The text is no catalogue; Babel may raise others too.
    """
    compiled = BytesIO()
    write_mo(compiled, read_po(source.splitlines(), locale=language, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)

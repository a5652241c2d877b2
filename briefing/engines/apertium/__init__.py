"""Apertium, the rule-based engine of Debian and Ubuntu, with what it needs to be readable.

`translator` runs it; before, `names` and `fixed` find what must not be translated or has a form of its own, `protect`
hides that behind stand-ins, and `preedit` rewrites what the engine misreads; after, `postedit` mends its known faults.
"""

from briefing.engines.apertium.translator import ApertiumTranslator, installed

__all__ = ["ApertiumTranslator", "installed"]

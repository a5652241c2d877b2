"""The termbase: names and terms whose translation is settled, shipped in `news.csv` and added to by the user's files.

`model` finds terms in a text, `forms` knows articles and plurals, `table` and `tbx` read the two kinds of file, `load`
puts them together. What an engine does with a term is left to its adapter, and whether it did, to the checks.
"""

from briefing.termbase.load import load_termbase
from briefing.termbase.model import Conflict, Match, Term, Termbase

__all__ = ["Conflict", "Match", "Term", "Termbase", "load_termbase"]

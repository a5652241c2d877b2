"""Theme files: the built-in ones and the user's own.

A theme file is TOML::

    id = "elections"                # lower-case letters, digits and underscores
    [labels]                        # its name on the page, in both languages
    en = "Elections"
    es = "Elecciones"
    [en]                            # its terms in English, as lemmas; at least one of strong and weak
    strong = ["ballot", "run-off"]  # alone enough
    weak = ["vote", "candidate"]    # count together, or where the passage or the article carries the theme
    related = ["rally", "queue"]    # say nothing alone; a passage about the theme goes on where they stand
    never = ["vote of thanks"]      # look like the theme and are not: the words inside do not count
    unless = ["jury"]               # tell of another subject: near them the terms are doubted
    [es]
    strong = ["urna", "segunda vuelta"]

A plain list (`en = ["ballot", "run-off"]`, before any table) stands for strong terms alone. A term with a capital
letter matches only words with one: 'ICE' is not 'ice'.

`load` reads them, `lines` knows where in a file each term stands, `check` says which terms do not work, `overlap` which
get in each other's way, `counts` which of them articles have; `phrases` and `suggest` find terms that are missing. How
sentences are searched for terms is the tagger's to know: these modules are handed a function that does it.
"""

from briefing.stages.themes.load import OTHER_LABELS, load_themes, parse_theme

__all__ = ["OTHER_LABELS", "load_themes", "parse_theme"]

"""Termbases as TBX-Basic, the exchange format of terminology tools: the dialect of 2008 and that of ISO 30042:2019.

A concept's terms are its forms, a preferred one first, deprecated ones left out. Where both languages have the same
first form the term is kept as it is.
"""

import re
from typing import Any

from briefing.errors import TermbaseError
from briefing.models import LANGUAGES, Language
from briefing.termbase.forms import split_article
from briefing.termbase.model import Term

_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ORDER = {"preferred": 0, "admitted": 2}


def parse_tbx(text: str, *, name: str) -> list[Term]:
    """Make terms of the text of a TBX file; concepts that lack one of the languages are left out.

    Raises:
        TermbaseError: It is no TBX, or declares entities, which TBX has no use for.
    """
    from lxml import etree  # noqa: PLC0415 - slow, and most termbases are CSV

    if "<!ENTITY" in text:
        raise TermbaseError("The termbase {name} is refused: it declares entities.", name=name)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TermbaseError("The termbase {name} is no XML: {reason}.", name=name, reason=error) from error
    entries = [node for node in root.iter() if _tag(node) in _ENTRIES]
    if not entries:
        raise TermbaseError("The termbase {name} is no TBX: it has neither a termEntry nor a conceptEntry.", name=name)
    terms = [_term(entry, f"{name}:{entry.sourceline}") for entry in entries]
    return [term for term in terms if term]


def _tag(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _term(entry: Any, place: str) -> Term | None:
    found: dict[Language, list[tuple[int, str]]] = {"en": [], "es": []}
    for section in entry:
        written = (section.get(_LANGUAGE) or section.get("lang") or "").lower()
        code = next((language for language in LANGUAGES if re.match(rf"{language}\b", written)), None)
        for node in section.iter() if code else ():
            words = " ".join("".join(node.itertext()).split()) if _tag(node) == "term" else ""
            status = _status(node)
            if code and any(character.isalnum() for character in words) and status != "deprecated":
                found[code].append((_ORDER.get(status, 1), words))
    if not all(found.values()):
        return None
    bare = {language: [split_article(words, language) for _, words in sorted(found[language], key=lambda each: each[0])]
            for language in LANGUAGES}  # fmt: skip
    forms = {language: tuple(dict.fromkeys(form for _, form in bare[language])) for language in LANGUAGES}
    note = next((" ".join("".join(node.itertext()).split()) for node in entry.iter() if _tag(node) == "note"), "")
    return Term(
        forms=forms,
        articles={language: bare[language][0][0] for language in LANGUAGES},
        admitted=dict.fromkeys(LANGUAGES, ()),
        first=dict.fromkeys(LANGUAGES, ""),
        keep=forms["en"][0] == forms["es"][0],
        note=note,
        place=place,
    )


def _status(term: Any) -> str:
    # 'preferredTerm-admn-sts' in a termNote beside the term, or in an element of that name.
    for node in term.getparent().iter():
        if node.get("type") == "administrativeStatus" or _tag(node) == "administrativeStatus":
            return (node.text or "").strip().partition("Term")[0]
    return ""

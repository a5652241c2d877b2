"""Translations as TMX 1.4b (LISA, 2005), which OmegaT, Weblate and other tools of translators read and write.

Each unit has two variants, the first in the language translated from, which its `srclang` names too. What a machine
translated has a property with its mark, as in a `table`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from briefing import __version__
from briefing.errors import InputError
from briefing.memory.entry import Entry, Unit, primary

MARK = "x-briefing-mark"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER = {
    "creationtool": "briefing",
    "creationtoolversion": __version__,
    "segtype": "sentence",
    "o-tmf": "briefing",
    "adminlang": "en",
    "datatype": "plaintext",
}
# Elements around codes of the document's format: markup, and no words. What 'hi' and 'sub' hold are words.
_CODES = {"bpt", "ept", "it", "ph", "ut"}


def write_tmx(entries: Iterable[Entry]) -> bytes:
    """Write entries as a TMX file, in UTF-8."""
    from lxml import etree  # noqa: PLC0415 - slow to load, and --help needs none

    root = etree.Element("tmx", version="1.4")
    root.text = "\n"
    entries = list(entries)
    sources = {entry.source_language for entry in entries}
    srclang = sources.pop() if len(sources) == 1 else "*all*"  # then each unit says its own
    etree.SubElement(root, "header", {**_HEADER, "srclang": srclang}).tail = "\n"
    body = etree.SubElement(root, "body")
    body.text = body.tail = "\n"
    for entry in entries:
        unit = etree.SubElement(body, "tu", srclang=entry.source_language)
        if entry.mark:
            etree.SubElement(unit, "prop", type=MARK).text = entry.mark
        for language, text in ((entry.source_language, entry.source), (entry.target_language, entry.target)):
            variant = etree.SubElement(unit, "tuv", {_LANGUAGE: language})
            etree.SubElement(variant, "seg").text = text
        unit.tail = "\n"  # a line each, and no blank inside a text
    doctype = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=doctype)
    return written + b"\n"


def read_tmx(data: bytes, *, name: str) -> Iterator[Unit]:
    """Read the units of a TMX file of any version 1, each with two languages; inline codes are left out.

    Nothing is fetched, no DTD read, and no entity expanded.

    Args:
        data: The file's bytes.
        name: What to call it in messages.

    Raises:
        InputError: It is no TMX, declares entities, or a unit has not two variants.
    """
    root = _parse(data, name)
    header, body = root.find("header"), root.find("body")
    if root.tag != "tmx" or header is None or body is None:
        raise InputError("{name} is not TMX: it is no <tmx> with a <header> and a <body>.", name=name)
    default = header.get("srclang", "")
    for unit in body.iter("tu"):
        variants = [(_language(variant), variant) for variant in unit.iterfind("tuv")]
        declared = primary(unit.get("srclang", default))
        variants.sort(key=lambda pair: primary(pair[0]) != declared)  # '*all*' is none: the first is the source then
        segments = [variant.find("seg") for _, variant in variants]
        if len(segments) != 2 or None in segments:
            raise InputError(
                "The unit in line {line} of {name} has not one text in each of two languages.",
                line=unit.sourceline,
                name=name,
            )
        yield Unit(
            line=unit.sourceline,
            source=_words(segments[0]),
            target=_words(segments[1]),
            source_language=variants[0][0],
            target_language=variants[1][0],
            mark=unit.findtext(f"prop[@type='{MARK}']", ""),
        )


def _parse(data: bytes, name: str) -> Any:
    from lxml import etree  # noqa: PLC0415 - see above

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError("{name} is not TMX: {reason}.", name=name, reason=error) from error
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise InputError(
            "{name} declares entities, with which a file can harm whoever reads it. It is refused.", name=name
        )
    return root


def _language(variant: Any) -> str:
    return str(variant.get(_LANGUAGE) or variant.get("lang") or "")  # 'lang' until TMX 1.2


def _words(element: Any) -> str:
    """The text of a segment without the codes in it."""
    texts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _CODES:
            texts.append(_words(child))
        texts.append(child.tail or "")
    return "".join(texts)

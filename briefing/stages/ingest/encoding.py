"""Turns bytes of unknown encoding into clean text, or says why it cannot."""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress

from briefing.errors import InputError

# What English and Spanish news is stored in besides UTF-8. A longer list makes short texts ambiguous: with all of
# charset-normalizer's encodings "Año nuevo" in Latin-1 is taken for Windows-1250.
_WIDE_ENCODINGS = ["utf_16_le", "utf_16_be"]
_NARROW_ENCODINGS = ["cp1252", "latin_1"]
_BINARY_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
# Python's codecs hold more than encodings of text ('unicode_escape'), and no page can declare UTF-16 in ASCII.
_WEB_ENCODING = re.compile(r"utf-?8|us-ascii|(?:iso|windows|cp|latin|koi8|mac|gb|big5|shift|euc)[\w-]*", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Controls but tab and newline, soft hyphens, zero-width marks, byte-order marks and changes of writing direction:
# invisible in the article, and a way to hide something in the brief.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
_MOST_MARKS = 30
# What may be a run of combining marks: sorting a long one into canonical order takes the square of its length.
_MARKS = re.compile(rf"[^\x00-\u02ff\w\s]{{{_MOST_MARKS + 1},}}")


def decode(data: bytes, *, name: str, html: bool = False, charset: str | None = None) -> str:
    """Find the encoding of `data` and return its text in NFC, with plain newlines and nothing invisible.

    Tried in turn: a byte-order mark, UTF-8, what the sender claims, what an HTML page declares, and
    charset-normalizer's choice among UTF-16, Windows-1252 and Latin-1.

    Args:
        data: The file's bytes.
        name: What to call the file in a message.
        html: Whether to believe a `<meta charset>`.
        charset: The encoding that a sender claims, '' where he claims none; None for a user's own file. What was sent
            cannot be saved anew: false claims about it are passed over, and broken characters left out.

    Raises:
        InputError: The bytes are no text; or, in a user's file, UTF-8 with a broken character in it, or not what it
            says.
    """
    if data.startswith(_BINARY_SIGNATURES):
        raise _not_text(name)
    return clean(_decode(data, name, html=html, charset=charset))


def clean(text: str) -> str:
    """Normalise newlines and Unicode (NFC) and drop invisible characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", _MARKS.sub(_thin_out, _INVISIBLE.sub("", text)))


def _thin_out(marks: re.Match[str]) -> str:
    """Keep the first accents of a run; Unicode's stream-safe format (UAX #15, 13) has at most 30 on a letter."""
    rest = (character for character in marks[0][_MOST_MARKS:] if not unicodedata.combining(character))
    return marks[0][:_MOST_MARKS] + "".join(rest)


def _decode(data: bytes, name: str, *, html: bool, charset: str | None) -> str:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return _decode_as(data, "utf-32", name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _decode_as(data, "utf-16", name)
        _refuse_controls(text, name)
        return text
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_broken_utf8(data):
            if charset is not None:
                return data.decode("utf-8-sig", errors="ignore")
            raise _broken_utf8(data, error, name) from error
    else:
        if "\x00" not in text:
            _refuse_controls(text, name)
            return text
    return _decode_by_claims(data, name, html=html, charset=charset)


def _decode_by_claims(data: bytes, name: str, *, html: bool, charset: str | None) -> str:
    """The text of what is neither UTF-8 nor has a mark: in the encoding that somebody claims, or the likeliest."""
    declared = _META_CHARSET.search(data[:2048]) if html else None
    said = declared[1].decode("ascii") if declared else ""
    if charset is not None:
        return _believe((charset, said), data, name)
    if said:
        return _decode_as(data, said if _WEB_ENCODING.fullmatch(said) else "utf-8", name, said=said)
    return _guess(data, name)


def _believe(claims: Iterable[str], data: bytes, name: str) -> str:
    """The text in the first encoding of several that it can be in."""
    for encoding in claims:
        if _WEB_ENCODING.fullmatch(encoding):
            with suppress(InputError):
                return _decode_as(data, encoding, name)
    return _guess(data, name)


def _guess(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 10 ms that UTF-8 does not need

    # Latin letters in UTF-16 have zeros between them; without any, two Spanish words can pass for Chinese in UTF-16.
    best = from_bytes(data, cp_isolation=_WIDE_ENCODINGS if b"\x00" in data else _NARROW_ENCODINGS).best()
    if best is not None:
        text = str(best)
    elif b"\x00" not in data and len(re.findall(rb"[\x80-\xff]", data)) <= len(data) / 2:
        text = _decode_as(data, "cp1252", name)  # too few words for charset-normalizer: '¡Olé!'
    else:
        raise _not_text(name)
    _refuse_controls(text, name)
    return text


def _decode_as(data: bytes, encoding: str, name: str, *, said: str = "") -> str:
    # Browsers read a page that declares Latin-1 as Windows-1252, its superset (WHATWG Encoding Standard, 4.2).
    encoding = "cp1252" if encoding.lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii"} else encoding
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise InputError(
            "{name} says that it is {encoding}, and is not. Save it as UTF-8.", name=name, encoding=said or encoding
        ) from error


def _is_broken_utf8(data: bytes) -> bool:
    """Tell broken UTF-8 from an older encoding: only the first has well-formed multi-byte characters."""
    broken = len(re.findall(rb"[\x80-\xff]", _MULTIBYTE.sub(b"", data)))
    return len(_MULTIBYTE.findall(data)) > broken and b"\x00" not in data


def _broken_utf8(data: bytes, error: UnicodeDecodeError, name: str) -> InputError:
    return InputError(
        "{name} is not valid UTF-8: byte 0x{byte:02x} in line {line} is part of no character. Save it as UTF-8.",
        name=name,
        byte=data[error.start],
        line=data.count(b"\n", 0, error.start) + 1,
    )


def _refuse_controls(text: str, name: str) -> None:
    controls = sum(1 for character in text if ord(character) < 32 and character not in "\t\n\r\f")
    if controls > len(text) / 100:
        raise _not_text(name)


def _not_text(name: str) -> InputError:
    return InputError(
        "{name} is not a text file. An article is plain text, Markdown or HTML (.txt, .md, .html).", name=name
    )

"""Bytes of any common encoding become the same clean text, and bytes that are no text are refused."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import InputError
from briefing.stages.ingest.encoding import clean, decode
from tests.stages.reading import result_or_refusal

ENGLISH = "“Rents are too high,” said Zoë O’Neill – a café owner.\nThe march cost £90."
SPANISH = "El año pasado llegó la señora Núñez. ¿Qué pasó?\n«Nada», respondió. Costó 5 €."
LATIN = "El año pasado llegó la señora Núñez. ¿Qué pasó? ¡Nada!"
SPANISH_WORDS = ["El", "niño", "comió", "piñas", "¿Qué?", "¡Así!", "según", "the", "price", "café", "«nada»", "coup"]
BOMS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0"}
LETTERS = st.text("abcdefghijklmnñopqrstuvwxyzáéíóúüABCÁÉ ,.¿?¡!«»“”\n0123456789", min_size=1, max_size=200)


@pytest.mark.parametrize("text", [ENGLISH, SPANISH], ids=["en", "es"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_common_encodings(text: str, encoding: str) -> None:
    """An article reads the same whatever encoding it was saved in."""
    assert decode(text.encode(encoding), name="a.txt") == text


def test_latin_1() -> None:
    """Latin-1 is read although nothing in the file says so."""
    assert decode(LATIN.encode("latin-1"), name="a.txt") == LATIN


@pytest.mark.parametrize("encoding", list(BOMS))
def test_byte_order_mark_is_not_text(encoding: str) -> None:
    """A byte-order mark settles the encoding and does not end up in the headline."""
    assert decode(BOMS[encoding] + SPANISH.encode(encoding), name="a.txt") == SPANISH


@pytest.mark.parametrize("text", ["El niño comió.", "Año nuevo", "¡Olé!", "Café society", "“Peace” – he said"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_short_texts(text: str, encoding: str) -> None:
    """A few words are enough: there is no third alphabet to take them for."""
    assert decode(text.encode(encoding), name="a.txt") == text


@given(st.lists(st.sampled_from(SPANISH_WORDS), min_size=2))
@settings(max_examples=100)
def test_windows_1252_of_any_length(words: list[str]) -> None:
    """Spanish and English in Windows-1252 are never taken for anything else."""
    text = " ".join(["La", *words])
    assert decode(text.encode("cp1252"), name="a.txt") == text


def test_utf_16_without_mark_of_a_few_words() -> None:
    """UTF-16 without a byte-order mark is known by its zeros even in one line."""
    assert decode("Good morning.".encode("utf-16-le"), name="a.txt") == "Good morning."


@pytest.mark.parametrize("declared", ["windows-1252", "ISO-8859-1", "latin1", "us-ascii"])
@pytest.mark.parametrize(
    "tag", ['<meta charset="{}">', "<meta http-equiv='Content-Type' content='text/html; charset={}'>"]
)
def test_page_declares_its_encoding(declared: str, tag: str) -> None:
    """A page's own word counts; Latin-1 there means Windows-1252, as in every browser."""
    page = f"<html><head>{tag.format(declared)}</head><p>“Sí”, dijo el niño.</p>"
    assert "“Sí”, dijo el niño." in decode(page.encode("cp1252"), name="a.html", html=True)


def test_page_in_a_russian_encoding() -> None:
    """A declaration outside Latin scripts is believed too, so that the refusal can name the real language."""
    page = '<meta charset="koi8-r"><p>Привет</p>'
    assert "Привет" in decode(page.encode("koi8-r"), name="a.html", html=True)


def test_utf_8_beats_a_false_declaration() -> None:
    """A page that is valid UTF-8 is UTF-8, whatever it says."""
    page = '<meta charset="windows-1252"><p>El niño dijo “sí”.</p>'
    assert decode(page.encode(), name="a.html", html=True) == page


@pytest.mark.parametrize(
    "declared", ["utf-8", "utf-16", "klingon", "unicode_escape", "raw_unicode_escape", "rot13", "hex", "idna", "utf-7"]
)
def test_false_declaration_is_refused_by_name(declared: str) -> None:
    """A declaration that cannot be true, or names one of Python's own codecs, is refused and quoted."""
    page = f'<meta charset="{declared}"><p>El ni\\x41o: ni\xf1o.</p>'.encode("latin-1")
    with pytest.raises(InputError, match=rf"a\.html says that it is {declared}, and is not\. Save it as UTF-8\."):
        decode(page, name="a.html", html=True)


def test_declaration_in_plain_text_is_only_text() -> None:
    """A text about HTML is not a page: only pages may declare an encoding."""
    text = 'Write <meta charset="klingon"> to confuse a browser, said Ms. Muñoz.'
    assert decode(text.encode("cp1252"), name="a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nplain words follow here",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"PK\x03\x04" + b"word/document.xml" * 9,
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"GIF89a" + bytes(100),
        b"\x7fELF" + bytes(100),
        b"\x1f\x8b\x08" + bytes(100),
        b"\xd0\xcf\x11\xe0" + bytes(100),
        bytes(range(256)) * 20,
        bytes(5000),
        b"\x01\x02\x03\x04 hello" * 50,
        b"\xff\xfe" + bytes([1, 0, 2, 0, 65, 0]) * 50,
    ],
)
def test_binaries_are_refused(data: bytes) -> None:
    """Whatever is no text is refused in words that name the file and what an article is."""
    with pytest.raises(InputError, match=r"^b\.txt is not a text file\. An article is plain text, Markdown or HTML"):
        decode(data, name="b.txt")


def test_broken_utf_8_names_byte_and_line() -> None:
    """A broken character in UTF-8 is not guessed at: the message says which byte, in which line."""
    data = "El año pasado\nllegó la señora\n".encode() + b"Nu\xff\xf1ez\n" + "y comió aquí así".encode()
    with pytest.raises(InputError, match=r"a\.txt is not valid UTF-8: byte 0xff in line 3 "):
        decode(data, name="a.txt")


def test_truncated_utf_8() -> None:
    """A file cut in the middle of a character is refused, not read as Windows-1252."""
    with pytest.raises(InputError, match="not valid UTF-8"):
        decode(SPANISH.encode()[:-2], name="a.txt")


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n", "\u2028"])
def test_newlines(newline: str) -> None:
    """Windows, old Mac, Unix and Unicode lines all end alike."""
    assert clean(f"one{newline}two{newline}") == "one\ntwo\n"


def test_composed_characters() -> None:
    """Letters and loose accents become one character."""
    assert clean("Cafe\u0301 n\u0303u") == "Café ñu"


@pytest.mark.parametrize("marks", ["\u0301\u0327", "\u0591\u05b4"])
def test_towers_of_accents(marks: str) -> None:
    """A million accents on one letter, which would take hours to sort, are cut to thirty; what follows stays."""
    assert len(clean(f"a{marks * 500_000}bc … ‘’‚‛“”„‟†‡•‣․‥…‧‰‱′″‴‵‶‷‸‹›※‼‽‾‿⁀⁁⁂⁃")) < 80
    assert clean(f"a{marks * 500_000} word").endswith(" word")


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x9F, 0xAD, 0x200B, 0x200D, 0x202E, 0x2060, 0x2066, 0xFEFF])
def test_invisible_characters(code: int) -> None:
    """What a reader cannot see does not get into a brief: controls, soft hyphens, changes of writing direction."""
    assert clean(f"sa{chr(code)}fe") == "safe"


@given(LETTERS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
@settings(max_examples=150)
def test_round_trip(text: str, encoding: str) -> None:
    """What is saved in a Unicode encoding comes back letter for letter."""
    assert decode(text.encode(encoding), name="a.txt") == unicodedata.normalize("NFC", text)


@given(st.binary(max_size=400), st.booleans())
@settings(max_examples=150)
def test_any_bytes_give_clean_text_or_a_refusal(data: bytes, html: bool) -> None:
    """Bytes become clean text or an InputError: never another exception, never an invisible character."""
    text, refusal = result_or_refusal(lambda: decode(data, name="a.txt", html=html))
    if text is not None:
        assert text == clean(text)
    else:
        assert "a.txt" in refusal

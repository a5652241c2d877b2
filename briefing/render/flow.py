"""Plain text for mail: lines of at most 78 characters that a reader's program may join (RFC 3676, format=flowed)."""

import textwrap

_WIDTH = 76  # characters; RFC 5322 asks for at most 78, and a soft end and a stuffed blank take one each
_STUFFED = (" ", ">", "From ")


def flow(text: str) -> str:
    """Wrap the lines of a text; a line is a paragraph, and an address or another long word is never broken."""
    return "".join(f"{line}\n" for paragraph in text.splitlines() for line in _flow_paragraph(paragraph.rstrip()))


def _flow_paragraph(paragraph: str) -> list[str]:
    """The paragraph's lines, all but the last ending in the blank that says that it goes on."""
    lines = textwrap.wrap(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    stuffed = [f" {line}" if line.startswith(_STUFFED) else line for line in lines]
    return [f"{line} " for line in stuffed[:-1]] + stuffed[-1:]

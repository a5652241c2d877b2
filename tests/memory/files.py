"""Files of translations for tests: any entries, what is read of a file, and TMX as other programs write it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from briefing.memory.entry import Entry, fold_source
from briefing.memory.exchange import Reading, read_entries
from briefing.models import LANGUAGES, Language, other

ODD = ["=1+1", "'=1+1", "''-", "'tis", "@a", "+34", "-5", "\t=a", "＝a", '"', '";,\t', " a ", "a\nb", "c\r\nd\r", "]]>"]
ODD += [
    "<seg>&amp;",
    "\u200f\u202eعربي",
    "\ufeffa",
    "👩🏽‍🚀",
    "\u2028a",
    "e\u0301",
    "\U0001fffe",
    "n\u00a0b",
    "NULL",
    "m-",
]

text = st.one_of(
    st.sampled_from(ODD),
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r"),
        min_size=1,
    ),
).filter(str.strip)
entry = st.builds(
    lambda source, *rest: Entry(source, other(source), *rest), st.sampled_from(LANGUAGES), text, text, st.booleans()
)
entries = st.lists(entry, max_size=8, unique_by=lambda each: (each.source_language, fold_source(each.source)))


def read(data: bytes | str, suffix: str, **options: Language) -> Reading:
    """Read a file that has this content."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"some{suffix}"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_entries(path, **options)


def problems(data: bytes | str, suffix: str, **options: Language) -> list[str]:
    """What is said of a file that has this content."""
    return [str(each).replace(str(each.values["name"]), "FILE") for each in read(data, suffix, **options).problems]


def tmx(body: str, *, srclang: str = "en", before: str = "") -> str:
    """A TMX file as another program writes it."""
    others = 'adminlang="en" creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" datatype="xml"'
    header = f'<header srclang="{srclang}" {others}/>'
    return f'<?xml version="1.0"?>{before}<tmx version="1.4">{header}<body>{body}</body></tmx>'


UNIT = '<tu><tuv xml:lang="ES-ES"><seg>Uno.</seg></tuv><tuv xml:lang="EN-US"><seg>One.</seg></tuv></tu>'

"""briefing.toml: what is right is read, what is wrong is told with its line and key."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.config import Source
from briefing.config.file import ConfigFile, read_config
from briefing.errors import SettingsError

GOOD = """
out = "dist"
timezone = "Europe/Madrid"

[themes]
files = ["elections.toml", "/etc/theme.toml"]

[engine]
remember = false

[[sources]]
feed = "https://example.org/rss"
name = "El Correo"
language = "es"

[[sources]]  # the second
folder = "articles"
"""


def read(folder: Path, text: str) -> ConfigFile:
    path = folder / "briefing.toml"
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def test_what_is_right_is_read(tmp_path: Path) -> None:
    """Values come by the name of their key, paths from the file's folder, sources in their order."""
    file = read(tmp_path, GOOD)
    assert file.mistakes == ()
    assert file.values == {
        "out": str(tmp_path / "dist"),
        "timezone": "Europe/Madrid",
        "themes.files": [str(tmp_path / "elections.toml"), "/etc/theme.toml"],
        "engine.remember": False,
    }
    feed = Source(kind="feed", place="https://example.org/rss", name="El Correo", language="es")
    assert file.sources == (feed, Source(kind="folder", place=str(tmp_path / "articles")))
    assert [file.line(name) for name in ("out", "engine.remember", "sources.2", "sources.1.name")] == [2, 9, 16, 13]


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        ('outt = "x"', 1, "outt", "There is no such key (out?). There are: out, timezone, "),
        ("[budgets]\nsentnces = 4", 2, "budgets.sentnces", "There is no such key (sentences?). There are: sentences, "),
        ("[budget]\nsentences = 4", 1, "budget", "There is no such key (budgets?)."),
        ("x = 1\nbudgets = 4", 2, "budgets", "It is a table. Write [budgets] above its keys."),
        ("out = 4", 1, "out", "It takes a text in quotation marks, not 4."),
        ('out = ""', 1, "out", 'It takes a text in quotation marks, not "".'),
        ('out = "a\\u0000b"', 1, "out", 'It takes a text in quotation marks, not "a\\u0000b".'),
        ("\n[budgets]\n\nwords = 4.5", 4, "budgets.words", "It takes a whole number, not 4.5."),
        ("[budgets]\nwords = true", 2, "budgets.words", "It takes a whole number, not true."),
        ('[engine]\nremember = "no"', 2, "engine.remember", 'It takes true or false, not "no".'),
        ('[themes]\nfiles = "a.toml"', 2, "themes.files", 'It takes a list of texts, each in quotation marks, not "a'),
        ("[themes]\nfiles = [1]", 2, "themes.files", "It takes a list of texts"),
        ('timezone = "Mars/Olympus"', 1, "timezone", "There is no time zone 'Mars/Olympus'. Name one like"),
        ('[languages]\nmessages = "fr"', 2, "languages.messages", "The program speaks en, es, not 'fr'."),
        ('sources = "x"', 1, "sources", "Write [[sources]], with two brackets, above each source."),
        ('[sources]\nfeed = "https://a.b"', 1, "sources", "Write [[sources]], with two brackets"),
        (
            '[[sources]]\nname = "x"',
            1,
            "sources.1",
            "A source has one of feed, page, folder, mail, jsonl; this one has",
        ),
        (
            '[[sources]]\nfeed = "https://a.b"\npage = "https://a.b"',
            1,
            "sources.1",
            "A source has one of feed, page, folder, mail, jsonl; this one has feed, page.",
        ),
        ('[[sources]]\nfolder = "a"\n[[sources]]\nfed = "b"', 4, "sources.2.fed", "There is no such key (feed?)."),
        ('[[sources]]\nfeed = "ftp://a.b"', 2, "sources.1.feed", "It takes an address that begins"),
        ('[[sources]]\npage = "https://a:b:c"', 2, "sources.1.page", "It takes an address that begins"),
        (
            '[[sources]]\nfolder = "a"\nfull = true',
            1,
            "sources.1",
            "'full' is for feed alone; this source is a folder.",
        ),
        (
            '[[sources]]\nfeed = "https://a"\nlimit = 0',
            3,
            "sources.1.limit",
            "It takes a whole number, 1 or more, not 0.",
        ),
        ('[[sources]]\nfolder = "a"\nlanguage = "fr"', 3, "sources.1.language", "The program speaks en, es, not 'fr'."),
        ('[[sources]]\nfolder = "a"\ntimezone = "X"', 3, "sources.1.timezone", "There is no time zone 'X'."),
    ],
)
def test_a_mistake_is_told_with_its_line_and_key(tmp_path: Path, text: str, line: int, key: str, said: str) -> None:
    """Unknown keys come with the nearest known one, wrong values with what would be right."""
    (mistake,) = [each for each in read(tmp_path, text).mistakes if each.key == key]
    assert mistake.line == line
    assert str(mistake.error).startswith(said)


def test_one_mistake_does_not_hide_another(tmp_path: Path) -> None:
    """All of them are told at once, and what is right beside them is read."""
    file = read(tmp_path, 'out = 1\ntimezone = "X"\n[budgets]\nwords = 3\n[[sources]]\nfeed = 1\nlimit = "x"')
    assert [(each.line, each.key) for each in file.mistakes] == [
        (1, "out"), (2, "timezone"), (6, "sources.1.feed"), (7, "sources.1.limit"),
    ]  # fmt: skip
    assert file.values == {"budgets.words": 3}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"out = ", "is not TOML: "),
        (b"out = 1\nout = 2", "is not TOML: "),
        (b"out = " + b"[" * 50_000, "is not TOML: "),
        (b"out = " + b"9" * 5_000, "is not TOML: "),
        (b"out = '\xe9'", "is not UTF-8"),
        (b"#" * 1_000_001, "is larger than 1 MB"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, data: bytes, said: str) -> None:
    """What cannot be read at all is one message."""
    (tmp_path / "briefing.toml").write_bytes(data)
    with pytest.raises(SettingsError, match=said):
        read_config(tmp_path / "briefing.toml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file, and a folder, are named."""
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(SettingsError, match=f"^Cannot read {path}: "):
            read_config(path)


KEYS = st.sampled_from(["out", "timezone", "engine", "sources", "themes", "budgets", "x", "name", "files", "feed"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_whatever_stands_there_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, object]
) -> None:
    """No value, however strange, is more than a mistake with a key."""
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text("\n".join(f"{key} = {_toml(value)}" for key, value in table.items()), encoding="utf-8")
    file = read_config(path)
    assert all(mistake.key and mistake.error.message for mistake in file.mistakes)


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case None:
            return '"none"'
        case str():
            return '"' + "".join(f"\\U{ord(each):08x}" for each in value if not 0xD800 <= ord(each) < 0xE000) + '"'
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            return "{" + ", ".join(f"{key} = {_toml(each)}" for key, each in value.items()) + "}"
        case _:
            return repr(value)

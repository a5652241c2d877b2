"""Theme files are read strictly: a typo is named together with what was meant."""

import re
from pathlib import Path

import pytest

from briefing.errors import ThemeError
from briefing.models import LANGUAGES, Language, Terms, other
from briefing.stages.themes import load_themes, parse_theme

GOOD = """
id = "elections"
[labels]
en = "Elections"
es = "Elecciones"
[en]
strong = ["ballot", "run-off"]
weak = ["vote"]
never = ["vote of thanks"]
unless = ["jury"]
[es]
strong = ["urna", "segunda vuelta"]
"""


def test_a_theme_file() -> None:
    """Id, labels and the four lists of both languages; lists left out are empty."""
    theme = parse_theme(GOOD, name="elections.toml")
    assert (theme.id, theme.labels) == ("elections", {"en": "Elections", "es": "Elecciones"})
    assert theme.terms["en"] == Terms(("ballot", "run-off"), ("vote",), ("vote of thanks",), ("jury",))
    assert theme.terms["es"] == Terms(("urna", "segunda vuelta"))


def test_plain_lists_are_strong_terms() -> None:
    """A list in place of a table is the short way to write strong terms."""
    theme = parse_theme(
        'id = "x"\nen = ["ballot", "run-off"]\nes = ["urna"]\n[labels]\nen = " Votes "\nes = "Votos"', name="x.toml"
    )
    assert theme.terms == {"en": Terms(("ballot", "run-off")), "es": Terms(("urna",))}
    assert theme.labels["en"] == "Votes"


def test_weak_terms_alone_will_do() -> None:
    """A language needs strong or weak terms, not both."""
    assert parse_theme(GOOD.replace('strong = ["urna"', 'weak = ["urna"'), name="x").terms["es"].weak[0] == "urna"


def test_built_in_themes() -> None:
    """The four themes of the package are there, complete in both languages, no term in two lists of one language."""
    themes = load_themes()
    assert [theme.id for theme in themes] == ["drugs", "immigration", "military_threat", "venezuela"]
    for theme in themes:
        assert all(theme.labels[language] for language in LANGUAGES)
        for terms in theme.terms.values():
            assert terms.strong
            assert not {*terms.strong} & {*terms.weak}
            assert not {*terms.strong, *terms.weak} & {*terms.never}


def test_own_theme_is_added(tmp_path: Path) -> None:
    """A theme of the user's comes after the built-in ones."""
    path = tmp_path / "elections.toml"
    path.write_text(GOOD)
    assert [theme.id for theme in load_themes([path])][-1] == "elections"


def test_own_theme_replaces_one_of_the_same_id(tmp_path: Path) -> None:
    """A theme with the id of a built-in one takes its place, and a later file the place of an earlier one."""
    first, second = tmp_path / "1.toml", tmp_path / "2.toml"
    first.write_text(GOOD.replace('"elections"', '"drugs"'))
    second.write_text(GOOD.replace('"elections"', '"drugs"').replace('"Elections"', '"Ballots"'))
    themes = load_themes([first, second])
    assert [theme.id for theme in themes] == ["drugs", "immigration", "military_threat", "venezuela"]
    assert themes[0].labels["en"] == "Ballots"
    assert themes[0].terms["es"].strong == ("urna", "segunda vuelta")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[labels]", "[labels", "The theme file x.toml is not TOML: "),
        ("[labels]", "[lables]", "(lables -> labels?)"),
        ('strong = ["urna"', 'storng = ["urna"', "(storng -> strong?)"),
        ("[es]", "[en.es]", "has an unknown key 'es'. It may have: strong, weak, related, never, unless."),
        ("[es]\n", "[[es]]\n", "needs a list of words in quotation marks as 'strong' in 'es'."),
        ("weak = ", "waek = ", "(waek -> weak?)"),
        ("never = ", "colour = ", "has an unknown key 'colour'. It may have: strong, weak, related, never, unless."),
        ("[es]", "[fr]", "has an unknown key 'fr'. It may have: "),
        ('es = "Elecciones"', 'fr = "Élections"', "has an unknown key 'fr'. It may have: en, es."),
        ('es = "Elecciones"', "", "has no label in 'es'. Add under [labels]: es = \"…\""),
        ('en = "Elections"', 'en = "  "', "has no label in 'en'."),
        ('en = "Elections"', "en = 7", "has no label in 'en'."),
        ('id = "elections"', "", "has the id None. It takes a name of lower-case letters, digits and underscores"),
        ('"elections"', '"Big Elections"', "has the id 'Big Elections'."),
        ('"elections"', '"../etc"', "has the id '../etc'."),
        ('"elections"', '"other"', "has the id 'other'."),
        ('"elections"', "7", "has the id 7."),
        ('["vote"]', '"vote"', "needs a list of words in quotation marks as 'weak' in 'en'."),
        ('["vote"]', "[1]", "needs a list of words in quotation marks as 'weak' in 'en'."),
        ('["vote"]', '["…"]', "needs a list of words in quotation marks as 'weak' in 'en'."),
        ('["vote"]', '[""]', "needs a list of words in quotation marks as 'weak' in 'en'."),
        ('["urna", "segunda vuelta"]', "[]", "has no terms in 'es'."),
        ('strong = ["urna", "segunda vuelta"]', "", "has no terms in 'es'."),
        ('[es]\nstrong = ["urna", "segunda vuelta"]', "", "has no terms in 'es'."),
    ],
)
def test_mistakes(old: str, new: str, message: str) -> None:
    """Each mistake is named with its place and what belongs there."""
    assert old in GOOD
    with pytest.raises(ThemeError, match=re.escape(message)) as caught:
        parse_theme(GOOD.replace(old, new), name="x.toml")
    assert "x.toml" in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    """A theme file that is not there is named, with the system's reason."""
    with pytest.raises(ThemeError, match=r"Cannot read the theme file .*gone\.toml: No such file or directory\."):
        load_themes([tmp_path / "gone.toml"])


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """A folder is no theme file."""
    with pytest.raises(ThemeError, match="Is a directory"):
        load_themes([tmp_path])


@pytest.mark.parametrize("data", ["id = 'ñ'".encode("latin-1"), b"\x89PNG\r\n\x1a\n"])
def test_other_encodings(tmp_path: Path, data: bytes) -> None:
    """TOML is UTF-8; anything else is refused as that."""
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    with pytest.raises(ThemeError, match=r"The theme file .*x\.toml is not UTF-8\."):
        load_themes([path])


@pytest.mark.parametrize("text", ["\ufeff" + GOOD, GOOD.replace("\n", "\r\n")])
def test_files_from_windows(tmp_path: Path, text: str) -> None:
    """Notepad's byte-order mark and newlines do no harm."""
    path = tmp_path / "x.toml"
    path.write_bytes(text.encode())
    assert load_themes([path])[-1].id == "elections"


def test_deeply_nested_file() -> None:
    """Brackets nested by the thousand are refused as no TOML, not a crash."""
    with pytest.raises(ThemeError, match="is not TOML"):
        parse_theme("id = " + "[" * 100_000, name="x.toml")


def test_huge_file_is_refused(tmp_path: Path) -> None:
    """A file far larger than any list of words is refused by its size, not read in part."""
    path = tmp_path / "x.toml"
    path.write_text(GOOD + "# more\n" * 200_000)
    with pytest.raises(ThemeError, match="larger than 1 MB"):
        load_themes([path])


INHERITED: dict[Language, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "en": ('[en]\nstrong = ["White House", "zebra"]\nweak = ["NATO"]', ("Casa Blanca",), ("OTAN",)),
    "es": ('[es]\nstrong = ["Casa Blanca", "cebra"]\nweak = ["OTAN"]', ("White House",), ("NATO",)),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_inherited_through_the_termbase(language: Language) -> None:
    """A file with terms in one language has those of the other that the termbase knows, each in its list."""
    terms, strong, weak = INHERITED[language]
    theme = parse_theme(f'id = "x"\nlabels = {{en = "X", es = "X"}}\n{terms}', name="x.toml")
    found = theme.terms[other(language)]
    assert (found.strong[: len(strong)], found.weak[: len(weak)]) == (strong, weak)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_inherit_is_a_mistake(language: Language) -> None:
    """Where the termbase knows none of the terms, the missing language is asked for."""
    with pytest.raises(ThemeError, match=f"has no terms in '{other(language)}'"):
        parse_theme(f'id = "x"\nlabels = {{en = "X", es = "X"}}\n{language} = ["qwxyz"]', name="x.toml")

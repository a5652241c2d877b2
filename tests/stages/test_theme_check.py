"""Checking theme files: each kind of fault is found, in both languages, on its line; a good file has none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.authoring import Checked, check_themes
from briefing.lines import Lines
from briefing.models import LANGUAGES, Language
from briefing.pipeline import analyse, read
from briefing.stages.themes import load_themes

LISTS: dict[Language, dict[str, list[str]]] = {
    "en": {"strong": ["ballot", "run-off"], "weak": ["vote"], "never": ["vote of thanks"], "unless": ["jury"]},
    "es": {"strong": ["urna", "segunda vuelta"], "weak": ["voto"], "never": ["voto de gracias"], "unless": ["jurado"]},
}


def write(folder: Path, changes: dict[tuple[Language, str], list[str]], **named: str) -> Path:
    """A theme file, a list a line, with some lists changed."""
    known = {"theme_id": "elections", "en": "Elections", "es": "Elecciones"} | named
    lines = [f'id = "{known["theme_id"]}"', "[labels]", f'en = "{known["en"]}"', f'es = "{known["es"]}"']
    for language in LANGUAGES:
        lines.append(f"[{language}]")
        for key, terms in LISTS[language].items():
            quoted = ", ".join(f"'{term}'" for term in changes.get((language, key), terms))
            lines.append(f"{key} = [{quoted}]")
    path = folder / f"{known['theme_id']}.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def checked(path: Path) -> Checked:
    """What the check says of one file."""
    (one,) = check_themes([path])
    return one


def test_a_good_file_has_no_finding(tmp_path: Path) -> None:
    """Terms that are found in all their forms, and lists that keep apart, are nothing to speak of."""
    assert checked(write(tmp_path, {})).findings == ()


FAULTS: list[tuple[Language, str, list[str], str, str]] = [
    ("en", "weak", ["vote", "votes"], "votes", "'votes' is never found: 'vote' in weak has the same words"),
    ("es", "weak", ["voto", "votos"], "votos", "'votos' is never found: 'voto' in weak has the same words"),
    ("en", "weak", ["vote", "run-offs"], "run-offs", "is never found: 'run off' in strong has the same words"),
    ("es", "weak", ["voto", "Urna"], "Urna", "'Urna' is never found: 'urna' in strong has the same words"),
    ("en", "strong", ["ballot", "ballot"], "ballot", "'ballot' has the same lemmas as 'ballot' in strong"),
    ("es", "strong", ["urna", "urna"], "urna", "'urna' has the same lemmas as 'urna' in strong"),
    (
        "en",
        "never",
        ["vote of thanks", "votes of thanks"],
        "votes of thanks",
        "has the same lemmas as 'vote of thanks'",
    ),
    ("es", "never", ["voto de gracias", "votos de gracias"], "votos de gracias", "same lemmas as 'voto de gracias'"),
    ("en", "never", ["vote"], "vote", "'vote' is never found: 'vote' in never takes words of it"),
    ("en", "never", ["the vote", "off"], "run-off", "'run-off' is never found: 'off' in never takes words of it"),
    ("es", "never", ["voto", "vuelta"], "segunda vuelta", "never found: 'vuelta' in never takes words of it"),
    ("en", "never", ["ferry ticket"], "ferry ticket", "'ferry ticket' does nothing: no term of the theme"),
    ("es", "never", ["billete de barco"], "billete de barco", "'billete de barco' does nothing"),
    ("en", "unless", ["ballots"], "ballots", "'ballots' is in unless, and 'ballot' in strong"),
    ("es", "unless", ["votos"], "votos", "'votos' is in unless, and 'voto' in weak"),
    ("en", "weak", ["of the"], "of the", "'of the' has only words that stand in every text"),
    ("es", "weak", ["de los"], "de los", "'de los' has only words that stand in every text"),
    ("en", "weak", ["campaign, rally"], "campaign, rally", "has ',' in it"),
    ("es", "weak", ["campaña; mitin"], "campaña; mitin", "has ';' in it"),
    ("en", "weak", ["_"], "_", "'_' has no word in it that can be found"),
    ("en", "weak", ["U.S"], "U.S", "'U.S' is not found before a full stop"),
]


@pytest.mark.parametrize(("language", "key", "terms", "term", "said"), FAULTS)
def test_faults(tmp_path: Path, language: Language, key: str, terms: list[str], term: str, said: str) -> None:
    """Each fault is one error for its term, on the line of the term's list, and says what to do."""
    one = checked(write(tmp_path, {(language, key): terms}))
    (finding,) = [finding for finding in one.findings if finding.term == term]
    assert said in str(finding.error)
    assert str(finding.error).count(". ") == 1
    assert not finding.hint
    line = one.file.text.splitlines()[(one.file.line(finding.place, nth=finding.nth) or 0) - 1]
    assert (finding.language, line.startswith(f"{finding.list} = ")) == (language, True)
    assert f"'{term}'" in line


HINTS: list[tuple[Language, str, str]] = [
    ("en", "votes", "'votes' is taken for a form of 'vote' and finds all of its forms."),
    ("es", "votos", "'votos' is taken for a form of 'voto' and finds all of its forms."),
    ("en", "captagon", "'captagon' does not find 'captagons'."),
    ("es", "incursión naval", "'incursión naval' does not find 'incursiones navales'."),
    ("es", "tachirense de la frontera", "'tachirense de la frontera' does not find 'tachirenses de la frontera'."),
]


@pytest.mark.parametrize(("language", "term", "said"), HINTS)
def test_hints(tmp_path: Path, language: Language, term: str, said: str) -> None:
    """A term that misses a form of itself, or is one of another word, is pointed out: it may be meant."""
    kept: dict[tuple[Language, str], list[str]] = {(each, "never"): [] for each in LANGUAGES}
    one = checked(write(tmp_path, {**kept, (language, "weak"): [term]}))
    assert [(said in str(finding.error), finding.hint) for finding in one.findings] == [(True, True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missed_plural_that_is_a_term_too_is_no_finding(tmp_path: Path, language: Language) -> None:
    """Who has written down the plural that the singular misses has seen to it."""
    terms = {"en": ["captagon", "captagons"], "es": ["incursión", "incursiones"]}[language]
    kept: dict[tuple[Language, str], list[str]] = {(each, "never"): [] for each in LANGUAGES}
    assert checked(write(tmp_path, {**kept, (language, "weak"): terms})).findings == ()


def test_terms_and_labels_of_other_themes(tmp_path: Path) -> None:
    """A label that a built-in theme has is an error, a strong term that it has a hint; with its id, it is replaced."""
    changes: dict[tuple[Language, str], list[str]] = {("en", "strong"): ["cocaine"], ("es", "strong"): ["cocaína"]}
    one = checked(write(tmp_path, changes, en="drugs", es="Drogas"))
    assert [(finding.place, finding.hint) for finding in one.findings] == [
        (("labels", "en"), False),
        (("labels", "es"), False),
        (("en", "strong", "cocaine"), True),
        (("es", "strong", "cocaína"), True),
    ]
    assert checked(write(tmp_path, changes, theme_id="drugs", en="Drugs", es="Drogas")).findings == ()


def test_files_given_together_are_held_against_each_other(tmp_path: Path) -> None:
    """Two of the user's own themes with one strong term: both are told."""
    first = write(tmp_path, {})
    second = write(tmp_path, {}, theme_id="votes", en="Votes", es="Votos")
    told = [[finding.term for finding in one.findings] for one in check_themes([first, second])]
    assert told == [["ballot", "run-off", "urna", "segunda vuelta"]] * 2


def test_all_mistakes_of_a_file_at_once(tmp_path: Path) -> None:
    """What keeps a file from being read is told together, each on its line; nothing that follows from a typo alone."""
    path = tmp_path / "x.toml"
    path.write_text('id = "X"\n[lables]\nen = "X"\n[en]\nstorng = ["x"]\nweak = "y"\n[es]\nnever = [1]\n')
    one = checked(path)
    told = [(one.file.line(finding.place), str(finding.error).split(". ")[0]) for finding in one.findings]
    name = f"The theme file {path} "
    assert told == [
        (1, f"{name}has the id 'X'"),
        (2, f"{name}has an unknown key 'lables' (lables -> labels?)"),
        (5, f"{name}has an unknown key 'storng' (storng -> strong?)"),
        (6, f"{name}needs a list of words in quotation marks as 'weak' in 'en'."),
        (7, f"{name}has no terms in 'es'"),
        (8, f"{name}needs a list of words in quotation marks as 'never' in 'es'."),
    ]


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    """The line is the one that TOML's reader names; a file that is not there has none."""
    path = tmp_path / "x.toml"
    path.write_text('id = "x"\n[labels\n')
    one = checked(path)
    assert one.file.line(one.findings[0].place) == 2
    gone = checked(tmp_path / "gone.toml")
    assert gone.file.line(gone.findings[0].place) is None
    assert "No such file" in str(gone.findings[0].error)


@pytest.mark.parametrize(
    ("language", "text", "counts", "missing"),
    [
        (
            "en",
            "They counted every ballot. The vote was late. Votes were lost, and a vote of thanks was said.",
            {"ballot": (1, 1), "vote": (2, 1), "vote of thanks": (1, 1)},
            ["jury", "run-off"],
        ),
        (
            "es",
            "Contaron todas las urnas. El voto llegó tarde. Se perdieron votos y hubo un voto de gracias.",
            {"urna": (1, 1), "voto": (2, 1), "voto de gracias": (1, 1)},
            ["jurado", "segunda vuelta"],
        ),
    ],
)
def test_counts(
    tmp_path: Path, language: Language, text: str, counts: dict[str, tuple[int, int]], missing: list[str]
) -> None:
    """With articles: in how many sentences and articles each term is, and a hint for each that is in none."""
    analyses = []
    for name, body in (("a.txt", text), ("b.txt", {"en": "The ferry left.", "es": "El barco salió."}[language])):
        (tmp_path / name).write_text(f"Title\n\n{body}")
        analyses.append(analyse(*read(str(tmp_path / name), language=language), themes=()))
    (one,) = check_themes([write(tmp_path, {})], analyses)
    assert {count.term: (count.sentences, count.articles) for count in one.counts} == counts
    assert {(count.language, count.total) for count in one.counts} == {(language, 2)}
    assert sorted(finding.term for finding in one.findings) == missing
    assert all(finding.hint for finding in one.findings)


def test_lines_in_the_ways_a_file_is_written() -> None:
    """Lists over several lines, comments, single quotation marks, dotted keys, plain lists: all have their lines."""
    text = """en = ['ballot']  # 'jury'
es.strong = [
  "urna", # "voto"
  "voto",
  "urna",
]
[labels]
en = 'E'
"""
    lines = Lines(text)
    assert lines.find(("en", "ballot")) == 1
    assert lines.find(("en", "jury")) == 1
    assert [lines.find(("es", "strong", "urna"), nth=nth) for nth in (0, 1, 2)] == [3, 5, 5]
    assert lines.find(("es", "strong", "voto")) == 4
    assert lines.find(("labels", "en")) == 8
    assert lines.find(("id",)) is None


@given(st.lists(st.text(max_size=20).filter(lambda text: "'" not in text and text.isprintable()), max_size=8))
def test_any_terms_can_be_checked(tmp_path_factory: pytest.TempPathFactory, terms: list[str]) -> None:
    """Whatever stands between quotation marks: there are findings with lines of the file, or none, and no crash."""
    path = write(tmp_path_factory.mktemp("any"), {(language, "weak"): terms for language in LANGUAGES})
    one = checked(path)
    length = len(one.file.text.splitlines())
    assert all(1 <= (one.file.line(finding.place, nth=finding.nth) or 0) <= length for finding in one.findings)


@pytest.mark.parametrize("theme_id", [theme.id for theme in load_themes()])
def test_the_built_in_files_have_nothing_to_mend(theme_id: str) -> None:
    """Every term of a built-in file can be found, and no `never` phrase does nothing."""
    path = Path(__file__).parents[2] / "briefing/themes" / f"{theme_id}.toml"
    one = checked(path)
    assert one.file.theme is not None
    assert [finding.place for finding in one.findings if not finding.hint] == []

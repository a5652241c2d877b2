"""The index that the search page looks into, read as its script reads it."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import Brief, Language
from briefing.render.environment import shipped_templates
from briefing.site.words import fold, words_in
from tests.articles import HOSTILE, Sample
from tests.site.planned import ALONE, plan, sample_briefs, tree

BRIEFS = sample_briefs()


def look(briefs: list[Brief], language: Language, word: str) -> set[str]:
    """The slugs of the briefs that an index has under a word."""
    text = plan(briefs)[f"{language}/search/index.js"].render()
    head, rows, words = re.fullmatch(r"briefingIndex\((\"..\"), (\[.*\]),\n`([^`]*)`\);\n", text, re.DOTALL).groups()  # type: ignore[union-attr]
    assert json.loads(head) == language
    places = [row[0] for row in json.loads(rows)]
    for line in words.split("\n"):
        found, *distances = line.split(" ")
        if found == word:
            numbers = [int(each, 36) for each in distances]
            return {places[sum(numbers[: n + 1])].split("/")[1] for n in range(len(numbers))}
    return set()


@pytest.mark.parametrize(
    ("language", "word", "found"),
    [
        ("en", "cocaine", {"ship"}),
        ("en", "migrants", {"town"}),
        ("es", "lanchas", {"ship", "town"}),
        ("es", "desamparo", {"town"}),
        ("es", "drogas", {"ship"}),
        ("en", "drugs", {"ship"}),
        ("en", "politica", {"ship"}),
        ("es", "politica", {"ship"}),
        ("en", "the", set()),
        ("es", "de", set()),
    ],
)
def test_what_a_brief_is_found_by(language: Language, word: str, found: set[str]) -> None:
    """Headline, summaries, source and themes in the language of the page, without accents; no empty words."""
    ship = Sample(
        slug="ship", theme_ids=("drugs",) * 2, texts=("Cocaine on the ship.", "Nobody was hurt."), source="Política"
    )
    town = Sample(
        slug="town",
        language="es",
        title="Lanchas",
        theme_ids=("immigration",),
        texts=("Migrants: desamparó la lancha.",),
    )
    briefs = [ship.brief(), town.brief()]
    if word == "lanchas":
        found = {"town"}
    assert look(briefs, language, word) == found


def test_many_briefs_share_a_word() -> None:
    """Each of fifty briefs is found, whichever place it has."""
    briefs = [Sample(slug=f"b{n}").brief() for n in range(50)]
    assert look(briefs, "en", "cocaine") == {f"b{n}" for n in range(50)}


def test_hostile_headlines_are_data() -> None:
    """Nothing in a headline ends the text that it stands in, or calls anything."""
    text = plan(BRIEFS)["en/search/index.js"].render()
    rows = json.loads(text[text.index("[") : text.index("\n`") - 1])
    titles = {row[1] for row in rows}
    assert {brief.title.texts["en"] for brief in BRIEFS} == titles
    assert not set("`$\\") & set(text[text.index("\n`") + 2 : -4])


@pytest.mark.parametrize("text", [*HOSTILE, "`${alert(1)}`"])
def test_words_hold_letters_and_digits_alone(text: str) -> None:
    """A word cannot end the template string that all words stand in."""
    assert all(re.fullmatch(r"[^\W_]+", word) for word in words_in(text))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded in the index is found by what is folded again."""
    assert words_in(" ".join(words_in(text))) == words_in(text)


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed; the browser tests cover the script.")
def test_the_script_folds_as_the_index(tmp_path: Path) -> None:
    """Accents, capitals and ligatures come out the same on both sides."""
    texts = ["Ñandú ÉRASE", "çedilla Straße", "İstanbul", "Ωμέγα", "naïve ﬁn", "Núñez"]
    line = next(
        line for line in (shipped_templates() / "site/search.js").read_text().splitlines() if "const fold" in line
    )
    (tmp_path / "fold.js").write_text(f"{line}\nconsole.log(JSON.stringify({json.dumps(texts)}.map(fold)))")
    done = subprocess.run(["node", str(tmp_path / "fold.js")], check=True, capture_output=True, text=True, timeout=30)
    assert json.loads(done.stdout) == [fold(text) for text in texts]


def test_nothing_is_loaded_until_the_box_is_used() -> None:
    """Only the search page has a script, and the index is no part of it; without scripts it leads to the archive."""
    files = plan(BRIEFS, site=ALONE)
    for path, file in files.items():
        if path.endswith("index.html") and not path.endswith("search/index.html"):
            assert "<script src" not in file.render()
    page = tree(files["es/search/index.html"].render())
    assert page.xpath("//script/@src") == ["../../search.js"]
    assert page.xpath("//form/@data-indexes")[0].split() == ["es", "../../es/search/index.js"]
    assert page.xpath("//*[contains(@class, 'unscripted')]//a/@href") == ["../../es/archive/index.html"]

"""What a brief holds, from the article's name to its sections."""

import json
from pathlib import Path

import pytest

from briefing.engines.fake import FakeTranslator
from briefing.models import OTHER, Brief, Language
from briefing.pipeline import analyse, make_brief, read
from briefing.stages.summarize import Budget
from briefing.stages.themes import load_themes
from tests.conftest import Invoke

FLOOD: dict[Language, str] = {
    "en": "Flood hits Orbel\n\nThe river rose four metres on Monday and flooded Orbel, its mayor said. "
    "Rescuers took 40 people to a school. The bridge of the town is closed until Thursday.\n",
    "es": "La riada llega a Orbel\n\nEl río subió cuatro metros el lunes e inundó Orbel, según su alcaldesa. "
    "Los bomberos llevaron a 40 personas a una escuela. El puente del pueblo está cerrado hasta el jueves.\n",
}


def brief_of(text: str, folder: Path, name: str = "article.txt") -> Brief:
    """The brief of a text, by the fake engine."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    themes = load_themes()
    article, detection = read(str(path))
    translator = FakeTranslator(detection.language, "es" if detection.language == "en" else "en")
    analysis = analyse(article, detection, themes=themes)
    return make_brief(analysis, themes=themes, budget=Budget(sentences=4), translator=translator)


@pytest.mark.parametrize("language", FLOOD)
def test_an_article_of_no_theme_is_summarised_all_the_same(language: Language, tmp_path: Path) -> None:
    """What belongs to no theme has its own section where it takes much of the article."""
    brief = brief_of(FLOOD[language], tmp_path)
    assert [section.id for section in brief.sections] == [OTHER]
    assert [picked.number for picked in brief.sections[0].picked] == [1, 2, 3]


def test_a_mention_does_not_carry_a_section(tmp_path: Path) -> None:
    """A theme of one sentence shows that sentence, not the paragraphs around it."""
    text = FLOOD["en"] + "\n" + "Police found two kilos of cocaine in a flooded cellar of the town.\n"
    sections = {section.id: section for section in brief_of(text, tmp_path).sections}
    assert [picked.number for picked in sections["drugs"].picked] == [4]
    assert list(sections) == ["drugs", OTHER]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("story-of-a-flood.txt", "story-of-a-flood"), ("index.txt", "orbel-index"), ("日本.txt", "flood-hits-orbel")],
)
def test_slugs_tell_articles_apart(name: str, slug: str, tmp_path: Path) -> None:
    """A file named index takes its folder's name too, and one without a Latin letter its headline."""
    folder = tmp_path / "orbel"
    folder.mkdir()
    assert brief_of(FLOOD["en"], folder, name).article.slug == slug


def test_no_article_leaves_its_text_out_of_the_data_too(program: Invoke, tmp_path: Path) -> None:
    """With --no-article nothing but the summary of somebody else's text is published."""
    path = tmp_path / "flood.txt"
    path.write_text("Flood hits Orbel\n\n" + "The river rose and rose on Monday. " * 3 + "Unpicked hush word.\n")
    arguments = ["build", str(path), "--engine", "fake", "--sentences", "1", "--out", str(tmp_path / "out")]
    assert program(*arguments, "--no-article").code == 0
    written = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert len(written) > 4 + 3
    assert not [file for file in written if "Unpicked hush word" in file.read_text(encoding="utf-8")]
    (data,) = (json.loads(file.read_text(encoding="utf-8")) for file in written if file.name == "flood.json")
    assert [set(sentence) for sentence in data["sentences"]] == [
        {"n", "paragraph", "withheld", "heading", "themes"}
    ] * 4


def test_a_numbered_slug_stands_in_the_data(program: Invoke, tmp_path: Path) -> None:
    """Two articles of one name in a run: the second's data names the file it is in."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "flood.txt").write_text(FLOOD["en"])
    program("build", str(tmp_path / "a"), str(tmp_path / "b"), "--engine", "fake", "--out", str(tmp_path / "out"))
    files = sorted((tmp_path / "out" / "data" / "undated").iterdir())
    assert [json.loads(file.read_text())["slug"] for file in files] == ["flood-2", "flood"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_later_run_keeps_another_article_of_the_same_name(
    program: Invoke, tmp_path: Path, language: Language
) -> None:
    """What an earlier run filed is written over by the same article only: one with its address, or its headline."""

    def build(text: str) -> list[str]:
        (tmp_path / "flood.txt").write_text(text, encoding="utf-8")
        program("build", str(tmp_path / "flood.txt"), "--engine", "fake", "--out", str(tmp_path / "out"))
        return sorted(file.name for file in (tmp_path / "out" / "data" / "undated").iterdir())

    headline, body = FLOOD[language].split("\n", 1)
    assert build(FLOOD[language]) == ["flood.json"]
    assert build(f"{headline}\n{body}\n{body}") == ["flood.json"]
    assert build(f"{body}\n{headline}") == ["flood-2.json", "flood.json"]
    assert build(FLOOD[language]) == ["flood-2.json", "flood.json"]

"""`briefing build`: the files it writes, where, and what it says."""

import json
import re
from pathlib import Path

import pytest

from tests.articles import ENGLISH, SPANISH
from tests.conftest import Invoke

UNDATED = b"A headline about boats\n\nThe navy stopped two boats off the coast and found cocaine under the nets.\n"


@pytest.fixture(autouse=True)
def _fake_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BRIEFING_ENGINE", "fake")
    monkeypatch.chdir(tmp_path)


def written(out: Path) -> list[str]:
    """Every file under a folder, hidden ones too."""
    return sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())


def four(date: str, slug: str) -> list[str]:
    """The names of a brief's own files."""
    return [f"data/{date}/{slug}.json", *(f"markdown/{date}/{slug}.{view}.md" for view in ("bilingual", "en", "es"))]


def briefs(out: Path) -> list[str]:
    """The files of briefs under a folder, those of the site left out."""
    return [name for name in written(out) if not name.startswith("site/")]


def test_what_is_written(invoke: Invoke, english: Path, tmp_path: Path) -> None:
    """A brief is three Markdown files and its data, under its date and name; its pages are part of the site."""
    done = invoke("build", english, "--out", tmp_path / "dist")
    assert (done.code, done.err) == (0, "")
    assert briefs(tmp_path / "dist") == four("2026-02-03", "two-boats")
    assert done.out == f"{tmp_path}/dist/site/2026-02-03/two-boats/index.html\tTwo boats stopped off the coast\n"
    for tree in ("", "en/", "es/"):
        assert (tmp_path / f"dist/site/{tree}2026-02-03/two-boats/index.html").is_file()
        assert (tmp_path / f"dist/site/{tree}index.html").is_file()


def test_the_folder_is_dist_unless_said(invoke: Invoke, english: Path, tmp_path: Path) -> None:
    """Without --out briefs go to ./dist."""
    done = invoke("build", english.name)
    assert done.out.startswith("dist/site/2026-02-03/two-boats/index.html\t")
    assert briefs(tmp_path / "dist") == four("2026-02-03", "two-boats")


def test_files_can_be_read_by_a_web_server(invoke: Invoke, english: Path, tmp_path: Path) -> None:
    """What is written may be read by everybody."""
    invoke("build", english)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "dist").rglob("*.*") if path.is_file()} == {0o644}


def test_hostile_text_is_text_in_all_files(invoke: Invoke, tmp_path: Path) -> None:
    """No script, link, template code or Markdown of an article's gets into any file but as text."""
    evil = "<script>alert(1)</script> {{ 7*7 }} ![x](http://evil.example/x.png) **bold** \"q\" 'q'"
    front = f"---\ntitle: '{evil.replace(chr(39), chr(39) * 2)}'\nsource: <img src=x onerror=y>\n---\n"
    text = f"{front}The navy found cocaine under the nets {evil} on Monday.\n\nThe crews of the boats said nothing.\n"
    done = invoke("build", "-", "--out", "dist", "--language", "en", "--date", "2026-01-01", stdin=text.encode())
    assert done.code == 0
    files = [tmp_path / "dist" / name for name in written(tmp_path / "dist")]
    assert len(files) > 4 + 3 * 7
    assert json.loads((tmp_path / "dist" / briefs(tmp_path / "dist")[0]).read_text())["title"]["en"] == evil
    for path in files:
        content = path.read_text(encoding="utf-8")
        if path.suffix in {".md", ".html"}:
            assert not re.search(r"<script>|<img|href=.http://evil", content)
            assert path.suffix == ".html" or not re.search(r"(?<!\\)\]\(http://evil", content)
            assert "alert(1)" in content or "2026-01-01" not in path.parts


def test_standard_input_takes_its_name_from_its_title(invoke: Invoke, tmp_path: Path) -> None:
    """What comes through a pipe is filed under its headline."""
    assert invoke("build", "-", stdin=SPANISH.encode()).code == 0
    assert briefs(tmp_path / "dist") == four("2026-02-03", "dos-lanchas-detenidas-frente-a-la-costa")


def test_an_article_without_a_date_is_undated(invoke: Invoke, tmp_path: Path) -> None:
    """Nothing says when: it is filed under 'undated', never under today."""
    assert invoke("build", "-", stdin=UNDATED).code == 0
    assert briefs(tmp_path / "dist") == four("undated", "a-headline-about-boats")
    assert (
        json.loads((tmp_path / "dist/data/undated/a-headline-about-boats.json").read_text())["source"]["published"]
        is None
    )


@pytest.mark.parametrize(
    ("variables", "options", "day"),
    [
        ({"SOURCE_DATE_EPOCH": "1769905800"}, [], "2026-02-01"),
        ({"SOURCE_DATE_EPOCH": "1769905800"}, ["--timezone", "America/Bogota"], "2026-01-31"),
        ({"SOURCE_DATE_EPOCH": "1769905800", "BRIEFING_TIMEZONE": "America/Bogota"}, [], "2026-01-31"),
        ({"SOURCE_DATE_EPOCH": "1769905800"}, ["--date", "2025-12-24"], "2025-12-24"),
        ({}, ["--date", "2025-12-24", "--timezone", "Asia/Tokyo"], "2025-12-24"),
    ],
)
def test_the_day_of_an_undated_article(
    invoke: Invoke,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    options: list[str],
    day: str,
) -> None:
    """--date beats SOURCE_DATE_EPOCH, which is read in the zone of --timezone or BRIEFING_TIMEZONE."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert invoke("build", "-", *options, stdin=UNDATED).code == 0
    assert briefs(tmp_path / "dist") == four(day, "a-headline-about-boats")


def test_a_date_of_its_own_beats_every_setting(
    invoke: Invoke, english: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article's own date is believed, in its own zone."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    invoke("build", english, "--date", "2020-01-01", "--timezone", "Asia/Tokyo")
    assert briefs(tmp_path / "dist") == four("2026-02-03", "two-boats")


def test_a_date_without_a_zone_gets_one(invoke: Invoke, tmp_path: Path) -> None:
    """--timezone is the zone of a date that names none, and stands in the data."""
    text = "---\ntitle: Two boats\ndate: 2026-07-01 09:00\n---\nThe navy stopped two boats off the coast on Monday.\n"
    invoke("build", "-", "--timezone", "Europe/Madrid", stdin=text.encode())
    data = json.loads((tmp_path / "dist/data/2026-07-01/two-boats.json").read_text())
    assert data["source"]["published"] == "2026-07-01T09:00:00+02:00"


def test_two_articles_of_one_name_are_both_kept(invoke: Invoke, tmp_path: Path) -> None:
    """Articles of one name and day are numbered in the order given; another day needs no number."""
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(ENGLISH.replace("Two boats", f"Boats {folder}"), encoding="utf-8")
    (tmp_path / "c/news.txt").write_text(ENGLISH.replace("2026-02-03", "2026-02-04"), encoding="utf-8")
    done = invoke("build", "a", "b", "c")
    assert [line.split("\t")[0] for line in done.lines] == [
        "dist/site/2026-02-03/news/index.html",
        "dist/site/2026-02-03/news-2/index.html",
        "dist/site/2026-02-04/news/index.html",
    ]
    assert "Boats b" in (tmp_path / "dist/site/en/2026-02-03/news-2/index.html").read_text(encoding="utf-8")
    assert len(briefs(tmp_path / "dist")) == 12


def test_one_bad_article_among_several(invoke: Invoke, english: Path, spanish: Path, bad: Path, tmp_path: Path) -> None:
    """The bad one is told in one sentence with its exit code; the rest are built, and it leaves no file."""
    done = invoke("build", english, bad, spanish)
    assert done.code == 4
    assert done.err == f"{bad} is empty: there is no text in it.\n"
    assert len(done.lines) == 2
    assert briefs(tmp_path / "dist") == sorted(four("2026-02-03", "two-boats") + four("2026-02-03", "dos-lanchas"))


def test_the_first_of_several_failures_gives_the_exit_code(invoke: Invoke, bad: Path, tmp_path: Path) -> None:
    """Of two failures both are told, and the first decides the exit code."""
    french = tmp_path / "french.txt"
    french.write_text("Le gouvernement a décidé que les pêcheurs de la côte ne pourraient plus sortir la nuit.\n" * 2)
    assert (invoke("build", bad, french).code, invoke("build", french, bad).code) == (4, 5)
    assert invoke("build", bad, french).err.count("\n") == 2


def test_what_has_not_changed_is_left_alone(invoke: Invoke, english: Path, tmp_path: Path) -> None:
    """A second run writes the same bytes, and does not touch files that hold them."""
    invoke("build", english)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "dist").rglob("*.*")}
    assert invoke("build", english).code == 0
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "dist").rglob("*.*")} == before


def test_without_the_articles_text(invoke: Invoke, english: Path, tmp_path: Path) -> None:
    """--no-article leaves the text out of pages and Markdown; the data keeps its sentences for programs."""
    invoke("build", english, "--no-article")
    for path in sorted((tmp_path / "dist").glob("**/*two-boats*/*.html")) + sorted((tmp_path / "dist").glob("**/*.md")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'id="s\d|The article in full|El artículo completo', text)
        assert path.suffix == ".md" or "found cocaine under the nets" in text


def test_the_budget_is_kept(invoke: Invoke, english: Path, tmp_path: Path) -> None:
    """--sentences and --words limit each theme's summary."""
    invoke("build", english, "--sentences", 1, "--words", 20)
    data = json.loads((tmp_path / "dist/data/2026-02-03/two-boats.json").read_text(encoding="utf-8"))
    summaries = [section["summary"] for section in data["sections"]]
    assert max(map(len, summaries)) == 1
    assert all(len(picked["en"].split()) <= 20 for summary in summaries for picked in summary)


def test_templates_of_the_users_own(
    invoke: Invoke, english: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--templates replaces one file; BRIEFING_TEMPLATES does the same."""
    (tmp_path / "mine/site").mkdir(parents=True)
    (tmp_path / "mine/site/brief.html.jinja").write_text("Mine: {{ brief.title.texts.en }}")
    page = tmp_path / "dist/site/en/2026-02-03/two-boats/index.html"
    invoke("build", english, "--templates", "mine")
    assert page.read_text() == "Mine: Two boats stopped off the coast"
    invoke("build", english)
    assert "<nav" in page.read_text()
    monkeypatch.setenv("BRIEFING_TEMPLATES", "mine")
    invoke("build", english)
    assert page.read_text() == "Mine: Two boats stopped off the coast"

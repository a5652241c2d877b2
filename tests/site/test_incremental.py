"""Bringing a site up to date: what has changed is written, what is gone is removed, all else is left alone."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing import Site, Templates, brief_to_json
from briefing.data.edition import edition_to_json
from briefing.errors import BriefingError, OutputError, TemplateError
from briefing.models import Brief, Passage
from briefing.site.build import build_site
from briefing.site.manifest import NAME
from briefing.site.write import Written
from briefing.stages.edition import edition_of
from tests.articles import Sample
from tests.site.planned import HOSTED

BRIEFS = [
    Sample(slug="one", date=datetime(2026, 1, 1, tzinfo=UTC), source="El Correo").brief(),
    Sample(slug="two", date=datetime(2026, 1, 2, tzinfo=UTC), language="es", theme_ids=("drugs",) * 5).brief(),
    Sample(slug="three", date=datetime(2026, 1, 2, tzinfo=UTC), theme_ids=("immigration",) * 5).brief(),
]
ONE = {f"{tree}2026-01-01/one/index.html" for tree in ("", "en/", "es/")}


class Folder:
    """A folder of data and its site."""

    def __init__(self, folder: Path) -> None:
        self.data: Path = folder / "data"
        self.out: Path = folder / "site"
        self.errors: list[BriefingError] = []
        self.data.mkdir(parents=True)
        for brief in BRIEFS:
            self.put(brief)

    def path(self, brief: Brief) -> Path:
        return self.data / brief.date / f"{brief.article.slug}.json"

    def put(self, brief: Brief) -> None:
        self.path(brief).parent.mkdir(exist_ok=True)
        self.path(brief).write_text(brief_to_json(brief))

    def build(self, *, site: Site = HOSTED, templates: Templates | None = None) -> Written:
        return build_site(self.data, self.out, site=site, templates=templates or Templates(), report=self.errors.append)

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.out.rglob("*") if path.is_file())
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Data with its site, just built."""
    made = Folder(tmp_path)
    made.build()
    return made


def fresh(folder: Folder, tmp_path: Path) -> dict[str, bytes]:
    """What a first run makes of the same data."""
    other = Folder(tmp_path / "fresh")
    other.data = folder.data
    other.build()
    return other.files()


def titled(brief: Brief, english: str) -> Brief:
    """A brief with another headline."""
    return replace(brief, title=Passage({"en": english, "es": english}))


def test_nothing_new_writes_nothing(folder: Folder) -> None:
    """The second run touches no file, not even its own."""
    before = {path: path.stat().st_mtime_ns for path in folder.out.rglob("*")}
    done = folder.build()
    assert (done.written, done.removed) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in folder.out.rglob("*")} == before


def test_a_new_headline_changes_what_shows_it(folder: Folder, tmp_path: Path) -> None:
    """The brief's pages, its day, month, themes, source, the front page, feeds and search; no other brief's page."""
    folder.put(titled(BRIEFS[0], "Something else"))
    written = set(folder.build().written)
    assert written >= ONE
    assert {"en/2026-01-01/index.html", "en/archive/2026-01/index.html", "en/themes/drugs/index.html"} <= written
    assert {"en/sources/el-correo/index.html", "index.html", "en/feed.xml", "en/search/index.js"} <= written
    assert not [path for path in written if "2026-01-02" in path or "about" in path or "harbour-post" in path]
    assert folder.files() == fresh(folder, tmp_path)


def test_a_change_within_the_article_changes_its_pages_alone(folder: Folder) -> None:
    """What no list shows changes no list."""
    brief = BRIEFS[0]
    last = brief.sentences[-1]
    longer = replace(last, sentence=replace(last.sentence, text="The ferry runs again."))
    folder.put(replace(brief, sentences=(*brief.sentences[:-1], longer)))
    assert set(folder.build().written) == ONE


def test_a_removed_brief_leaves_nothing(folder: Folder, tmp_path: Path) -> None:
    """Its pages go, with those that had nothing else and the folders around them; the user's own files stay."""
    (folder.out / "CNAME").write_text("example.org")
    (folder.out / "2026-01-01/one/notes.txt").write_text("mine")
    folder.path(BRIEFS[0]).unlink()
    removed = set(folder.build().removed)
    assert removed >= ONE | {"en/2026-01-01/index.html", "es/sources/el-correo/index.html"}
    assert not (folder.out / "en/2026-01-01").exists()
    left = folder.files()
    assert left.pop("CNAME") == b"example.org"
    assert left.pop("2026-01-01/one/notes.txt") == b"mine"
    assert left == fresh(folder, tmp_path)


def test_a_page_that_somebody_deleted_comes_back(folder: Folder) -> None:
    """A file that is missing is written, though nothing has changed."""
    (folder.out / "en/index.html").unlink()
    assert folder.build().written == ("en/index.html",)


def test_other_templates_change_what_they_make(folder: Folder, tmp_path: Path) -> None:
    """After a change of style every page is another one; back again, each is as it was."""
    before = folder.files()
    (tmp_path / "mine/site").mkdir(parents=True)
    (tmp_path / "mine/site/style.css").write_text("p { color: green }")
    written = folder.build(templates=Templates(tmp_path / "mine")).written
    assert set(written) == {path for path in before if path.endswith(".html")}
    folder.build()
    assert folder.files() == before


@pytest.mark.parametrize("template", ["brief", "front", "missing"])
def test_a_failing_template_leaves_the_old_site_whole(folder: Folder, tmp_path: Path, template: str) -> None:
    """Whichever page cannot be rendered, no file changes and none is left over."""
    before = folder.files()
    folder.put(titled(BRIEFS[0], "New"))
    (tmp_path / "mine/site").mkdir(parents=True)
    (tmp_path / f"mine/site/{template}.html.jinja").write_text("{{ nobody }}")
    with pytest.raises(TemplateError):
        folder.build(templates=Templates(tmp_path / "mine"))
    assert folder.files() == before


@pytest.mark.parametrize("moment", range(0, 24, 3))
def test_a_killed_run_is_finished_by_the_next(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """Stopped after any file, each page is the old or the new one, and the next run leaves what a first one makes."""
    before, replace_path = folder.files(), Path.replace
    moved: list[Path] = []
    folder.path(BRIEFS[0]).unlink()
    folder.put(titled(BRIEFS[1], "New"))
    folder.put(Sample(slug="four", date=datetime(2026, 1, 3, tzinfo=UTC)).brief())

    def die(path: Path, target: Path) -> Path:
        if len(moved) == moment:
            raise KeyboardInterrupt
        moved.append(target)
        return replace_path(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            folder.build()
    new = fresh(folder, tmp_path)
    torn = {
        path for path, data in folder.files().items() if path != NAME and data not in {before.get(path), new.get(path)}
    }
    assert torn == set()
    folder.put(BRIEFS[0])
    folder.path(BRIEFS[1]).unlink()
    folder.build()
    folder.path(BRIEFS[0]).unlink()
    folder.put(titled(BRIEFS[1], "New"))
    folder.build()
    assert folder.files() == new


@pytest.mark.parametrize("text", ["", "{}", "[]", "\x00", '{"format": 99}', '{"format": 1, "files": 7}', "[" * 100_000])
def test_a_damaged_manifest_is_none(folder: Folder, text: str) -> None:
    """Whatever stands there, the site comes out the same, and files that are the same stay."""
    before = folder.files()
    (folder.out / NAME).write_text(text)
    assert folder.build().written == ()
    assert folder.files() == before


@pytest.mark.parametrize("path", ["../data/2026-01-01/one.json", "/etc/hostname", "en/../../data/x", ".git/config", ""])
def test_a_manifest_cannot_remove_other_files(folder: Folder, tmp_path: Path, path: str) -> None:
    """A manifest that names a file elsewhere, or a hidden one, is not believed."""
    manifest = json.loads((folder.out / NAME).read_text())
    manifest["files"][path] = ""
    (folder.out / NAME).write_text(json.dumps(manifest))
    (folder.out / ".git").mkdir()
    (folder.out / ".git/config").write_text("mine")
    assert folder.build().removed == ()
    assert folder.path(BRIEFS[0]).is_file()
    assert (folder.out / ".git/config").read_text() == "mine"


@pytest.mark.parametrize("damage", ["{", "", '{"schema": 1}', "\ud800"])
def test_a_damaged_brief_is_told_and_left_out(folder: Folder, damage: str) -> None:
    """The rest of the site is made without it."""
    folder.path(BRIEFS[0]).write_text(damage, errors="surrogatepass")
    folder.build()
    (error,) = folder.errors
    assert error.exit_code == 11
    assert str(folder.path(BRIEFS[0])) in str(error)
    assert not (folder.out / "2026-01-01").exists()
    assert (folder.out / "2026-01-02/two/index.html").is_file()


def test_a_stored_edition_is_the_day(folder: Folder, tmp_path: Path) -> None:
    """A day's page shows the stories that somebody merged; without the edition, each brief again."""
    path = folder.data / "2026-01-02.json"
    edition = edition_of("2026-01-02", BRIEFS[1:])
    merged = replace(edition.stories[0], sources=(*edition.stories[0].sources, *edition.stories[1].sources), new=False)
    path.write_text(edition_to_json(replace(edition, stories=(merged,))))
    assert {"2026-01-02/index.html", "index.html"} <= set(folder.build().written)
    page = (folder.out / "en/2026-01-02/index.html").read_text()
    assert page.count('<article class="story"') == 1
    assert 'href="two/"' in page.replace("../../en/2026-01-02/", "")
    assert "Continued" in page
    assert folder.files() == fresh(folder, tmp_path)
    path.write_text("{")
    folder.build()
    assert "2026-01-02.json" in str(folder.errors[-1])
    assert (folder.out / "en/2026-01-02/index.html").read_text().count('<article class="story"') == 2


def test_an_edition_of_a_day_without_briefs(folder: Folder) -> None:
    """It has its page all the same, and links to the briefs of the days before; one that is gone is not linked."""
    stories = edition_of("2026-01-01", BRIEFS[:1])
    (folder.data / "2026-01-04.json").write_text(edition_to_json(replace(stories, date="2026-01-04")))
    folder.build()
    page = folder.out / "en/2026-01-04/index.html"
    assert 'href="../../en/2026-01-01/one/"' in page.read_text()
    folder.path(BRIEFS[0]).unlink()
    assert "en/2026-01-04/index.html" in folder.build().written
    assert "2026-01-01/one" not in page.read_text()


def test_another_name_or_address_changes_every_page(folder: Folder) -> None:
    """The same data under another name is another site."""
    written = folder.build(site=Site.at("https://example.net/", title="Another")).written
    assert {"index.html", "404.html", "en/feed.xml", "sitemap.xml", "robots.txt", *ONE} <= set(written)


def test_what_cannot_be_written_is_named(folder: Folder, tmp_path: Path) -> None:
    """A file in the place of the folder is told with the way out."""
    (tmp_path / "file").write_text("mine")
    folder.out = tmp_path / "file"
    with pytest.raises(OutputError, match="--out"):
        folder.build()
    assert (tmp_path / "file").read_text() == "mine"

"""The built wheel, installed in a clean environment and run from another directory."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.articles import ENGLISH, SPANISH

ROOT = Path(__file__).parents[1]
INSIDE = (
    "briefing/py.typed",
    "briefing/data/brief.schema.json",
    "briefing/data/edition.schema.json",
    "briefing/cli/es.po",
    "briefing/engines/apertium/postediting/en-es.npz",
    "briefing/engines/apertium/postediting/es-en.npz",
    "briefing/templates/bilingual.md.jinja",
    "briefing/templates/site/page.html.jinja",
    "briefing/templates/site/search.js",
    "briefing/templates/site/style.css",
    "briefing/templates/strings/en.po",
    "briefing/templates/strings/es.po",
    "briefing/themes/drugs.toml",
    "briefing/themes/immigration.toml",
    "briefing/themes/military_threat.toml",
    "briefing/themes/venezuela.toml",
)
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command far from the checkout; gives what it printed."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environ, check=False, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment with the wheel and its dependencies in it."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    return programs


def test_what_a_user_needs_is_inside(wheel: Path) -> None:
    """Templates, themes, schema and both languages' words are in the wheel, and it stays small."""
    assert wheel.stat().st_size < 50_000_000
    names = zipfile.ZipFile(wheel).namelist()
    assert sorted(set(INSIDE) - set(names)) == []
    assert [name for name in names if name.endswith("/licenses/LICENSE")]


def test_what_only_we_need_is_not(wheel: Path) -> None:
    """Neither tests, seeds nor caches go to users, and everything stands under one name."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"briefing", "bilingual_briefing"}
    assert not [name for name in names if "test" in name or "seeds" in name or "__pycache__" in name]


def test_it_builds_a_brief_from_another_directory(scripts: Path, tmp_path: Path) -> None:
    """The installed command reads, tags, renders and writes with nothing of the checkout in reach."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/english.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "in/spanish.txt").write_text(SPANISH, encoding="utf-8")
    out = run(scripts / "briefing", "build", "in", "--engine", "fake", cwd=tmp_path)
    assert out.count("\n") == 2
    page = (tmp_path / "dist/site/2026-02-03/spanish/index.html").read_text(encoding="utf-8")
    assert "<svg" in page
    data = json.loads((tmp_path / "dist/data/2026-02-03/english.json").read_text(encoding="utf-8"))
    assert data["sections"][0]["summary"]


def test_it_knows_where_its_own_files_are(scripts: Path, tmp_path: Path) -> None:
    """The installed program uses its own templates, not those of a checkout."""
    code = "from briefing.render.environment import shipped_templates as s; print(s())"
    folder = Path(run(scripts / "python", "-c", code, cwd=tmp_path).strip())
    assert folder.parts[-3:] == ("site-packages", "briefing", "templates")
    assert run(scripts / "briefing", "themes", cwd=tmp_path).count("\n") == 4


def test_it_speaks_spanish(scripts: Path, tmp_path: Path) -> None:
    """The catalogue of the command line came along."""
    said = run("env", "LANG=es_ES.UTF-8", scripts / "briefing", "--help", cwd=tmp_path)
    assert "Turn news articles" not in said

"""The looks that are shown in `looks/`, and the blocks that the README names."""

import re
from pathlib import Path

import jinja2
import pytest
from justhtml import JustHTML

from briefing import Templates
from briefing.render.environment import shipped_templates
from tests.site.planned import ALONE, plan, sample_briefs, tree

ROOT = Path(__file__).parents[2]
LOOKS = sorted(path for path in (ROOT / "looks").iterdir() if path.is_dir())
BRIEFS = sample_briefs()[:6]


def test_there_are_looks() -> None:
    """Two of them."""
    assert len(LOOKS) == 2


@pytest.mark.parametrize("look", LOOKS, ids=lambda path: path.name)
def test_a_look_makes_a_whole_site(look: Path) -> None:
    """Every page of it is valid, differs from the shipped one, and keeps the policy and the language switch."""
    shipped = plan(BRIEFS, site=ALONE)
    for path, file in plan(BRIEFS, site=ALONE, templates=Templates(look)).items():
        if path.endswith(".html"):
            text = file.render()
            assert JustHTML(text, collect_errors=True).errors == []
            assert text != shipped[path].render()
            page = tree(text)
            assert page.xpath("//meta[@http-equiv='Content-Security-Policy']")
            assert len(page.xpath("//nav[@class='languages']/a")) == 3


def test_every_block_that_the_readme_names_is_there() -> None:
    """The table of templates and blocks under 'Your own look' tells what there is."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `site/(\w+\.html\.jinja)` \|[^|]*\| ([^|]+) \|$", readme, re.MULTILINE)
    assert len(rows) > 5
    for name, blocks in rows:
        source = (shipped_templates() / "site" / name).read_text(encoding="utf-8")
        there = set(jinja2.Environment(autoescape=True).from_string(source.replace("{% import", "{# ").replace(
            "with context %}", "#}")).blocks)  # fmt: skip
        assert set(re.findall(r"`(\w+)`", blocks)) == there, name

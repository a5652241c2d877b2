"""What the W3C's validator, the Nu Html Checker, says of every kind of page."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests.site.browser.conftest import leave_out
from tests.site.browser.sites import MORE, make_site, write_data
from tests.site.test_looks import LOOKS

ROOT = Path(__file__).parents[3]
VALIDATOR = Path(os.environ.get("BRIEFING_TEST_VNU") or ROOT / ".venv/node_modules/vnu-jar/build/dist/vnu.jar")
# Its stack must be large, and what a quick compiler makes of it is through with all pages sooner.
JAVA = ("java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar")
# It takes data for machines (application/ld+json) for a script, and cannot know which host 'self' is.
PASSED_OVER = r".*violates Content Security Policy.*"


def validate(folder: Path) -> list[str]:
    """What the validator finds in all pages under a folder."""
    if shutil.which("java") is None:
        leave_out("There is no Java for the HTML validator: sudo apt-get install default-jre-headless.")
    if not VALIDATOR.is_file():
        leave_out("There is no HTML validator; make test gets one where npm is: sudo apt-get install npm.")
    command = [*JAVA, str(VALIDATOR), "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run(
        [*command, "--filterpattern", PASSED_OVER, "--skip-non-html", str(folder)],
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    messages = json.loads(done.stdout)["messages"]
    return [f"{Path(each['url']).relative_to(f'file:{folder}')}: {each['message']}" for each in messages]


def test_the_validator_finds_mistakes(tmp_path: Path) -> None:
    """What it is asked to pass over is not all."""
    (tmp_path / "index.html").write_text('<!doctype html><html lang="en"><title>x</title><p><div id="a b"></div></p>')
    assert len(validate(tmp_path)) >= 2


def test_every_page_is_valid_html(web: Path, tmp_path: Path) -> None:
    """In both languages and side by side, on a host and on a disk, hostile or empty, and in each of the looks."""
    shutil.copytree(web / "news", tmp_path / "news")
    shutil.copytree(web / "hostile", tmp_path / "hostile", ignore=shutil.ignore_patterns("es"))
    make_site(write_data((), tmp_path / "none"), tmp_path / "empty")
    data = write_data(MORE[:1], tmp_path / "data")
    for look in LOOKS:
        make_site(data, tmp_path / look.name, look=look)
    assert len([*tmp_path.rglob("*.html")]) > 200
    assert validate(tmp_path) == []

"""`briefing email`: from the folder of data to messages in files."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from briefing.data.edition import edition_to_json
from briefing.data.folder import edition_path
from tests.conftest import Invoke
from tests.newsletter.editions import edition

DATA = Path(__file__).parents[1] / "golden/data"
WHO = ("--sender", "Briefing <briefing@example.org>", "--site-url", "https://example.org")


def run(invoke: Invoke, tmp_path: Path, *more: str | Path, data: Path = DATA) -> tuple[int, str, str]:
    """The exit code, what was printed and what was said."""
    done = invoke("email", "--data", data, "--out", tmp_path / "email", *WHO, *more)
    return done.code, done.out, done.err


def test_a_message_for_each_language(invoke: Invoke, tmp_path: Path) -> None:
    """Under the day, three files, told with their subjects; the chart has the shares of the day's briefs."""
    code, out, err = run(invoke, tmp_path, "--date", "2026-01-09")
    assert (code, err) == (0, "")
    assert [line.split("\t")[0] for line in out.splitlines()] == [
        str(tmp_path / f"email/2026-01-09/{language}.eml") for language in ("en", "es", "both")
    ]
    data = (tmp_path / "email/2026-01-09/es.eml").read_bytes()
    message = message_from_bytes(data, policy=policy.default.clone(raise_on_defect=True))
    assert message["Subject"] == out.splitlines()[1].split("\t")[1]
    assert message["Date"] == "Fri, 09 Jan 2026 00:00:00 +0000"
    html = message.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert "Amenaza militar" in html
    assert 'class="bar"' in html


def test_the_last_day_and_one_language(invoke: Invoke, tmp_path: Path) -> None:
    """Without a date it is the last day; a language is chosen, and again the bytes are the same."""
    code, out, _ = run(invoke, tmp_path, "--language", "both")
    path = tmp_path / "email/2026-01-12/both.eml"
    assert (code, out.split("\t")[0]) == (0, str(path))
    before = path.read_bytes()
    path.unlink()
    run(invoke, tmp_path, "--language", "both")
    assert path.read_bytes() == before


def test_the_date_is_the_one_asked_for(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH, in the time zone."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768000000")
    run(invoke, tmp_path, "--timezone", "America/Bogota", "--language", "en")
    assert b"\r\nDate: Fri, 09 Jan 2026 18:06:40 -0500\r\n" in (tmp_path / "email/2026-01-12/en.eml").read_bytes()


def test_a_stored_edition_is_what_is_shown(invoke: Invoke, tmp_path: Path) -> None:
    """Rather than one made of the day's briefs, which may be gone: then there is no chart."""
    path = edition_path(tmp_path / "data", "2026-01-09")
    path.parent.mkdir()
    path.write_text(edition_to_json(edition()), encoding="utf-8")
    code, out, _ = run(invoke, tmp_path, "--language", "en", data=tmp_path / "data")
    assert (code, out.split("\t")[1]) == (0, "Boats stopped, 1 · 1 more\n")
    assert b'class=3D"bar"' not in (tmp_path / "email/2026-01-09/en.eml").read_bytes()


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (["--date", "2026-02-30"], 4, "There are: 2026-01-08"),
        (["--data", "nowhere"], 4, "nowhere"),
        (["--unsubscribe", "http://example.org/"], 2, "https://"),
        (["--sender", "me"], 2, "Briefing <briefing@example.org>"),
        (["--templates", "nowhere"], 7, "nowhere"),
        (["--timezone", "Mars"], 2, "America/Bogota"),
    ],
)
def test_what_cannot_be_done(invoke: Invoke, tmp_path: Path, more: list[str], code: int, said: str) -> None:
    """One sentence, and nothing is written."""
    got, out, err = run(invoke, tmp_path, *more)
    assert (got, out, err.count("\n")) == (code, "", 1)
    assert said in err
    assert not (tmp_path / "email").exists()


def test_a_damaged_edition(invoke: Invoke, tmp_path: Path) -> None:
    """Exit 11, as everywhere."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/2026-01-09.json").write_text("{")
    assert run(invoke, tmp_path, data=tmp_path / "data")[0] == 11

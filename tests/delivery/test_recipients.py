"""The table of recipients: read as people's spreadsheets write it, refused whole and by line where it is wrong."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.delivery.recipients import read_recipients
from briefing.errors import InputError
from tests.conftest import Invoke


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "columns", [("address", "language", "name"), ("Dirección", "IDIOMA", "nombre"), ("email", "lang", "Name")]
)
def test_the_shapes_that_spreadsheets_write(tmp_path: Path, separator: str, columns: tuple[str, ...]) -> None:
    """Any separator, column names in both languages, a byte-order mark, blank lines, columns of one's own."""
    rows = [(*columns, "city"), ("ana@example.org", "ES", '"Muñoz, Ana"', "Bogotá"), ("", "", "", ""),
            ("bob@NIÑO.example.net", "both", "", "")]  # fmt: skip
    text = "\r\n".join(separator.join(row) for row in rows)
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode("utf-8-sig"))
    roll = read_recipients(path)
    assert [(each.address, each.language, each.name, each.line) for each in roll.recipients] == [
        ("ana@example.org", "es", "Muñoz, Ana", 2),
        ("bob@xn--nio-8ma.example.net", "both", "", 4),
    ]
    assert not roll.problems


def test_every_mistake_is_told_with_its_line_and_nobody_is_written_to(
    invoke: Invoke, folder: Path, tmp_path: Path
) -> None:
    """A table with mistakes is refused whole: header injection, doubles, unknown languages, no addresses."""
    path = tmp_path / "people.csv"
    path.write_text(
        "address,language,name\n"
        "ana@example.org,es,Ana\n"
        '"eve@example.org\nBcc: all@example.org",es,\n'
        "bob@example.org,fr,\n"
        "ANA@example.org,en,\n"
        'zoe@example.org,en,"Zoe\r\nBcc: all@example.org"\n'
        "nobody,en,\n"
        "nul\0@example.org,en,\n"
        "<a@example.org>,en,\n"
        "a@example.org;b@example.org,en,\n",
        encoding="utf-8",
        newline="",
    )
    done = invoke("send", folder, "--recipients", path, "--server", "localhost:1", "--journal", tmp_path / "j.sqlite")
    assert (done.code, done.out) == (4, "")
    told = done.err.splitlines()
    assert [line.split(" of ")[0] for line in told[:-1]] == [f"Line {n}" for n in (3, 5, 6, 7, 9, 10, 11, 12)]
    assert "ANA@example.org is in line 2 already" in told[2]
    assert told[-1] == f"{path}: nobody was written to. Mend these lines, then send again."
    assert not (tmp_path / "j.sqlite").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "columns 'address' and 'language'"),
        (b"address\na@example.org\n", "columns 'address' and 'language'"),
        (b"address,email,language\n", "once each"),
        (b"address,language\n", "has no recipients"),
        (b"address,language\n\xff\n", "not UTF-8, from line 2"),
        (b'address,language\n"a\n', "Line 2"),
    ],
)
def test_what_is_no_table(tmp_path: Path, data: bytes, said: str) -> None:
    """It is refused in one sentence that says what is missing."""
    path = tmp_path / "people.csv"
    path.write_bytes(data)
    with pytest.raises(InputError) as refusal:
        read_recipients(path)
    assert said in str(refusal.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The name is told."""
    with pytest.raises(InputError, match="nowhere"):
        read_recipients(tmp_path / "nowhere.csv")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(["address,language\n", "a@example.org,en\n", '"', "\r\n", ";"]), st.text())))
def test_any_bytes_give_a_roll_or_a_refusal(tmp_path: Path, parts: list[str]) -> None:
    """Whatever is in the file; and what is taken holds no line break."""
    path = tmp_path / "people.csv"
    path.write_bytes("".join(parts).encode("utf-8", "replace"))
    try:
        roll = read_recipients(path)
    except InputError:
        return
    assert roll.recipients or roll.problems
    for each in roll.recipients:
        assert not set("\r\n\0") & set(each.address + each.name + each.token)


def test_a_language_that_the_issue_lacks(invoke: Invoke, folder: Path, tmp_path: Path) -> None:
    """It is told before anybody is written to, with the command that makes it."""
    (folder / "es.eml").unlink()
    path = tmp_path / "people.csv"
    path.write_text("address,language\nbob@example.org,en\nana@example.org,es\n")
    done = invoke("send", folder, "--recipients", path, "--server", "localhost:1")
    assert (done.code, done.out) == (4, "")
    assert "Line 3" in done.err
    assert "briefing email --language es" in done.err

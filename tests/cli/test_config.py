"""The settings on the command line: flags go before variables, these before briefing.toml, that before defaults."""

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from briefing.cli import cli
from briefing.cli.configuring import options_of
from briefing.config.file import read_config
from briefing.config.keys import KEYS, MESSAGES
from briefing.config.sources import SOURCE_KEYS, SOURCE_KINDS
from briefing.models import LANGUAGES, Language
from tests.conftest import Invoke

SPANISH = {"LANG": "es_ES.UTF-8"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(out: str) -> dict[str, tuple[str, str]]:
    """What `config show` says of each key: value and place."""
    rows = [line.split("\t") for line in out.splitlines()]
    return {key: (value, place) for key, value, place in rows}


@pytest.mark.parametrize("language", LANGUAGES)
def test_init_writes_a_starter_and_never_over_a_file(program: Invoke, tmp_path: Path, language: Language) -> None:
    """`init` writes a file in the user's language that changes nothing yet; a second time it refuses."""
    env = {"LANG": {"en": "C.UTF-8", "es": "es_ES.UTF-8"}[language]}
    assert program("init", env=env).code == 0
    written = (tmp_path / "briefing.toml").read_text(encoding="utf-8")
    assert ("lo que hay es el valor" in written) == (language == "es")
    assert {place for _, place in shown(program("config", "show").out).values()} == {"default"}
    again = program("init", env=env)
    assert (again.code, again.out) == (8, "")
    assert re.search({"en": "is there already", "es": "ya existe"}[language], again.err)
    assert (tmp_path / "briefing.toml").read_text(encoding="utf-8") == written


def test_init_does_not_write_through_a_dangling_link(invoke: Invoke, here: Path) -> None:
    """A link that leads nowhere is there already, too."""
    (here / "briefing.toml").symlink_to(here / "elsewhere.toml")
    assert invoke("init").code == 8
    assert not (here / "elsewhere.toml").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_starter_explains_every_setting(language: Language, tmp_path: Path) -> None:
    """Every key of the program and of a source stands in the starter, and is right once the '#' is taken away."""
    text = (files("briefing.config") / f"starter.{language}.toml").read_text(encoding="utf-8")
    path = tmp_path / "briefing.toml"
    path.write_text(re.sub(r"(?m)^#(?=\w+ = |\[)", "", text), encoding="utf-8")
    file = read_config(path)
    assert file.mistakes == ()
    assert file.values.keys() == {key.name for key in KEYS}
    assert [source.kind for source in file.sources] == list(SOURCE_KINDS)
    assert set().union(*tomllib.loads(path.read_text(encoding="utf-8"))["sources"]) == set(SOURCE_KEYS)


def test_both_starters_are_the_same_file() -> None:
    """Key by key and table by table the English and the Spanish starter are alike."""
    lines = [
        re.findall(
            r"(?m)^#?(?:\w+ = |\[+\w+\]+)", (files("briefing.config") / f"starter.{each}.toml").read_text("utf-8")
        )
        for each in LANGUAGES
    ]
    assert lines[0] == lines[1]


@pytest.mark.parametrize("key", [key for key in KEYS if key.name != MESSAGES], ids=lambda key: key.name)
def test_every_key_is_the_default_of_an_option(key: object) -> None:
    """No row of the table is for nothing: each names an option, and each command it names is there and has it."""
    found = [name for _, name in options_of(cli, key)]  # type: ignore[arg-type]
    assert found
    assert len({option.type.name for option, _ in options_of(cli, key)}) == 1  # type: ignore[arg-type]


def test_a_flag_goes_before_the_environment_and_that_before_the_file(
    invoke: Invoke, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`config show` tells each step: default, file, variable, flag."""
    settings: tuple[str, ...] = (
        "out", "engine.name", "timezone", "themes.files", "budgets.sentences", "engine.remember",
    )  # fmt: skip
    told = shown(invoke("config", "show").out)
    assert [told[key] for key in settings] == [(value, "default") for value in ("dist", "auto", "-", "-", "4", "true")]
    (here / "briefing.toml").write_text(
        'out = "a"\ntimezone = "Europe/Madrid"\n[engine]\nname = "fake"\nremember = false\n'
        '[themes]\nfiles = ["t.toml"]\n[budgets]\nsentences = 7\n'
    )
    told = shown(invoke("config", "show").out)
    assert [told[key] for key in settings] == [
        ("a", "briefing.toml:1"), ("fake", "briefing.toml:4"), ("Europe/Madrid", "briefing.toml:2"),
        ("t.toml", "briefing.toml:7"), ("7", "briefing.toml:9"), ("false", "briefing.toml:5"),
    ]  # fmt: skip
    for name, value in (("OUT", "b"), ("ENGINE", "argos"), ("TIMEZONE", "Asia/Tokyo"), ("THEMES", "u.toml"),
                        ("SENTENCES", "8")):  # fmt: skip
        monkeypatch.setenv(f"BRIEFING_{name}", value)
    told = shown(invoke("config", "show").out)
    assert [told[key] for key in settings[:-1]] == [
        ("b", "BRIEFING_OUT"), ("argos", "BRIEFING_ENGINE"), ("Asia/Tokyo", "BRIEFING_TIMEZONE"),
        ("u.toml", "BRIEFING_THEMES"), ("8", "BRIEFING_SENTENCES"),
    ]  # fmt: skip
    flags = ["--out", "c", "--engine", "apertium", "--sentences", "9", "--no-memory", "--no-article"]
    told = shown(invoke("config", "show", "build", *flags, "--themes", "v.toml", "article.txt").out)
    settings = ("out", "engine.name", "budgets.sentences", "engine.remember", "site.article")
    assert [told[key] for key in settings] == [
        ("c", "--out"), ("apertium", "--engine"), ("9", "--sentences"), ("false", "--no-memory"),
        ("false", "--no-article"),
    ]  # fmt: skip
    assert told["themes.files"] == ("v.toml", "--themes")
    assert told["timezone"] == ("Asia/Tokyo", "BRIEFING_TIMEZONE")


def test_show_as_json(invoke: Invoke, here: Path) -> None:
    """A JSON object a setting: key, value of its own type, and where it comes from; sources are there too."""
    (here / "my.toml").write_text('[engine]\ntermbase = ["a.csv"]\n[[sources]]\nfolder = "articles"\n')
    done = invoke("--config", "my.toml", "config", "show", "--format", "jsonl")
    rows = {row["key"]: row for row in map(json.loads, done.lines)}
    assert rows["engine.termbase"] == {
        "key": "engine.termbase",
        "value": ["a.csv"],
        "from": "file",
        "place": "my.toml:2",
    }
    assert rows["budgets.sentences"] == {"key": "budgets.sentences", "value": 4, "from": "default", "place": ""}
    assert rows["sources.1"]["value"] == "folder articles"
    assert rows["sources.1"]["place"] == "my.toml:3"


def test_show_of_one_command(invoke: Invoke, here: Path) -> None:
    """Of a command without a setting nothing is said about it; a command that there is not is refused by name."""
    assert here
    assert set(shown(invoke("config", "show", "themes", "suggest", "--limit", "3").out)) == {
        MESSAGES, "timezone", "themes.files"
    }  # fmt: skip
    done = invoke("config", "show", "bild")
    assert (done.code, done.out) == (2, "")
    assert "There is no command 'bild'. There are: build, " in done.err


def test_a_file_with_mistakes_is_refused_whole(program: Invoke, tmp_path: Path, english: Path) -> None:
    """Every mistake is a line with file, line and key, in the user's language; nothing is built."""
    (tmp_path / "briefing.toml").write_text(
        'outt = "x"\n[budgets]\nwords = 0\n[engine]\nname = "google"\n"a\\nb\\u001b[31m" = 1\n', encoding="utf-8"
    )
    done = program("build", english)
    assert (done.code, done.out) == (2, "")
    told = [line.split(": ")[:2] for line in done.err.splitlines()]
    assert told == [
        ["briefing.toml:1", "outt"], ["briefing.toml:3", "budgets.words"], ["briefing.toml:4", "engine.a b [31m"],
        ["briefing.toml:5", "engine.name"],
    ]  # fmt: skip
    assert "\x1b" not in done.err
    assert "0 is not in the range" in done.err
    assert "'google' is not one of 'auto'" in done.err
    spanish = program("build", english, env=SPANISH)
    assert spanish.code == 2
    assert "briefing.toml:1: outt: No existe esa clave (out?)." in spanish.err
    assert not (tmp_path / "dist").exists()


def test_the_file_that_was_named(invoke: Invoke, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--config goes before BRIEFING_CONFIG, that before briefing.toml here; one further up is not looked for."""
    for name in ("a", "b", "briefing"):
        (here / f"{name}.toml").write_text(f'out = "{name}"')
    assert shown(invoke("config", "show").out)["out"][0] == "briefing"
    monkeypatch.setenv("BRIEFING_CONFIG", "a.toml")
    assert shown(invoke("config", "show").out)["out"][0] == "a"
    assert shown(invoke("--config", "b.toml", "config", "show").out)["out"] == ("b", "b.toml:1")
    monkeypatch.delenv("BRIEFING_CONFIG")
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    assert shown(invoke("config", "show").out)["out"] == ("dist", "default")
    missing = invoke("--config", "none.toml", "config", "show")
    assert (missing.code, missing.err) == (2, "Cannot read none.toml: No such file or directory.\n")
    assert invoke("--config", "none.toml", "--help").code == 0


def test_the_file_speaks_spanish(program: Invoke, tmp_path: Path, bad: Path) -> None:
    """`messages` goes before the locale, which cron does not set, and not before BRIEFING_LANGUAGE."""
    (tmp_path / "briefing.toml").write_text('[languages]\nmessages = "es"')
    assert "artículos" in program("--help").out
    assert "está vacío" in program("split", bad).err
    assert "is empty" in program("split", bad, env={"BRIEFING_LANGUAGE": "en"}).err
    assert shown(program("config", "show").out)[MESSAGES] == ("es", "briefing.toml:2")


def test_build_takes_its_settings_from_the_file(invoke: Invoke, here: Path, english: Path) -> None:
    """A file with an output folder, an engine and a zone is all that `build` needs."""
    (here / "settings").mkdir()
    (here / "settings/briefing.toml").write_text('out = "../pages"\n[engine]\nname = "fake"\nremember = false\n')
    done = invoke("--config", "settings/briefing.toml", "build", english)
    assert (done.code, done.err) == (0, "")
    assert (here / "pages/site/2026-02-03/two-boats/index.html").is_file()

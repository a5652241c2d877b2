"""The program speaks Spanish where the environment does: every message and every help text is in its catalogue."""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

import briefing
from briefing import errors
from briefing.cli import cli
from briefing.cli.config import DEFAULT
from briefing.cli.daily import ARTICLE, BUILT, NO_ARTICLE, NOTHING_NEW, WAITING
from briefing.cli.fetch import SUMMARY as FETCHED
from briefing.cli.init import STARTED
from briefing.cli.listmonk import KNOWN, MADE
from briefing.cli.listmonk import STARTED as CAMPAIGN_STARTED
from briefing.cli.memory import IMPORTED, REFUSED, TO_REVIEW
from briefing.cli.options import CHOSEN
from briefing.cli.schedule import CRON, SYSTEMD
from briefing.cli.send import DRY, PUT_OFF, REFUSED_LIST, TALLY, UNCERTAIN
from briefing.cli.serve import SERVED
from briefing.cli.setup import TOOK_APERTIUM, TOOK_ARGOS, TOOK_SHIPPED
from briefing.cli.site import DONE, NO_ADDRESS
from briefing.cli.status import OUTCOMES
from briefing.cli.summarize import NOTHING
from briefing.cli.themes_check import COUNT, NOTHING_WRONG, SUMMARY
from briefing.cli.themes_suggest import NO_TERM, STRONG_RULE
from briefing.cli.translate import CHOICES
from briefing.config import interface_language
from briefing.daily.reasons import REASONS
from tests.conftest import Invoke

ERRORS = {
    name
    for name, value in vars(errors).items()
    if inspect.isclass(value) and issubclass(value, errors.BriefingError) and value is not errors.BriefingError
}
NOTICES = {
    CRON,
    SYSTEMD,
    TOOK_SHIPPED,
    TOOK_ARGOS,
    TOOK_APERTIUM,
    IMPORTED,
    REFUSED,
    TO_REVIEW,
    COUNT,
    NOTHING_WRONG,
    SUMMARY,
    STRONG_RULE,
    NO_TERM,
    NOTHING,
    ARTICLE,
    BUILT,
    NO_ARTICLE,
    NOTHING_NEW,
    WAITING,
    *OUTCOMES.values(),
    *REASONS,
    STARTED,
    FETCHED,
    DEFAULT,
    KNOWN,
    MADE,
    CAMPAIGN_STARTED,
    DRY,
    PUT_OFF,
    REFUSED_LIST,
    TALLY,
    UNCERTAIN,
    CHOSEN,
    *CHOICES.values(),
    DONE,
    NO_ADDRESS,
    SERVED,
}
SPANISH = {"LANG": "es_ES.UTF-8"}


def messages() -> set[str]:
    """The first argument of every call in the package that makes a BriefingError."""
    found = set()
    for path in Path(briefing.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {ast.unparse(node.targets[0]): node.value for node in ast.walk(tree) if isinstance(node, ast.Assign)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ERRORS and node.args:
                message = named.get(ast.unparse(node.args[0]), node.args[0])
                where = f"{path.name}:{node.lineno}"
                assert isinstance(message, ast.Constant), f"{where} makes a message that no catalogue can know"
                found.add(str(message.value))
    return found


def help_texts(command: click.Command = cli) -> Iterator[str]:
    """The help and epilog of a command, of its options and of all commands below it."""
    yield from (text for text in (command.help, command.epilog) if text)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter.help
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from help_texts(below)


@pytest.fixture
def catalogue() -> dict[str, str]:
    """The Spanish of every message."""
    source = (files("briefing.cli") / "es.po").read_text(encoding="utf-8")
    messages = [each for each in read_po(source.splitlines(), abort_invalid=True) if each.id]
    return {each.id if isinstance(each.id, str) else each.id[0]: str(each.string) for each in messages}


def test_messages_are_found() -> None:
    """The search below sees the package's messages: it cannot pass by finding none."""
    assert len(messages()) > 30
    assert len(set(help_texts())) > 25
    assert not [name for name in ERRORS if not name.endswith("Error")]


@pytest.mark.parametrize("kind", ["messages", "help", "notices"])
def test_everything_said_has_its_spanish(catalogue: dict[str, str], kind: str) -> None:
    """No message, help text or notice is missing from the catalogue or left empty in it."""
    said = {"messages": messages(), "help": set(help_texts()), "notices": NOTICES}[kind]
    assert sorted(text for text in said if not catalogue.get(text, "").strip()) == []


def test_the_spanish_has_the_same_fields(catalogue: dict[str, str]) -> None:
    """A translation fills in the same values, written the same way."""
    for english in (messages() | NOTICES) & catalogue.keys():
        fields = [sorted(re.findall(r"{[^{}]*}", text)) for text in (english, catalogue[english])]
        assert fields[0] == fields[1]


def test_help_and_errors_in_spanish(program: Invoke, bad: Path) -> None:
    """With LANG=es_ES the help and an error are in Spanish; BRIEFING_LANGUAGE=en takes it back."""
    said = program("--help", env=SPANISH)
    assert said.code == 0
    assert re.search(r"\b(artículos|noticias|código)", said.out)
    assert "Turn news articles" not in said.out
    error = program("split", bad, env=SPANISH)
    assert error.code == 4
    assert str(bad) in error.err
    assert "is empty" not in error.err
    assert "is empty" in program("split", bad, env={**SPANISH, "BRIEFING_LANGUAGE": "en"}).err


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_CO.UTF-8"}, "es"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "est_EE.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_ES.UTF-8"}, "es"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "es:en"}, "es"),
        ({"LANGUAGE": "", "LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "BRIEFING_LANGUAGE": "en"}, "en"),
    ],
)
def test_the_language_follows_the_environment(variables: dict[str, str], language: str) -> None:
    """The variables count in POSIX's order; a language that only begins with the same letters is another."""
    assert interface_language(variables) == language

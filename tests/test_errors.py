"""Every failure is a BriefingError with its own exit code, and a message made of text and values."""

import pytest

from briefing import errors
from briefing.errors import BriefingError

CODES = {
    "SettingsError": 2,
    "EngineError": 3,
    "InputError": 4,
    "LanguageError": 5,
    "ThemeError": 6,
    "TemplateError": 7,
    "OutputError": 8,
    "ModelError": 9,
    "TermbaseError": 10,
    "DataError": 11,
    "DeliveryError": 12,
    "FetchError": 13,
    "BusyError": 21,
}


@pytest.mark.parametrize("name", list(CODES))
def test_exit_codes(name: str) -> None:
    """The exit code of each branch stays what scripts rely on."""
    branch: type[BriefingError] = getattr(errors, name)
    assert issubclass(branch, BriefingError)
    assert branch("x").exit_code == CODES[name]


def test_no_branch_is_forgotten() -> None:
    """Every branch has a code of its own, and the tree at the top of the module shows it."""
    branches = {branch.__name__: branch.exit_code for branch in BriefingError.__subclasses__()}
    assert branches == CODES
    drawn = [line.split() for line in (errors.__doc__ or "").splitlines() if line.startswith("      ")]
    assert {line[0]: int(line[1]) for line in drawn} == CODES


def test_values_fill_the_message() -> None:
    """The message is kept apart from its values, so that it can be translated."""
    error = BriefingError("Cannot read {name}: {reason!r}.", name="a.txt", reason="gone")
    assert str(error) == "Cannot read a.txt: 'gone'."
    assert error.message == "Cannot read {name}: {reason!r}."


@pytest.mark.parametrize("name", ["{0}.txt", "{name}", "}{", "100%.txt", "{name.__class__}"])
def test_braces_in_values_are_harmless(name: str) -> None:
    """A file may be called what it likes: values are not formatted again."""
    assert str(BriefingError("Cannot read {name}.", name=name)) == f"Cannot read {name}."

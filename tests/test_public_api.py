"""What the package promises to those who import it."""

import importlib.metadata
import inspect

import pytest

import briefing

NAMES = [
    "Analysis",
    "Article",
    "Brief",
    "BriefingError",
    "Budget",
    "Detection",
    "FakeTranslator",
    "Language",
    "Memory",
    "Run",
    "Sentence",
    "Site",
    "TaggedSentence",
    "Templates",
    "Termbase",
    "Theme",
    "Translator",
    "__version__",
    "analyse",
    "brief_to_json",
    "build_site",
    "check_segment",
    "load_termbase",
    "load_themes",
    "make_brief",
    "open_translator",
    "read",
    "render_markdown",
    "summarize_article",
]


def test_the_public_names_are_these() -> None:
    """A name that goes, or comes, is a change of the interface: it belongs in the change log."""
    assert briefing.__all__ == NAMES
    assert dir(briefing) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_name_can_be_imported_and_says_what_it_is(name: str) -> None:
    """Every public name leads to something real, and every class and function is documented."""
    value = getattr(briefing, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert (value.__doc__ or "").strip()


def test_a_name_that_is_not_there() -> None:
    """Anything else is an AttributeError that says so."""
    with pytest.raises(AttributeError, match="'briefing' has no attribute 'summarise'"):
        _ = briefing.summarise


def test_the_version_is_that_of_the_distribution() -> None:
    """The package and its metadata tell the same version."""
    assert importlib.metadata.version("bilingual-briefing") == briefing.__version__


def test_the_example_in_the_docstring_works(english: object, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """The lines shown in the package's docstring make a brief."""
    (tmp_path / "article.txt").write_bytes(english.read_bytes())  # type: ignore[attr-defined,operator]
    monkeypatch.chdir(tmp_path)  # type: ignore[arg-type]
    example = inspect.cleandoc((briefing.__doc__ or "").split("::\n")[1])
    names: dict[str, object] = {}
    exec(example, names)
    assert isinstance(names["brief"], briefing.Brief)
    assert names["brief"].engine == "fake 1"

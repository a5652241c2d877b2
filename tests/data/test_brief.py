"""The JSON of a brief, and the schema that documents it."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from briefing import Brief, Budget, FakeTranslator, analyse, brief_to_json, load_themes, make_brief, read
from briefing.models import other
from tests.articles import HOSTILE, Sample

SEEDS = sorted(
    path
    for path in (Path(__file__).parents[2] / "seeds").iterdir()
    if path.suffix in {".txt", ".md", ".html"} and not path.stem.isupper()
)


@pytest.fixture
def schema() -> Any:
    """The schema as the package ships it."""
    return json.loads((files("briefing.data") / "brief.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def validator(schema: Any) -> Draft202012Validator:
    """Checks JSON against the schema."""
    return Draft202012Validator(schema, format_checker=FormatChecker())


def seed_brief(path: Path) -> Brief:
    """The brief of a seed with the fake engine."""
    article, detection = read(str(path))
    translator = FakeTranslator(detection.language, other(detection.language))
    themes = load_themes()
    analysis = analyse(article, detection, themes=themes)
    return make_brief(analysis, themes=themes, budget=Budget(sentences=4), translator=translator)


def keys(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key that a schema describes, at any depth."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name in {"properties", "$defs"}:
                yield from value.items()
            yield from keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys(value)


def test_the_schema_is_one(schema: Any) -> None:
    """The schema keeps to JSON Schema's draft 2020-12."""
    Draft202012Validator.check_schema(schema)


def test_every_key_is_described(schema: Any) -> None:
    """The schema is the documentation: no key without a sentence on what it means."""
    described = list(keys(schema))
    assert len(described) > 25
    assert [name for name, value in described if not value.get("description", "").endswith((".", ")."))] == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_data_of_every_seed_is_valid(seed: Path, validator: Draft202012Validator) -> None:
    """What the program writes is what the schema says."""
    validator.validate(json.loads(brief_to_json(seed_brief(seed))))


@pytest.mark.parametrize(
    "sample", [Sample(date=None, source="", url=""), *(Sample(title=text, source=text) for text in HOSTILE)]
)
def test_the_data_of_odd_articles_is_valid(sample: Sample, validator: Draft202012Validator) -> None:
    """Neither missing facts nor hostile text break the data."""
    brief = sample.brief()
    data = json.loads(brief_to_json(brief))
    validator.validate(data)
    assert data["title"]["en"] == brief.article.title
    assert data["source"]["name"] == sample.source


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), 2),
        (("slug",), "No Slug"),
        (("date",), "yesterday"),
        (("language",), "fr"),
        (("title",), {"en": "Only English"}),
        (("source", "url"), "javascript:alert(1)"),
        (("reading_minutes",), 0),
        (("sections", 0, "share"), 1.5),
        (("sentences", 0, "themes"), [{"id": "drugs", "score": 0}]),
        (("sentences", 0, "n"), "1"),
        (("extra",), 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    path: tuple[Any, ...], value: object, validator: Draft202012Validator
) -> None:
    """The schema is strict enough to notice a wrong value."""
    data: Any = json.loads(brief_to_json(Sample().brief()))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ValidationError):
        validator.validate(data)


def test_summaries_are_sentences_of_the_article() -> None:
    """Each chosen sentence is, by its number, the article's own."""
    data = json.loads(brief_to_json(Sample().brief()))
    texts = {each["n"]: each["text"] for each in data["sentences"]}
    chosen = [picked for section in data["sections"] for picked in section["summary"]]
    assert chosen
    assert all(picked["en"] == texts[picked["n"]] for picked in chosen)
    assert all(picked["es"] == f"[en>es] {picked['en']}" for picked in chosen)


def test_accents_are_readable() -> None:
    """The file is UTF-8 text that people can read, two blanks deep, with a newline at its end."""
    text = brief_to_json(Sample(language="es").brief())
    assert "encontró cocaína" in text
    assert text.startswith('{\n  "schema": 1,\n  "slug"')
    assert text.endswith("}\n")

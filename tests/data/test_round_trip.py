"""Briefs and editions come back from their files as they went in."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from briefing import Brief, Templates, brief_to_json
from briefing.data.brief import brief_from_json
from briefing.data.edition import edition_from_json, edition_to_json
from briefing.models import Edition, Language
from briefing.render.context import VIEWS
from briefing.render.markdown import render_markdown
from briefing.stages.edition import edition_of
from tests.articles import HOSTILE, Sample
from tests.data.test_brief import SEEDS, seed_brief
from tests.site.planned import page_text

SCHEMA = Path(__file__).parents[2] / "briefing" / "data" / "edition.schema.json"


@pytest.mark.parametrize("with_article", [True, False])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_brief_read_back_is_written_and_shown_alike(seed: Path, with_article: bool) -> None:
    """Pages and data made of what was read back are the same bytes, with and without the article's text."""
    brief, templates = seed_brief(seed), Templates()
    text = brief_to_json(brief, with_article=with_article)
    again = brief_from_json(text)
    assert brief_to_json(again) == text
    for view in VIEWS:
        page = render_markdown(brief, view, templates=templates, with_article=with_article)
        assert render_markdown(again, view, templates=templates, with_article=with_article) == page
        if with_article:
            assert page_text(again, view) == page_text(brief, view)


@given(title=st.text(min_size=1), source=st.text(), language=st.sampled_from(["en", "es"]))
def test_any_text_survives(title: str, source: str, language: Language) -> None:
    """No character that JSON can hold is lost or changed."""
    brief = Sample(title=title, source=source, language=language).brief()
    text = brief_to_json(brief)
    again = brief_from_json(text)
    assert (again.article.title, again.article.source) == (title, source)
    assert brief_to_json(again) == text
    edition = edition_of(brief.date, [brief])
    assert edition_from_json(edition_to_json(edition)) == edition


def damage(data: Any, at: tuple[Any, ...], value: object) -> str:
    """JSON text with one value replaced, or taken out where it is `...`."""
    place = data
    for step in at[:-1]:
        place = place[step]
    if value is ...:
        del place[at[-1]]
    else:
        place[at[-1]] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("at", "value", "key"),
    [
        (("slug",), "../../etc/passwd", "slug"),
        (("date",), "yesterday", "date"),
        (("language",), "fr", "language"),
        (("title", "es"), ..., "title.es"),
        (("source", "url"), "javascript:alert(1)", "source.url"),
        (("source", "published"), "soon", "soon"),
        (("sections", 0, "theme"), "<b>", "sections[0].theme"),
        (("sections", 0, "share"), True, "sections[0].share"),
        (("sections", 0, "summary", 0, "findings"), {}, "sections[0].summary[0].findings"),
        (("sentences", 0, "n"), "1", "sentences[0].n"),
        (("sentences", 0, "heading"), 1, "sentences[0].heading"),
        (("divisions", 0, "themes"), [1], "divisions[0].themes"),
    ],
)
def test_a_damaged_brief_names_the_key(at: tuple[Any, ...], value: object, key: str) -> None:
    """What another hand wrote into a file is refused where it is, before it gets into a page or an address."""
    text = damage(json.loads(brief_to_json(Sample().brief())), at, value)
    with pytest.raises(ValueError, match=key.replace("[", r"\[").replace("]", r"\]")):
        brief_from_json(text)


@pytest.mark.parametrize("text", ["", "[]", "null", '{"schema": 1}', "[" * 200_000, '{"a": NaN}'])
def test_what_is_no_brief_is_refused(text: str) -> None:
    """Anything else is one kind of error, however odd."""
    with pytest.raises(ValueError, match=r".+"):
        brief_from_json(text)
    with pytest.raises(ValueError, match=r".+"):
        edition_from_json(text)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5), st.data())
def test_reading_never_fails_otherwise(value: object, data: st.DataObject) -> None:
    """Whatever stands in place of a value, a brief is read or refused with ValueError."""
    whole = json.loads(brief_to_json(SAMPLE))
    key = data.draw(st.sampled_from(sorted(whole)))
    try:
        assert brief_from_json(json.dumps(whole | {key: value}))
    except ValueError:
        return


SAMPLE: Brief = Sample().brief()


def edition() -> Edition:
    """An edition of two briefs, one in each language."""
    first, second = Sample().brief(), Sample(language="es").brief()
    return edition_of(first.date, [first, replace(second, article=replace(second.article, slug="b"))])


def test_an_edition_keeps_to_its_schema() -> None:
    """The schema says what the program writes."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(json.loads(edition_to_json(edition())))


@pytest.mark.parametrize(
    ("at", "value", "key"),
    [
        (("labels", "drugs"), ..., "labels.drugs"),
        (("stories", 0, "id"), "a/b", "stories[0].id"),
        (("stories", 0, "sources"), [], "source"),
        (("stories", 0, "summary", 0, "source"), 7, "source"),
        (("stories", 0, "sources", 0, "url"), "data:text/html,x", "stories[0].sources[0].url"),
    ],
)
def test_a_damaged_edition_names_the_key(at: tuple[Any, ...], value: object, key: str) -> None:
    """So is an edition."""
    with pytest.raises(ValueError, match=key.replace("[", r"\[").replace("]", r"\]")):
        edition_from_json(damage(json.loads(edition_to_json(edition())), at, value))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_titles_survive(hostile: str) -> None:
    """A title that looks like code is a title."""
    assert brief_from_json(brief_to_json(Sample(title=hostile).brief())).article.title == hostile

"""A flagged translation: a small mark beside it, a note at the end, and everything in the data."""

import json
from dataclasses import replace

import pytest

from briefing import Brief, Templates, brief_to_json, render_markdown
from briefing.models import Finding, Language, Passage, Severity, other
from briefing.render.context import View
from tests.articles import Sample
from tests.site.planned import page_tree


def flagged(language: Language, severity: Severity, *, clean: bool = False) -> Brief:
    """A brief of whose translations the third sentence alone has a finding, and the headline on request."""
    brief = Sample(language=language).brief()
    finding = Finding("numbers", severity, {"en": "a number <b>*differs*</b>", "es": "un número no coincide"})

    def judged(passage: Passage, *, bad: bool) -> Passage:
        return replace(passage, findings=(finding,) if bad and not clean else ())

    sections = tuple(
        replace(
            section,
            picked=tuple(replace(each, passage=judged(each.passage, bad=each.number == 3)) for each in section.picked),
        )
        for section in brief.sections
    )
    return replace(brief, title=judged(brief.title, bad=True), sections=sections)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_mark_leads_to_a_note_that_leads_to_the_sentence(language: Language) -> None:
    """In the translated column alone: † beside the sentence, once, and its note, with the way to the original."""
    for view in (other(language), "bilingual"):
        tree = page_tree(flagged(language, "error"), view)
        marks = tree.xpath("//a[@href='#check-3']")
        assert [mark.text_content() for mark in marks] == ["†"]
        assert marks[0].xpath("string(ancestor::*[@lang][1]/@lang)") == other(language)
        assert marks[0].get("title")
        (note,) = tree.xpath("//*[@id='check-3']")
        assert "#s3" in note.xpath("ancestor-or-self::li//a/@href")
        assert note.xpath("string(span[last()])") in {"a number <b>*differs*</b>", "un número no coincide"}
        assert len(tree.xpath("//*[@id='check-0']")) == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_article_in_its_own_language_has_no_marks(language: Language) -> None:
    """What is verbatim is not in doubt."""
    assert not page_tree(flagged(language, "error"), language).xpath("//a[starts-with(@href, '#check')]")
    assert "†" not in render_markdown(flagged(language, "error"), language, templates=Templates())


@pytest.mark.parametrize(
    "brief", [flagged("en", "warning"), flagged("en", "error", clean=True)], ids=["warning", "none"]
)
@pytest.mark.parametrize("view", ["es", "bilingual"])
def test_a_reader_is_not_bothered_with_less(brief: Brief, view: View) -> None:
    """A warning is for editors: it is in the data, not on the page."""
    assert "†" not in page_tree(brief, view).text_content()
    assert "†" not in render_markdown(brief, view, templates=Templates())


def test_markdown_has_the_same_note() -> None:
    text = render_markdown(flagged("en", "error"), "bilingual", templates=Templates())
    assert text.count("[†](#check-3") == 1
    assert "† Sentences so marked may differ" in text
    assert "† Las frases con esta marca pueden" in text


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_the_data_has_every_finding(severity: Severity) -> None:
    data = json.loads(brief_to_json(flagged("en", severity)))
    assert [each["severity"] for each in data["title_findings"]] == [severity]
    found = {each["n"]: each["findings"] for section in data["sections"] for each in section["summary"]}
    assert found[3][0]["check"] == "numbers"
    assert found[3][0]["es"] == "un número no coincide"
    assert found[1] == []

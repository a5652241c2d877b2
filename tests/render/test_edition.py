"""An edition as Markdown: what a reader of each language sees, and that nothing in it can do harm."""

import re
from dataclasses import replace

import markdown
import pytest

from briefing.models import Edition, Finding, Passage
from briefing.render.context import VIEWS, View
from briefing.render.edition import render_edition
from briefing.render.environment import Templates
from briefing.stages.edition import edition_of
from tests.articles import Sample


def edition(**fields: object) -> Edition:
    """An edition of an article in each language."""
    briefs = []
    for language in ("en", "es"):
        made = Sample(language=language, **fields).brief()  # type: ignore[arg-type]
        briefs.append(replace(made, article=replace(made.article, slug=f"a-{language}")))
    return edition_of("2026-02-03", briefs)


def shown(made: Edition, view: View) -> str:
    """The Markdown of a view."""
    return render_edition(made, view, templates=Templates())


def test_each_language_has_its_own_words() -> None:
    """Date, themes, new or not, and the number of articles."""
    made = edition()
    again = replace(made, stories=(replace(made.stories[0], new=False), *made.stories[1:]))
    english, spanish, both = (shown(again, view) for view in VIEWS)
    assert "Brief of Tuesday, February 3, 2026" in english
    assert "Resumen del martes, 3 de febrero de 2026" in spanish
    for text, words in ((english, ("Continued", "New", "1 article")), (spanish, ("Sigue", "Nuevo", "1 artículo"))):
        assert all(word in text for word in words)
        assert all(word in both for word in words)
    assert not re.search("Continued|Brief of", spanish)
    assert not re.search("Sigue|Resumen", english)


@pytest.mark.parametrize("view", VIEWS)
def test_links_lead_to_the_briefs(view: View) -> None:
    """Each sentence to its place in its brief of the same view, each source to its brief and to the original."""
    text = shown(edition(), view)
    assert f"(2026-02-03/a-en.{view}.md#s1)" in text
    assert f"(2026-02-03/a-es.{view}.md)" in text
    assert text.count("https://example.org/news/two-boats") == 2


@pytest.mark.parametrize("view", VIEWS)
def test_text_stays_text(view: View) -> None:
    """A headline or source full of marks and tags shows as it is, and does nothing."""
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) *a* `b` # c"
    text = shown(edition(title=hostile, source=hostile), view)
    html = markdown.markdown(text, extensions=["md_in_html", "tables"])
    assert "<script>" not in html
    assert 'href="javascript' not in html
    assert "*a* `b` # c" in html


def test_a_doubtful_translation_is_marked() -> None:
    """Beside the sentence in the other language, and not in the article's own."""
    made = edition()
    finding = Finding("numbers", "error", {"en": "x", "es": "x"})
    story = made.stories[0]
    passage = Passage(story.summary[0].passage.texts, (finding,))
    doubted = replace(story, summary=(replace(story.summary[0], passage=passage),))
    language = story.sources[0].language
    made = replace(made, stories=(doubted,))
    marked = {view: "†&nbsp;" in shown(made, view) for view in VIEWS}
    assert marked == {view: view != language for view in VIEWS}

"""Renders all the files of a brief but its pages, then writes them."""

from pathlib import Path

from briefing.data.brief import brief_to_json
from briefing.files import write_whole
from briefing.models import Brief
from briefing.render.context import VIEWS
from briefing.render.environment import Templates
from briefing.render.markdown import render_markdown


def write_brief(brief: Brief, slug: str, out: Path, *, templates: Templates, with_article: bool = True) -> None:
    """Write a brief's four files under `out`, none before all are rendered.

    ::

        markdown/<date>/<slug>.{en,es,bilingual}.md
        data/<date>/<slug>.json

    Raises:
        TemplateError: A template is wrong; nothing has been written.
        OutputError: A file cannot be written.
    """
    files = {out / "data" / brief.date / f"{slug}.json": brief_to_json(brief, slug=slug, with_article=with_article)}
    for view in VIEWS:
        markdown = render_markdown(brief, view, templates=templates, with_article=with_article)
        files[out / "markdown" / brief.date / f"{slug}.{view}.md"] = markdown
    for path, text in files.items():
        write_whole(path, text.encode("utf-8", "replace"))  # half a surrogate pair, from YAML's \\ud800, becomes '?'

"""Renders all the files of a brief, then writes them."""

from pathlib import Path

from briefing.data.brief import brief_to_json
from briefing.files import write_whole
from briefing.models import Brief
from briefing.render.context import VIEWS
from briefing.render.environment import Templates
from briefing.render.html import render_html
from briefing.render.markdown import render_markdown


def write_brief(brief: Brief, slug: str, out: Path, *, templates: Templates, with_article: bool = True) -> Path:
    """Write a brief's seven files under `out`, none before all are rendered.

    ::

        markdown/<date>/<slug>.{en,es,bilingual}.md
        site/<date>/<slug>/{index,en,es}.html          index is side by side
        data/<date>/<slug>.json

    Returns:
        The page to open.

    Raises:
        TemplateError: A template is wrong; nothing has been written.
        OutputError: A file cannot be written.
    """
    page = out / "site" / brief.date / slug
    files = {out / "data" / brief.date / f"{slug}.json": brief_to_json(brief, slug=slug, with_article=with_article)}
    for view in VIEWS:
        markdown = render_markdown(brief, view, templates=templates, with_article=with_article)
        files[out / "markdown" / brief.date / f"{slug}.{view}.md"] = markdown
        name = "index.html" if view == "bilingual" else f"{view}.html"
        files[page / name] = render_html(brief, view, templates=templates, with_article=with_article)
    for path, text in files.items():
        write_whole(path, text.encode("utf-8", "replace"))  # half a surrogate pair, from YAML's \\ud800, becomes '?'
    return page / "index.html"

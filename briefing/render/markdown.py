"""A brief as Markdown."""

import re

from briefing.models import Brief
from briefing.render.context import View, page_context
from briefing.render.environment import Templates


def render_markdown(brief: Brief, view: View, *, templates: Templates, with_article: bool = True) -> str:
    """Render one view of a brief.

    Args:
        brief: What to render.
        view: A language, or 'bilingual'.
        templates: Where the templates are.
        with_article: Whether the article's own text stands at the end.

    Raises:
        TemplateError: A template is wrong.
    """
    context = page_context(brief, view, with_article=with_article)
    text = templates.render("bilingual.md.jinja" if view == "bilingual" else "single.md.jinja", context)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

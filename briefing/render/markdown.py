"""A brief as Markdown."""

import re

from briefing.models import Brief
from briefing.render.context import View, page_context
from briefing.render.environment import Templates


def render_markdown(
    brief: Brief, view: View, *, templates: Templates, with_article: bool = True, page: bool = False
) -> str:
    """Render one view of a brief.

    Args:
        brief: What to render.
        view: A language, or 'bilingual'.
        templates: Where the templates are.
        with_article: Whether the article's own text stands at the end.
        page: Whether this becomes a web page, which draws the chart instead of the table of shares.

    Raises:
        TemplateError: A template is wrong.
    """
    name = "bilingual.md.jinja" if view == "bilingual" else "single.md.jinja"
    text = templates.render(name, page_context(brief, view, with_article=with_article) | {"page": page})
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

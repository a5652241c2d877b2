"""A brief as Markdown."""

import re
from typing import Any

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
    return render_context(page_context(brief, view, with_article=with_article), templates=templates, page=False)


def render_context(context: dict[str, Any], *, templates: Templates, page: bool) -> str:
    """Render the view that a context is of.

    Args:
        context: What `page_context` gave.
        templates: Where the templates are.
        page: Whether this becomes a web page, which draws the chart instead of the table of shares.
    """
    name = "bilingual.md.jinja" if context["view"] == "bilingual" else "single.md.jinja"
    text = templates.render(name, context | {"page": page})
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

"""A brief as a web page: the rendered Markdown, made HTML, sanitised, and set in the page template."""

import markdown
import nh3
from markupsafe import Markup

from briefing.models import Brief
from briefing.render.context import View, page_context
from briefing.render.environment import Templates
from briefing.render.markdown import render_context

CHART = "<!-- chart -->"
_EXTENSIONS = ["md_in_html", "tables"]
_TAGS = {"a", "blockquote", "br", "div", "em", "h1", "h2", "h3", "hr", "li", "ol", "p", "span", "strong", "sup"}
_TAGS |= {"section", "header", "footer", "table", "tbody", "td", "th", "thead", "time", "tr", "ul", "abbr"}
_ATTRIBUTES = {"*": {"class", "id", "lang", "title"}, "a": {"href"}, "time": {"datetime"}, "ol": {"start"}}


def render_html(brief: Brief, view: View, *, templates: Templates, with_article: bool = True) -> str:
    """Render one view of a brief as a page that needs no other file.

    Raises:
        TemplateError: A template is wrong.
    """
    context = page_context(brief, view, with_article=with_article)
    text = render_context(context, templates=templates, page=True)
    # Python-Markdown passes raw HTML through; a user's template may hold any, an article's text cannot.
    body = nh3.clean(
        markdown.markdown(text, extensions=_EXTENSIONS, output_format="html"),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="noopener",
        strip_comments=False,
    )
    body = body.replace(CHART, templates.render("chart.svg.jinja", context), 1)
    context |= {"body": Markup(body), "style": Markup(templates.source("style.css"))}  # noqa: S704 - sanitised above; our own
    return templates.render("page.html.jinja", context)

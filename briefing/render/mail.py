"""An edition as a mail: subject, plain text and HTML, each from its own template. Headers are left to `newsletter`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import css_inline
from markupsafe import Markup

from briefing.models import Edition, Language
from briefing.render.environment import Templates
from briefing.render.flow import flow
from briefing.render.mail_context import Cut, Imprint, Shares, mail_context


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: its subject, its plain text (format=flowed) and its HTML, whose styles are inlined."""

    subject: str
    text: str
    html: str


def render_mail(  # noqa: PLR0913 - all but two are keywords
    edition: Edition,
    languages: Sequence[Language],
    *,
    imprint: Imprint,
    shares: Mapping[tuple[str, str], Shares],
    templates: Templates,
    cut: Cut,
) -> Mail:
    """Render an edition in one language, or in two interleaved.

    Args:
        edition: What is shown; it has a date and a story.
        languages: One language, or both.
        imprint: Who publishes it.
        shares: How each article divides, by the date and slug of its brief; one that is missing has no chart.
        templates: Where the templates are.
        cut: How much of it is shown.

    Raises:
        TemplateError: A template is wrong.
    """
    context = mail_context(edition, languages, imprint=imprint, shares=shares, cut=cut)
    html = templates.render("mail.html.jinja", context | {"style": Markup(templates.source("mail.css"))})  # noqa: S704 - our own
    text = templates.render("mail.txt.jinja", context)
    return Mail(
        subject=" ".join(templates.render("subject.txt.jinja", context).split()),
        text=flow(re.sub(r"\n{3,}", "\n\n", text).strip()),
        html=_inline(html),
    )


def _inline(html: str) -> str:
    """Put the styles on the elements, since many mail programs drop the style sheet; what cannot be inlined stays."""
    return css_inline.inline(html, keep_at_rules=True, load_remote_stylesheets=False, minify_css=True)

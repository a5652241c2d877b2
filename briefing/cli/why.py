"""`briefing why`."""

from pathlib import Path

import click

from briefing.cli import options
from briefing.cli.localize import message, translate_error, user_language
from briefing.cli.state import known_state, state_file
from briefing.errors import InputError


@click.command()
@click.argument("article")
@options.out
@state_file
def why(article: str, out: Path, state_file: Path | None) -> None:
    """Say why ARTICLE is in an edition, or in none. ARTICLE is its file, address, or name in addresses."""
    from briefing.daily.reasons import explain_article  # noqa: PLC0415 - the stages import heavy libraries

    with known_state(state_file, out) as state:
        found = state.find_called(_names(article))
        if not found:
            raise InputError(
                "No run has seen {article}. Name its file as the run did, its address, or its slug.", article=article
            )
        for record in found:
            for reason in explain_article(record, state, out):
                error = f" {translate_error(reason.error, user_language())}" if reason.error else ""
                click.echo(message(reason.text, **reason.values) + error)


def _names(article: str) -> list[str]:
    """What an article may have been called: a path from here, or from the root, however it was written."""
    from briefing.identity import canonical_url  # noqa: PLC0415 - see above

    path = Path(article)
    names = [article, str(path), str(path.absolute()), str(path.resolve())]
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        names.append(str(path.relative_to(Path.cwd())))
    return [*names, canonical_url(article)] if article.startswith(("http://", "https://")) else names

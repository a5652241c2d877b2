"""`briefing split`."""

import click

from briefing.cli import options


@click.command()
@options.inputs
@options.reading
@options.output_format
def split(inputs: tuple[str, ...], language: str | None, timezone: str | None, output_format: str) -> int:
    """Print the sentences of each article. INPUT is a file, a folder, or - for standard input."""
    from briefing import pipeline  # noqa: PLC0415 - the stages import heavy libraries

    def show(article, detection) -> None:  # type: ignore[no-untyped-def]
        for sentence in pipeline.split(article, detection):
            if output_format == "jsonl":
                options.echo_json({"n": sentence.number, "paragraph": sentence.paragraph, "text": sentence.text})
            else:
                click.echo(sentence.text)

    return options.for_each_article(inputs, show, language=language, timezone=timezone)

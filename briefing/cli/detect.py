"""`briefing detect`."""

import click

from briefing.cli import options


@click.command()
@options.inputs
@options.reading
@options.output_format
def detect(inputs: tuple[str, ...], language: str | None, timezone: str | None, output_format: str) -> int:
    """Tell the language of each article, decided on its body. INPUT is a file, a folder, or - for standard input."""

    def show(article, detection) -> None:  # type: ignore[no-untyped-def]
        if output_format == "jsonl":
            options.echo_json(
                {"file": article.name, "language": detection.language, "confidence": round(detection.confidence, 2)}
            )
        else:
            click.echo(f"{article.name}\t{detection.language}\t{detection.confidence:.2f}")

    return options.for_each_article(inputs, show, language=language, timezone=timezone)

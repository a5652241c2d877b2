"""`briefing tag`."""

from pathlib import Path

import click

from briefing.cli import options


@click.command()
@options.inputs
@options.theme_files
@options.reading
@options.output_format
def tag(
    inputs: tuple[str, ...],
    theme_files: tuple[Path, ...],
    language: str | None,
    timezone: str | None,
    output_format: str,
) -> int:
    """Print each sentence with its themes and their scores. INPUT is a file, a folder, or - for standard input."""
    from briefing import pipeline  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.stages.themes import load_themes  # noqa: PLC0415

    themes = load_themes(theme_files)

    def show(article, detection) -> None:  # type: ignore[no-untyped-def]
        for each in pipeline.analyse(article, detection, themes=themes).tagged:
            if output_format == "jsonl":
                found = [{"id": theme.id, "score": theme.score} for theme in each.themes]
                options.echo_json({"n": each.sentence.number, "text": each.sentence.text, "themes": found})
            else:
                found_text = ", ".join(f"{theme.id} {theme.score:.2f}" for theme in each.themes) or "-"
                click.echo(f"{each.sentence.number}\t{found_text}\t{each.sentence.text}")

    return options.for_each_article(inputs, show, language=language, timezone=timezone)

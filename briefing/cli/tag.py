"""`briefing tag`."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import encoding, options
from briefing.cli.localize import message

if TYPE_CHECKING:
    from briefing.models import TaggedSentence
    from briefing.stages.tag import Reason

BY_CONTEXT = "by its context"
BY_MEANING = "by its context or meaning"


@click.command()
@options.inputs
@options.theme_files
@encoding.encoder
@click.option("--explain", is_flag=True, help="Say why each sentence got its themes, or did not.")
@options.reading
@options.output_format
def tag(inputs: tuple[str, ...], theme_files: tuple[Path, ...], explain: bool, **chosen: Any) -> int:
    """Print each sentence with its themes and their scores. INPUT is a file, a folder, or - for standard input."""
    from briefing import pipeline  # noqa: PLC0415 - the stages import heavy libraries
    from briefing.stages.tag import explain_themes  # noqa: PLC0415
    from briefing.stages.themes import load_themes  # noqa: PLC0415

    themes, encoder = load_themes(theme_files), encoding.open_encoder(chosen.pop("encoder"))
    show_text = partial(_show_text, unnamed=BY_MEANING if encoder else BY_CONTEXT)
    show_sentence = _show_json if chosen.pop("output_format") == "jsonl" else show_text

    def show(article, detection) -> None:  # type: ignore[no-untyped-def]
        for each in pipeline.analyse(article, detection, themes=themes, encoder=encoder).tagged:
            reasons = explain_themes(each, language=detection.language, themes=themes) if explain else None
            show_sentence(each, reasons)

    return options.for_each_article(inputs, show, **chosen)


def _show_json(each: "TaggedSentence", reasons: "tuple[Reason, ...] | None") -> None:
    found = [{"id": theme.id, "score": theme.score} for theme in each.themes]
    row: dict[str, Any] = {"n": each.sentence.number, "text": each.sentence.text, "themes": found}
    if reasons is not None:
        row["why"] = [{"id": why.theme_id, **why.terms, "by_context": why.by_context} for why in reasons]
    options.echo_json(row)


def _show_text(each: "TaggedSentence", reasons: "tuple[Reason, ...] | None", *, unnamed: str) -> None:
    found = ", ".join(f"{theme.id} {theme.score:.2f}" for theme in each.themes) or "-"
    click.echo(f"{each.sentence.number}\t{found}\t{each.sentence.text}")
    for why in reasons or ():
        said = [f"{kind}: {', '.join(terms)}" for kind, terms in why.terms.items()]
        said += [message(unnamed)] if why.by_context else []
        click.echo(f"\t{why.theme_id}\t{'; '.join(said)}")

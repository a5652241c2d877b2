"""The option that has themes found by what sentences mean too, and the encoder it opens."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefing.protocols import SentenceEncoder

encoder = click.option(
    "--encoder/--no-encoder",
    default=False,
    show_default=True,
    help="Find the built-in themes by what sentences mean too: more are right, and it takes longer. Needs an extra.",
)


def open_encoder(wanted: bool) -> "SentenceEncoder | None":
    """The sentence encoder, where the user wants it.

    Raises:
        EngineError: It is not installed, or cannot be loaded.
    """
    from briefing.engines.encoder import load_encoder  # noqa: PLC0415 - it brings NumPy

    return load_encoder() if wanted else None

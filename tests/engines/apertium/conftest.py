"""What the tests of Apertium share."""

import pytest


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Apertium and the rules around it, without the model that edits what they say."""
    monkeypatch.setattr("briefing.engines.apertium.translator.decoder_into", lambda target: None)

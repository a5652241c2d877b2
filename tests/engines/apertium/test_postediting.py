"""Post-editing: what it must keep whatever it changes, and what it is there for."""

import re
from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.engines.apertium.postediting.decoder import Decoder, decoder_into
from briefing.engines.apertium.postediting.model import BITS, Model, Weights, load_model, save_model
from briefing.engines.apertium.postediting.words import cut, join, without_capital
from briefing.engines.apertium.protect import MARK
from briefing.models import LANGUAGES, Language

A, B = "\U000f0000", "\U000f0001"
WEIGHTS = Weights(phrase=1.0, language=1.0, each=0.0, word=0.0, same=0.0, unseen=-1.0)


def tiny_model() -> Model:
    """A model of five words: 'mandator' is 'president', most of all after 'the'; 'big house' may be one word."""
    words = ["<s>", "</s>", "<unk>", "the", "president", "mandator", "ruler", "mansion", "X"]
    numbers = {word: number for number, word in enumerate(words, 1)}
    ones = dict.fromkeys(numbers.values(), -3.0)
    the_president = numbers["the"] << BITS | numbers["president"]
    phrases = {
        ("mandator",): ((("ruler",), -0.5), (("president",), -0.9)),
        ("big", "house"): ((("mansion",), -0.1),),
        ("of", "X"): ((("X",), -0.1),),
    }
    return Model(numbers, (ones, {the_president: -0.2}, {}), ({numbers["the"]: -0.1}, {}), phrases, WEIGHTS)


@pytest.mark.parametrize(
    ("said", "edited"),
    [
        # -0.5 - 3 for 'ruler' alone, -0.9 - 3 for 'president'; behind 'the' -0.9 - 0.2 against -0.5 - 0.1 - 3
        ("mandator", "ruler"),
        ("the mandator", "the president"),
        ("the big house", "the mansion"),
        ("the houses", "the houses"),
    ],
)
def test_the_likeliest_sentence_is_found(said: str, edited: str) -> None:
    """The odds of a phrase and the words around it decide together, as worked out by hand."""
    assert Decoder(tiny_model()).edit(said) == edited


def test_what_is_protected_goes_where_the_phrase_has_it() -> None:
    """A name is moved with its phrase and is the same name afterwards."""
    assert Decoder(tiny_model()).edit(f"mansion of {A} the {B}") == f"mansion {A} the {B}"


def test_a_number_is_no_name() -> None:
    """A protected number is used as numbers are, whatever people do with a name in its place."""
    assert Decoder(tiny_model()).edit(f"mansion of {A}", {A: "605,000"}) == f"mansion of {A}"


def test_a_model_comes_back_from_its_file(tmp_path: Path) -> None:
    """What was saved is what the decoder reads, to a hundredth."""
    path = tmp_path / "model.npz"
    save_model(str(path), tiny_model())
    with numpy.load(path, allow_pickle=False) as archive:
        assert bytes(archive["words"]).decode().split("\n")[3] == "the"
        assert "mandator\tpresident\t-90" in bytes(archive["phrases"]).decode().split("\n")
        assert (archive["scores2"] / 100).tolist() == [-0.2]


@pytest.mark.parametrize("target", LANGUAGES)
@given(text=st.text(alphabet=st.sampled_from([*"abcdeñáéíóú ABN0123.,;:!?¿¡()\"“”'’-…%$\n", A, B]), max_size=60))
def test_nothing_protected_is_lost(target: Language, text: str) -> None:
    """Whatever the engine says, names, numbers and brackets come out as they went in, in their order."""
    decoder = decoder_into(target)
    assert decoder is not None
    edited = decoder.edit(text)
    for kept in (MARK, r"\d+", r"[()\"“”¿?¡!…]"):
        assert re.findall(kept, edited) == re.findall(kept, text)
    assert decoder.edit(text) == edited


@pytest.mark.parametrize(
    ("target", "said", "edited"),
    [
        ("es", "Un envase de medidas para aumentar ocupación.", "un paquete de medidas para aumentar el empleo."),
        ("es", "Todavía, temo que es demasiado.", "aún así, me temo que es demasiado."),
        ("en", "The tram had to stop of sudden way.", "the tram had to stop suddenly."),
        ("en", "The year spent, the company announced losses.", "last year, the company announced losses."),
    ],
)
def test_a_fault_of_the_engine_is_mended(target: Language, said: str, edited: str) -> None:
    """What nobody would write gives way to what people do."""
    decoder = decoder_into(target)
    assert decoder is not None
    assert decoder.edit(said) == edited


@pytest.mark.parametrize("target", LANGUAGES)
def test_every_phrase_keeps_names_and_numbers(target: Language) -> None:
    """No phrase of a shipped model can add or drop one."""
    model = load_model("en" if target == "es" else "es", target)
    assert model is not None
    assert len(model.phrases) > 50_000
    wrong = [
        (source, wanted)
        for source, targets in model.phrases.items()
        for wanted, _ in targets
        if [word for word in source if word in {"X", "N"}] != [word for word in wanted if word in {"X", "N"}]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        'He said: "It\'s over" (for now), and left.',
        "«¿Qué pasa?», preguntó el Sr. López en EE. UU.",
        f"Son {A} y 1.250,5 de {B}…",
    ],
)
def test_cut_and_joined_is_the_same(text: str) -> None:
    """Cutting a sentence into words and joining them changes nothing."""
    assert join(cut(text)) == text


def test_the_first_capital_is_the_sentences() -> None:
    """Unless the word has it inside sentences too, or is an acronym."""
    vocabulary = {"the", "house", "Paris"}
    assert [without_capital(cut(text), vocabulary)[0].text for text in ("The house", "Paris is", "UN says")] == [
        "the",
        "Paris",
        "UN",
    ]

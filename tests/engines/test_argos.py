"""Translating with a package: a real one, small and untrained, and the tokenizers around it."""

import dataclasses
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from briefing.engines import argos
from briefing.engines.argos import ArgosTranslator
from briefing.engines.packages.find import InstalledPackage, find
from briefing.errors import EngineError

if TYPE_CHECKING:
    from briefing.protocols import ProposingTranslator, Translator


@pytest.fixture
def package(environ: dict[str, str], place: Callable[..., Path]) -> InstalledPackage:
    place("x")
    package = find("en", "es", environ)
    assert package is not None
    return package


class Echo:
    """A model that answers with its source, and remembers what it was asked."""

    def __init__(self) -> None:
        self.calls: list[tuple[list[list[str]], dict[str, Any]]] = []

    def translate_batch(self, source: list[list[str]], **options: Any) -> list[SimpleNamespace]:
        self.calls.append((source, options))
        prefixes = options["target_prefix"] or [[]] * len(source)
        return [
            SimpleNamespace(hypotheses=[[*prefix, *tokens]]) for prefix, tokens in zip(prefixes, source, strict=True)
        ]


def echoing(package: InstalledPackage) -> tuple[ArgosTranslator, Echo]:
    translator, echo = ArgosTranslator(package), Echo()
    translator.__dict__["_model"] = echo
    return translator, echo


class TestTranslate:
    def test_a_real_model(self, package: InstalledPackage, sentences: Sequence[str]) -> None:
        """As many translations as segments, in their order, none with the tokenizer's marks."""
        translator: Translator = ArgosTranslator(package)
        translations = translator.translate(sentences)
        assert len(translations) == len(sentences)
        assert len(set(translations)) > 1
        assert all(text and "▁" not in text and text == text.strip() for text in translations)

    def test_several_translations(self, package: InstalledPackage, sentences: Sequence[str]) -> None:
        """The first is what `translate` gives, none is there twice, and a wider search finds no fewer."""
        translator: ProposingTranslator = ArgosTranslator(package)
        proposed, wider = translator.propose(sentences), translator.propose(sentences, wider=True)
        assert [texts[0] for texts in proposed] == translator.translate(sentences)
        for few, many in zip(proposed, wider, strict=True):
            assert 1 < len(set(few)) == len(few) <= argos.BEAM
            assert len(few) <= len(set(many)) == len(many) <= argos.WIDE_BEAM
        assert translator.propose(["", " "]) == [("",), ("",)]

    def test_several_translations_of_a_long_segment(self, package: InstalledPackage, sentences: Sequence[str]) -> None:
        """Each is put together from the parts."""
        ((first, *others),) = ArgosTranslator(package).propose([" ".join([*sentences] * 8)])
        assert others
        assert all(len(each) > len(first) / 3 for each in others)

    def test_same_alone_and_in_company(self, package: InstalledPackage, sentences: Sequence[str]) -> None:
        """A segment's translation does not depend on what is translated beside it, nor on the run."""
        translator = ArgosTranslator(package)
        together = translator.translate(sentences)
        assert [translator.translate([text])[0] for text in sentences] == together
        assert ArgosTranslator(package).translate(sentences[::-1]) == together[::-1]

    @pytest.mark.parametrize("segments", [[], [""], [" \n\0", "", "\t"]])
    def test_nothing_to_translate(self, package: InstalledPackage, segments: list[str]) -> None:
        """Without words no model is needed: not even one that is broken."""
        package.tokenizer.unlink()
        assert ArgosTranslator(package).translate(segments) == [""] * len(segments)

    def test_blanks_among_others(self, package: InstalledPackage) -> None:
        translator, _ = echoing(package)
        assert translator.translate(["", "The navy", " ", "a law"]) == ["", "The navy", "", "a law"]

    def test_one_batch(self, package: InstalledPackage, sentences: Sequence[str]) -> None:
        """All segments go to the model in one call, batched by tokens."""
        translator, echo = echoing(package)
        translator.translate([*sentences, ""])
        ((sources, options),) = echo.calls
        assert len(sources) == len(sentences)
        assert (options["batch_type"], options["replace_unknowns"], options["beam_size"]) == (
            "tokens",
            True,
            argos.BEAM,
        )

    @pytest.mark.parametrize(
        "text",
        [
            "Read https://example.org/the_new_law?from_page=3 for snake_case_names.",
            "__init__ _a_ a__b",
            "The law — “migration” — costs 3 € in 東京 🙂",
        ],
    )
    def test_underscores_survive(self, package: InstalledPackage, text: str) -> None:
        """Argos's own decoder turns each underscore into a space."""
        translator, _ = echoing(package)
        assert translator.translate([text]) == [text]

    def test_line_breaks_and_controls(self, package: InstalledPackage) -> None:
        """They count as spaces, so that the translation is one line; half a character is dropped."""
        translator, _ = echoing(package)
        assert translator.translate(["The\r\nnavy\0stopped\u2028three\x1bboats"]) == ["The navy stopped three boats"]
        assert translator.translate(["navy \ud83d boats"]) == ["navy boats"]
        assert "\n" not in ArgosTranslator(package).translate(["The\nnavy\0stopped"])[0]

    def test_runaway_segment(self, package: InstalledPackage, sentences: Sequence[str]) -> None:
        """A segment that is too long is translated in parts, none of its words lost."""
        translator, echo = echoing(package)
        text = " ".join([*sentences] * 30)
        assert translator.translate(["a law", text, "the navy"]) == ["a law", text, "the navy"]
        assert max(len(tokens) for tokens in echo.calls[0][0]) <= argos.MAX_SOURCE
        assert echo.calls[0][1]["max_decoding_length"] < 512
        assert len(ArgosTranslator(package).translate(["law " * 300])) == 1

    def test_runaway_word(self, package: InstalledPackage) -> None:
        translator, echo = echoing(package)
        word = "ley" * 1000
        assert translator.translate([word])[0].replace(" ", "") == word
        assert max(len(tokens) for tokens in echo.calls[0][0]) <= argos.MAX_SOURCE

    def test_repetition_is_cut(self, package: InstalledPackage) -> None:
        """A model that never ends is cut at twice its source's length and some."""
        translator, echo = echoing(package)
        echo.translate_batch = lambda source, **_: [  # type: ignore[method-assign]
            SimpleNamespace(hypotheses=[["▁law"] * 400]) for _ in source
        ]
        assert len(translator.translate(["navy"])[0].split()) <= 2 * len("navy") + 10

    def test_tokens_the_tokenizer_does_not_know(self, package: InstalledPackage) -> None:
        """The mark of a space becomes one in them too."""
        translator, echo = echoing(package)
        echo.translate_batch = lambda source, **_: [  # type: ignore[method-assign]
            SimpleNamespace(hypotheses=[["▁the", "▁☃☃"]]) for _ in source
        ]
        assert translator.translate(["the navy"]) == ["the ☃☃"]

    def test_target_prefix(self, package: InstalledPackage, sentences: Sequence[str]) -> None:
        """Every translation begins with the package's prefix, which is not part of what it says."""
        prefixed = dataclasses.replace(package, target_prefix=">>es<<")
        translator, echo = echoing(prefixed)
        assert translator.translate(["The navy", "a law"]) == ["The navy", "a law"]
        assert echo.calls[0][1]["target_prefix"] == [[">>es<<"]] * 2
        translations = ArgosTranslator(prefixed).translate(sentences)
        assert not any(">>" in text for text in translations)
        assert translations != ArgosTranslator(package).translate(sentences)

    def test_unknown_target_prefix(self, package: InstalledPackage) -> None:
        """A prefix that the model's vocabulary lacks does not show either."""
        (text,) = ArgosTranslator(dataclasses.replace(package, target_prefix="<2xx>")).translate(["The navy"])
        assert "2xx" not in text

    def test_bpe(self, package: InstalledPackage, tmp_path: Path, transformer: Callable[..., object]) -> None:
        """A package with bpe.model, as old ones have, is cut into words and put together again."""
        codes = tmp_path / "bpe.model"
        codes.write_text("#version: 0.2\nt h\nth e</w>\nn a\nna v\nnav y</w>\n", encoding="utf-8")
        vocabulary = ["<unk>", "<s>", "</s>", "the", "navy", "The", "b@@", "o@@", "a@@", "t@@", "s", ".", "a_b"]
        (tmp_path / "model").mkdir()
        transformer(vocabulary, tmp_path / "model")
        old = dataclasses.replace(package, tokenizer=codes, model=tmp_path / "model")
        translator, echo = echoing(old)
        assert translator.translate(["the navy stopped boats, here."]) == ["the navy stopped boats, here."]
        assert echo.calls[0][0][0][:2] == ["the", "navy"]
        (text,) = ArgosTranslator(old).translate(["the navy."])
        assert "@@" not in text


class TestFailures:
    def test_missing_tokenizer(self, package: InstalledPackage) -> None:
        package.tokenizer.unlink()
        with pytest.raises(EngineError, match=r"^Argos en-es 1\.9 failed: .*briefing models install en-es$"):
            ArgosTranslator(package).translate(["The navy"])

    @pytest.mark.parametrize(
        ("file", "data"),
        [
            ("model/model.bin", b"no model"),
            ("model/model.bin", b""),
            ("sentencepiece.model", b"x"),
            ("bpe.model", b"x"),
        ],
    )
    def test_broken_files(self, package: InstalledPackage, file: str, data: bytes) -> None:
        """Whatever the library says about a broken file comes as an EngineError."""
        (package.path / file).write_bytes(data)
        broken = dataclasses.replace(package, tokenizer=package.path / file) if "bpe" in file else package
        with pytest.raises(EngineError, match="failed"):
            ArgosTranslator(broken).translate(["The navy"])

    def test_another_number_of_translations(self, package: InstalledPackage) -> None:
        translator, echo = echoing(package)
        echo.translate_batch = lambda source, **_: []  # type: ignore[method-assign]
        with pytest.raises(EngineError, match="0 translations of 1"):
            translator.translate(["The navy"])


class TestEngine:
    def test_name(self, package: InstalledPackage) -> None:
        """It says whose model it is, of which languages, in which version."""
        assert ArgosTranslator(package).engine == "Argos en-es 1.9"
        own = dataclasses.replace(package, name="briefing", version="1.0")
        assert ArgosTranslator(own).engine == "briefing en-es 1.0"


def python(code: str, environ: Mapping[str, str]) -> Sequence[str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], env={**kept, **environ}, capture_output=True, text=True, check=True
    ).stdout.splitlines()


class TestImports:
    def test_importing_is_light(self, tmp_path: Path) -> None:
        """Importing the adapter imports neither library and makes no folder under the home directory."""
        code = """
import sys
import briefing.engines.argos, briefing.engines.packages.install
print([name for name in ("argostranslate", "ctranslate2", "sentencepiece", "numpy") if name in sys.modules])
"""
        assert python(code, {"HOME": str(tmp_path)}) == ["[]"]
        assert list(tmp_path.iterdir()) == []

    def test_translating_is_light_too(self, package: InstalledPackage, environ: dict[str, str]) -> None:
        """Translating needs neither onnxruntime nor argostranslate's settings, and so no folder either."""
        code = """
import os, sys
from briefing.engines.argos import ArgosTranslator
from briefing.engines.packages.find import find
package = find("en", "es", os.environ)
print(len(ArgosTranslator(package).translate(["The navy"])))
print([name for name in ("onnxruntime", "argostranslate.settings", "torch", "minisbd") if name in sys.modules])
"""
        assert python(code, environ) == ["1", "[]"]
        assert not Path(environ["HOME"]).exists()

    def test_default_index(self, tmp_path: Path) -> None:
        """The index is argostranslate's own, as its variable sets it."""
        code = "from briefing.engines.argos import default_index; print(default_index())"
        set_index = {"HOME": str(tmp_path), "ARGOS_PACKAGE_INDEX": "http://127.0.0.1:9/"}
        assert python(code, set_index) == ["http://127.0.0.1:9/index.json"]
        (usual,) = python(code, {"HOME": str(tmp_path)})
        assert re.fullmatch(r"https://.*/index\.json", usual)

"""Makes Argos packages of a trained network: `export.py FOLDER STATE OUT --version 1.0 --licence 'CC BY-SA 4.0'`.

OUT/shipped is what the program ships: both directions with one copy of the 8-bit weights, to be put in the place of
`briefing/engines/shipped`. OUT/translate-*.argosmodel are the same for `briefing models install`, a direction each,
whole, as every program that runs Argos packages reads them. The scores on FOLDER's development sentences go into both.
"""

import argparse
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from ctranslate2.specs import common_spec, transformer_spec
from drawing import read_pairs
from network import Shape, sinusoids
from prepare import TAGS
from state import load_state

from briefing.engines.argos import ArgosTranslator
from briefing.engines.packages.find import read_package
from briefing.evaluation import measure
from briefing.models import LANGUAGES, other

NAMES = {"en": "English", "es": "Spanish"}
POSITIONS = 512  # that the exported model knows
Weights = dict[str, Any]


def main(folder: Path, state: Path, out: Path, *, version: str, licence: str) -> None:
    """Export, measure, pack."""
    kept = load_state(state)
    if kept is None:
        raise SystemExit(f"{state} has no whole state.")
    shared = out / "shipped" / "weights"
    shutil.rmtree(out, ignore_errors=True)
    shared.mkdir(parents=True)
    shutil.copy(folder / "pieces.model", shared / "sentencepiece.model")
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
    pieces = [processor.id_to_piece(number) for number in range(processor.vocab_size())]
    save_model({name: weight.numpy() for name, weight in kept[0].items()}, kept[1], pieces, shared / "model")
    pairs = [pair[1:] for pair in read_pairs(folder) if pair[0] == "dev"]
    for source in LANGUAGES:
        described = _describe(source, other(source), version, licence)
        place = out / "shipped" / f"{source}-{other(source)}"
        place.mkdir()
        _write(place / "metadata.json", {**described, "shared": shared.name})
        sides = LANGUAGES.index(source), LANGUAGES.index(other(source))
        described["scores"] = score(place, *([pair[side] for pair in pairs] for side in sides))
        _write(place / "metadata.json", {**described, "shared": shared.name})
        pack(shared, described, out)
        print(source, other(source), described["scores"])


def save_model(weights: Weights, shape: Shape, pieces: list[str], folder: Path) -> None:
    """Write a network as a CTranslate2 model in 8-bit integers."""
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder, shape.decoder), shape.heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    for name, side in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        side.scale_embeddings = True
        side.position_encodings.encodings = sinusoids(POSITIONS, shape.width).numpy()
        _norm(side.layer_norm, weights, f"{name}_norm")
        for number, layer in enumerate(side.layer):
            _layer(layer, weights, f"{name}.{number}", crosses=name == "decoder")
    table = weights["embedding.weight"]
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = spec.decoder.projection.weight = table
    spec.decoder.projection.bias = weights["bias"]
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = "<s>"  # noqa: S105 - a piece
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))


def _layer(layer: Any, weights: Weights, name: str, *, crosses: bool) -> None:
    _attention(layer.self_attention, weights, f"{name}.own", fused=3)
    _norm(layer.self_attention.layer_norm, weights, f"{name}.own_norm")
    if crosses:
        _attention(layer.attention, weights, f"{name}.cross", fused=2)
        _norm(layer.attention.layer_norm, weights, f"{name}.cross_norm")
    _norm(layer.ffn.layer_norm, weights, f"{name}.inner_norm")
    _linear(layer.ffn.linear_0, weights, f"{name}.up")
    _linear(layer.ffn.linear_1, weights, f"{name}.down")


def _attention(to: Any, weights: Weights, name: str, *, fused: int) -> None:
    """CTranslate2 has query, keys and values in one matrix, or, across, the latter two."""
    if fused == 3:
        _linear(to.linear[0], weights, f"{name}.query", f"{name}.memory")
    else:
        _linear(to.linear[0], weights, f"{name}.query")
        _linear(to.linear[1], weights, f"{name}.memory")
    _linear(to.linear[-1], weights, f"{name}.out")


def _linear(to: Any, weights: Weights, *names: str) -> None:
    to.weight = np.concatenate([weights[f"{name}.weight"] for name in names])
    to.bias = np.concatenate([weights[f"{name}.bias"] for name in names])


def _norm(to: Any, weights: Weights, name: str) -> None:
    to.gamma, to.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _describe(source: str, target: str, version: str, licence: str) -> dict[str, object]:
    return {
        "name": "briefing",
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
        "target_prefix": TAGS[target],
        "licence": licence,
    }


def _write(path: Path, described: dict[str, object]) -> None:
    path.write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")


def score(package: Path, sentences: list[str], references: list[str]) -> dict[str, float]:
    """BLEU and chrF of what the program's own engine makes of sentences with a package."""
    translator = ArgosTranslator(read_package(package, "shipped", str(package)))
    return {each.name: round(each.value, 1) for each in measure(translator.translate(sentences), references)}


def pack(shared: Path, described: dict[str, object], out: Path) -> None:
    """Write an .argosmodel: a zip of one folder, the same bytes whenever it is written."""
    version = str(described["package_version"]).replace(".", "_")
    top = f"translate-{described['from_code']}_{described['to_code']}-{version}"
    files = {path.relative_to(shared).as_posix(): path.read_bytes() for path in sorted(shared.rglob("*.*"))}
    files["metadata.json"] = json.dumps(described, indent=2).encode()
    with zipfile.ZipFile(out / f"{top}.argosmodel", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(f"{top}/{name}"), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for argument in ("folder", "state", "out"):
        parser.add_argument(argument, type=Path)
    parser.add_argument("--version", required=True, help="of the packages, such as 1.0")
    parser.add_argument("--licence", required=True, help="under which the model may be used: see the corpus's own")
    main(**vars(parser.parse_args()))

"""Builds an Argos package of the size of a real one, for timing alone: what it says is noise.

As Argos en-es 1.0: a Transformer of 6 + 6 layers, width 512, 32,000 tokens, in 8-bit integers. Its weights are by
chance but for one dimension of the residual stream, in which positions are counted: the decoder's last layer takes the
length of the source from its own position, and the token that ends a sentence wins as soon as that is positive. So
every translation is about as long as its source, whoever decodes it and however.
"""

import io
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

LAYERS, WIDTH, HEADS, INNER, VOCABULARY = 6, 512, 8, 2048, 32_000
_STEP = 0.1  # by which the counting dimension grows from one position to the next
_SMALL = 0.02  # of the weights: the residual stream keeps about the size of the embeddings, and so a normalised count
_ENDS = 10 / _STEP  # two positions decide against 32,000 other tokens


def build_package(folder: Path, sentences: Sequence[str]) -> Path:
    """Write a package from English to Spanish into a folder of packages.

    Args:
        folder: The folder of packages.
        sentences: What the tokenizer learns its pieces from.
    """
    package = folder / "translate-en_es-1_0"
    (package / "model").mkdir(parents=True)
    tokens = _write_tokenizer(package / "sentencepiece.model", sentences)
    tokens += [f"<unused{n}>" for n in range(VOCABULARY - len(tokens))]
    _transformer(tokens).save(str(package / "model"))
    metadata = {"package_version": "1.0", "argos_version": "1.9", "from_code": "en", "from_name": "English",
                "to_code": "es", "to_name": "Spanish", "name": "made for timing"}  # fmt: skip
    (package / "metadata.json").write_text(json.dumps(metadata))
    return package


def _write_tokenizer(path: Path, sentences: Sequence[str]) -> list[str]:
    import sentencepiece  # noqa: PLC0415 - slow to import

    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_writer=written,
        vocab_size=8000,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    path.write_bytes(written.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
    return [processor.id_to_piece(number) for number in range(processor.vocab_size())]


def _transformer(tokens: list[str]) -> Any:
    from ctranslate2.specs import transformer_spec  # noqa: PLC0415 - slow to import

    spec = transformer_spec.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True)
    chance = np.random.default_rng(1)
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = _normal(chance, 512, WIDTH)
        side.position_encodings.encodings[:, 0] = _STEP * np.arange(512)
        for layer in side.layer:
            _fill_layer(layer, chance)
        _fill_norm(side.layer_norm)
    spec.encoder.embeddings[0].weight, spec.decoder.embeddings.weight = (
        _uncounted(_normal(chance, len(tokens), WIDTH) / math.sqrt(WIDTH)) for _ in range(2)
    )
    projection = spec.decoder.projection
    projection.weight, projection.bias = _uncounted(_normal(chance, len(tokens), WIDTH) * _SMALL), _zeros(len(tokens))
    _end_at_source_length(spec.decoder, tokens.index("</s>"))
    spec.config.add_source_eos = True
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _end_at_source_length(decoder: Any, end: int) -> None:
    """A head that looks at all positions alike gives half the length; what makes it whole is taken from the count."""
    query, key_value, output = decoder.layer[-1].attention.linear
    query.weight[: WIDTH // HEADS] = 0
    key_value.weight[WIDTH] = 0
    key_value.weight[WIDTH, 0] = 1
    output.weight[0, 0] = -3.1  # twice, and what the encoder's normalisation takes away
    decoder.projection.weight[end] = 0
    decoder.projection.weight[end, 0] = _ENDS


def _fill_layer(layer: Any, chance: np.random.Generator) -> None:
    sizes = [(layer.self_attention.linear, (3 * WIDTH, WIDTH)), ([layer.ffn.linear_0], (INNER,)),
             ([layer.ffn.linear_1], (WIDTH,))]  # fmt: skip
    norms = [layer.self_attention.layer_norm, layer.ffn.layer_norm]
    if hasattr(layer, "attention"):
        sizes.append((layer.attention.linear, (WIDTH, 2 * WIDTH, WIDTH)))
        norms.append(layer.attention.layer_norm)
    for linears, rows in sizes:
        for linear, size in zip(linears, rows, strict=True):
            columns = INNER if linear is layer.ffn.linear_1 else WIDTH
            linear.weight, linear.bias = _normal(chance, size, columns) * _SMALL, _zeros(size)
        linears[-1].weight[0] = 0  # nobody else counts
    for norm in norms:
        _fill_norm(norm)


def _fill_norm(norm: Any) -> None:
    norm.gamma, norm.beta = np.ones(WIDTH, np.float32), _zeros(WIDTH)


def _uncounted(weight: np.ndarray) -> np.ndarray:
    weight[:, 0] = 0
    return weight


def _normal(chance: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    return chance.standard_normal((rows, columns), np.float32)


def _zeros(size: int) -> np.ndarray:
    return np.zeros(size, np.float32)

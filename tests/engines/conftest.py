"""A tiny but real Argos package, made on the spot, and a web server on loopback that can misbehave."""

import io
import json
import math
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefing.engines.argos import ArgosTranslator
from briefing.engines.packages import download, web
from briefing.engines.packages import find as packages
from briefing.engines.packages.find import find
from briefing.engines.packages.install import install_file
from tests.server import Handler, Server, running

SENTENCES = (
    "The president of Venezuela met the ministers in the capital this morning.",
    "The navy stopped three boats near the coast, and nobody was hurt.",
    "A court asked the government to explain the new law on migration.",
    "El presidente de Venezuela se reunió con los ministros en la capital esta mañana.",
    "La marina detuvo tres barcos cerca de la costa y nadie resultó herido.",
    "Un tribunal pidió al gobierno que explique la nueva ley de migración.",
)

METADATA = {"package_version": "1.9", "argos_version": "1.9.0", "from_code": "en", "to_code": "es"}

WIDTH = 16


def _sentencepiece() -> tuple[bytes, list[str]]:
    import sentencepiece  # noqa: PLC0415 - slow to import

    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=written,
        vocab_size=120,
        hard_vocab_limit=False,
        user_defined_symbols=[">>es<<"],
        minloglevel=2,
    )
    processor = sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())
    return written.getvalue(), [processor.id_to_piece(number) for number in range(processor.vocab_size())]


def save_transformer(tokens: Sequence[str], folder: Path) -> dict[str, bytes]:
    """Save a Transformer of one layer with weights by chance: it translates, though not well. Returns its files."""
    from ctranslate2.specs import transformer_spec  # noqa: PLC0415 - slow to import

    chance = np.random.default_rng(1)
    spec = transformer_spec.TransformerSpec.from_config((1, 1), 2, pre_norm=True)
    sides = (spec.encoder, spec.decoder)

    def linear(layer: Any, size: int, width: int = WIDTH) -> None:
        layer.weight = chance.normal(0, 1 / math.sqrt(width), (size, width)).astype(np.float32)
        layer.bias = chance.normal(0, 0.1, size).astype(np.float32)

    table = chance.normal(0, 1, (len(tokens), WIDTH)).astype(np.float32)
    for side in sides:
        side.position_encodings.encodings = chance.normal(0, 1, (512, WIDTH)).astype(np.float32)
        layer = side.layer[0]
        for number, size in enumerate((3 * WIDTH, WIDTH)):
            linear(layer.self_attention.linear[number], size)
        linear(layer.ffn.linear_0, 2 * WIDTH)
        linear(layer.ffn.linear_1, WIDTH, 2 * WIDTH)
    cross = spec.decoder.layer[0].attention
    for number, size in enumerate((WIDTH, 2 * WIDTH, WIDTH)):
        linear(cross.linear[number], size)
        cross.linear[number].weight *= 3  # so that the source has a say in the translation
    inner = [part.layer_norm for side in sides for part in (side.layer[0].self_attention, side.layer[0].ffn)]
    for norm in (*(side.layer_norm for side in sides), cross.layer_norm, *inner):
        norm.gamma, norm.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = table
    linear(spec.decoder.projection, len(tokens))
    spec.decoder.projection.bias[tokens.index("</s>")] += 2  # so that it comes to an end
    spec.config.add_source_eos = True
    spec.register_source_vocabulary(list(tokens))
    spec.register_target_vocabulary(list(tokens))
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    return {f"model/{file.name}": file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="session", autouse=True)
def _no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever a library makes under the home directory, it makes elsewhere."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home))
        for name in ("ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR", "ARGOS_PACKAGE_INDEX"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def package_files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of a package that translates from English to Spanish, without its top folder."""
    tokenizer, tokens = _sentencepiece()
    model = save_transformer(tokens, tmp_path_factory.mktemp("model"))
    return {"metadata.json": json.dumps(METADATA).encode(), "sentencepiece.model": tokenizer, **model}


@pytest.fixture
def sentences() -> Sequence[str]:
    """What the tokenizer learned its pieces from."""
    return SENTENCES


@pytest.fixture
def transformer() -> Callable[[Sequence[str], Path], dict[str, bytes]]:
    """Save a model of a vocabulary into a folder."""
    return save_transformer


Pack = Callable[..., Path]


@pytest.fixture
def pack(tmp_path: Path, package_files: Mapping[str, bytes]) -> Pack:
    """Make an archive: pack(metadata={...}, files={...: bytes or None}, top=..., name=...); None drops a file."""

    def make(
        metadata: Mapping[str, object] | None = None,
        files: Mapping[str, bytes | None] | None = None,
        top: str = "translate-en_es-1_9/",
        name: str = "en_es.argosmodel",
    ) -> Path:
        described = json.dumps({**METADATA, **(metadata or {})}).encode()
        whole = {**package_files, "metadata.json": described, **(files or {})}
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:
            for member, data in whole.items():
                if data is not None:
                    zipped.writestr(top + member, data)
        return tmp_path / name

    return make


@pytest.fixture
def argosmodel_en_es(pack: Pack) -> Path:
    """A sound archive: en-es 1.9."""
    return pack()


@pytest.fixture
def place(environ: Mapping[str, str], package_files: Mapping[str, bytes]) -> Callable[..., Path]:
    """Put a package straight into a folder: place('name', folder=..., package_version='1.0', ...)."""

    def make(name: str, /, *, folder: Path | None = None, **metadata: object) -> Path:
        target = (folder or Path(environ["ARGOS_PACKAGES_DIR"])) / name
        for file, data in package_files.items():
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            (target / file).write_bytes(data)
        (target / "metadata.json").write_text(json.dumps({**METADATA, **metadata}))
        return target

    return make


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment whose every folder is the test's own."""
    return {
        "HOME": str(tmp_path / "home"),
        "ARGOS_PACKAGES_DIR": str(tmp_path / "packages"),
        "BRIEFING_CACHE": str(tmp_path / "cache"),
    }


class PackageHandler(Handler):
    """Serves archives in parts, as a good server does."""

    def serve(self, body: bytes, *, etag: str = '"one"', stop: int | None = None) -> None:
        """Answer as a good server does, ranges included, but break the line after `stop` bytes."""
        asked = self.headers.get("Range")
        if asked is None or self.headers.get("If-Range") != etag:
            self.reply(200, body[:stop], length=len(body), ETag=etag)
            return
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        if start >= len(body):
            self.reply(416, Content_Range=f"bytes */{len(body)}")
            return
        rest, where = body[start:], f"bytes {start}-{len(body) - 1}/{len(body)}"
        self.reply(206, rest[:stop], length=len(rest), ETag=etag, Content_Range=where)


class PackageServer(Server):
    """Archives and an index of them."""

    def __init__(self) -> None:
        super().__init__(PackageHandler)

    @property
    def ranges(self) -> list[str | None]:
        """The Range of each request for an archive; None for the whole."""
        return [headers.get("Range") for path, headers in self.asked if path.endswith(".argosmodel")]

    def offer(self, *entries: Mapping[str, object]) -> str:
        """Put an index there; returns its address."""
        return self.put("/v1/index.json", json.dumps([{**METADATA, **entry} for entry in entries]))


@pytest.fixture
def server() -> Iterator[PackageServer]:
    """A web server on loopback; the test puts answers into it."""
    with running(PackageServer()) as started:
        yield started


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Attempts follow each other without a pause, and the program comes with no package of its own."""
    for module in (web, download):
        monkeypatch.setattr(module, "PAUSE", 0)
    monkeypatch.setattr(packages, "SHIPPED", tmp_path / "shipped")


@pytest.fixture
def everything(environ: Mapping[str, str]) -> Callable[[], dict[str, bytes]]:
    """Tells the bytes of every file under the packages folder; the lock is none of them."""
    root = Path(environ["ARGOS_PACKAGES_DIR"])

    def read() -> dict[str, bytes]:
        files = [path for path in root.rglob("*") if path.is_file() and path.name != ".briefing.lock"]
        return {str(path.relative_to(root)): path.read_bytes() for path in files}

    return read


@pytest.fixture
def untouched(
    environ: dict[str, str], pack: Pack, everything: Callable[[], dict[str, bytes]], _quick: None
) -> Iterator[None]:
    """There is a package already; after the test it is the same to the byte, and translates as before."""
    before = install_file(pack(metadata={"package_version": "1.0"}, name="before.argosmodel"), environ).package
    files, said = everything(), ArgosTranslator(before).translate(["The navy"])
    yield
    assert everything() == files
    assert find("en", "es", environ) == before
    assert ArgosTranslator(before).translate(["The navy"]) == said


@pytest.fixture
def body(argosmodel_en_es: Path) -> bytes:
    """The bytes of the archive that the server has."""
    return argosmodel_en_es.read_bytes()


@pytest.fixture
def index_url(server: PackageServer, body: bytes) -> str:
    """An index with one package, served well."""
    server.answers["/v1/en_es.argosmodel"] = lambda handler: handler.serve(body)
    return server.offer({"links": ["en_es.argosmodel"]})

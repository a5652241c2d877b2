"""The Argos packages there are: those in the user's Argos folders, and those shipped inside the program.

Reads folders and their metadata.json. Loading a model is left to `argos`, fetching one to `install`. Imports nothing of
argostranslate, whose import makes folders under the home directory.
"""

import contextlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from briefing.engines.packages.staging import locked, staging
from briefing.errors import ModelError
from briefing.models import LANGUAGES

Origin = Literal["installed", "shipped"]

PAIRS = tuple(f"{source}-{target}" for source in LANGUAGES for target in LANGUAGES if source != target)

SHIPPED = Path(__file__).parents[1] / "shipped"  # may be missing: a program without a model of its own

# For packages whose metadata carry no scores: BLEU on news (WMT13) and on FLORES-200's devtest, as published of them.
PUBLISHED: Mapping[tuple[str, str, str], Mapping[str, float]] = {
    ("Argos", "en-es", "1.0"): {"BLEU": 31.9, "FLORES BLEU": 23.3}
}

MAX_METADATA = 1 << 20  # bytes; real files have about 300

_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
VERSION = re.compile(r"\d[0-9A-Za-z.+-]{0,31}")
_SIBLING = re.compile(r"[A-Za-z0-9_-]{1,64}")  # a plain name, so that it cannot lead out of the folder


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """A package on this machine.

    Attributes:
        path: Its folder.
        source: Code of the language it translates from.
        target: Code of the language it translates to.
        version: Its own version: '1.9'.
        origin: Whether a user installed it, or the program came with it.
        name: Who made it: 'Argos', or what its metadata say.
        model: The CTranslate2 model's folder.
        tokenizer: Its sentencepiece.model or bpe.model.
        target_prefix: The token that every translation starts with; empty for none.
        size_bytes: What its files take, those it shares with another package included.
        licence: What its metadata say; empty where they do not.
        scores: Quality by measure: {'BLEU': 31.9}. Empty where nobody measured.
    """

    path: Path
    source: str
    target: str
    version: str
    origin: Origin
    name: str
    model: Path
    tokenizer: Path
    target_prefix: str = ""
    size_bytes: int = 0
    licence: str = ""
    scores: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def pair(self) -> str:
        """Its languages: 'en-es'."""
        return f"{self.source}-{self.target}"

    @property
    def title(self) -> str:
        """How it is called in a brief: 'Argos en-es 1.9'."""
        return f"{self.name} {self.pair} {self.version}"

    @property
    def rating(self) -> float:
        """The BLEU it is chosen by. One that nobody measured comes first if somebody installed it, and else last."""
        return self.scores.get("BLEU", math.inf if self.origin == "installed" else -math.inf)


def version_key(version: str) -> tuple[int, ...]:
    """What to order versions by: 1.10 after 1.9."""
    return tuple(int(number) for number in re.findall(r"\d+", version))


def package_folders(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Where Argos packages live: first the folder that installing writes to, then others that are only read.

    The rules are those of argostranslate.settings 1.12: the variable ARGOS_PACKAGES_DIR, the same key of its
    settings.json, or 'argos-translate/packages' under XDG_DATA_HOME. ARGOS_TRANSLATE_PACKAGE_DIR, which it gave up in
    1.2.0, is still read here, for packages left there.
    """
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    if "SNAP" in environ and environ.get("SNAP_USER_DATA"):
        home = Path(environ["SNAP_USER_DATA"])
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    chosen: object = environ.get("ARGOS_PACKAGES_DIR")
    if not chosen:
        with contextlib.suppress(OSError, ModelError):
            chosen = read_json(config / "argos-translate" / "settings.json", "").get("ARGOS_PACKAGES_DIR")
    main = Path(chosen) if isinstance(chosen, str) and chosen else data / "argos-translate" / "packages"
    legacy = environ.get("ARGOS_TRANSLATE_PACKAGE_DIR")
    return (main, Path(legacy)) if legacy and Path(legacy) != main else (main,)


def list_packages(environ: Mapping[str, str]) -> list[InstalledPackage]:
    """Every usable package, of any pair of languages: by pair, the best first. A broken one is passed over."""
    found = []
    for folder in (*package_folders(environ), SHIPPED):
        origin: Origin = "shipped" if folder == SHIPPED else "installed"
        with contextlib.suppress(OSError):
            for path in sorted(folder.iterdir()):
                with contextlib.suppress(OSError, ModelError):
                    found.append(read_package(path, origin, str(path)))
    found.sort(key=_rank, reverse=True)
    return sorted(found, key=lambda package: package.pair)


def find(
    source: str, target: str, environ: Mapping[str, str], *, origin: Origin | None = None
) -> InstalledPackage | None:
    """The best package from one language to another, or None; of one origin, or of any.

    The higher BLEU wins, recorded in the metadata or published; then an installed one over a shipped one; then the
    newer one. An installed package that nobody measured comes first: somebody chose it.
    """
    packages = (package for package in list_packages(environ) if package.pair == f"{source}-{target}")
    return next((package for package in packages if origin in (None, package.origin)), None)


def _rank(package: InstalledPackage) -> tuple[float, bool, tuple[int, ...], str]:
    return package.rating, package.origin == "installed", version_key(package.version), str(package.path)


def read_package(path: Path, origin: Origin, archive: str) -> InstalledPackage:
    """Read a package's metadata and see that its files are there.

    Args:
        path: Its folder.
        origin: Where it comes from. Only a shipped package may share files: the metadata key 'shared' names a folder
            beside its own, which then holds model/ and the tokenizer.
        archive: What to call it in an error.

    Raises:
        ModelError: It is none that translates, or it is not whole.
        OSError: It cannot be read.
    """
    metadata = read_json(path / "metadata.json", archive)
    source, target, version = _identity(metadata, archive)
    files = _files_folder(path, metadata) if origin == "shipped" else path
    candidates = (files / "sentencepiece.model", files / "bpe.model")
    tokenizer = next((file for file in candidates if file.is_file()), None)
    if tokenizer is None or not (files / "model" / "model.bin").is_file():
        raise ModelError(
            "{archive} is refused: it lacks model/model.bin, or sentencepiece.model or bpe.model. Nothing was changed.",
            archive=archive,
        )
    name = _line(metadata.get("name")) or ("Argos" if origin == "installed" else "briefing")
    return InstalledPackage(
        path=path,
        source=source,
        target=target,
        version=version,
        origin=origin,
        name=name,
        model=files / "model",
        tokenizer=tokenizer,
        target_prefix=_line(metadata.get("target_prefix")),
        size_bytes=sum(_size(folder) for folder in {path, files}),
        licence=_line(metadata.get("licence") or metadata.get("license")),
        scores=_scores(metadata.get("scores"), (name, f"{source}-{target}", version)),
    )


def _identity(metadata: Mapping[str, object], archive: str) -> tuple[str, str, str]:
    """Source, target and version out of a translation model's metadata."""
    source, target, version = (str(metadata.get(key)) for key in ("from_code", "to_code", "package_version"))
    if metadata.get("type", "translate") != "translate" or not (_CODE.fullmatch(source) and _CODE.fullmatch(target)):
        raise ModelError(
            "{archive} is refused: its metadata.json is not that of a translation model. Nothing was changed.",
            archive=archive,
        )
    if not VERSION.fullmatch(version):
        raise ModelError(
            "{archive} is refused: its metadata.json has no usable package_version. Nothing was changed.",
            archive=archive,
        )
    return source, target, version


def read_json(path: Path, archive: str) -> dict[str, object]:
    """Read a small JSON object.

    Raises:
        ModelError: It is too large, or no JSON object.
        OSError: It cannot be read.
    """
    try:
        if path.is_file() and path.stat().st_size <= MAX_METADATA:
            metadata = json.loads(path.read_bytes())
            if isinstance(metadata, dict):
                return metadata
    except (ValueError, RecursionError):
        pass  # said below
    raise ModelError(
        "{archive} is refused: it has no {name}, or one that is no small JSON object. Nothing was changed.",
        archive=archive,
        name=path.name,
    )


def _files_folder(path: Path, metadata: Mapping[str, object]) -> Path:
    shared = metadata.get("shared")
    if not isinstance(shared, str) or not _SIBLING.fullmatch(shared):
        return path
    folder = path.parent / shared
    return folder if folder.resolve().parent == path.parent.resolve() else path  # a link may lead anywhere


def _line(value: object) -> str:
    """A metadata text that is safe to print, or nothing."""
    return value if isinstance(value, str) and value.isprintable() and len(value) <= 100 else ""


def _scores(value: object, key: tuple[str, str, str]) -> Mapping[str, float]:
    scores = {}
    for measure, score in value.items() if isinstance(value, dict) else ():
        if _line(measure) and type(score) in (int, float) and 0 <= score <= 100:
            scores["BLEU" if measure.upper() == "BLEU" else measure] = float(score)
    return MappingProxyType(scores or dict(PUBLISHED.get(key, {})))


def _size(folder: Path) -> int:
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file())


def remove(pair: str, environ: Mapping[str, str]) -> list[InstalledPackage]:
    """Remove every installed package of a pair ('en-es'); what the program came with stays.

    Returns:
        What was removed.

    Raises:
        ModelError: None is installed, or a folder cannot be changed.
    """
    packages = list_packages(environ)
    removed = [package for package in packages if package.origin == "installed" and package.pair == pair]
    if not removed:
        raise ModelError(
            "No model for {pair} is installed. Installed: {installed}.",
            pair=pair,
            installed=", ".join(sorted({one.pair for one in packages if one.origin == "installed"})) or "-",
        )
    for folder in {package.path.parent for package in removed}:
        with locked(folder):
            for package in removed:
                if package.path.parent == folder:
                    discard(package)
    return removed


def discard(package: InstalledPackage) -> None:
    """Delete an installed package. It goes aside by one rename first, so that no reader sees a part of it.

    Raises:
        ModelError: Its folder cannot be changed.
    """
    try:
        with staging(package.path.parent) as aside:
            package.path.rename(aside / "old")
    except FileNotFoundError:
        pass  # another program removed it meanwhile
    except OSError as error:
        raise ModelError(
            "Cannot remove {path}: {reason}.", path=package.path, reason=error.strerror or error
        ) from error

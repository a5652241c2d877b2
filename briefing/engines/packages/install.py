"""Installing Argos packages: checked to the last byte, tried, and only then put in place by one rename.

Whatever fails, and whenever the machine stops, the packages there were still work. Fetching is left to `download`,
unpacking to `archive`, finding and removing to `packages`.
"""

import contextlib
import itertools
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.engines.argos import ArgosTranslator, default_index
from briefing.engines.packages.archive import unpack
from briefing.engines.packages.download import Progress, cache_folder, download
from briefing.engines.packages.find import (
    PAIRS,
    InstalledPackage,
    discard,
    list_packages,
    package_folders,
    read_package,
    version_key,
)
from briefing.engines.packages.index import newest_offer
from briefing.engines.packages.staging import locked, staging
from briefing.errors import EngineError, ModelError


@dataclass(frozen=True, slots=True)
class Installation:
    """What installing came to.

    Attributes:
        package: The package there is now.
        replaced: Those of the same pair that went.
        already: Whether it was there before, so that nothing was fetched or changed.
    """

    package: InstalledPackage
    replaced: tuple[InstalledPackage, ...] = ()
    already: bool = False


def install_file(path: Path, environ: Mapping[str, str]) -> Installation:
    """Install a .argosmodel archive in place of every installed package of its pair, whatever their versions.

    Raises:
        ModelError: The archive is refused, or the folder of packages cannot be changed; the message says that nothing
            was changed.
    """
    with locked(package_folders(environ)[0]):
        return _install(path, str(path), PAIRS, environ)


def install_pair(
    pair: str, index_url: str | None, environ: Mapping[str, str], progress: Progress | None = None
) -> Installation:
    """Fetch the newest package of a pair from an index and install it, unless it is installed already.

    Args:
        pair: 'en-es' or 'es-en'.
        index_url: The address of an Argos index.json (http or https); None for argostranslate's own.
        environ: The environment: where packages and the cache live, and proxies.
        progress: Called with the bytes received so far and how many there are in all, None where nobody says.

    Raises:
        ModelError: There is no such pair, the index or the archive cannot be fetched, or the archive is refused.
        EngineError: `index_url` is None and argostranslate's settings cannot be read.
    """
    if pair not in PAIRS:
        raise ModelError("No model translates {pair}. There are: {pairs}.", pair=pair, pairs=", ".join(PAIRS))
    offer = newest_offer(pair, index_url or default_index(), environ)
    here = [one for one in list_packages(environ) if one.origin == "installed" and one.pair == pair]
    newest = max(here, key=lambda package: version_key(package.version), default=None)
    if newest and version_key(newest.version) >= version_key(offer.version):
        return Installation(newest, already=True)
    with locked(package_folders(environ)[0]), locked(cache_folder(environ)):
        fetched = download(offer, environ, progress)
        try:
            installation = _install(fetched.path, fetched.link, (pair,), environ)
        except ModelError:
            fetched.clear()  # the next attempt shall not begin with what was refused
            raise
        fetched.clear()
    return installation


def _install(path: Path, archive: str, pairs: tuple[str, ...], environ: Mapping[str, str]) -> Installation:
    folder = package_folders(environ)[0]
    try:
        with staging(folder) as stage:
            staged = stage / "package"
            unpack(path, staged, archive)
            package = read_package(staged, "installed", archive)
            _try(package, archive, pairs)
            before = [one for one in list_packages(environ) if one.origin == "installed" and one.pair == package.pair]
            for inner in (*staged.rglob("*/"), staged):
                _sync(inner)
            final = _free_name(folder, package)
            staged.rename(final)
            _sync(folder)
        package = read_package(final, "installed", archive)
    except OSError as error:
        raise ModelError(
            "Cannot install {archive} in {folder}: {reason}. Nothing was changed.",
            archive=archive,
            folder=folder,
            reason=error.strerror or error,
        ) from error
    for old in before:
        discard(old)
    return Installation(package, tuple(before))


def _try(package: InstalledPackage, archive: str, pairs: tuple[str, ...]) -> None:
    """Load the model and translate a word, since a file may have every right name and yet be no model."""
    if package.pair not in pairs:
        raise ModelError(
            "{archive} is refused: it translates {pair}, and what is wanted is {pairs}. Nothing was changed.",
            archive=archive,
            pair=package.pair,
            pairs=", ".join(pairs),
        )
    try:
        ArgosTranslator(package).translate(["Venezuela"])
    except EngineError as error:
        raise ModelError(
            "{archive} is refused: its model does not translate ({reason}). Nothing was changed.",
            archive=archive,
            reason=error.values["reason"],
        ) from error


def _free_name(folder: Path, package: InstalledPackage) -> Path:
    """A name that nothing has: a folder cannot be swapped for another at one go, but two can stand side by side."""
    name = f"translate-{package.source}_{package.target}-{package.version.replace('.', '_')}"
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    return next(folder / one for one in names if not os.path.lexists(folder / one))


def _sync(folder: Path) -> None:
    """Bring a folder's names to the disk; where the system offers no way, its rename has to do."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""Chooses the translator for a pair of languages among those that are installed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefing.engines.fake import FakeTranslator
from briefing.errors import EngineError
from briefing.models import LANGUAGES, Language, other
from briefing.protocols import Translator
from briefing.termbase import Termbase

if TYPE_CHECKING:
    from briefing.engines.packages.find import Origin

ENGINES = ("auto", "argos", "shipped", "apertium", "fake")

# Packages that a user installed, and those that the program comes with: who is who in briefing.engines.packages.find.
_PACKAGES: Mapping[str, "Origin"] = {"argos": "installed", "shipped": "shipped"}

# BLEU of Apertium, post-edited, by source language: 600 sentences of news (WMT12), by `briefing models evaluate`.
APERTIUM_BLEU: Mapping[Language, float] = {"en": 27.6, "es": 26.9}


def available(
    source: Language, target: Language, environ: Mapping[str, str], *, termbase: Termbase | None = None
) -> dict[str, Callable[[], Translator]]:
    """The engines that can translate from one language to another, the best first, each ready to be opened.

    The better is the one with the higher BLEU on news, as far as that is known: see `InstalledPackage.rating`.
    """
    from briefing.engines.apertium import ApertiumTranslator  # noqa: PLC0415 - 50 ms that the fake does not need
    from briefing.engines.apertium import installed as apertium_pairs  # noqa: PLC0415
    from briefing.engines.argos import ArgosTranslator  # noqa: PLC0415
    from briefing.engines.packages.find import find  # noqa: PLC0415

    rated: list[tuple[float, str, Callable[[], Translator]]] = []
    for name, origin in _PACKAGES.items():
        package = find(source, target, environ, origin=origin)
        if package is not None:
            rated.append((package.rating, name, partial(ArgosTranslator, package)))
    if (source, target) in apertium_pairs():
        opener = partial(ApertiumTranslator, source, target, termbase=termbase)
        rated.append((APERTIUM_BLEU[source], "apertium", opener))
    rated.sort(key=lambda each: each[0], reverse=True)
    return {name: opener for _, name, opener in rated}


def open_translator(
    source: Language, target: Language, *, engine: str, environ: Mapping[str, str], termbase: Termbase | None = None
) -> Translator:
    """Open the engine a user asked for, or with 'auto' the best there is.

    Args:
        source: The language to translate from.
        target: The language to translate into.
        engine: Its name, or 'auto'.
        environ: The environment, for where packages are.
        termbase: What has a settled translation; None for the shipped termbase.

    Raises:
        EngineError: It is not installed for this pair, or none is.
    """
    if engine == "fake":
        return FakeTranslator(source, target)
    engines = available(source, target, environ, termbase=termbase)
    if engine == "auto" and engines:
        return next(iter(engines.values()))()
    if engine in engines:
        return engines[engine]()
    raise EngineError(
        "No translation from '{source}' to '{target}' is installed. Installed: {installed}. To get one, run "
        "'briefing models install {pair}', or 'briefing models install FILE.argosmodel' without a network, or "
        "'sudo apt-get install apertium-eng-spa' on Debian and Ubuntu.",
        source=source,
        target=target,
        installed=_installed(environ),
        pair=f"{source}-{target}",
    )


def _installed(environ: Mapping[str, str]) -> str:
    pairs = [(source, other(source)) for source in LANGUAGES]
    found = [f"{source}->{target} ({name})" for source, target in pairs for name in available(source, target, environ)]
    return ", ".join(found) or "-"

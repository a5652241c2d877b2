"""Turns news articles, in English or Spanish, into bilingual briefs.

The public interface is what `__all__` lists, kept stable between minor versions. Everything is loaded when it is first
asked for, so that `briefing --help` is quick::

    from briefing import Budget, FakeTranslator, analyse, load_themes, make_brief, read

    themes = load_themes()
    analysis = analyse(*read("article.txt"), themes=themes)
    brief = make_brief(analysis, themes=themes, budget=Budget(sentences=3), translator=FakeTranslator("en", "es"))
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "briefing.engines.choose": ("open_translator",),
    "briefing.engines.fake": ("FakeTranslator",),
    "briefing.errors": ("BriefingError",),
    "briefing.memory.store": ("Memory",),
    "briefing.models": ("Article", "Brief", "Detection", "Language", "Sentence", "TaggedSentence", "Theme"),
    "briefing.pipeline": ("Analysis", "analyse", "make_brief", "read", "summarize_article"),
    "briefing.protocols": ("Translator",),
    "briefing.data.brief": ("brief_to_json",),
    "briefing.render.environment": ("Templates",),
    "briefing.render.markdown": ("render_markdown",),
    "briefing.run": ("Run",),
    "briefing.site.address": ("Site",),
    "briefing.site.build": ("build_site",),
    "briefing.stages.summarize": ("Budget",),
    "briefing.stages.checks": ("check_segment",),
    "briefing.stages.themes": ("load_themes",),
    "briefing.termbase": ("Termbase", "load_termbase"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = sorted(["__version__", *_HOME_OF])  # noqa: PLE0605 - computed, so that a name stands in one place


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module 'briefing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__

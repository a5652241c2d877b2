"""The only door to Jinja: finds templates and their strings, and renders them strictly.

Every name a template uses must exist, every value is escaped for the format it goes into, and templates run in Jinja's
sandbox. A user's folder may replace any shipped file under the same name, templates and catalogues alike, and extend
what it replaces as 'shipped/page.html.jinja'.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedFormatter
from markupsafe import Markup

from briefing.errors import BriefingError, TemplateError
from briefing.models import Language
from briefing.render.escape import encode_url, escape_markdown, escape_url


def shipped_templates() -> Path:
    """The folder of the program's own templates: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


_JINJAS_OWN = (TemplateModule, LoopContext)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which asks less where a template looks most often: fields of our values, macros, `loop`."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look a name up."""
        kind: Any = type(obj)
        if attribute in _fields(kind) or (kind in _JINJAS_OWN and attribute[:1] != "_" and hasattr(obj, attribute)):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@lru_cache(maxsize=256)
def _fields(kind: Any) -> frozenset[str]:
    """The public fields of a dataclass of this program's."""
    ours = is_dataclass(kind) and kind.__module__.startswith("briefing.")
    return frozenset(field.name for field in fields(kind) if field.name[0] != "_") if ours else frozenset()


class Templates:
    """Renders the templates of one folder over the shipped ones."""

    def __init__(self, folder: Path | None = None) -> None:
        """Look in `folder` first.

        Raises:
            TemplateError: There is no such folder.
        """
        if folder is not None and not folder.is_dir():
            raise TemplateError("The folder of templates {folder} does not exist.", folder=folder)
        self._folders = [each for each in (folder, shipped_templates()) if each]
        self._catalogues: dict[Language, Any] = {}
        self._environments = {
            ".md": self._make_environment(finalize=_markdown_value),
            ".txt": self._make_environment(finalize=None, escape=False),
            ".html": self._make_environment(finalize=None),
        }

    @property
    def version(self) -> str:
        """A digest of all files of both folders: another one means that pages may look otherwise."""
        found = hashlib.sha256()
        for folder in self._folders:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                found.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode("utf-8", "replace"))
                found.update(path.read_bytes())
        return found.hexdigest()[:16]

    def render(self, name: str, context: dict[str, Any]) -> str:
        """Render a template; by its name's end `.md.jinja` Markdown is escaped, by `.txt.jinja` nothing, else HTML.

        Raises:
            TemplateError: The template is missing or wrong, or names something unknown.
        """
        kind = Path(name.removesuffix(".jinja")).suffix
        environment = self._environments.get(kind, self._environments[".html"])
        try:
            return environment.get_template(name).render(context)
        except jinja2.TemplateError as error:
            raise _explain(name, error, context) from error
        except BriefingError:
            raise
        except Exception as error:  # a template is a program, perhaps a user's: whatever it raises is its fault
            place = _failing_template(error) or name
            raise TemplateError("The template {name} failed: {reason}.", name=place, reason=_reason(error)) from error

    @property
    def revision(self) -> str:
        """A digest of all templates and catalogues, the user's and the shipped ones."""
        found = hashlib.blake2b(digest_size=12)
        for folder in self._folders:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                name = path.relative_to(folder).as_posix()
                found.update(f"\n{name}\n".encode("utf-8", "surrogateescape") + _read(path))
        return found.hexdigest()

    def source(self, name: str) -> str:
        """The text of a file that is included as it stands, such as a style sheet."""
        path = self._find(name)
        try:
            return _read(path).decode("utf-8")
        except UnicodeDecodeError as error:
            raise TemplateError("The template {name} failed: {reason}.", name=path, reason=_reason(error)) from error

    def _find(self, name: str) -> Path:
        for folder in self._folders:
            if (folder / name).is_file():
                return folder / name
        raise TemplateError("There is no template {name}.", name=name)

    def _make_environment(self, finalize: Callable[[Any], Any] | None, *, escape: bool = True) -> jinja2.Environment:
        environment = _Sandbox(
            loader=jinja2.ChoiceLoader(
                [
                    jinja2.FileSystemLoader(self._folders),
                    jinja2.PrefixLoader({"shipped": jinja2.FileSystemLoader(shipped_templates())}),
                ]
            ),
            undefined=jinja2.StrictUndefined,
            autoescape=escape,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters["url"] = escape_url
        environment.filters["href"] = encode_url
        environment.globals["say"] = self.say
        return environment

    def say(self, language: Language, message: str, n: int | None = None, plural: str = "", **values: object) -> str:
        """The interface text for `message` in a language, with its `{name}` fields filled; `n` chooses the plural."""
        catalogue = self._catalogues.get(language) or self._open_catalogue(language)
        text = str(catalogue.gettext(message) if n is None else catalogue.ngettext(message, plural, n))
        if "{" not in text and "}" not in text:
            return text
        # Python's own format would let a catalogue walk the attributes of a value, past the sandbox.
        formatter = SandboxedFormatter(self._environments[".html"])
        return formatter.vformat(text, (), {**values, "n": n})

    def _open_catalogue(self, language: Language) -> Any:
        name = f"strings/{language}.po"
        self._catalogues[language] = _catalogue(self._find(name), self._folders[-1] / name, language)
        return self._catalogues[language]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateError("The template {name} failed: {reason}.", name=path, reason=_reason(error)) from error


def _markdown_value(value: Any) -> Any:
    return value if isinstance(value, Markup) or not isinstance(value, str) else escape_markdown(value)


def _catalogue(path: Path, shipped: Path, language: Language) -> Any:
    """A catalogue; what it lacks is taken from the shipped one."""
    from briefing.lang.catalogue import load_catalogue  # noqa: PLC0415 - only where something is rendered

    try:
        catalogue = load_catalogue(path.read_text(encoding="utf-8"), language)
        if path != shipped:
            catalogue.add_fallback(_catalogue(shipped, shipped, language))
        return catalogue
    except Exception as error:  # the errors of Babel's parser have no narrower root
        raise TemplateError("The catalogue {name} is wrong: {reason}.", name=path, reason=_reason(error)) from error


def _reason(error: Exception) -> str:
    """What an exception says, or its name where it says nothing."""
    return str(error).rstrip(".") or type(error).__name__


def _explain(name: str, error: jinja2.TemplateError, context: dict[str, Any]) -> TemplateError:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return TemplateError(
            "The template {name} is wrong in line {line}: {reason}.",
            name=error.name or name,
            line=error.lineno,
            reason=(error.message or "").rstrip("."),
        )
    if isinstance(error, jinja2.TemplateNotFound):
        place = _failing_template(error)
        if not place:
            return TemplateError("There is no template {name}.", name=error.name or name)
        return TemplateError("The template {place} asks for {name}, which is not there.", place=place, name=error.name)
    known = ", ".join(sorted(key for key in context if not re.match("_", key)))
    return TemplateError(
        "The template {name} uses something unknown: {reason}. It may use: {known}.",
        name=_failing_template(error) or name,
        reason=(error.message or "").rstrip("."),
        known=known,
    )


def _failing_template(error: BaseException) -> str:
    """The innermost template in a traceback, with its line."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".jinja"):
            place = f"{Path(file).name}, line {trace.tb_lineno},"
        trace = trace.tb_next
    return place

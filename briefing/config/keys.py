"""The keys of briefing.toml, in one table: a row gives every command that has an option of that name its default.

To add a setting, declare an option of a command, add a row here, and a line to both starters.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from briefing.config.settings import parse_time, parse_zone
from briefing.errors import SettingsError
from briefing.models import LANGUAGES

# A path is relative to the file. What a text or number may be, the option itself knows.
Kind = Literal["text", "texts", "path", "paths", "whole", "number", "switch"]


@dataclass(frozen=True, slots=True)
class Key:
    """A setting of briefing.toml.

    Attributes:
        name: Its table and its key, 'engine.name'; or a key above all tables, 'out'.
        kind: What it takes.
        parameter: The options it is the default of: every command's whose parameter is called so. Empty for what is no
            option.
        commands: Only the options of these commands, 'build' or 'models install'; empty for all that have one.
        check: Raises SettingsError for a value that its option would take and should not.
    """

    name: str
    kind: Kind
    parameter: str = ""
    commands: tuple[str, ...] = ()
    check: Callable[[str], object] | None = None


def check_language(value: str) -> None:
    """See that a value is a language.

    Raises:
        SettingsError: It is none that the program speaks.
    """
    if value not in LANGUAGES:
        raise SettingsError("The program speaks {known}, not {value!r}.", known=", ".join(LANGUAGES), value=value)


MESSAGES = "languages.messages"  # decides before there are any options

KEYS = (
    Key("out", "path", "out"),
    Key("timezone", "text", "timezone", check=parse_zone),
    Key(MESSAGES, "text", check=check_language),
    Key("themes.files", "paths", "theme_files"),
    Key("themes.encoder", "switch", "encoder"),
    Key("budgets.sentences", "whole", "sentences", ("build", "daily")),  # `summarize` counts for a whole article
    Key("budgets.words", "whole", "words", ("build", "daily")),
    Key("engine.name", "text", "engine"),
    Key("engine.termbase", "paths", "termbase_files"),
    Key("engine.memory", "path", "memory_file"),
    Key("engine.remember", "switch", "remember"),
    Key("engine.localize", "switch", "localize"),
    Key("engine.index", "text", "index", ("setup", "models install")),
    Key("site.templates", "path", "template_folder"),
    Key("site.article", "switch", "with_article"),
    Key("site.url", "text", "site_url"),
    Key("site.title", "text", "site_title"),
    Key("site.data", "path", "data_folder", ("site",)),
    Key("site.out", "path", "site_folder"),
    Key("newsletter.name", "text", "newsletter"),
    Key("newsletter.sender", "text", "sender"),
    Key("newsletter.list_id", "text", "list_id"),
    Key("newsletter.unsubscribe", "text", "unsubscribe"),
    Key("newsletter.postal", "text", "postal"),
    Key("newsletter.data", "path", "data_folder", ("email",)),
    Key("newsletter.out", "path", "email_folder"),
    Key("send.recipients", "path", "recipients_file"),
    Key("send.server", "text", "server", ("send",)),
    Key("send.security", "text", "security", ("send",)),
    Key("send.user", "text", "user", ("send",)),
    Key("send.rate", "number", "rate", ("send",)),
    Key("send.journal", "path", "journal_file"),
    Key("listmonk.url", "text", "url", ("listmonk",)),
    Key("listmonk.user", "text", "user", ("listmonk",)),
    Key("listmonk.lists", "texts", "lists", ("listmonk",)),
    Key("listmonk.template", "whole", "template_id", ("listmonk",)),
    Key("fetch.store", "path", "store_folder"),
    Key("fetch.pause", "number", "pause"),
    Key("fetch.private", "switch", "private"),
    Key("daily.state", "path", "state_file"),
    Key("daily.wait", "switch", "wait"),
    Key("daily.log_format", "text", "log_format"),
    Key("schedule.at", "text", "at", ("schedule",), check=parse_time),
    Key("schedule.for", "text", "scheduler", ("schedule",)),
)

"""What can go wrong, drawn as a tree; the command line turns each branch into its exit code.

    BriefingError
      EngineError      3   no translation engine is installed, or one failed
      InputError       4   an article, or a file of translations, cannot be read as one
      LanguageError    5   the article is in a third language, or nobody can tell
      ThemeError       6   a theme file is wrong
      TemplateError    7   a template is wrong or missing
      OutputError      8   nothing can be written there
      ModelError       9   a translation model cannot be fetched, or is refused
      TermbaseError   10   a termbase is wrong
      DataError       11   a file of data that briefing wrote has been damaged
      DeliveryError   12   a server refuses to take an issue, or cannot be reached
      FetchError      13   a source cannot be fetched
      BusyError       21   another run is at work
      SettingsError    2   an option or environment variable has a value nobody can use

Exit code 0 is success, 1 an error nobody foresaw, 2 also a wrong command line, 20 a run with nothing to do, 130 an
interruption.
A message says what failed, on which value, what there is instead, and the command to type.
"""


class BriefingError(Exception):
    """Any failure a user can do something about.

    The message is kept apart from its values, so that it can be said in another language.

    Args:
        message: English text with `{name}` fields; also the key of its translation in the catalogue.
        **values: What fills the fields.
    """

    exit_code = 1

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.message.format(**self.values)


class EngineError(BriefingError):
    """No translation engine is installed for a pair of languages, or one failed."""

    exit_code = 3


class InputError(BriefingError):
    """An article cannot be read: empty, binary, too large, broken; or a file of translations has a mistake."""

    exit_code = 4


class LanguageError(BriefingError):
    """The text is in a language the program does not speak, or too short to tell."""

    exit_code = 5


class ThemeError(BriefingError):
    """A theme file does not parse, or lacks or misspells a key."""

    exit_code = 6


class TemplateError(BriefingError):
    """A template is missing, does not parse, or names an unknown variable."""

    exit_code = 7


class OutputError(BriefingError):
    """The output directory cannot be written, or the disk is full."""

    exit_code = 8


class ModelError(BriefingError):
    """A translation model cannot be fetched from its index, or its archive is refused."""

    exit_code = 9


class TermbaseError(BriefingError):
    """A termbase cannot be read, or has a row nobody can use."""

    exit_code = 10


class DataError(BriefingError):
    """A file under data/ is not what this program wrote there."""

    exit_code = 11


class DeliveryError(BriefingError):
    """A mail server, or a mailing system, cannot be reached or refuses an issue as a whole."""

    exit_code = 12


class FetchError(BriefingError):
    """A source cannot be fetched: no answer, one that is no use, or a refusal, theirs or ours."""

    exit_code = 13


class BusyError(BriefingError):
    """Another run is at work, and this one does not wait for it."""

    exit_code = 21


class SettingsError(BriefingError):
    """An option or environment variable has a value nobody can use."""

    exit_code = 2

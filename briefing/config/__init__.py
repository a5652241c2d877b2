"""What a run is told apart from its input: by briefing.toml, the environment and the command line.

Reading the file is left to `briefing.config.file`, which only those load who have one.
"""

from briefing.config.keys import KEYS, Key
from briefing.config.settings import Settings, interface_language
from briefing.config.sources import Source

__all__ = ["KEYS", "Key", "Settings", "Source", "interface_language"]

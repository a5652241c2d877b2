"""Gets articles from feeds, web pages, folders, mail and JSON Lines; but for models, all that uses the network.

`collect` goes over all sources; what it gives is read by the ingest stage.
"""

from briefing.sources.collect import collect
from briefing.sources.limits import Limits
from briefing.sources.model import Failed, Fetched
from briefing.sources.store import Store
from briefing.sources.web import Web

__all__ = ["Failed", "Fetched", "Limits", "Store", "Web", "collect"]

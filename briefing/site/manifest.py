"""What the last run wrote into a site, and what it read: kept in its folder, so that the next writes but changes.

The file is only a memory. One that is damaged, or of another version, is as good as none: all is rendered again, and
what already has the same bytes is left alone.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from briefing.data.fields import DATE, Fields
from briefing.files import write_whole
from briefing.site.entry import Entry, entry_from_json, entry_to_json
from briefing.site.holdings import Stored

NAME = ".briefing.json"
_FORMAT = 1
# Paths that a plan can have; a manifest that somebody wrote by hand must not make the program delete others.
_PATH = re.compile(r"[a-z0-9][a-z0-9_.-]*(/[a-z0-9][a-z0-9_.-]*)*")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a run wrote and read.

    Attributes:
        revision: Of the program that wrote it.
        files: The digest of each file's inputs, by its path; empty for one that may be of two runs.
        entries: The briefs in short.
        editions: The stored editions in short, by day.
    """

    revision: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    editions: Mapping[str, Stored] = field(default_factory=dict)


def read_manifest(folder: Path, *, revision: str) -> Manifest:
    """The manifest of a site.

    Args:
        folder: The site's.
        revision: Of this program. Of what another one wrote, only the paths are taken.
    """
    try:
        data = Fields.parse((folder / NAME).read_text(encoding="utf-8"))
        if data.integer("format") != _FORMAT:
            return Manifest()
        files = data.inner("files")
        paths = {path: files.text(path) for path in files.keys() if _PATH.fullmatch(path)}  # noqa: SIM118 - no mapping
        if data.text("revision") != revision:
            return Manifest(files=dict.fromkeys(paths, ""))
        editions = data.inner("editions")
        return Manifest(
            revision=revision,
            files=paths,
            entries=tuple(entry_from_json(each) for each in data.each("entries")),
            editions={
                day: _stored(editions.inner(day))
                for day in editions.keys()  # noqa: SIM118 - no mapping
                if DATE.fullmatch(day)
            },
        )
    except (OSError, ValueError):
        return Manifest()


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Keep a manifest for the next run.

    Raises:
        OutputError: It cannot be written.
    """
    data = {
        "format": _FORMAT,
        "revision": manifest.revision,
        "files": dict(sorted(manifest.files.items())),
        "entries": [entry_to_json(entry) for entry in manifest.entries],
        "editions": {day: asdict(stored) for day, stored in sorted(manifest.editions.items())},
    }
    write_whole(folder / NAME, json.dumps(data, separators=(",", ":")).encode())


def _stored(data: Fields) -> Stored:
    return Stored(data.text("digest"), data.integer("stories", least=0), data.texts("places"))

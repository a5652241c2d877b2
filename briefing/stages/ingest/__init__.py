"""Reads articles: finds the files, decodes them, takes them apart. Leaves the language and the sentences to others."""

from briefing.stages.ingest.article import read_article, read_document, take_front_matter
from briefing.stages.ingest.files import LARGEST_FILE, find_files, open_document, read_lines
from briefing.stages.ingest.metadata import parse_date

__all__ = [
    "LARGEST_FILE",
    "find_files",
    "open_document",
    "parse_date",
    "read_article",
    "read_document",
    "read_lines",
    "take_front_matter",
]

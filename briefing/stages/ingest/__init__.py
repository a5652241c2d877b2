"""Reads articles: finds the files, decodes them, takes them apart. Leaves the language and the sentences to others."""

from briefing.stages.ingest.article import read_article, read_document, read_front_matter
from briefing.stages.ingest.files import find_files, open_document, read_lines

__all__ = ["find_files", "open_document", "read_article", "read_document", "read_front_matter", "read_lines"]

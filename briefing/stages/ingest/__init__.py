"""Reads articles: finds the files, decodes them, takes them apart. Leaves the language and the sentences to others."""

from briefing.stages.ingest.files import find_files, read_article, read_lines

__all__ = ["find_files", "read_article", "read_lines"]

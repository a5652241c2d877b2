"""Turns briefs into files: Markdown, web pages and JSON, in three views. Nothing here knows how a brief was made."""

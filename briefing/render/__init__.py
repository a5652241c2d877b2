"""Turns briefs into files: Markdown and web pages, in three views. Nothing here knows how a brief was made."""

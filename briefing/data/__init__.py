"""Briefs and editions as JSON files, written and read back: all that a site and a newsletter are made from."""

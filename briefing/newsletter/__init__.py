"""Builds an issue of the newsletter: a message for each language, frozen as files. Sending is left to `delivery`."""

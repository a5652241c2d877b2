"""Tests of a translation's written form."""

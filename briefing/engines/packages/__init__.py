"""Argos packages: finding, fetching, checking, installing and removing them. `argos` runs what is here.

`find` reads what is installed; `install` puts a package in place, with `index`, `download`, `archive` and `staging` for
its steps; `web` is the only module of the program that touches the network.
"""

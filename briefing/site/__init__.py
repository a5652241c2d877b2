"""The site: read what lies in the folder of data, plan every page of it, then write those that have changed.

    holdings -> plan -> write
    briefs      pages   files

Nothing here knows how a brief was made, and nothing is written before all that has changed is rendered.
"""

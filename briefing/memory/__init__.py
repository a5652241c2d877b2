"""What has been translated before, by machines and by people, kept between runs.

`database` opens the file, `store` finds and adds `entry`s in it, `translator` is the translator that asks it first;
`exchange` reads and writes them for other programs, as `tmx`, and for editors, as a `table`.
"""

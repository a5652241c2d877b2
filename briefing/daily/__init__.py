"""The morning run: the day's articles become one edition, and what has been done is remembered.

`calendar` says which day it is, `intake` makes briefs of articles, `compose` and `naming` stories of briefs, `work`
does a run from end to end. `state` is what is known of each article and run, `lock` keeps two runs apart, and `reasons`
tells why an article is where it is.
"""

"""Finds the themes of each sentence.

`terms` looks for words, `smoothing` weighs them over the whole article, `explain` says why.
"""

from briefing.stages.tag.explain import Reason, explain_themes
from briefing.stages.tag.tagger import tag_sentences

__all__ = ["Reason", "explain_themes", "tag_sentences"]

"""Finds the themes of each sentence. `terms` looks for words, `smoothing` weighs them over the whole article."""

from briefing.stages.tag.tagger import THRESHOLD, tag_sentences

__all__ = ["THRESHOLD", "tag_sentences"]

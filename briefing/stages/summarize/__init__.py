"""Picks the sentences that carry an article, or a theme of it, within a budget.

The summary is extractive: sentences verbatim, in the article's order. A ranker says what each is worth, a file an
algorithm: `news` (the default, which `coverage` makes the most of), `lead`, `lexrank`, `textrank`. `select` takes the
best that fit the `budget`, no two saying the same, none without the sentence it leans on. `several` does so for the
articles of a story.
"""

from briefing.stages.summarize.budget import Budget, count_words
from briefing.stages.summarize.select import METHODS, Method, summarize
from briefing.stages.summarize.several import summarize_together

__all__ = ["METHODS", "Budget", "Method", "count_words", "summarize", "summarize_together"]

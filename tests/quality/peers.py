"""sumy's summarisers on the very sentences and words that ours get, for rows to compare with."""

import warnings
from collections.abc import Sequence
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from briefing.lang import lexicon
from briefing.lang.tokens import tokenize
from briefing.models import Language, Sentence
from briefing.stages.summarize import Budget, count_words

PEERS = {"sumy LexRank": LexRankSummarizer, "sumy TextRank": TextRankSummarizer, "sumy LSA": LsaSummarizer}


class _Words:
    """The tokenizer that sumy asks for, with the program's words: its own needs a download."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(token.lemma for token in tokenize(text, self._language))


def rank(sentences: Sequence[Sentence], *, language: Language, peer: str) -> list[Sentence]:
    """The sentences as a summariser of sumy orders them, best first."""
    document = ObjectDocumentModel([Paragraph([SumySentence(each.text, _Words(language)) for each in sentences])])
    summarizer: Any = PEERS[peer]()
    summarizer.stop_words = lexicon(language).stopwords
    places = {id(one): each for one, each in zip(document.sentences, sentences, strict=True)}
    ranked: list[Sentence] = []

    def keep_order(found: Sequence[object], _count: object, rating: Any, *more: object, **named: object) -> tuple[()]:
        rate = rating if callable(rating) else rating.__getitem__
        ranked.extend(places[id(one)] for one in sorted(found, key=lambda one: -rate(one, *more, **named)))
        return ()

    summarizer._get_best_sentences = keep_order  # its public call knows no budget of words
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LSA warns about short texts
        summarizer(document, len(sentences))
    return ranked


def summarize(sentences: Sequence[Sentence], *, language: Language, budget: Budget, peer: str) -> list[Sentence]:
    """As many of the best as the budget allows, passing over those that do not fit."""
    chosen: list[Sentence] = []
    for each in rank(sentences, language=language, peer=peer):
        if fits(budget, [*chosen, each]):
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.number)


def fits(budget: Budget, chosen: Sequence[Sentence]) -> bool:
    """Whether a budget allows these sentences."""
    return budget.allows(sentences=len(chosen), words=sum(map(count_words, chosen)))

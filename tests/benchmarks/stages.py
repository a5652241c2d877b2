"""`make bench`, second part: what tagging and summarising cost, against a limit and against sumy's LexRank.

A thousand articles of some 600 words, half of them Spanish, are put together from the sentences of the development gold
articles, shuffled with a fixed seed. All run on one core in one process; loading the dictionaries is not counted.
sumy has its stemmer and NLTK's words, as its README says, but for NLTK's sentences, which need a download.
"""

import random
import time
from collections.abc import Callable, Sequence

import nltk
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer

from briefing.lang import lexicon
from briefing.models import LANGUAGES, Language, Sentence
from briefing.stages.summarize import Budget, count_words, summarize
from briefing.stages.tag import tag_sentences
from briefing.stages.themes import load_themes
from tests.quality.gold import load

ARTICLES, WORDS, LIMIT = 1000, 600, 10.0
BUDGET = Budget(words=100)
THEMES = load_themes()
Text = tuple[Language, tuple[Sentence, ...]]


def make_articles() -> list[Text]:
    """The articles, each with other sentences of its language, four to a paragraph."""
    chance = random.Random(1)
    pools: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    for article in load("dev"):
        pools[article.language] += [each.text for each in article.sentences]
    return [make_article(pools[LANGUAGES[n % 2]], LANGUAGES[n % 2], chance) for n in range(ARTICLES)]


def make_article(pool: Sequence[str], language: Language, chance: random.Random) -> Text:
    """Sentences drawn until there are enough words; a number in each keeps caches from knowing it already."""
    texts: list[str] = []
    while sum(len(text.split()) for text in texts) < WORDS:
        texts.append(f"{chance.choice(pool)[:-1]} {chance.randrange(10**6)}.")
    return language, tuple(Sentence(n, 1 + n // 4, text) for n, text in enumerate(texts, 1))


def ours(text: Text) -> None:
    """Tag an article, and summarise it."""
    language, sentences = text
    summarize(tag_sentences(sentences, language=language, themes=THEMES), language=language, budget=BUDGET)


class Words:
    """NLTK's words, without its sentences."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The words of a sentence."""
        return tuple(word for word in nltk.word_tokenize(text, preserve_line=True) if word.isalnum())


def theirs(text: Text) -> None:
    """Choose five sentences by sumy's LexRank."""
    name = {"en": "english", "es": "spanish"}[text[0]]
    summarizer = LexRankSummarizer(Stemmer(name))
    summarizer.stop_words = lexicon(text[0]).stopwords
    summarizer(ObjectDocumentModel([Paragraph([SumySentence(each.text, Words()) for each in text[1]])]), 5)


def cpu_seconds(work: Callable[[Text], None], articles: Sequence[Text]) -> float:
    """CPU time of some work on all articles, the dictionaries loaded before."""
    for article in articles[:20]:
        work(article)
    start = time.process_time()
    for article in articles[20:]:
        work(article)
    return (time.process_time() - start) * len(articles) / (len(articles) - 20)


def main() -> None:
    """Print both times and the two ratios."""
    articles = make_articles()
    words = sum(count_words(each) for _, sentences in articles for each in sentences) / len(articles)
    here, there = cpu_seconds(ours, articles), cpu_seconds(theirs, articles)
    print(f"{len(articles)} articles of {words:.0f} words")
    print(f"  tagged and summarised  {here:.1f} s CPU, {here / LIMIT:.2f} of {LIMIT:g} s")
    print(f"  sumy LexRank           {there:.1f} s CPU, {there / here:.1f} times as much")


if __name__ == "__main__":
    main()

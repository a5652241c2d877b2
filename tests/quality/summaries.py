"""Scores summaries in as many words as the reference has, or in 100, each method on the same sentences."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean

from briefing.models import Language, Sentence, TaggedSentence
from briefing.stages.summarize import METHODS, Budget, Method, count_words, summarize
from tests.quality import peers
from tests.quality.gold import GoldArticle
from tests.quality.peers import fits
from tests.quality.rouge import rouge_l, rouge_n

WORDS = 100  # for the headline and lead, which are too short to be a budget
Scores = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Task:
    """What to summarise, in how many words, and what a good summary says."""

    language: Language
    sentences: tuple[Sentence, ...]
    reference: tuple[Sentence, ...]
    budget: Budget


def picks(article: GoldArticle) -> Task:
    """The whole article, against the sentences that an editor chose."""
    chosen = tuple(each for each in article.sentences if each.number in article.picks)
    words = sum(map(count_words, chosen))
    return Task(article.language, article.sentences, chosen, Budget(words=words))


def headline_and_lead(article: GoldArticle) -> Task:
    """The article without its first sentence, against headline and first sentence."""
    lead, *rest = article.sentences
    following = tuple(Sentence(number, each.paragraph, each.text) for number, each in enumerate(rest, 1))
    return Task(article.language, following, (Sentence(1, 1, article.title), lead), Budget(words=WORDS))


def score(
    articles: Iterable[GoldArticle], task: Callable[[GoldArticle], Task], names: Sequence[str] = ()
) -> dict[str, Scores]:
    """Mean ROUGE-1, ROUGE-2 and ROUGE-L of every method, of sumy's, and of the greedy oracle, or of those named."""
    rows: dict[str, list[Scores]] = {}
    for wanted in map(task, articles):
        for name, method in methods().items():
            if names and name not in names:
                continue
            chosen = method(wanted)
            found = (*(rouge_n(chosen, wanted.reference, n) for n in (1, 2)), rouge_l(chosen, wanted.reference))
            rows.setdefault(name, []).append(found)  # type: ignore[arg-type]
    return {name: (fmean(a for a, _, _ in row), fmean(b for _, b, _ in row), fmean(c for _, _, c in row))
            for name, row in rows.items()}  # fmt: skip


def methods() -> dict[str, Callable[[Task], Sequence[Sentence]]]:
    """Ours, sumy's and the oracle, by name."""
    rows: dict[str, Callable[[Task], Sequence[Sentence]]] = {}
    rows |= {method: partial(_ours, method=method) for method in METHODS}
    rows |= {peer: partial(_peer, peer=peer) for peer in peers.PEERS}
    return rows | {"oracle": oracle}


def oracle(task: Task) -> Sequence[Sentence]:
    """What could be reached: sentences taken one by one for what they add to ROUGE-1 and ROUGE-2 (Nallapati 2017)."""
    chosen: list[Sentence] = []
    reached = 0.0
    while True:
        best, most = None, reached
        for each in task.sentences:
            if each not in chosen and fits(task.budget, [*chosen, each]):
                value = sum(rouge_n([*chosen, each], task.reference, n) for n in (1, 2))
                best, most = (each, value) if value > most else (best, most)
        if best is None:
            return chosen
        chosen, reached = [*chosen, best], most


def _ours(task: Task, method: Method) -> Sequence[Sentence]:
    tagged = tuple(map(TaggedSentence, task.sentences))
    return summarize(tagged, language=task.language, budget=task.budget, method=method)


def _peer(task: Task, peer: str) -> Sequence[Sentence]:
    return peers.summarize(task.sentences, language=task.language, budget=task.budget, peer=peer)

"""Tags sentences with themes.

First each sentence is searched for the theme's terms: a strong one is evidence enough, a weak one is not, a related one
says nothing alone, a word inside a `never` phrase is none, and an `unless` word in the sentence or beside it casts
doubt on all. So a word alone does not decide: 'military parade' is no threat, 'drug prices' no drugs. Then what was
found is weighed along the article, where themes come in passages: weak evidence counts where its surroundings carry the
theme, and a sentence without any ('He denied it') belongs with those around it, unless they speak of something else.
With an encoder, what each sentence means is weighed too; see `meaning`.
"""

from collections.abc import Sequence

from briefing.lang.leaning import continued_quotations, points_back
from briefing.lang.tokens import content_lemmas, is_question, tokenize
from briefing.models import Language, Sentence, TaggedSentence, Theme, ThemeScore
from briefing.protocols import SentenceEncoder
from briefing.stages.tag.cohesion import cohesion
from briefing.stages.tag.meaning import weigh_meaning
from briefing.stages.tag.smoothing import Observation, smooth
from briefing.stages.tag.terms import STRONG, Finding, matcher

# The probability from which F1 on the development articles is highest: a theme missed costs more than one too many.
_THRESHOLD = 0.3
_THRESHOLD_OF_MEANING = 0.4  # the same where an encoder was asked
_DOUBT = 0.8  # one word of another subject takes a strong term below a weak pair; set on the development articles
_SUPPORT = 0.3  # what a related word counts against a strong term in the theme's share of the article
_UNSEEN = 3  # sentences without the theme that are taken to stand around a text, so that one word does not carry it


def tag_sentences(
    sentences: tuple[Sentence, ...],
    *,
    language: Language,
    themes: tuple[Theme, ...],
    encoder: SentenceEncoder | None = None,
) -> tuple[TaggedSentence, ...]:
    """Give every sentence its themes, strongest first.

    A sentence has a theme where the probability that it belongs to it reaches a threshold. Its score is two thirds of
    that probability where the sentence has none of the theme's terms, and more than two thirds where it has.
    """
    observed = observe(sentences, language=language, themes=themes, encoder=encoder)
    scores = {theme_id: _score(row) for theme_id, row in observed.items()}
    return tuple(
        TaggedSentence(sentence, _strongest({theme_id: row[index] for theme_id, row in scores.items()}))
        for index, sentence in enumerate(sentences)
    )


def observe(
    sentences: Sequence[Sentence],
    *,
    language: Language,
    themes: tuple[Theme, ...],
    encoder: SentenceEncoder | None = None,
) -> dict[str, list[Observation]]:
    """What each sentence says about each theme."""
    tokens = [tokenize(sentence.text, language) for sentence in sentences]
    found = {}
    for theme in themes:
        search = matcher(theme.terms[language], language).search
        found[theme.id] = [search(each) for each in tokens]
    evidence = {theme_id: _take_off_doubts(row) for theme_id, row in found.items()}
    support = {theme_id: [each.support for each in row] for theme_id, row in found.items()}
    shares = {theme_id: _share(row, support[theme_id]) for theme_id, row in evidence.items()}
    bare = {theme.id for theme in themes if not theme.terms[language].related}
    words = [set(content_lemmas(sentence.text, language)) for sentence in sentences] if bare else []
    points = _point_back(sentences, language)
    asked = encoder if themes and sentences else None
    meaning = weigh_meaning(asked.embed([each.text for each in sentences])) if asked else {}
    observed = {}
    for theme_id in found:
        kinship = cohesion(words, evidence[theme_id]) if theme_id in bare else [0.0] * len(tokens)
        rivals = [other for other in found if other != theme_id]
        observed[theme_id] = [
            Observation(
                evidence=evidence[theme_id][index],
                support=support[theme_id][index],
                cohesion=kinship[index],
                bare=theme_id in bare,
                rival=max((evidence[rival][index] for rival in rivals), default=0.0),
                rivals_share=max((shares[rival] for rival in rivals), default=0.0),
                share=shares[theme_id],
                denied=found[theme_id][index].denied,
                points_back=points[index],
                question=is_question(sentence.text),
                new_paragraph=index == 0 or sentence.paragraph != sentences[index - 1].paragraph,
                meaning=meaning[theme_id][index] if theme_id in meaning else None,
            )
            for index, sentence in enumerate(sentences)
        ]
    return observed


def _share(evidence: Sequence[float], support: Sequence[float]) -> float:
    """The part of the article that speaks for a theme."""
    return (sum(evidence) + _SUPPORT * sum(support)) / (len(evidence) + _UNSEEN)


def _point_back(sentences: Sequence[Sentence], language: Language) -> list[bool]:
    """Which sentences are about what the one before said, or go on with its quotation."""
    goes_on = continued_quotations(tuple(sentences))
    return [
        not each.heading and index > 0 and (goes_on[index] or points_back(each.text, language))
        for index, each in enumerate(sentences)
    ]


def _take_off_doubts(found: list[Finding]) -> list[float]:
    """What each sentence says for a theme as a part (0 to 1) of one strong term."""
    evidence = []
    for index, each in enumerate(found):
        nearby = sum(other.doubts for other in found[max(0, index - 1) : index + 2]) - each.doubts
        doubt = 1 + _DOUBT * (each.doubts + nearby / 2)
        evidence.append(min(1.0, each.evidence / doubt / STRONG))
    return evidence


def _score(observed: list[Observation]) -> list[float]:
    """The score of each sentence for a theme, 0 where it does not have it."""
    threshold = _THRESHOLD_OF_MEANING if observed and observed[0].meaning is not None else _THRESHOLD
    return [
        round((2 + p * each.evidence if each.evidence else 2 * p) / 3, 2) if p >= threshold else 0.0
        for p, each in zip(smooth(observed), observed, strict=True)
    ]


def _strongest(scores: dict[str, float]) -> tuple[ThemeScore, ...]:
    themes = [ThemeScore(theme_id, score) for theme_id, score in scores.items() if score]
    return tuple(sorted(themes, key=lambda theme: (-theme.score, theme.id)))

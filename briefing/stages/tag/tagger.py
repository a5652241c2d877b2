"""Tags sentences with themes.

First each sentence is searched for the theme's terms: a strong one is evidence enough, a weak one is not, a word inside
a `never` phrase is none, and an `unless` word in the sentence or beside it casts doubt on all. So a word alone does not
decide: 'military parade' is no threat, 'drug prices' no drugs. Then the evidence is weighed along the article, where
themes come in passages: weak evidence counts where its surroundings carry the theme, and a sentence that points back
('He denied the accusations') or goes on with a quotation belongs with the one before it.
"""

from briefing.lang.leaning import continued_quotations, points_back
from briefing.lang.tokens import Token, tokenize
from briefing.models import Language, Sentence, TaggedSentence, Theme, ThemeScore
from briefing.stages.tag.smoothing import Observation, smooth
from briefing.stages.tag.terms import STRONG, Matcher, matcher

THRESHOLD = 0.5
_DOUBT = 0.8  # one word of another subject takes a strong term below a weak pair; set on the development articles


def tag_sentences(
    sentences: tuple[Sentence, ...], *, language: Language, themes: tuple[Theme, ...]
) -> tuple[TaggedSentence, ...]:
    """Give every sentence its themes, strongest first.

    A sentence has a theme where the probability that it belongs to it reaches `THRESHOLD`. Its score, from `THRESHOLD`
    to 1, is that probability, lowered by up to a third where the sentence does not name the theme itself.
    """
    tokens = [tokenize(sentence.text, language) for sentence in sentences]
    evidence = {theme.id: _evidence(matcher(theme.terms[language], language), tokens) for theme in themes}
    points = [
        not sentence.heading and (goes_on or (index > 0 and points_back(sentence.text, language)))
        for index, (sentence, goes_on) in enumerate(zip(sentences, continued_quotations(sentences), strict=True))
    ]
    scores = {}
    for theme_id, found in evidence.items():
        rivals = [row for other, row in evidence.items() if other != theme_id]
        scores[theme_id] = smooth(
            [
                Observation(
                    evidence=value,
                    rival=max((row[index] for row in rivals), default=0.0),
                    points_back=points[index],
                    new_paragraph=index == 0 or sentences[index].paragraph != sentences[index - 1].paragraph,
                )
                for index, value in enumerate(found)
            ]
        )
    return tuple(
        TaggedSentence(
            sentence,
            _strongest([(theme_id, row[index], evidence[theme_id][index]) for theme_id, row in scores.items()]),
        )
        for index, sentence in enumerate(sentences)
    )


def _strongest(found: list[tuple[str, float, float]]) -> tuple[ThemeScore, ...]:
    """Scores from ids, probabilities and evidence."""
    themes = [
        ThemeScore(theme_id, round(max(THRESHOLD, probability * (1 - (1 - evidence) / 3)), 2))
        for theme_id, probability, evidence in found
        if probability >= THRESHOLD
    ]
    return tuple(sorted(themes, key=lambda theme: (-theme.score, theme.id)))


def _evidence(terms: Matcher, tokens: list[list[Token]]) -> list[float]:
    """What each sentence says for a theme, doubts taken off, as a part (0 to 1) of one strong term."""
    doubts = [terms.doubts(words) for words in tokens]
    found = []
    for index, words in enumerate(tokens):
        nearby = sum(doubts[max(0, index - 1) : index + 2]) - doubts[index]
        doubt = 1 + _DOUBT * (doubts[index] + nearby / 2)
        found.append(min(1.0, terms.evidence(words) / doubt / STRONG))
    return found

"""Tells which sentences lean on the one before: a pronoun, a connective, or a noun that names what was just said."""

import re
from itertools import pairwise

from briefing.lang import lexicon
from briefing.lang.lexicon import words
from briefing.lang.tokens import lemma
from briefing.models import Language, Sentence

_TIME = words("""
    week month year morning afternoon evening season summer winter spring autumn weekend
    semana mes año mañana tarde noche temporada verano invierno
""")
_BEFORE_TIME = words("this these este esta estos estas")  # 'This week' needs no antecedent, 'This was' does
_OBJECTS = words("him it them él ella ellos ellas ello")  # 'For him …', 'Con ello …'
_CLITICS = words("la lo los las le les")  # articles too: only the verb behind them tells
_REFLEXIVES = words(
    "quejó refirió negó mostró comprometió preguntó disculpó limitó opuso reunió declaró dijo mostraron negaron"
)
_IMPERSONAL = words("hay había hubo habrá habría falta faltan existe existen basta hace hacía")
_BEFORE_VERB = words("no ya nunca jamás tampoco también aún todavía apenas solo sólo")
_NAMED_SUBJECT = re.compile(
    r"\w+(?: (?!(?:a|con|de|en|hasta|para|por|que|sin|sobre)\b)\w+){0,3}"
    r" (?:(?:el|la|los|las|un|una)\b|(?<!a )(?<!en )(?<!de )(?<!que )(?<!por )(?<!con )[A-ZÁÉÍÓÚÑ]\w+)"
)
_MARKS = re.compile(r"[“”«»]")


def leans_back(text: str, language: Language) -> bool:
    """Whether a sentence cannot be understood without the one before it.

    It leans when it begins, quotation marks aside, with a pronoun ('He said so.') or a connective ('But …'). In
    Spanish, which drops the subject, also when it begins with a verb ('Dijo que …', 'Las administra …') and no name
    follows soon that could be the subject.
    """
    lists = lexicon(language)
    tokens = re.findall(r"[^\W_]+", text.lower())
    while language == "es" and len(tokens) > 1 and tokens[0] in _BEFORE_VERB:
        text, tokens = text[text.lower().index(tokens[0]) + len(tokens[0]) :].lstrip(), tokens[1:]
    if not tokens:
        return True
    first, second = tokens[0], [*tokens, ""][1]
    if any(" ".join(tokens[:length]) in lists.connectives for length in range(1, 5)):
        return True
    if first in lists.stopwords and second in _OBJECTS:
        return True
    if language == "es" and ((first in _CLITICS and is_verb(second)) or (first == "se" and second in _REFLEXIVES)):
        return True
    if language == "es" and (first in lists.verbs_of_saying or is_verb(first)) and first not in _IMPERSONAL:
        return not _NAMED_SUBJECT.match(text)
    return first in lists.pronouns and not (first in _BEFORE_TIME and second in _TIME)


def points_back(text: str, language: Language) -> bool:
    """Whether a sentence is about what the one before said: it leans back, or names it ('denied the accusations')."""
    if leans_back(text, language):
        return True
    lists = lexicon(language)
    tokens = re.findall(r"[^\W_]+", text.lower())
    return any(
        first in lists.determiners and lemma(second, language) in lists.abstract_nouns
        for first, second in pairwise(tokens[:9])
    )


def continued_quotations(sentences: tuple[Sentence, ...]) -> tuple[bool, ...]:
    """For each sentence, whether it goes on with a quotation that was opened before it in its paragraph."""
    found = []
    paragraph, curly, straight = 0, False, False
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, curly, straight = sentence.paragraph, False, False
        found.append(curly or straight)
        straight ^= sentence.text.count('"') % 2 == 1
        marks = _MARKS.findall(sentence.text)
        curly = marks[-1] in "“«" if marks else curly
    return tuple(found)


def is_verb(word: str) -> bool:
    """Whether a Spanish word is a form of a verb, other than its infinitive, as far as its ending tells."""
    return lemma(word, "es") != word and re.search(r"[aei]r$", lemma(word, "es")) is not None

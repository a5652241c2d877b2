"""Rewords a sentence so that Apertium's rules get it right: general grammar, nothing about any one article.

Apertium translates from left to right in short chunks. What it cannot see from there, such as the clause that begins
where English leaves out 'that', is spelt out for it. What is to be kept from it is found by `names` and `fixed`.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.engines.apertium.lexicon import Lexicon
from briefing.engines.apertium.names import Kind, Name, Names, Word, is_headline, word_before, words
from briefing.engines.apertium.protect import Span
from briefing.engines.apertium.wordlists import DIRECT, TITLES
from briefing.models import Language

_CONTRACTIONS = (
    (re.compile(r"\b(ca)n['’]t\b", re.IGNORECASE), r"\1nnot"),
    (re.compile(r"\b(w)on['’]t\b", re.IGNORECASE), r"\1ill not"),
    (
        re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should|must)n['’]t\b", re.IGNORECASE),
        r"\1 not",
    ),
    (re.compile(r"\b(l)et['’]s\b", re.IGNORECASE), r"\1et us"),
    (re.compile(r"\b(I)['’]m\b"), r"\1 am"),
    (re.compile(r"\b(I|you|we|they)['’]ve\b", re.IGNORECASE), r"\1 have"),
    (re.compile(r"\b(you|we|they)['’]re\b", re.IGNORECASE), r"\1 are"),
    (re.compile(r"\b(I|you|he|she|it|we|they|that|there)['’]ll\b", re.IGNORECASE), r"\1 will"),
    (re.compile(r"\b(I|you|he|she|it|we|they)['’]d (?=been\b|better\b|had\b)", re.IGNORECASE), r"\1 had "),
    (re.compile(r"\b(I|you|he|she|it|we|they)['’]d\b", re.IGNORECASE), r"\1 would"),
    # 'It's been proven' is 'has', which Apertium takes for 'is'.
    (re.compile(r"\b(he|she|it|that|there|what|who)['’]s (?=been\b|got\b|had\b)", re.IGNORECASE), r"\1 has "),
    (re.compile(r"\b(he|she|it|that|there|what|who|here|where)['’]s\b(?! own\b)", re.IGNORECASE), r"\1 is"),
)
# Words that the engine's dictionary gives another sense, and neighbours that it gives the right one.
_PEOPLE = "people|persons|migrants|immigrants|refugees|detainees|suspects|citizens|children|journalists|protesters"
_MANY = r"(?:(?:some|about|over|more than|\d[\d,.]*|thousands of|hundreds of) )*"
_URGING = r"(?=(?:[\w’'-]+ ){1,6}to \w)"
_SYNONYMS = (
    (re.compile(r"\bgreat\b(?! deal)"), "big"),  # not 'sumo'
    (re.compile(r"\bgreat(?=er\b|est\b)"), "bigg"),
    # Not 'coger', which is vulgar in half of the Spanish-speaking countries.
    (re.compile(r"\bget (?=(?:an?|the|his|her|their|its|our|my|your) )"), "obtain "),
    (re.compile(r"\bgot (?=(?:an?|the|his|her|their|its|our|my|your) )"), "obtained "),
    # Verbs of two words, which it would translate one by one: 'agrietar abajo en', 'llamar en', 'apellidarse fuera'.
    (re.compile(r"\bcrack(ed|ing)? down on\b"), r"repress\1"),
    (re.compile(r"\bcracks down on\b"), "represses"),
    (re.compile(r"\bcall(ed|ing|s)? off\b"), r"suspend\1"),
    (re.compile(rf"\bcall on {_URGING}"), "urge "),
    (re.compile(rf"\bcalls on {_URGING}"), "urges "),
    (re.compile(rf"\bcalled on {_URGING}"), "urged "),
    (re.compile(rf"\bcalling on {_URGING}"), "urging "),
    (re.compile(r"\b(?:shot and killed|shot dead|gunned down)\b"), "gunned"),  # 'abatir': see `unknown`
    (re.compile(rf"\bhold (?={_MANY}(?:{_PEOPLE})\b)"), "detain "),
    (re.compile(rf"\bheld (?={_MANY}(?:{_PEOPLE})\b)"), "detained "),
    # A verb to it before 'with'.
    (re.compile(r"\b((?:the|an?|any|no|new|this|that|trade|peace|nuclear) )deal(?=s? with\b)"), r"\1pact"),
)
# 'Told the BBC that' -> 'said to the BBC that': 'tell' takes its listener without a preposition, 'decir' with one.
_LISTENER = r"(?:the|an?|his|her|their|its|our|reporters|journalists|[A-Z])"
_TELL = re.compile(rf"\b(told|tells) (?={_LISTENER}[\w’'-]* )(?!her (?!\w+ that))")
_CLAUSE = r"(?:the|an?|he|she|it|they|we|there|his|her|their) "
_TELL_THAT = re.compile(rf"\b(told|tells) ((?:the |an? |his |her |their )?[\w’']+(?: [A-Z]\w+)*) (?={_CLAUSE})")
_FOLLOWING = re.compile(r"(?<![^.!?”\"] )(?<!\w)Following (?!up\b)")
_SAY = {"told": "said to ", "tells": "says to "}
_SPEECH = (
    "say says said saying think thinks thought believe believes believed warn warns warned claim claims claimed argue "
    "argues argued suggest suggests suggested admit admits admitted confirm confirms confirmed insist insists insisted "
    "add adds added announce announced know knows knew hope hopes hoped fear fears feared feel feels felt declare "
    "declared estimate estimates estimated deny denies denied report reports reported show shows showed mean means "
    "meant indicate indicates indicated suppose guess realize realized explain explained promise promised"
)
_SPEECH_WORDS = frozenset(_SPEECH.split())
_WITHOUT_EL = {"el": "", "la": "", "del": "de ", "al": "a "}
_ASSERTIONS = {"argue": "assert", "argues": "asserts", "argued": "asserted"}  # 'discutir' has no such clause
_FINITE = frozenset({"vaux", "vbmod", "vbser", "vbhaver", "past", "pri"})
_SUBJECT = frozenset({"det", "n", "adj", "np", "acr", "num", "pos", "gen", "adv", "pr"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "there"})
# 'Huelga' is another kind of strike.
_ARMS = r"US|U\.S\.|American|Israeli|Russian|[Mm]issile|[Dd]rone|[Aa]ir|[Mm]ilitary|[Rr]ocket"
_STRIKE = re.compile(rf"\b((?:{_ARMS}) )strike(s?)\b")


def reword(text: str, source: Language) -> str:
    """The rewordings that need no dictionary."""
    if source == "es":
        return text
    for pattern, replacement in (*_CONTRACTIONS, *_SYNONYMS):
        text = pattern.sub(replacement, text)
    text = _STRIKE.sub(r"\1attack\2", text)
    text = _FOLLOWING.sub("After ", text)
    text = _TELL_THAT.sub(r"\1 \2 that ", text)
    return _TELL.sub(lambda match: _SAY[match[1]], text)


def edits(text: str, found: Sequence[Name], taken: Sequence[Span], names: Names) -> Iterator[Span]:
    """The rewordings that ask the dictionary and know the names (`found`) and other protected stretches (`taken`)."""
    inside = {place for span in taken for place in range(span.start, span.end)}
    free = [word for word in words(text) if word.start not in inside]
    if names.language == "en":
        yield from _conjunctions(text, names.lexicon)
        yield from _relatives(text, inside, names.lexicon)
        yield from _compounds(free, names.lexicon)
        yield from _people(text, found, names.lexicon)
        yield from _titles(text, found, taken, names)
    else:
        yield from _spanish_titles(text, found, names)
        yield from _objects(text, names.lexicon)
    yield from _capitals(text, free, names)


def _capitals(text: str, free: Sequence[Word], names: Names) -> Iterator[Span]:
    # With sentences in lower case, whatever is capital is a name, in the output as well ('He said' -> 'Dijo').
    headline = is_headline(text)
    for word in free:
        lower = word.text.lower()
        if not word.text[0].isupper() or word.text == "I" or (len(word.text) > 1 and word.text.isupper()):
            continue
        title = names.language == "en" and lower in TITLES["en"]
        if (word.initial or headline or title) and names.kind(word.text) in {Kind.COMMON, Kind.EITHER}:
            yield Span(word.start, word.end, lower, None)


def _conjunctions(text: str, lexicon: Lexicon) -> Iterator[Span]:
    # 'Said he would' -> 'said that he would'; without 'that' the engine runs both clauses into one.
    found = words(text)
    for number, word in enumerate(found[:-2]):
        verb, following = word.text.lower(), found[number + 1]
        if verb not in _SPEECH_WORDS or text[word.end : following.start] != " ":
            continue
        there = following.text == "that"
        if there and verb in _ASSERTIONS:
            yield Span(word.start, word.end, _ASSERTIONS[verb], None)
        elif not there and _begins_clause(text, found[number + 1 : number + 9], lexicon):
            assertion = _ASSERTIONS.get(verb)
            yield Span(word.start if assertion else word.end, word.end, f"{assertion or ''} that", None)


def _compounds(free: Sequence[Word], lexicon: Lexicon) -> Iterator[Span]:
    # 'Large-scale' -> 'large scale': with the hyphen the engine forgets the blanks of 'de escala grande'.
    for word in free:
        parts = word.text.split("-")
        known = len(parts) == 2 and not lexicon.knows(word.text) and all(map(lexicon.knows, parts))
        if known and word.text.islower() and "num" not in lexicon.tags(parts[0]):
            yield Span(word.start + len(parts[0]), word.start + len(parts[0]) + 1, " ", None)


def _relatives(text: str, inside: set[int], lexicon: Lexicon) -> Iterator[Span]:
    # 'The man who fell' -> 'the man that fell': 'quién' would ask a question.
    found = words(text)
    for last, word in itertools.pairwise(found):
        if word.text not in {"who", "which"} or text[last.end : word.start] != " ":
            continue
        tags = lexicon.tags(last.text.lower())
        if (
            last.start in inside
            or ("n" in tags and not tags & {"pr", "inf", "past", "pri"})
            or last.text in {"those", "people"}
        ):
            yield Span(word.start, word.end, "that", None)


def _begins_clause(text: str, following: Sequence[Word], lexicon: Lexicon) -> bool:
    # A subject and then a verb that can be nothing else, with no punctuation between.
    first = following[0]
    tags = lexicon.tags(first.text.lower()) | lexicon.tags(first.text)
    if first.text.lower() in _PRONOUNS:
        second = lexicon.tags(following[1].text.lower()) if len(following) > 1 else frozenset()
        return bool(second & (_FINITE | {"adv"})) and text[first.end : following[1].start] == " "
    if not (first.text[0].isupper() or tags & {"det", "pos"}) or first.text.lower() in {"that", "this", "what"}:
        return False
    for last, word in pairwise(following):
        tags = lexicon.tags(word.text) | lexicon.tags(word.text.lower())
        if text[last.end : word.start] not in {" ", "'s ", "’s "} or tags & {"cnjsub", "rel", "cnjcoo"}:
            return False
        finite = tags & {"vaux", "vbmod", "vbser", "vbhaver"} or ("past" in tags and not tags & {"n", "adj"})
        if finite or (tags and not tags & _SUBJECT):
            return bool(finite)
    return False


def _titles(text: str, found: Sequence[Name], taken: Sequence[Span], names: Names) -> Iterator[Span]:
    # 'Colombian President Petro' -> 'the Colombian president Petro', since Spanish has an article there.
    starts = {name.start for name in found}
    every = words(text)
    spans = {span.start for span in taken}
    for number, word in enumerate(every):
        title = word.text.lower() in TITLES["en"] and text[word.end : word.end + 1] == " "
        if not title or word.end + 1 not in starts:
            continue
        first = number
        while (
            first
            and text[every[first - 1].end : every[first].start] == " "
            and _modifies(every[first - 1], spans, names)
        ):
            first -= 1
        before = names.lexicon.tags(every[first - 1].text.lower()) if first else frozenset()
        if (
            "det" not in before
            and every[first].text[0].isupper()
            and text[max(0, every[first].start - 3) : every[first].start] not in {"'s ", "’s "}
        ):
            yield Span(every[first].start, every[first].start, "the ", None)


def _modifies(word: Word, spans: set[int], names: Names) -> bool:
    # What may stand before a title: other titles, demonyms, countries.
    if not word.text[0].isupper():
        return False
    return word.text.lower() in TITLES["en"] or word.start in spans or names.kind(word.text) is Kind.NAMED


def _spanish_titles(text: str, found: Sequence[Name], names: Names) -> Iterator[Span]:
    # 'El presidente Petro' -> 'President Petro', since English has no article there.
    for name in found:
        title = word_before(text, name.start)
        if title is None or title.text.lower() not in TITLES["es"]:
            continue
        article = word_before(text, title.start)
        instead = _WITHOUT_EL.get(article.text.lower()) if article else None
        if article and instead is not None:
            yield Span(article.start, title.start, instead, None)
        yield Span(title.start, title.end, title.text.capitalize(), None)


def _objects(text: str, lexicon: Lexicon) -> Iterator[Span]:
    # 'Acusó a Petro', 'acusó al ministro' -> 'acusó Petro', since English has no preposition there.
    for match in re.finditer(r"\b(?P<verb>[^\W\d_]+) (?P<to>a |al )(?=\w)", text):
        lemmas = {reading.lemma for reading in lexicon.readings.get(match["verb"].lower(), ())}
        if lemmas & DIRECT["es"]:
            yield Span(match.start("to"), match.end("to"), "el " if match["to"] == "al " else "", None)


def _people(text: str, found: Sequence[Name], lexicon: Lexicon) -> Iterator[Span]:
    # 'Accused Petro' -> 'accused to Petro', since Spanish has 'a' before somebody who suffers something.
    for name in found:
        before = word_before(text, name.start)
        lemmas = {reading.lemma for reading in lexicon.readings.get(before.text.lower(), ())} if before else set()
        if name.person and lemmas & DIRECT["en"] and not re.match(r"['’]s|s['’]| \w+(?:tion|ment)\b", text[name.end :]):
            yield Span(name.start, name.start, "to ", None)

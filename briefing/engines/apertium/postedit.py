"""Mends what Apertium leaves behind: blanks, capitals, contractions, opening question marks.

The names are still one private-use character each (`protect.MARK`), so that no rule can touch them.
"""

import re
from collections.abc import Callable, Mapping

from briefing.engines.apertium.mends import MENDS
from briefing.engines.apertium.protect import MARK, fill
from briefing.engines.apertium.quantities import MONTHS
from briefing.lang.openings import open_clauses
from briefing.models import Language

Edit = Callable[[str, Mapping[str, str]], str]

_LETTER = re.compile(rf"[^\W\d_]|{MARK}")
_OPENING = "¿¡(“‘«["
_QUOTES = re.compile(r"[\"“”«»]")
_VOWEL_SOUND = re.compile(
    r"(?!eu|ew|one\b|once\b|uni(?!n|m)|us[aeu]|uti|ubi|ut[eo]|ukr|ura|uru|ug)[aeiouáéíóú]|hour|honest|honou?r|heir",
    re.IGNORECASE,
)
_LETTERS_WITH_VOWEL = set("AEFHILMNORSX")
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"”»)]* )[\"“«(¿¡]*$")
_NOT_SENTENCE_END = re.compile(r"(?:\b[A-Z]|\b[A-Z]\w{1,2}|\bvs|\betc|UU)$")


def mended(text: str, values: Mapping[str, str], original: str, target: Language) -> str:
    """The engine's output with blanks, known faults and contractions mended, marks still in it."""
    text = _blanks(text)
    for mend in MENDS[target]:
        if mend.cue.search(original):
            text = mend.fault.sub(mend.instead, text)
    return _joined(text, values, target)


def _joined(text: str, values: Mapping[str, str], target: Language) -> str:
    return _spanish(text, values) if target == "es" else _english(text, values)


def polish(text: str, values: Mapping[str, str], original: str, target: Language, *, edit: Edit | None = None) -> str:
    """The engine's output as a sentence of the target language, names filled in.

    Args:
        text: The output, one mark for each protected stretch.
        values: What the marks stand for.
        original: What was translated, for its capitals and punctuation.
        target: The language of the output.
        edit: Makes the mended output and the values of its marks what people write, marks untouched.
    """
    text = mended(text, values, original, target)
    if edit is not None:
        text = _joined(_blanks(edit(text, values)), values, target)
    if target == "es":
        text = open_clauses(text)
    text = _capitals(text, original)
    text = _filled(_joints(text, values), values, original)
    return re.sub(r" {2,}", " ", re.sub(r"\bUU\.\.(?!\.)", "UU.", text)).strip()


def _begins_upper(text: str) -> bool:
    first = re.search(r"[^\W\d_]", text)
    return first is not None and first.group().isupper()


def _filled(text: str, values: Mapping[str, str], original: str) -> str:
    # A translated word that begins a sentence takes a capital; a name ('iPhone') is as it is.
    def value(match: re.Match[str]) -> str:
        found = values.get(match.group(), match.group())
        begins = _SENTENCE_START.search(text, max(0, match.start() - 8), match.start())
        if begins and found not in original and _begins_upper(original):
            return found[:1].upper() + found[1:]
        return found

    return re.sub(MARK, value, text)


def _blanks(text: str) -> str:
    # Dropped pronouns and empty chunks leave blanks.
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" +(?=[.,;!?)”»…]|:(?!\w)|’(?!\w))", "", text)
    text = re.sub(rf"(?<=[{re.escape(_OPENING)}]) +", "", text)
    text = re.sub(r"(?:^|(?<=[\s(]))' (?=\w)", "'", text)
    # Straight quotation marks open and close in turn.
    parts = text.split('"')
    if len(parts) % 2:
        parts[1::2] = [part.strip() for part in parts[1::2]]
    return '"'.join(parts)


def _spanish(text: str, values: Mapping[str, str]) -> str:
    def starts(match: re.Match[str]) -> str:
        return fill(match["next"], dict(values)).lower()

    def and_(match: re.Match[str]) -> str:
        # The h of a foreign name may be heard: 'Obama y Hillary'.
        silent = "" if match["next"] in values else "h?"
        clash = re.match(rf"{silent}[ií](?![aeoáéóu])", starts(match))
        return f"{'e' if clash else 'y'} {match['next']}"

    def or_(match: re.Match[str]) -> str:
        return f"{'u' if re.match(r'h?[oó]', starts(match)) else 'o'} {match['next']}"

    text = re.sub(r"\bEE\. ?UU\b\.?", "EE. UU.", text)
    text = re.sub(r"\b([Dd]e|[Aa]) el (?=\S)", r"\1l ", text)
    text = re.sub(rf"\b[ye] (?P<next>{MARK}|[^\W\d_]+)", and_, text)
    text = re.sub(rf"\b[ou] (?P<next>{MARK}|[^\W\d_]+)", or_, text)
    return re.sub(rf"\b({'|'.join(MONTHS['es'])}),? (?=[12]\d{{3}}\b)", r"\1 de ", text)


def _english(text: str, values: Mapping[str, str]) -> str:
    def article(match: re.Match[str]) -> str:
        following = fill(match["next"], dict(values)).lstrip("\"“‘'(")
        spelt = re.match(r"[A-Z]{2,3}\b", following)
        vowel = following[:1] in _LETTERS_WITH_VOWEL if spelt else bool(_VOWEL_SOUND.match(following))
        return f"{match['a'][0]}{'n' if vowel else ''} {match['next']}"

    text = re.sub(r"[¿¡]", "", text)
    text = re.sub(rf"\b(?P<a>[Aa]n?) (?P<next>[\"“‘'(]*(?:{MARK}|[^\W\d_]+))", article, text)
    return re.sub(rf"\b({'|'.join(MONTHS['en'])}) of (?=[12]\d{{3}}\b)", r"\1 ", text)


def _capitals(text: str, original: str) -> str:
    # The first letter as in the source; after an opening quotation mark, likewise.
    first = _LETTER.search(text)
    if first and _begins_upper(original):
        text = text[: first.start()] + first.group().upper() + text[first.end() :]
    here, there = list(_QUOTES.finditer(original)), list(_QUOTES.finditer(text))
    if len(here) == len(there):
        for one, two in zip(here, there, strict=True):
            if original[one.end() : one.end() + 1].isupper():
                place = two.end() + (text[two.end() : two.end() + 1] in set("¿¡"))
                text = text[:place] + text[place : place + 1].upper() + text[place + 1 :]
    return re.sub(r"(?<=[.!?])([\"”»)]* )([^\W\d_])", lambda match: _sentence_start(text, match), text)


def _sentence_start(text: str, match: re.Match[str]) -> str:
    if _NOT_SENTENCE_END.search(text[max(0, match.start() - 8) : match.start()].rstrip(".")):
        return match.group()
    return match[1] + match[2].upper()


def _joints(text: str, values: Mapping[str, str]) -> str:
    # 'de' + 'el FBI' -> 'del FBI'; the engine contracts its own words only.
    def contract(match: re.Match[str]) -> str:
        value = values.get(match["mark"], "")
        return f"{match[1]}l {value[3:]}" if value.startswith("el ") else match.group()

    def once(match: re.Match[str]) -> str:
        # 'The UN' -> 'El' + 'la ONU'.
        value = values.get(match["mark"], "")
        return match["mark"] if value.startswith(("el ", "la ", "los ", "las ")) else match.group()

    text = re.sub(rf"\b(?:[EeLl][la]|[Ll][oa]s) (?P<mark>{MARK})", once, text)
    return re.sub(rf"\b([Dd]e|[Aa]) (?P<mark>{MARK})", contract, text)

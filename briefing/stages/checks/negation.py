"""Whether a translation denies what its source denies, and nothing else."""

import re

from briefing.lang.lexicon import words
from briefing.models import Language
from briefing.stages.checks.segment import Segment

# 'Sin embargo', 'not only' and their like deny nothing.
_NEGATIONS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:not(?! only| just| to mention)|no(?!\. ?\d| doubt| matter)|never|nobody|nothing|none|neither|nor|cannot|"
        r"without|\w+n['’]t)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:no(?! obstante| s[oó]lo| solamente| únicamente|\. ?\d)|nunca|jamás|nadie|nada|ningun[oa]s?|ningún|"
        r"tampoco|ni|sin(?! embargo| duda))\b",
        re.IGNORECASE,
    ),
}
# How words begin that deny without a negation: a good translation says 'unknown' for 'no se sabe', 'declined' for 'no
# quiso'. Gathered from the human translations of 1,500 sentences of news (WMT 2008-2012, NTREX).
_BEGINNINGS: dict[Language, frozenset[str]] = {
    "en": words("""
        absen avoid ban barely declin den disag disapp disbel discont dishon dislik dismiss disobe disreg dissat except
        exempt fail few forbid hardly illeg immoral impati imperf imposs inab inac inad incap incor indep ineff inexp
        insuf inval invis insec
        injust inhum instead irreg irrel irresp lack little miss non prevent prohibit refus
        regardless reject scarce stop too unab unacc unaf unan unau unav unaw unbel uncert uncl uncom undec unden undoc
        unem uneq unex unfair unfin unfort unhap unhar unheal unim uninj unkn unlaw unlik unlim unman unnec unof unp unq
        unr uns unt unus unv unw
    """),
    "es": words("""
        apenas ausen carec carent carez demasiado desacuer desapareci descarta desconf desconoc descontent desemple
        desig desmient desminti desobed desocup despro dej
        evit except exent falt fracas ileg impas imperf impid imped impos
        impop impun impre inac inad inaud inca incert inciert incomp incorr incum indep indocum inédit inef inesp inest
        inev inex inhum injust insat inseg insos insuf inusu inút inval invis irreg irresp neg nieg poc prescind prohib
        rechaz salvo
    """),
}
_PHRASES = re.compile(
    r"\b(?:out of|rather than|far from|free of|ruled? out|lejos de|libre de|en lugar|en vez|a menos|a pesar)\b"
    r"|\w{3}less\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_NO_DENIAL = ("until", "unanim", "negoc", "despropor", "depart", "negr", "dejar claro", "dena", "impresi", "indepen")


def negation(segment: Segment) -> list[str]:
    """Negations that the other side has nothing for."""
    here, there = segment.language, segment.target_language
    lost = _NEGATIONS[here].findall(segment.source) if not _denies(segment.target, there) else []
    new = _NEGATIONS[there].findall(segment.target) if not _denies(segment.source, here) else []
    return list(dict.fromkeys(word.lower() for word in [*lost, *new]))


def _denies(text: str, language: Language) -> bool:
    if _NEGATIONS[language].search(text) or _PHRASES.search(text):
        return True
    found = (word for word in _WORD.findall(text.lower()) if not word.startswith(_NO_DENIAL))
    beginnings = tuple(_BEGINNINGS[language])
    return any(word.startswith(beginnings) for word in found)

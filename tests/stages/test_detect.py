"""English and Spanish are told apart, and what is neither is refused by name."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import read
from briefing.errors import LanguageError
from briefing.models import LANGUAGES, Detection, Language
from briefing.stages.detect import detect_language
from tests.stages.reading import result_or_refusal

ENGLISH = "Hundreds of people marched through the old town on Sunday and asked for lower rents."
SPANISH = "Cientos de personas marcharon el domingo por el casco antiguo para pedir alquileres más bajos."
THIRD = {
    "fr": "Des centaines de personnes ont défilé dimanche dans la vieille ville pour demander des loyers moins chers.",
    "pt": "Centenas de pessoas marcharam no domingo pela cidade velha para pedir aluguéis mais baixos.",
    "de": "Hunderte Menschen zogen am Sonntag durch die Altstadt und forderten niedrigere Mieten.",
    "it": "Centinaia di persone hanno sfilato domenica nel centro storico per chiedere affitti più bassi.",
    "ca": "Centenars de persones van manifestar-se diumenge pel nucli antic per demanar lloguers més baixos.",
    "ru": "Сотни людей прошли в воскресенье по старому городу, требуя снизить плату за жильё.",
    "ar": "خرج مئات الأشخاص يوم الأحد إلى شوارع المدينة القديمة للمطالبة بخفض الإيجارات",
    "ja": "日曜日、数百人が家賃の引き下げを求めて旧市街を行進した。",
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        ("The council will vote on Monday.", "en"),
        ("El consejo votará el lunes.", "es"),
        (ENGLISH.upper(), "en"),
        (SPANISH.upper(), "es"),
        ("Petro y Trump hablaron por teléfono el miércoles por la noche.", "es"),
        ("Gustavo Petro and Nicolás Maduro spoke in Bogotá on Wednesday night. Neither would say why.", "en"),
    ],
)
def test_both_languages(text: str, language: Language) -> None:
    """A sentence of either language is enough, in capitals too, and names from the other do not confuse."""
    found = detect_language(text)
    assert found.language == language
    assert 0.9 <= found.confidence <= 1


@pytest.mark.parametrize("code", list(THIRD))
def test_third_languages(code: str) -> None:
    """Another language is refused by its code, with the file's name and the way out, close relatives of Spanish too."""
    with pytest.raises(
        LanguageError, match=rf"^news\.txt is in another language: it looks like '{code}' \(.*--language en"
    ):
        detect_language(THIRD[code], name="news.txt")


def test_chinese_is_refused() -> None:
    """Chinese is refused, be it told from Korean or not."""
    with pytest.raises(LanguageError, match="'zh-"):
        detect_language("星期天数百人走过老城区要求降低房租因为他们说工资不够生活费用太高了")


@pytest.mark.parametrize("text", ["", "Hi.", "¡Sí!", "1234 5678 90 2024 11 12 13 14 15 16", "… — … —", "No, no, no."])
def test_too_little_to_tell(text: str) -> None:
    """A few letters or none are no evidence: the user is asked to say."""
    with pytest.raises(
        LanguageError, match=r"^a\.txt is too short to tell its language\. Say which it is with --language"
    ):
        detect_language(text, name="a.txt")


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH} El consejo votará el lunes sobre el puente nuevo de la ciudad y las rentas del casco antiguo.",
        "xqz wvk bnmp qwrt plkj hgfd zxcv bnml kjhg",
        "ᚠᚢᚦᚨᚱᚲᚷᚹᚺᚾᛁᛃᛇᛈᛉᛊᛏᛒᛖᛗᛚᛜᛞᛟ",
    ],
    ids=["both", "gibberish", "runes"],
)
def test_undecided(text: str) -> None:
    """Half of each language, gibberish, or a script nobody knows: refused, with what was seen."""
    with pytest.raises(LanguageError, match=r"Nobody can tell the language of a\.txt: '.*' \d+%.*--language en"):
        detect_language(text, name="a.txt")


@pytest.mark.parametrize("text", [ENGLISH, THIRD["fr"], "", "Hi."])
def test_the_user_s_word_counts(text: str) -> None:
    """What the user or the article declares is believed, whatever the text looks like."""
    assert detect_language(text, declared="es") == Detection("es", 1.0)


def test_the_same_twice() -> None:
    """langdetect draws lots; here the same text gives the same answer to the last digit, whatever came between."""
    mixed = f"{ENGLISH} {SPANISH}"

    def answer() -> str:
        return str(result_or_refusal(lambda: detect_language(mixed)))

    first = answer()
    detect_language(SPANISH)
    assert {answer() for _ in range(5)} == {first}


@pytest.mark.parametrize("front", ["", "---\ntitle: {}\n---\n"])
def test_the_headline_does_not_decide(tmp_path: Path, front: str) -> None:
    """An English headline over a Spanish article, in front matter or in the text, does not make it English."""
    headline = "The Rolling Stones at Wembley with The Beatles and The Who"
    path = tmp_path / "a.txt"
    path.write_text(front.format(headline) + f"{headline}\n\nMiles de personas cantaron bajo la lluvia.\n")
    article, detection = read(str(path))
    assert article.title == headline
    assert detection.language == "es"


def test_a_quotation_does_not_decide() -> None:
    """An English article with a sentence of Spanish in it is English."""
    text = f"{ENGLISH} “No nos vamos”, one sign read. {ENGLISH} The police counted nine hundred people."
    assert detect_language(text).language == "en"


@given(st.text(max_size=300))
@settings(max_examples=100)
def test_any_text_gives_a_language_or_a_refusal(text: str) -> None:
    """No text makes the detector fail in any other way than by a refusal."""
    found, refusal = result_or_refusal(lambda: detect_language(text))
    if found:
        assert found.language in LANGUAGES
    else:
        assert "--language" in refusal

"""What an article says of itself is checked, and a headline is found where it says nothing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from briefing.errors import InputError
from briefing.stages.ingest import read_article
from briefing.stages.ingest.metadata import take_headline
from tests.stages.reading import PROSE, Read, reader


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as a file."""
    return reader(tmp_path)


def with_front(*lines: str, body: str = PROSE) -> str:
    """A text with these lines of front matter."""
    return "\n".join(["---", *lines, "---", "", body, ""])


def test_english_keys(read: Read) -> None:
    """Title, date, source, url and language are taken from the top, and nothing of it stays in the body."""
    article = read(
        with_front(
            "Title: A march for rents",
            "date: 2026-01-31T07:30:00-05:00",
            "source: The Harbour Post",
            "URL: https://example.org/news?id=1&x=2",
            "language: en-GB",
            "mood: angry",
        )
    )
    assert (article.title, article.source) == ("A march for rents", "The Harbour Post")
    assert article.url == "https://example.org/news?id=1&x=2"
    assert article.date == datetime(2026, 1, 31, 12, 30, tzinfo=UTC)
    assert article.declared_language == "en"
    assert article.paragraphs == (PROSE,)


@pytest.mark.parametrize("title", ["título", "Titulo", "TÍTULO"])
@pytest.mark.parametrize("link", ["enlace", "link"])
def test_spanish_keys(read: Read, title: str, link: str) -> None:
    """The same keys in Spanish, accents or none, capitals or none."""
    lines = (
        f"{title}: Marcha por los alquileres",
        "Fecha: 2026-01-31",
        "fuente: El Correo",
        f"{link}: http://ejemplo.es/a",
    )
    article = read(with_front(*lines, "idioma: Español"))
    assert (article.title, article.source, article.url) == (
        "Marcha por los alquileres",
        "El Correo",
        "http://ejemplo.es/a",
    )
    assert article.date == datetime(2026, 1, 31, tzinfo=UTC)
    assert article.declared_language == "es"


@pytest.mark.parametrize(
    "title", ["No", "1:30", "2024", "0777", "1_000", "true", "1e3", "2026-01-31", "'null and void'"]
)
def test_titles_are_not_numbers(read: Read, title: str) -> None:
    """A title is taken letter for letter, although YAML has other ideas of 'No' and '1:30'."""
    assert read(with_front(f"title: {title}")).title == title.strip("'")


@pytest.mark.parametrize("value", ["", '""', "~", "null", '" "', r'"\u200b"'])
def test_empty_values_count_as_missing(read: Read, value: str) -> None:
    """A key left empty is no key: the headline is looked for in the text."""
    article = read(with_front(f"title: {value}", "date:", "url:", body=f"Rents march on\n\n{PROSE}"))
    assert (article.title, article.date, article.url) == ("Rents march on", None, "")


def test_invisible_characters_in_values(read: Read) -> None:
    """An escape in front matter cannot bring in what a reader does not see."""
    article = read(with_front(r'title: "Safe\u202e\0 and   sound"', r'source: "The\u200bPost"'))
    assert (article.title, article.source) == ("Safe and sound", "ThePost")


def test_title_repeated_in_the_body_is_taken_once(read: Read) -> None:
    """A body that begins with its own title, in whatever case, does not show it twice."""
    article = read(with_front("title: A march for rents", body=f"A MARCH FOR RENTS\n\n{PROSE}"))
    assert article.paragraphs == (PROSE,)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-01-31", datetime(2026, 1, 31)),
        ("2026-01-31 07:30", datetime(2026, 1, 31, 7, 30)),
        ("2026-01-31T07:30:15", datetime(2026, 1, 31, 7, 30, 15)),
        ("'2026-01-31'", datetime(2026, 1, 31)),
    ],
)
def test_dates_get_the_reader_s_zone(tmp_path: Path, written: str, moment: datetime) -> None:
    """A date that names no zone is in the one asked for, summer time and all."""
    zone = ZoneInfo("America/Bogota")
    path = tmp_path / "a.txt"
    path.write_text(with_front(f"date: {written}"))
    date = read_article(str(path), zone=zone).date
    assert date == moment.replace(tzinfo=zone)
    assert date is not None
    assert date.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize("zone", ["+05:30", " +05:30"])
def test_dates_keep_their_own_zone(read: Read, zone: str) -> None:
    """A zone in the date wins, with a blank before it or none."""
    assert read(with_front(f"date: 2026-01-31 07:30:00{zone}")).date == datetime(2026, 1, 31, 2, tzinfo=UTC)


@pytest.mark.parametrize("value", ["31/01/2026", "yesterday", "2026-13-01", "2026-02-30", "12345", "true", "07:30"])
def test_bad_dates(read: Read, value: str) -> None:
    """What is no date is refused with the value and the right form."""
    with pytest.raises(InputError, match=rf"is dated '{value}', which is no date\. Write it like 2026-01-31"):
        read(with_front(f"date: {value}"))


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "ftp://example.org/a",
        "https://",
        "example.org/a",
        "//example.org",
        "http://[::1",
        "https://example.org/a b",
        'https://example.org/"onclick="x',
        "https://example.org/<script>",
        "https://example.org:99999999/",
        "data:text/html,hello",
    ],
)
def test_bad_urls(read: Read, value: str) -> None:
    """Only web addresses may become links: no scripts, no broken hosts, nothing that could leave its attribute."""
    with pytest.raises(InputError, match="It must begin with https:// or http://"):
        read(with_front(f"url: '{value}'"))


@pytest.mark.parametrize(
    ("value", "language"),
    [("en", "en"), ("EN_us", "en"), ("English", "en"), ("inglés", "en"), ("es-CO", "es"), ("Spanish", "es")],
)
def test_languages(read: Read, value: str, language: str) -> None:
    """A language is given by code, with a country or without, or by name in either language."""
    assert read(with_front(f"language: {value}")).declared_language == language


@pytest.mark.parametrize("value", ["fr", "no", "Klingon", "estonian"])
def test_bad_languages(read: Read, value: str) -> None:
    """Another language is refused, and Norwegian is 'no', not 'False'."""
    with pytest.raises(InputError, match=rf"says its language is '{value}'\. The program reads en and es\."):
        read(with_front(f"language: {value}"))


@pytest.mark.parametrize("key", ["title", "date", "source", "url", "language"])
@pytest.mark.parametrize("value", ["[a, b]", "{a: b}"])
def test_lists_as_values(read: Read, key: str, value: str) -> None:
    """A list where one value belongs is refused by the name of its key."""
    with pytest.raises(InputError, match=f"has a list as its {key}; it takes one value"):
        read(with_front(f"{key}: {value}"))


@pytest.mark.parametrize(
    "line",
    [
        "title: Petro: the interview",
        "title: 'unclosed",
        'title: "a" b',
        "title: [a, b",
        "title: @home",
        "\ttitle: a\n\tb: c",
    ],
)
def test_broken_yaml(read: Read, line: str) -> None:
    """Front matter that is not YAML is refused with what the parser saw and what to do."""
    with pytest.raises(InputError, match=r"front matter of .*article\.txt is not YAML: .* between quotation marks"):
        read(with_front("source: x", line))


def test_yaml_tags_run_nothing(read: Read, tmp_path: Path) -> None:
    """A tag that asks for a Python call is no more than a tag."""
    target = tmp_path / "made"
    with pytest.raises(InputError):
        read(
            with_front(
                f"title: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path [{target}]]"
            )
        )
    assert not target.exists()


def test_billion_laughs(read: Read) -> None:
    """Aliases of aliases, ten deep and ten wide, are not unfolded; merged maps neither."""
    lists = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20))]
    maps = ["b0: &b0 {x: y}", *(f"b{n}: &b{n} {{<<: [{', '.join([f'*b{n - 1}'] * 10)}]}}" for n in range(1, 20))]
    assert read(with_front("title: Calm", *lists, *maps)).title == "Calm"


@pytest.mark.parametrize("depth", [1_500, 50_000])
def test_deep_nesting(read: Read, depth: int) -> None:
    """Brackets nested that deep are refused, not a crash: libyaml's parser in C falls over them."""
    with pytest.raises(InputError, match="is not YAML"):
        read(with_front("title: " + "[" * depth + "]" * depth))


@pytest.mark.parametrize("text", ["---\n---\n\n" + PROSE, "---\n\n" + PROSE, "* * *\n\n" + PROSE + "\n\n***"])
def test_rules_are_no_text(read: Read, text: str) -> None:
    """A line of hyphens or stars is neither a headline nor a sentence."""
    article = read(text)
    assert article.paragraphs == (PROSE,)
    assert article.title == "Hundreds of people marched through the old town on Sunday"


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (("Thousands march for rents", PROSE), "Thousands march for rents"),
        (("WORLD", "Thousands march for rents", PROSE), "Thousands march for rents"),
        (
            ("CIUDAD", "Por Ana Ruiz", "Miles marchan por los alquileres", "Era domingo."),
            "Miles marchan por los alquileres",
        ),
        (("Thousands march for rents", "By Ana Ruiz and José Paz", PROSE), "Thousands march for rents"),
        (("Why do thousands march?", PROSE), "Why do thousands march?"),
        (("Por qué marchan miles de vecinos", "Era domingo."), "Por qué marchan miles de vecinos"),
        (("De la cárcel a la presidencia", "Era domingo."), "De la cárcel a la presidencia"),
        (("From farm to table in a day", PROSE), "From farm to table in a day"),
    ],
)
def test_headline(lines: tuple[str, ...], headline: str) -> None:
    """The first line that looks like a headline is it; the section's name and the byline around it are neither kept."""
    title, body = take_headline(lines)
    assert title == headline
    assert body == lines[-1:]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (PROSE, "Hundreds of people marched through the old town on Sunday"),
        ("Mr. Paz spoke at 9 a.m. on Sunday. He left.", "Mr. Paz spoke at 9 a.m. on Sunday"),
        ("¿Quién pagó? Nadie lo sabe.", "¿Quién pagó?"),
        ("Police arrest three", "Police arrest three"),
    ],
)
def test_no_headline(line: str, title: str) -> None:
    """Without a headline the first sentence has to do, and stays in the body."""
    assert take_headline((line,)) == (title, (line,))


def test_endless_first_sentence_is_cut() -> None:
    """A title made of a long sentence ends after 25 words, and says that it goes on."""
    title, body = take_headline(("word, " * 300,))
    assert title.split()[-1] == "…"
    assert len(title.split()) == 26
    assert body == ("word, " * 300,)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("5 de enero de 2026", "2026-01-05T00:00:00+00:00"),
        ("January 5, 2026", "2026-01-05T00:00:00+00:00"),
        ("9 de enero de 2026, 18:10 -05:00", "2026-01-09T18:10:00-05:00"),
        ("Fri, 09 Jan 2026 18:10:00 -0500", "2026-01-09T18:10:00-05:00"),
    ],
)
def test_dates_in_words(read: Read, value: str, moment: str) -> None:
    """A date is also read as people write it, with the month in words, in both languages."""
    date = read(with_front(f'date: "{value}"')).date
    assert date is not None
    assert date.isoformat() == moment


@pytest.mark.parametrize("value", ["ayer", "hace dos días", "enero de 2026", "January 2026", "next Monday"])
def test_dates_that_depend_on_today(read: Read, value: str) -> None:
    """What only today's clock could tell is refused."""
    with pytest.raises(InputError, match="which is no date"):
        read(with_front(f"date: {value}"))

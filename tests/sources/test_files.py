"""Folders of articles and JSON Lines: what is there is read, and what cannot be read is told with its place."""

import json
from pathlib import Path

import pytest

from briefing.errors import InputError
from briefing.identity import identify
from briefing.models import Document
from briefing.pipeline import read
from briefing.sources.files import read_folder, read_jsonl
from tests.articles import ENGLISH, SPANISH


def test_a_folder(tmp_path: Path) -> None:
    """Articles in both languages with their front matter; the id is that of the address, as if it had been fetched."""
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.md").write_text(SPANISH)
    (tmp_path / "c.txt").write_bytes(b"\x89PNG")
    english, spanish, broken = read_folder(tmp_path)
    assert isinstance(english, Document)
    assert isinstance(spanish, Document)
    assert english.id == identify(url="https://example.org/news/two-boats?utm_source=rss")
    assert [read(each)[0].title for each in (english, spanish)] == [
        "Two boats stopped off the coast", "Dos lanchas detenidas frente a la costa"
    ]  # fmt: skip
    assert read(english)[0] == read(english)[0]
    assert read(spanish)[1].language == "es"
    assert isinstance(broken, InputError)
    assert str(tmp_path / "c.txt") in str(broken)


def test_json_lines(tmp_path: Path) -> None:
    """A line is an article; empty ones are passed over, the others that are none are told by their number."""
    rows = [
        json.dumps({"title": "A", "text": "The navy stopped two boats.\n\nNobody was hurt.", "date": "2026-02-03",
                    "url": "https://example.org/a", "source": "S", "language": "en", "more": [1]}),
        "",
        "[1]",
        '{"text": 3}',
        "{",
        '{"text": "' + "[" * 10 + '"',
        "[" * 100_000,
        '{"text": ' + "9" * 5_000 + "}",
        json.dumps({"text": "Half a \ud800 pair and \u200b nothing.", "url": "http://[", "title": None}),
    ]  # fmt: skip
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(rows))
    first, *errors, last = read_jsonl(path)
    assert isinstance(first, Document)
    article, detection = read(first)
    assert (article.title, article.source, article.url) == ("A", "S", "https://example.org/a")
    assert article.paragraphs == ("The navy stopped two boats.", "Nobody was hurt.")
    assert (detection.language, first.id) == ("en", identify(url="https://example.org/a"))
    assert [str(error).split(" is no ")[0] for error in errors] == [f"{path}:{n}" for n in range(3, 9)]
    assert isinstance(last, Document)
    assert b"\xed" not in last.data


def test_what_is_not_there(tmp_path: Path) -> None:
    """A missing file, and a folder without articles, are told."""
    with pytest.raises(InputError, match="Cannot read"):
        list(read_jsonl(tmp_path / "none.jsonl"))
    with pytest.raises(InputError, match="holds no"):
        list(read_folder(tmp_path))

"""Files and folders become articles; what is no article is refused in one sentence that names it."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import InputError
from briefing.stages.ingest import find_files, read_article, read_lines
from briefing.stages.ingest.article import slugify
from tests.stages.reading import PROSE, Read, reader, result_or_refusal


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as a file."""
    return reader(tmp_path)


def make(folder: Path, *names: str) -> None:
    """Put small articles into a folder."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PROSE)


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Pipe bytes into standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_folder_gives_its_articles_in_order(tmp_path: Path) -> None:
    """Text, Markdown and HTML at any depth, sorted by path; other files are left alone."""
    make(tmp_path, "b.md", "a.txt", "sub/deep/c.HTML", "sub/d.htm", "photo.jpg", "e.txt~", "notes.docx")
    found = find_files([str(tmp_path)])
    assert [Path(name).relative_to(tmp_path).as_posix() for name in found] == [
        "a.txt",
        "b.md",
        "sub/d.htm",
        "sub/deep/c.HTML",
    ]


def test_folder_leaves_out_hidden_files_and_notes(tmp_path: Path) -> None:
    """Hidden files and folders, and notes with a name in capitals, are no articles."""
    make(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "README.md", "SOURCES.md", "sub/LICENSE.txt")
    (tmp_path / "folder.txt").mkdir()
    assert find_files([str(tmp_path)]) == [str(tmp_path / "a.txt")]


def test_note_named_by_hand_is_read(tmp_path: Path) -> None:
    """A file that the user names is taken whatever it is called."""
    make(tmp_path, "README.md")
    assert find_files([str(tmp_path / "README.md")]) == [str(tmp_path / "README.md")]


def test_inputs_keep_their_order_and_come_once(tmp_path: Path) -> None:
    """The order given is kept; a file named twice, or named and in a folder named too, comes once."""
    make(tmp_path, "a.txt", "b.txt")
    a, b = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    assert find_files([b, "-", str(tmp_path), b]) == [b, "-", a]


def test_folder_without_articles(tmp_path: Path) -> None:
    """A folder that holds no article is refused by name."""
    make(tmp_path, "photo.jpg", "README.md")
    with pytest.raises(InputError, match=r"^The folder .* holds no \.txt, \.md or \.html file\.$"):
        find_files([str(tmp_path)])


@pytest.mark.parametrize("folder", ["árbol ñandú", "a & b"])
def test_names_with_blanks_and_accents(tmp_path: Path, folder: str) -> None:
    """Names of folders and files may have anything in them."""
    make(tmp_path, f"{folder}/Él comió.txt")
    (name,) = find_files([str(tmp_path)])
    article = read_article(name)
    assert (article.name, article.slug) == (name, "el-comio")


def test_standard_input_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes through a pipe is read as text, and named after its title."""
    stdin(monkeypatch, f"Año nuevo, renta nueva\n\n{PROSE}".encode("cp1252"))
    article = read_article("-")
    assert (article.title, article.slug, article.paragraphs) == (
        "Año nuevo, renta nueva",
        "ano-nuevo-renta-nueva",
        (PROSE,),
    )


@pytest.mark.parametrize("start", ["<!DOCTYPE html>", "\ufeff<html lang=en>", "\n  <HTML>", '<?xml version="1.0"?>'])
def test_standard_input_is_a_page(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    """A page that comes through a pipe is known by how it begins."""
    stdin(monkeypatch, f"{start}<body><p>{PROSE}</p></body>".encode())
    assert read_article("-").paragraphs == (PROSE,)


def test_lines_of_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line in is a line out: empty ones stay, the last newline adds none."""
    stdin(monkeypatch, b"one\r\n\r\n  two \n")
    assert read_lines("-") == ["one", "", "  two "]


def test_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in, nothing out."""
    stdin(monkeypatch, b"")
    assert read_lines("-") == []


@pytest.mark.parametrize("content", ["", "\n \t\n", "\ufeff", "---\ntitle: Only this\n---\n", "1234 5678\n", "…\n—\n"])
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_empty(read: Read, content: str, suffix: str) -> None:
    """A file without a word in it is refused as empty, in any format."""
    with pytest.raises(InputError, match=rf"a\.{suffix} is empty: there is no text in it\."):
        read(content, f"a.{suffix}")


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named, with the system's reason."""
    with pytest.raises(InputError, match=r"^Cannot read .*gone\.txt: No such file or directory\.$"):
        read_article(str(tmp_path / "gone.txt"))


def test_folder_where_a_file_is_meant(tmp_path: Path) -> None:
    """A folder handed over as an article is refused as one."""
    with pytest.raises(InputError, match=r"^Cannot read .*: Is a directory\.$"):
        read_article(str(tmp_path))


def test_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """100 MB are refused by their size; that they would be no text is not found out."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    with pytest.raises(InputError, match=r"huge\.txt is larger than 5 MB, the most that an article may have\."):
        read_article(str(path))


def test_endless_device() -> None:
    """A file without an end is refused all the same."""
    with pytest.raises(InputError, match="larger than 5 MB"):
        read_article("/dev/zero")


def test_zip_under_a_false_name(read: Read) -> None:
    """A word-processor's file renamed to .txt is told from text."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("word/document.xml", PROSE)
    with pytest.raises(InputError, match="is not a text file"):
        read(archive.getvalue())


@pytest.mark.parametrize("unit", ["a", "word ", "中", "(", '"'])
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_one_endless_line(read: Read, unit: str, suffix: str) -> None:
    """A line of 50,000 characters without a full stop is refused with its length: it is no prose."""
    with pytest.raises(InputError, match=r"has a line of \d+ characters without a full stop\. Is it an article\?"):
        read(PROSE + "\n\nb" + unit * (50_000 // len(unit)), f"a.{suffix}")


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_long_line_of_prose_is_read(read: Read, suffix: str) -> None:
    """A megabyte of sentences in one line is an article all the same."""
    text = " ".join([PROSE] * 12_000)
    assert read(text, f"a.{suffix}").paragraphs == (text,)


def test_lists_too_deep(read: Read) -> None:
    """Markdown lists nested by the thousand are refused, not a crash."""
    with pytest.raises(InputError, match=r"a\.md is nested too deeply"):
        read("1. " * 5_000 + PROSE, "a.md")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Él comió ñandú en Zürich", "el-comio-nandu-en-zurich"),
        ("  --A  &  B!--  ", "a-b"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON.txt", "con-txt"),
        ("🙂🙂", "article"),
        ("北京", "article"),
        ("", "article"),
        ("ﬁne ①", "fine-1"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    """A slug is safe in a path and in an address, whatever the name."""
    assert slugify(text) == slug


@given(st.text(max_size=300))
@settings(max_examples=100)
def test_slugs_of_anything(text: str) -> None:
    """Letters, digits and single hyphens, 1 to 80 of them, and a slug's slug is itself."""
    slug = slugify(text)
    assert slug.replace("-", "").isalnum()
    assert slug.isascii()
    assert len(slug) <= 80
    assert "--" not in slug
    assert slugify(slug) == slug


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode), st.sampled_from(["txt", "md", "html"]))
@settings(max_examples=250)
def test_any_bytes_give_an_article_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    """Whatever is in a file, it becomes an article with a title and text in it, or a refusal that names the file."""
    path = tmp_path_factory.getbasetemp() / f"any-{os.getpid()}.{suffix}"
    path.write_bytes(data)
    article, refusal = result_or_refusal(lambda: read_article(str(path)))
    if article is None:
        assert path.name in refusal
    else:
        assert article.title.strip()
        assert all(paragraph == " ".join(paragraph.split()) for paragraph in article.paragraphs)


_MARKUP = """--- title: date: ' " a : - [ ] { } &a *a <p> </p> < # <!-- --> ![ ]( | ``` <script> &#0; &lt; ñ . <meta"""
_PIECES = st.lists(st.sampled_from([*_MARKUP.split(), "\n", " ", "\t", ": ", "\n---\n", "\u2028"]), max_size=25)


@given(_PIECES, st.booleans(), st.sampled_from(["txt", "md", "html"]))
@settings(max_examples=250)
def test_any_markup_gives_an_article_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], front: bool, suffix: str
) -> None:
    """The same for whatever order markup and front matter come in."""
    path = tmp_path_factory.getbasetemp() / f"markup-{os.getpid()}.{suffix}"
    path.write_text(("---\ntitle: " if front else "") + "".join(pieces))
    article, refusal = result_or_refusal(lambda: read_article(str(path)))
    if article is None:
        assert path.name in refusal
    else:
        assert article.title.strip()
        assert article.paragraphs

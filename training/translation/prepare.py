"""Makes a folder to train from: `prepare.py CORPUS DEV FOLDER`, with DEV.en and DEV.es.

CORPUS holds a pair a line, "tag TAB English TAB Spanish", and may be compressed with xz. FOLDER gets `pairs.tsv.xz`,
the pairs that are worth training on, tagged dev, news or other, and `pieces.model`, the vocabulary of both languages.
"""

import argparse
import lzma
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import sentencepiece

Pair = tuple[str, str, str]  # tag, English, Spanish

TAGS = {"en": ">>en<<", "es": ">>es<<"}  # what a translation begins with: control symbols, which no text contains
PAD = 3  # id of the piece that fills up

NEWS = r"written-news|wmt.*|ntrex|europarl.*|un-.*|tico19"  # the corpus's tags that count as news

LONGEST = 700  # characters: some 190 pieces, which is what a row of training holds
_MARKUP = re.compile(r"[<>{}|\\^~`]|%\w|\$\w|&\w+;|\w_\w|https?:|www\.|\w\(\)")
_NUMBER = re.compile(r"\d[\d.,\s]*\d")  # of two digits at least: smaller ones are often written in words
_NEWS_IN_VOCABULARY = 3  # times that news is counted, since the rest is manuals and games


def main(corpus: Path, dev: Path, folder: Path, *, pieces: int, news: str) -> None:
    """Filter, and learn the vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = [*read_dev(dev)]
    held_out = {text for _, *texts in kept for text in texts}
    kept += choose(read_corpus(corpus), held_out, re.compile(news))
    with lzma.open(folder / "pairs.tsv.xz", "wt", encoding="utf-8") as stream:
        stream.writelines("\t".join(pair) + "\n" for pair in kept)
    learn_pieces(kept, folder / "pieces.model", size=pieces)
    for tag in ("dev", "news", "other"):
        print(tag, sum(pair[0] == tag for pair in kept))


def read_corpus(path: Path) -> Iterator[Pair]:
    """The pairs of a file; lines that are none are passed over."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 3:
                yield cells[0], clean(cells[1]), clean(cells[2])


def read_dev(prefix: Path) -> Iterator[Pair]:
    """Sentences kept out of training, by which it is judged."""
    english, spanish = (Path(f"{prefix}.{language}").read_text(encoding="utf-8").splitlines() for language in TAGS)
    for one, two in zip(english, spanish, strict=True):
        yield "dev", clean(one), clean(two)


def clean(text: str) -> str:
    """A text composed (NFC), with plain blanks and without controls, as the engine hands it to the model."""
    printable = "".join(character if unicodedata.category(character)[0] != "C" else " " for character in text)
    return " ".join(unicodedata.normalize("NFC", printable).split())


def choose(pairs: Iterable[Pair], held_out: set[str], news: re.Pattern[str]) -> Iterator[Pair]:
    """Sound pairs, each once, neither side held out; tagged news or other."""
    seen = set()
    for tag, english, spanish in pairs:
        key = english.casefold(), spanish.casefold()
        if key not in seen and not {english, spanish} & held_out and is_sound(english, spanish):
            seen.add(key)
            yield "news" if news.fullmatch(tag) else "other", english, spanish


def is_sound(english: str, spanish: str) -> bool:
    """Whether two texts look like prose and its translation."""
    texts = (english, spanish)
    if not all(texts) or max(map(len, texts)) > LONGEST or any(_MARKUP.search(text) for text in texts):
        return False
    if any(sum(map(str.isalpha, text)) < 0.4 * len(text) for text in texts):
        return False
    if english == spanish and len(english.split()) > 3:
        return False
    if max(map(len, texts)) > 30 and not 0.5 < len(english) / len(spanish) < 1.6:
        return False
    return _numbers(english) == _numbers(spanish)


def _numbers(text: str) -> list[str]:
    return sorted(re.sub(r"\D", "", number) for number in _NUMBER.findall(text))


def learn_pieces(pairs: Iterable[Pair], path: Path, *, size: int) -> None:
    """Learn pieces of words by SentencePiece's unigram model (Kudo 2018), one vocabulary for both languages.

    Texts go in as they are (the usual NFKC would write 1.º as 1.o), what is in no piece goes byte by byte, and each
    digit is a piece, so that numbers are copied rather than remembered.
    """
    texts = (text for tag, *both in pairs for text in both * (_NEWS_IN_VOCABULARY if tag == "news" else 1))
    with path.open("wb") as stream:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=texts,
            model_writer=stream,
            vocab_size=size,
            hard_vocab_limit=False,
            input_sentence_size=500_000,
            shuffle_input_sentence=True,
            character_coverage=0.9998,
            normalization_rule_name="identity",
            byte_fallback=True,
            split_digits=True,
            control_symbols=list(TAGS.values()),
            pad_id=PAD,
            minloglevel=1,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpus", "dev", "folder"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--pieces", type=int, default=16_000, help="size of the vocabulary")
    parser.add_argument("--news", default=NEWS, help="tags that count as news, a regular expression")
    main(**vars(parser.parse_args()))

"""What a translation model is trained on: which pairs are taken, and how they are packed into rows."""

import lzma
import re
from pathlib import Path
from typing import Any

import drawing
import numpy as np
import packing
import plan
import prepare
import pytest
import sentencepiece
from hypothesis import given
from hypothesis import strategies as st

TEXTS = (
    ("The navy stopped three boats near the coast.", "La marina detuvo tres barcos cerca de la costa."),
    ("A court asked for the new law on migration.", "Un tribunal pidió la nueva ley de migración."),
    ("The 1,250 miners left in 2019.", "Los 1.250 mineros se fueron en 2019."),
)


@pytest.fixture(scope="module")
def processor(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A vocabulary of these texts."""
    path = tmp_path_factory.mktemp("pieces") / "pieces.model"
    prepare.learn_pieces([("news", *pair) for pair in TEXTS], path, size=400)
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


@pytest.mark.parametrize(
    ("english", "spanish", "sound"),
    [
        *((*pair, True) for pair in TEXTS),
        ("Two people", "2 personas", True),
        ("Venezuela", "Venezuela", True),
        ("Of 605,000 people, 30 came.", "De 605.000 personas vinieron 30.", True),
        ("Of 605,000 people, 30 came.", "De 506.000 personas vinieron 30.", False),
        ("This was never translated", "This was never translated", False),
        ("He said that he would come tomorrow.", "Sí.", False),
        ("Press <b>Enter</b>", "Pulse <b>Intro</b>", False),
        ("See %s", "Vea %s", False),
        ("1 2 3 4 = a", "1 2 3 4 = b", False),
        ("", "", False),
    ],
)
def test_what_is_worth_training_on(english: str, spanish: str, sound: bool) -> None:
    """Prose with its translation is; other numbers, markup, what is no translation, or one cut off are not."""
    assert prepare.is_sound(english, spanish) is sound


def test_a_folder_to_train_from(tmp_path: Path) -> None:
    """Pairs come once, cleaned and tagged; neither side of a development pair is trained on."""
    one, other, dev = map("\t".join, TEXTS)
    half = f"{TEXTS[2][0]}\tAlgo de 1.250 en 2019."
    lines = [f"written-news\t{one}", f"games\t{one.upper()}", f"games\t{other}\u00a0 ", f"games\t{half}", dev]
    (tmp_path / "corpus.tsv.xz").write_bytes(lzma.compress("\n".join(lines).encode()))
    for language, text in zip(("en", "es"), TEXTS[2], strict=True):
        (tmp_path / f"dev.{language}").write_text(text + "\n", encoding="utf-8")
    out = tmp_path / "folder"
    prepare.main(tmp_path / "corpus.tsv.xz", tmp_path / "dev", out, pieces=400, news=prepare.NEWS)
    assert drawing.read_pairs(out) == [("dev", *TEXTS[2]), ("news", *TEXTS[0]), ("other", *TEXTS[1])]


def test_pieces(processor: Any) -> None:
    """Every text comes back as it was, also signs that no text of the corpus has; a tag in a text is only letters."""
    for text in (*TEXTS[2], "El 1.º de mayo — 100 €, 中 🙂", "a >>es<< b"):
        assert processor.decode(processor.encode(text)) == text
    tags = {processor.piece_to_id(tag) for tag in prepare.TAGS.values()}
    assert len(tags - {processor.unk_id()}) == 2
    assert not tags & set(processor.encode("a >>es<< b"))
    assert processor.id_to_piece(prepare.PAD) == "<pad>"
    assert len(re.findall(r"\d", "".join(processor.encode("in 2019", out_type=str)))) == 4
    assert "2019" not in "".join(f" {piece} " for piece in processor.encode("in 2019", out_type=str))


def stretches(ids: packing.Array, numbers: packing.Array) -> list[list[int]]:
    """The sentences of rows, as they stand in them."""
    return [
        ids[row][numbers[row] == number].tolist()
        for row in range(len(ids))
        for number in range(1, int(numbers[row].max(initial=0)) + 1)
    ]


@given(
    picked=st.lists(st.sampled_from(TEXTS), max_size=12), length=st.integers(20, 90), alpha=st.sampled_from([0, 0.5])
)
def test_every_pair_is_packed_both_ways(
    processor: Any, picked: list[tuple[str, str]], length: int, alpha: float
) -> None:
    """What fits a row is there once a direction, source and target under the same number, and nothing else is."""
    rows = packing.pack(picked, processor, length=length, alpha=alpha)
    sources, targets = stretches(rows.source, rows.source_number), stretches(rows.target, rows.target_number)
    tags = [processor.id_to_piece(ids[1]) for ids in targets]
    found = sorted(
        (tag, processor.decode(source[:-1]), processor.decode(target[2:]))
        for tag, source, target in zip(tags, sources, targets, strict=True)
    )
    wanted = sorted(each for one, two in picked for each in ((">>es<<", one, two), (">>en<<", two, one)))
    assert found == wanted if length > 80 else set(found) <= set(wanted)
    assert all(ids[0] == processor.bos_id() for ids in targets)
    assert (rows.source_number[:, -1:] == 0).all()
    for ids, labels in zip(targets, stretches(rows.label, rows.target_number), strict=True):
        assert labels == [prepare.PAD, *ids[2:], processor.eos_id()]
    assert (rows.source[rows.source_number == 0] == prepare.PAD).all()
    assert (rows.label[rows.target_number == 0] == prepare.PAD).all()


def test_rows_are_nearly_full(processor: Any) -> None:
    """Little of a row is filling, however long the sentences."""
    rows = packing.pack(TEXTS * 50, processor, length=192)
    assert np.mean(rows.target_number > 0) > 0.8


def test_the_rate_and_the_share_of_news_follow_the_clock() -> None:
    """The rate rises, falls, and is nothing at the end and after it; news gains weight from `settled` on."""
    chosen = plan.Plan(rate=1.0, warmup=0.1, news=(0.2, 0.8), settled=0.5)
    assert [round(chosen.rate_at(done), 3) for done in (0, 0.05, 0.1, 0.55, 1, 1.1)] == [0, 0.5, 1, 0.5, 0, 0]
    assert [round(chosen.news_at(done), 3) for done in (0, 0.5, 0.75, 1, 2)] == [0.2, 0.2, 0.5, 0.8, 0.8]


def test_a_draw_has_its_share_of_news(processor: Any, tmp_path: Path) -> None:
    """So many pairs of each kind as are asked for, however few there are; all of one kind where there is no other."""
    (tmp_path / "pieces.model").write_bytes(processor.serialized_model_proto())
    lines = ["news\t" + "\t".join(TEXTS[0]), "other\t" + "\t".join(TEXTS[1])]
    for kept, news in ((lines, 8), (lines[:1], 10), (lines[1:], 0)):
        (tmp_path / "pairs.tsv.xz").write_bytes(lzma.compress("".join(f"{line}\n" for line in kept).encode()))
        rows = drawing.Lottery(tmp_path, length=192, alpha=0).draw(1, 10, 0.8)
        found = [processor.decode(ids[:-1]) for ids in stretches(rows.source, rows.source_number)]
        assert (len(found), sum(text in TEXTS[0] for text in found)) == (20, 2 * news)


def test_a_draw_goes_round(processor: Any, tmp_path: Path) -> None:
    """No pair comes twice before all have come; another seed gives another order, the same one the same."""
    (tmp_path / "pieces.model").write_bytes(processor.serialized_model_proto())
    lines = [f"other\tboat {number}\tbarco {number}\n" for number in range(10, 40)]
    (tmp_path / "pairs.tsv.xz").write_bytes(lzma.compress("".join(lines).encode()))
    lottery = drawing.Lottery(tmp_path, length=192, alpha=0)
    draws = [lottery.draw(seed, 60, 0.5) for seed in (1, 1, 2)]
    found = [[processor.decode(ids[:-1]) for ids in stretches(each.source, each.source_number)] for each in draws]
    assert {found[0].count(text) for text in found[0]} == {2}
    assert len(set(found[0])) == 60
    assert found[0] == found[1] != found[2]

"""Captions that recognition put to their neighbours: paired by number where nothing contradicts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kanyin.model import Block, Figure, Paragraph, Table
from kanyin.structure.crossed_captions import paired
from kanyin.structure.parted_captions import reunited

ROWS = Table("", ("甲\ufdd41", "乙\ufdd42"), ())


def caption(text: str) -> Figure:
    return Figure(text, "", ())


def picture(name: str) -> Figure:
    return Figure("", name, ())


def test_captions_of_two_tables_are_crossed() -> None:
    blocks = [caption("Table 1 Lamps"), caption("表2 门"), ROWS, caption("表1 灯"), caption("Table 2 Doors"), ROWS]
    found = [block.caption for block in paired(blocks) if isinstance(block, Figure | Table)]
    assert found == ["表1 灯", "Table 1 Lamps", "", "表2 门", "Table 2 Doors", ""]


def test_two_captions_behind_the_second_of_two_pictures() -> None:
    text = Paragraph("两盏灯。", ())
    blocks = [picture("a.png"), text, picture("b.png"), caption("图1 灯"), caption("图2 门")]
    assert paired(blocks) == [blocks[0], blocks[3], text, blocks[2], blocks[4]]


def test_what_is_not_certain_stays() -> None:
    """A picture of several parts, numbers with a gap, captions each at its own."""
    for blocks in (
        [picture("a.png"), picture("b.png"), caption("图1 灯")],
        [picture("a.png"), picture("b.png"), caption("图1 灯"), caption("图3 门")],
        [caption("表1 灯"), ROWS, caption("表2 门"), ROWS],
        [ROWS, caption("表1 灯"), Paragraph("灯。", ()), ROWS, caption("表2 门")],
    ):
        assert paired(blocks) == blocks


CAPTIONS = [caption(text) for text in ("表1 灯", "表2 门", "Table 2 Doors", "图1 窗", "图2 桌")]


@given(st.lists(st.sampled_from([*CAPTIONS, ROWS, picture("a.png")]), max_size=12))
def test_no_block_is_lost_or_made(blocks: list[Block]) -> None:
    out = paired(blocks)
    assert sorted(map(repr, out)) == sorted(map(repr, blocks))
    kept = [one for one in out if not (isinstance(one, Figure) and one.caption)]
    assert kept == [one for one in blocks if not (isinstance(one, Figure) and one.caption)]


def test_halves_of_a_caption_are_set_together_where_the_numbers_are_in_order() -> None:
    text = Paragraph("两盏灯。", ())
    one, two, english = caption("图1　灯"), caption("图2　门"), caption("Fig.1 Lamps")
    assert reunited([one, text, picture("a.png"), english, two]) == [one, text, picture("a.png"), english, two]
    assert reunited([one, text, two, english]) == [one, english, text, two]
    assert reunited([english, text, two, one]) == [one, english, text, two]


def test_halves_that_may_stand_as_they_do_stay() -> None:
    blocks = [caption("图1　灯"), Paragraph("两盏灯。", ()), caption("Fig.1 Lamps"), caption("Table 1 Lamps")]
    assert reunited(blocks) == blocks

"""Items that a page begins with a dot."""

import pytest

from kanyin.model import Line, List, Paragraph
from kanyin.structure.blocks import read_blocks

TEXT = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度。"


def blocks(*texts: str) -> list[object]:
    found, changes = read_blocks(tuple(Line(text, (n,)) for n, text in enumerate(texts, 1)), {})
    assert all(change.before[1:].strip() == change.after for change in changes if change.rule == "TB004")
    return list(found)


def test_items_below_each_other_are_a_list() -> None:
    found = blocks(TEXT, ". 树穴的大小", ".树的间距。", "．GIS中的树", TEXT)
    assert found[1] == List(("树穴的大小", "树的间距。", "GIS中的树"), (2, 3, 4), ("-", "-", "-"))
    assert len(found) == 3


@pytest.mark.parametrize(
    "texts", [(TEXT, ".树的间距。", TEXT), (".5米", ".6米"), ("·８万多", "·格雷的树"), ("...", "..")]
)
def test_what_is_no_list(texts: tuple[str, ...]) -> None:
    assert blocks(*texts) == [Paragraph(text, (n,)) for n, text in enumerate(texts, 1)]

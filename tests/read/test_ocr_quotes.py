"""Quotation marks and dashes of a recognised page: each pair by itself, whatever another one lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.inline.quotes import restore
from tests.read.test_ocr import HEAD, LINE, clean, texts


@pytest.mark.parametrize(
    ("misread", "right"),
    [
        ('他们说"灯"与“门"都要修，“窗”不要。', "他们说“灯”与“门”都要修，“窗”不要。"),
        ("新旧”灯光“皆非，门也一样。", "新旧“灯光”皆非，门也一样。"),
        (
            '少了一半的灯”坏了，这则"轶事"始终没有人信，"门"也是。',
            "少了一半的灯”坏了，这则“轶事”始终没有人信，“门”也是。",
        ),
        ('他说：“灯坏了。"又说："门也坏了。”', "他说：“灯坏了。”又说：“门也坏了。”"),
    ],
)
def test_each_pair_is_told_by_itself(misread: str, right: str) -> None:
    assert restore(misread) == right


@pytest.mark.parametrize("text", ["“灯”与“门”", "一盏灯“", 'a="b" 与 c="d"', "没有引号的一行。"])
def test_what_is_well_or_cannot_be_told_stays(text: str) -> None:
    assert restore(text) == text


@given(st.text(alphabet='灯门，。“”"：', max_size=40))
def test_only_quotation_marks_change(text: str) -> None:
    bare = str.maketrans("", "", '“”"‘’')
    assert restore(text).translate(bare) == text.translate(bare)
    assert len(restore(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("修灯的办法一一先关后拆，各地都一样。", "修灯的办法——先关后拆"),
        ("绰号一一“灯王”的人，各地都一样。", "绰号——“灯王”"),
        ("山里的“灯王”—《书屋》的读者，各地都一样。", "“灯王”——《书屋》"),
        ("灯与门一一对应，惟一一个例外在西头。", "灯与门一一对应，惟一一个例外"),
        ("从荒漠—绿洲过渡带到山里，各地都一样。", "荒漠—绿洲"),
    ],
)
def test_dashes_that_were_read_as_one_or_as_characters(text: str, right: str) -> None:
    assert any(right in each for each in texts(clean(f"{HEAD}{LINE}\n\n{text}\n")))


def test_brackets_of_full_width_in_text_are_those_of_citations() -> None:
    assert any(
        "已经说过[3]，各地" in each for each in texts(clean(f"{HEAD}{LINE}\n\n这一点已经说过［3]，各地都一样。\n"))
    )

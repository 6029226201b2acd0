"""What editors write for a picture's description is no caption."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book


@pytest.mark.parametrize(
    "picture",
    [
        "![image](a.png)", "![图片](b/x1.png)", "![在这里插入图片描述](a.png)", "![输入图片说明](a.png)",
        "![image-20230102101112](a.png)", "![Pasted image 20230102](a.png)",
        "![lamp_post](b/lamp-post.png)", "![微信截图_20230102](a.png)", "![lamp.JPG](a.png)",
        "![a1b2c3d4e5f60718](a.png)", '<img src="a.png" alt="image">',
    ],
)  # fmt: skip
def test_words_that_say_nothing_of_a_picture_are_no_caption(picture: str) -> None:
    html = read_book(f"灯塔在岸上。\n\n{picture}\n\n船在水上。\n", "a.md", None).html
    assert "〔图" in html and "caption" not in html


@pytest.mark.parametrize(
    "words", ["渡口的灯", "图片上的渡口", "图1 灯塔", "Lamp at the ferry", "灯塔", "image of a lamp", "照片墙的做法"]
)
def test_words_that_tell_what_is_shown_stay(words: str) -> None:
    html = read_book(f"灯塔在岸上。\n\n![{words}](灯塔.png)\n\n船在水上。\n", "a.md", None).html
    assert f"<p>{words}</p>" in html and "caption" in html


def test_a_name_by_which_the_text_calls_it_stays() -> None:
    assert "caption" in read_book("如 Figure01 所示。\n\n![Figure01](b/Figure01.png)\n", "a.md", None).html

"""Answers below a question, on a page whose boxes call them comments."""

import pytest

from tests.read.test_html import PROSE, page, paragraphs
from tests.read.test_web_structure import markdown

TITLE = "渡口的灯夜里总是灭"
ANSWER = "先看灯罩的缝，再看油里有没有水。我们渡口从前也这样，后来把罩子换成厚玻璃，缝里塞上棉纱，风再大也没有灭过。"
SECOND = "另外，灯芯不要留得太长。"


def text_below(head: str) -> str:
    """What a page keeps that has a question, and below ``head`` one box."""
    below = f'<li id="comment_0"><div><a href="/u/1">某某</a><p>{ANSWER}<br>{SECOND}</p></div></li>'
    body = (
        f"<div class='q'><h1>{TITLE}</h1><div class='description'>{paragraphs(*PROSE)}</div></div>"
        f"<div class='comment-list'><div class='title'>{head}</div><ul>{below}</ul></div>"
    )
    return markdown(page(body, f"<title>{TITLE}</title>"))


@pytest.mark.parametrize("head", ["全部回答(1)", "1个回答", "最佳答案"])
def test_answers_are_kept(head: str) -> None:
    text = text_below(head)
    assert PROSE[0] in text and ANSWER in text and SECOND in text


def test_comments_go() -> None:
    text = text_below("网友评论(1)")
    assert PROSE[0] in text and ANSWER not in text

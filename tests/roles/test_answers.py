"""A question, buttons and counts, and the answer that the page shows with it."""

from __future__ import annotations

import pytest

from kanyin.model import Line
from kanyin.roles import label

HEAD = ["首页", "发现", "等你来答", "登录/注册"]
QUESTION = [
    "渡口的灯为什么要点到天亮才熄，有人知道吗？",
    "村里的老人说，灯是从清朝点下来的，一夜也没有断过，这是真的吗？",
]
BETWEEN = ["关注者", "46", "被浏览", "99,411", "写回答", "邀请回答", "分享", "查看全部 22 个回答", "守灯人", "关注"]
ANSWER = [
    "点到天亮是因为夜里有人过河，灯一灭，对岸的人就找不到石阶了。",
    "河上没有桥的时候，这一盏灯就是路，船家远远看见它才敢靠岸。",
]
OTHERS = ["赞同 1", "添加评论", "更多回答", "桥头人", "我家就住在桥边，灯早就换成了电的，半夜十二点自己会灭。"]


def roles_of(lines: list[str]) -> dict[str, str]:
    found = label(tuple(Line(text, (n,)) for n, text in enumerate(lines, 1)))
    return {each.line.text: each.role for each in found}


@pytest.mark.parametrize("mark", ["1 人赞同了该回答", "守灯人 | 2024-01-06 被采纳", "最佳答案"])
def test_the_answer_with_a_question_is_the_article_too(mark: str) -> None:
    roles = roles_of([*HEAD, *QUESTION, *BETWEEN, mark, *ANSWER, *OTHERS, "版权所有 渡口网"])
    assert {roles[text] for text in ANSWER} == {"text"}
    assert roles[QUESTION[1]] == "text"
    assert {roles[text] for text in (*BETWEEN, mark, *OTHERS)} == {"furniture"}


def test_where_none_is_marked_none_is_taken() -> None:
    roles = roles_of([*HEAD, *QUESTION, *QUESTION[1:], *BETWEEN, *ANSWER[:1], *OTHERS, "版权所有 渡口网"])
    assert roles[ANSWER[0]] == "furniture"

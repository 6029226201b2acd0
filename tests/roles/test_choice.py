"""Which run of sentences is the text: the short one right below its title, not the teasers below 相关新闻."""

from __future__ import annotations

from kanyin.model import Line
from kanyin.roles import label

ARTICLE = [
    "河湾镇夜校点灯重开",
    "来源：河湾网 2021-03-04 10:20",
    "河湾镇的夜校昨晚点灯重开，镇上的木匠和渔民坐满了三间屋子。",
]
TEASERS = [
    "最新评论",
    "桥上的雪下了一整夜，清早来扫雪的人说他从来没有见过这么大的雪。",
    "老渔民把船推到岸上，晒了三天，又补好了船底的两个洞，才放心地回家。",
    "书店的灯亮到深夜，店主说只要还有一个人在看书，他就不会把门关上。",
    "木匠在后院种了一棵槐树，他说等树长大了，要用它来做一张八仙桌。",
]


def kept(lines: list[str]) -> list[str]:
    page = label(tuple(Line(text, (n,)) for n, text in enumerate(lines, 1)))
    return [each.line.text for each in page if each.role == "text"]


def test_a_short_article_beats_what_stands_behind_the_foot() -> None:
    page = ["首页 > 新闻 > 正文", *ARTICLE, "相关新闻", "分享到：", *TEASERS, "版权所有 河湾网"]
    assert kept(page) == ARTICLE[2:]


def test_without_a_foot_between_it_is_all_one_text() -> None:
    assert kept([*ARTICLE, *TEASERS[1:], "版权所有 河湾网"]) == [*ARTICLE[2:], *TEASERS[1:]]

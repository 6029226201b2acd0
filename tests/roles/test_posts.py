"""Pages that list what a site has posted, each with a way to its rest."""

import pytest

from tests.roles.test_listing import FOOT, MENU, NOTES, in_turn, roles

BEGINNINGS = [f"{note}昨天贴在渡口的木牌上，船工们围着看了很久，都说今年的河水比往年低。" for note in NOTES]
DAYS = [f"2018/06/{n:02} · 渡口 · {n} 条评论" for n in range(1, len(NOTES) + 1)]


@pytest.mark.parametrize("way", ["阅读全文 »", "[详细]", "继续阅读 →", "Read more…"])
def test_posts_are_the_article_and_the_trail_names_them(way: str) -> None:
    posts = in_turn(NOTES, DAYS, BEGINNINGS, [way] * len(NOTES))
    title, kept = roles(
        [*MENU, "前端", "后端", "运维", "渡口网 > 首页 > 所有文章", *posts, "1 2 3 … 558 下一页 »", *FOOT]
    )
    assert title == ["渡口网 > 首页 > 所有文章"]
    assert [line for line in kept if line in {*NOTES, *DAYS, *BEGINNINGS}] == in_turn(NOTES, DAYS, BEGINNINGS)
    assert not {way, "后端", *FOOT} & set(kept)


def test_such_a_list_beside_an_article_is_none() -> None:
    text = [f"第{n}天傍晚，渡船靠了岸，船上只有三个人，都是镇上的，他们说灯还亮着。" for n in range(1, 9)]
    posts = in_turn(NOTES, DAYS, BEGINNINGS, ["阅读全文 »"] * len(NOTES))
    kept = roles([*MENU, "渡口停航", "2021-03-04 10:20 来源：临城晚报", *text, "相关文章", *posts, *FOOT])[1]
    assert [line for line in kept if line in text] == text
    assert not set(BEGINNINGS) & set(kept)

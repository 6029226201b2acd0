"""Pages that list what a site has posted, each with a way to its rest."""

import pytest

from tests.roles.test_listing import FOOT, MENU, NAMES, NOTES, in_turn, roles

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


BYLINES = [f"2018-06-{n:02} {name} 评论(0)赞( {n} )" for n, name in enumerate(NAMES, 1)]
DATES = [f"2018年6月{n}日" for n in range(1, len(NOTES) + 1)]
HEADS = [f"{note}今早贴在木牌上" for note in NOTES]
POSTS = {
    "byline below": in_turn(HEADS, BYLINES, BEGINNINGS),
    "day above": in_turn(DATES, HEADS, BEGINNINGS),
    "day last": in_turn(HEADS, BEGINNINGS, DATES),
    "cut off": in_turn(
        HEADS, [""] * 7, DATES, [""] * 7, [f"{text}守灯的人记下了水位，线上写着……" for text in BEGINNINGS], [""] * 7
    ),
}


@pytest.mark.parametrize("posts", POSTS.values(), ids=POSTS)
def test_days_and_headlines_tell_of_posts_without_a_way_to_their_rest(posts: list[str]) -> None:
    kept = roles([*MENU, "前端", "后端", "渡口日志", *posts, "1 2 3 … 下一页", "热门标签", "渡船", "灯塔", *FOOT])[1]
    assert [line for line in kept if line in posts] == [line for line in posts if line]
    assert not {"后端", "灯塔", *FOOT} & set(kept)


def test_answers_with_names_and_days_are_no_posts() -> None:
    text = [f"第{n}天傍晚，渡船靠了岸，船上只有三个人，都是镇上的，他们说灯还亮着。" for n in range(1, 3)]
    answers = in_turn(NAMES, [f"2018-06-0{n} 10:2{n}" for n in range(1, 8)], BEGINNINGS)
    kept = roles([*MENU, "渡口停航", "2021-03-04 10:20 来源：临城晚报", *text, "全部评论", *answers, *FOOT])[1]
    assert [line for line in kept if line in text] == text
    assert not set(BEGINNINGS) & set(kept)


def test_the_first_of_some_posts_may_be_longer_than_the_others() -> None:
    more = [f"第{n}天傍晚，渡船靠了岸，船上只有三个人，都是镇上的，他们说灯还亮着。" for n in range(1, 6)]
    posts = in_turn(HEADS, DAYS, BEGINNINGS, ["Read more…"] * len(NOTES))
    title, kept = roles([*MENU, "渡口网 > 日志", "渡口日志", *posts[:3], *more, *posts[3:], *FOOT])
    assert title == ["渡口日志"]
    assert HEADS[0] in kept

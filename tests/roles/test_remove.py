"""Furniture goes, sentences that speak of the same things stay."""

from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles.remove import remove

BODY = [
    "　　行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度。",
    "　　许多读者关注这一问题，向本刊投稿讨论，编辑部的电话一度占线，这里一并作答。",
    "　　他点击鼠标，下载全文，又打印了三份，分给社区里没有电脑的老人看。",
]
HEAD = [
    "首页 | 期刊大全 | 论文发表",
    "您现在的位置:首页 > 论文 > 正文",
    "把树荫还给街道",
    "作者:陆一舟 来源:《城市观察》 2023年4期",
    "浏览次数: 12次",
]
TAIL = [
    "责任编辑:小槐",
    "(31)",
    "上一篇:老旧小区加装电梯的费用分担",
    "相关文章",
    "·城市口袋公园的选址",
    "用户名: 验证码:",
    "标题:",
    "京ICP备00000000号-1",
]


def removed(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    kept, changes = remove(characters.to_lines(Source("page", tuple(lines), "")))
    return [line.text for line in kept if line.role != "info"], {change.before: change.rule for change in changes}


def test_head_and_tail_go_and_the_text_stays() -> None:
    kept, gone = removed(HEAD + BODY + TAIL)
    assert kept == [HEAD[2], *(line.strip() for line in BODY)]
    assert set(gone) == {HEAD[0], HEAD[1], HEAD[4], *TAIL[1:]}


def test_advert_inside_the_text_goes() -> None:
    kept, gone = removed(
        [*HEAD, BODY[0], "上一页 1 2 3 下一页", BODY[1], "更多精彩内容,请关注微信公众号:城市观察", BODY[2], *TAIL]
    )
    assert [line.strip() for line in BODY] == kept[1:]
    assert gone["上一页 1 2 3 下一页"] == "BP008"


def test_short_last_line_stays() -> None:
    kept, _ = removed([*HEAD, *BODY, "的。", *TAIL])
    assert kept[-1] == "的。"


def test_references_and_notes_behind_the_editor_stay() -> None:
    entry = "[1]顾青.城市行道树生长空间研究[J].风景园林论坛,2017(6):33-39"
    kept, _ = removed([*HEAD, *BODY, "责任编辑:小槐", "参考文献", entry, "收稿日期：2021-11-05", "顶一下"])
    assert kept[-3:] == ["参考文献", entry, "收稿日期：2021-11-05"]


def test_date_and_place_at_the_end_stay() -> None:
    kept, _ = removed([*HEAD, *BODY, "2000年1月于北京", *TAIL])
    assert kept[-1] == "2000年1月于北京"


def test_page_of_nothing_but_furniture() -> None:
    kept, gone = removed([HEAD[0], HEAD[1], *TAIL[:1]])
    assert not kept and len(gone) == 3


def test_a_list_of_references_behind_buttons_is_the_article_s() -> None:
    entry = "[1]顾青.城市行道树生长空间研究[J].风景园林论坛,2017(6):33-39"
    kept, _ = removed([*HEAD, *BODY, "顶一下", "分享到: 新浪微博 微信", "参考文献", entry, "上一篇:老旧小区"])
    assert kept[-2:] == ["参考文献", entry]


def test_what_stands_between_words_of_a_title_is_known() -> None:
    """A label before it, a date behind it, a field beside the author's name."""
    head = ["首页 | 论坛", "朝代：宋代", "作者：陆一舟"]
    for line in ("主题： 把树荫还给街道", "把树荫还给街道 (2021-03-04)"):
        roles = [
            (line.text, line.role)
            for line in remove(characters.to_lines(Source("page", (*head, line, "", *BODY), "")))[0]
        ]
        assert (line, "title") in roles, roles


def test_an_addressee_and_a_date_are_no_title() -> None:
    lines = ("关于修剪行道树的通知", "", "各街道办事处：", *BODY, "2021年3月4日")
    roles = {line.text: line.role for line in remove(characters.to_lines(Source("page", lines, "")))[0]}
    assert roles["关于修剪行道树的通知"] == "title" and roles["各街道办事处："] != "title"


def test_short_lines_behind_the_references_go() -> None:
    entries = [
        "[1]顾青.城市行道树生长空间研究[J].风景园林论坛,2017(6):33-39",
        "[2]方晓.临城的树[M].临城:河湾书社,2001",
    ]
    page = "\n\n".join([*HEAD, *BODY, "参考文献", *entries, "这一页有用吗", "没有用", "再看看"])
    kept, _ = removed(page.split("\n"))
    assert kept[-2:] == entries
    goes_on = "\n".join([*HEAD, *BODY, "参考文献", entries[0], "[2]方晓.临城的树[M].临城:河湾书社,", "2001"])
    assert removed(goes_on.split("\n"))[0][-1] == "2001"


def test_a_title_that_stands_twice_is_one() -> None:
    twice = [*HEAD[:2], "", "把树荫还给街道", "把树荫还给街道", "", HEAD[3], *BODY, *TAIL]
    lines, _ = remove(characters.to_lines(Source("page", tuple(twice), "")))
    assert [line.text for line in lines if line.role == "title"] == ["把树荫还给街道"]


def test_an_english_title_behind_the_references_stays() -> None:
    entry = "[1]顾青.城市行道树生长空间研究[J].风景园林论坛,2017(6):33-39"
    english = [
        "Giving the Shade Back to the Streets",
        "LU Yizhou",
        "Abstract: Trees are the roofs of streets.",
        "再看看",
    ]
    kept, _ = removed("\n\n".join([*HEAD, *BODY, "参考文献", entry, *english]).split("\n"))
    assert kept[-3:] == english[:3]


def test_bullets_above_the_text_go_and_stars_within_it_stay() -> None:
    kept, _ = removed([*HEAD[:3], "•", "□", "______", HEAD[3], *BODY[:2], "***", BODY[2], *TAIL])
    assert [line for line in kept if not any(char.isalnum() for char in line)] == ["***"]

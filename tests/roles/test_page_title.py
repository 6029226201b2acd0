"""A title that the page says besides: in the way to it, in its own title, above its list, in a second copy."""

import pytest

from kanyin.fields.titles import read_title
from kanyin.model import Line
from kanyin.roles.above_text import is_furniture_above
from kanyin.roles.contents import contents_and_buttons
from kanyin.roles.facts import Facts, look
from kanyin.roles.page_title import says_page
from kanyin.roles.teasers import with_teasers
from kanyin.roles.without_text import roles_without_text
from tests.roles.test_listing import DAYS, MENU, NOTES, in_turn
from tests.roles.test_listing import roles as roles_of
from tests.roles.test_menus import FOOT, HEAD, kept
from tests.roles.test_title_lines import TEXT, title_of

TITLE = "渡船的类型注解与航行工具"


def look_at(*texts: str) -> list[Facts]:
    """The lines of a page, each by itself."""
    return [look((Line(text, (n,)),)) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize("trail", [f"您目前处于： 渡口首页 文章 {TITLE}", f"渡口网 » 散文 » {TITLE}"])
def test_the_way_to_a_page_ends_in_its_title(trail: str) -> None:
    facts = [
        look((Line(text, (n,)),)) for n, text in enumerate(["渡口网", "散文", "河边", trail, "石桥", TITLE, "散文"], 1)
    ]
    said = [says_page(facts, n, each.key) for n, each in enumerate(facts)]
    assert said == [False] * 5 + [True, False]


def test_a_title_that_a_dump_has_parted() -> None:
    halves = ["渡口的灯亮了四十年：守灯人眼中的", "船家"]
    top = "渡口的灯亮了四十年：守灯人眼中的船家_散文_渡口网"
    assert title_of([top, "首页", "船家", *halves, "2021-03-04 10:20", *TEXT, *FOOT]) == " ".join(halves)


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_list_is_called_what_the_way_to_it_ends_in(place: str) -> None:
    trail = "当前位置：首页 > 关于渡口 > 船期公告"
    head = ["船期公告", trail] if place == "above" else [trail, "船期公告"]
    title, _ = roles_of([*MENU, "关于渡口", *head, "全部", *in_turn(NOTES, DAYS), "关于我们 | 联系我们"])
    assert title == ["船期公告"]


def test_rows_with_a_day_each_are_no_beginnings_of_articles() -> None:
    long, short = "并调整夜间大额渡船票限制金额与乘船时间、地点、票价以及儿童半价的办法", "的公告"
    rows = [f"2020-07-0{n} 关于青石渡新开航线{long if n % 2 else short}" for n in range(1, 9)]
    facts = look_at(*MENU, *rows)
    assert with_teasers(facts) is facts


def test_a_second_copy_of_an_article_makes_no_contents_of_its_head() -> None:
    head = ["临城渡口开放“夜航服务月”系列活动", "2020年09月15日 09时32分", "来源: 临城渡政网"]
    below = [line for pair in zip(head, "×大小", strict=True) for line in pair]
    assert not any(contents_and_buttons(look_at("渡政", *head, *TEXT, "石桥", *below, *TEXT)))
    assert any(contents_and_buttons(look_at("渡政", *head, *TEXT, "石桥", *below, TEXT[0] + TEXT[1])))


def test_buttons_that_stand_below_again_make_no_contents_of_a_title() -> None:
    page = [
        "登录",
        "注册",
        "微信登录",
        "渡船怎样设置代理的缆绳",
        *TEXT,
        "讨论",
        "注册",
        "石桥",
        "微信登录",
        "乌桕",
        "渡船怎样设置代理的缆绳",
    ]
    assert title_of([*page, *FOOT]) == "渡船怎样设置代理的缆绳"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (">云南渡船植物小志", "云南渡船植物小志"),
        ("› 渡口的灯", "渡口的灯"),
        ("渡船 渡船：极致的摆渡工具", "渡船：极致的摆渡工具"),
        ("渡船 渡船的灯", "渡船 渡船的灯"),
        ("四年前摆渡的人　点击看更多船票", "四年前摆渡的人"),
        ("四年前摆渡的人 ·点击注册渡口部落", "四年前摆渡的人"),
        ("摆渡的人 点击率高", "摆渡的人 点击率高"),
    ],
)
def test_what_stands_beside_a_title_on_its_line(line: str, title: str) -> None:
    assert read_title(line).text == title


def test_the_one_heading_of_a_page_without_a_sentence_that_its_menu_names() -> None:
    menu = ["渡船成绩", "决赛报告表", "灯船名单", "场地照片"]
    rows = ["甲组渡船", "临城一队", "沈漱舟", "乙组渡船", "青石二队", "顾之砚"]
    facts = [
        look((Line(text, (n,), kind="h1" if n == 6 else ""),))
        for n, text in enumerate([*menu, "选单", "决赛报告表", *rows], 1)
    ]
    roles = roles_without_text(facts, [""] * len(facts))
    assert roles == ["furniture"] * 5 + ["title"] + ["text"] * len(rows)
    assert "title" not in roles_without_text(facts[2:], [""] * len(facts[2:]))


def test_words_of_sites_in_a_headline_whose_words_return() -> None:
    told = "渡船用户的信息几元一条，渡船行业大整顿，用户信息的生意做不下去了。"
    text = [told, *TEXT, *(f"{line}{line}" for line in TEXT)]
    title = "渡船行业大整顿：用户信息几元一条"
    assert title_of(["首页", "", "四十年的船与人的故事", title, "分享", "收藏", *text, *FOOT]) == title


@pytest.mark.parametrize("line", [Line("￼", (2,), kind="code"), Line("*/", (2,))])
def test_a_line_of_a_program_above_the_first_sentence_stays(line: Line) -> None:
    program = [look((Line("￼", (n,), kind="code"),)) for n in (1, 3)]
    assert not is_furniture_above([program[0], look((line,)), program[1]], 1)
    words = [look((Line("渡口的灯", (n,)),)) for n in (1, 3)]
    assert is_furniture_above([words[0], look((Line("*/", (2,)),)), words[1]], 1)


def test_what_a_program_has_put_out_ends_no_text() -> None:
    trace = [f"at com.lamp.Oil.burn(Oil.java:{n})" for n in range(40, 300)]
    found = kept(["首页 > 正文", *HEAD, *TEXT, "灯灭的时候会看到", *trace, *FOOT])
    assert [line for line in trace if line not in "".join(found)] == []


def test_a_page_that_names_its_site_alone_does_not_say_its_title() -> None:
    title = "从前的摆渡人留下的笔记"
    page = [
        "阿沈个人主页",
        "首页",
        "归档",
        "关于",
        "标签",
        "阿沈个人主页",
        title,
        "发表于 2021-03-04 10:20",
        *TEXT,
        "版权所有 阿沈",
    ]
    assert title_of(page) == title


@pytest.mark.parametrize("rest", [["A-A+"], ["A- A+"], ["X"], ["0:00", "/2:54"], ["提 交"]])
def test_what_is_left_of_buttons_above_a_text(rest: list[str]) -> None:
    head = [*HEAD[:1], "2021-03-04 10:20"]
    assert kept([*head, *rest, *TEXT, *FOOT]) == kept([*head, *TEXT, *FOOT])


def test_a_time_alone_above_a_text_is_no_player_s() -> None:
    facts = look_at("渡口的灯", "10:20", TEXT[0])
    assert not is_furniture_above(facts, 1)

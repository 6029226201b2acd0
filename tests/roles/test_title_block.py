"""Which of several lines are the title: those of one block, without what is set otherwise above and below them."""

from kanyin.pipeline import clean_source
from kanyin.read.text import read_source

PROSE = [
    "清河入夏以来水位一直不高，老船工陈三多把渡船系在石阶下，每天仍旧去擦一遍船灯，等镇上来通知复航。",
    "三个县的水务局上个月坐到一起，头一回把水账摊开来算，沿河的砖厂答应把排水口改到下游去。",
]


def title_of(*head: str) -> str:
    """The title of a page whose text stands below these lines."""
    lines = ["首页 | 要闻 | 河湾网", *head, "", *PROSE, "版权所有 河湾网"]
    return clean_source(read_source("\n".join(lines).encode(), "page.txt")).meta.title


def test_what_is_set_further_in_above_a_title_is_no_part_of_it() -> None:
    kicker = " " * 30 + "上游建窑下游担水，界碑两侧说不清"
    signed = " " * 30 + "本报记者　陈本硕　杜红梅"
    assert (
        title_of("", kicker, "  清河治理十年：一条河", "  与三个县的水账", signed)
        == "清河治理十年：一条河与三个县的水账"
    )


def test_the_office_that_passes_a_document_on_begins_its_title() -> None:
    head = [
        "",
        "      市人民政府办公室",
        "  转发水务局等部门关于加强渡口",
        "    安全管理工作意见的通知",
        "发布日期：2011-09-15",
    ]
    assert title_of(*head) == "市人民政府办公室转发水务局等部门关于加强渡口安全管理工作意见的通知"


def test_the_pages_own_title_tells_which_line_is_one() -> None:
    title = "“水账”摊开来算：三个县的老船工与新规矩"
    lines = [f"{title}-河湾网", "", "沿河行走系列报道（第七期）", title, "", "2021-03-04 10:20", "", *PROSE]
    assert clean_source(read_source("\n".join(lines).encode(), "page.txt")).meta.title == title


def test_two_halves_of_a_title_with_a_blank_line_between() -> None:
    trail, info = "当前位置： 首页/要闻/正文", "发布日期：2022-02-11 08:52"
    halves = ["清河三个县的水务局摊开水账", "沿河砖厂答应把排水口改道下游"]
    assert title_of(trail, "", halves[0], "", halves[1], info) == "".join(halves)
    assert title_of(trail, "", "石料场的新机器开工了", "", halves[1], info) == halves[1]


def test_a_short_line_above_a_subtitle_is_the_title() -> None:
    head = [
        "首页 / 本期导读 / 人物",
        "",
        "人物 · 封面故事",
        "",
        "清河谣",
        "",
        "——一个船工与他的最后一条船",
        "",
        "文／沈漱舟",
    ]
    assert title_of(*head) == "清河谣"


def test_what_a_page_shows_is_no_part_of_its_title() -> None:
    assert title_of("", "[视频]三个县的水账摊开了", "", "2021-03-04 10:20") == "三个县的水账摊开了"
    assert title_of("", "【渡口直击】三个县的水账摊开了", "", "2021-03-04 10:20") == "【渡口直击】三个县的水账摊开了"

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


def test_a_kicker_with_dashes_leads_to_the_title_below_it() -> None:
    kicker, subtitle = "清河镇试行“一灯引路、一船接送”，等船的时间缩短七成——", "十二条渡船分到六个村　夜里过河不用再等"
    head = ["当前位置：", "河湾网", ">正文", kicker, "让“一声喊”不再空等", subtitle, "2017-05-12", "来源：渡口日报"]
    assert title_of(*head) == "让“一声喊”不再空等"


def test_the_pages_list_tells_the_title_from_its_subtitle() -> None:
    head = [
        "本版新闻",
        "",
        "石阶下擦船灯的人",
        "砖厂门口的老秤",
        "",
        "石阶下擦船灯的人",
        "",
        "老船工每天仍旧去，等镇上通知",
    ]
    assert title_of(*head, "", "文/渡口晚报记者 方晓") == "石阶下擦船灯的人"


def test_where_the_pages_own_title_has_a_colon_the_subtitle_begins() -> None:
    title, subtitle = "在石阶下“擦船灯”的人", "清河老船工十五年等船纪实"
    lines = [f"{title}：{subtitle}-河湾网", "首页", "", title, subtitle, "日期：2015-10-26", "", *PROSE]
    assert clean_source(read_source("\n".join(lines).encode(), "page.txt")).meta.title == title


def test_a_title_in_english_below_is_no_half_of_it() -> None:
    head = ["", "渡船停航对沿河集市的影响", "Effects of the Halted Ferry on Markets along the River", "作者：陈本硕"]
    abstract = "摘要：清河水位偏低，渡船停航，沿河的集市冷清了许多，水务局提出把水账摊开来算。"
    assert title_of(*head, abstract, "关键词：渡船；集市；水账") == "渡船停航对沿河集市的影响"


def test_the_english_title_of_a_paper_is_a_field_of_its_own() -> None:
    head = ["渡船停航对沿河集市的影响", "Effects of the Halted Ferry on Markets along the River", "陈本硕　沈越"]
    unit = "（临城大学水运系　临城　100001）"
    abstract = "摘要　清河水位偏低，渡船停航，沿河的集市冷清了许多，水务局提出把水账摊开来算。"
    page = "\n".join([*head, unit, abstract, "关键词　渡船；集市；水账", "", *PROSE])
    meta = clean_source(read_source(page.encode(), "page.txt")).meta
    assert (meta.title, meta.subtitle) == (head[0], "")
    assert meta.extra["title-en"] == head[1]

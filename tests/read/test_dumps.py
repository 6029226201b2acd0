"""What dumping tools write round a text is read as what it stands for, with a record."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.model import Source
from kanyin.read.text import read_source
from kanyin.text import visible

HTML2TEXT = """\
[首页](/) [新闻](/news) [读书](/books "读书")
  * [登录](/login)
  * [河湾](http://a.example/x_\\(1\\))
  * [评论](/c)
# 渡口的夜船
**作者：沈漱舟** 2021-03-04
渡口在村子的东头，每天有六班船，早上三班，傍晚三班，逢集的日子再加一班。
![夜里的渡口](/a.jpg)
船工轮流值班，每人三天，三天以后再换一个[老船工](/who)来，他们**从不误点**。
## 夜里的灯
灯挂在船尾，远远望去像一颗星；小孩子们坐在堤上数，数到第六颗就回家睡觉。
"""
LYNX = """\
   [1]首页 [2]新闻 [3]读书 [4]登录
   [logo.png]

   渡口的夜船

   渡口在村子的东头，每天有六班船，早上三班，傍晚三班，逢集的日子再加一班。
   船工轮流值班，每人三天，三天以后再换一个[5]老船工来，他们从不误点。
     * [6]评论
     * [7]收藏
     * [8]打印

References

   1. http://a.example/
   2. http://a.example/news
"""
MARKS = "渡口的夜船\n他写道：[老船工](/who)与**从不误点**都是记号，# 号也是，读者看到的就是这些记号，一个也不少。\n"


def lines(text: str) -> tuple[Source, list[str]]:
    source = read_source(text.encode(), "page.txt")
    edited = {change.src[0]: change.after for change in source.changes if change.action in ("edit", "drop")}
    return source, [edited.get(n, line).strip() for n, line in enumerate(source.lines, 1)]


def test_html2text_s_marks_become_kinds() -> None:
    source, read = lines(HTML2TEXT)
    assert read[0] == "首页 新闻 读书"
    assert (read[4], source.kinds[4]) == ("渡口的夜船", "h1")
    assert (read[9], source.kinds[9]) == ("夜里的灯", "h2")
    assert read[7] == "" and "老船工来，他们从不误点" in read[8]
    assert {change.rule for change in source.changes} == {"DM001"}


def test_lynx_numbers_and_list_of_addresses_go() -> None:
    source, read = lines(LYNX)
    assert read[0] == "首页 新闻 读书 登录" and read[1] == ""
    assert "老船工" in read[6] and "[5]" not in read[6]
    assert source.kinds[7] == "ul1"
    assert not any("http" in line for line in read)
    assert {change.rule for change in source.changes} == {"DM002", "DM003", "DM004"}


def test_marks_that_the_author_wrote_stay() -> None:
    source, _ = lines(MARKS)
    assert source.changes == () and source.kinds == ()


def test_nothing_is_lost_without_a_record() -> None:
    document = pipeline.clean_source(read_source(HTML2TEXT.encode(), "page.txt"))
    assert document.meta.title == "渡口的夜船" and document.meta.date == "2021-03-04"
    markdown = pipeline.make_markdown(document)
    assert visible("老船工来，他们从不误点") in visible(markdown) and "](" not in markdown


def test_links_to_edit_a_part_go_from_headings_with_a_record() -> None:
    text = "渡口在村子的东头，每天有六班船。"
    page = f"渡口的夜船\n\n历史[编辑]\n\n{text}\n\n船工[編輯 | 編輯原始碼]\n\n船工轮流值班，每人三天。\n"
    source = read_source(page.encode(), "page.txt")
    assert [line for line in source.as_read() if line][1::2] == ["历史", "船工"]
    assert [change.src for change in source.changes] == [(3,), (7,)]
    once = read_source(page.replace("历史[编辑]", "历史").encode(), "page.txt")
    assert once.changes == ()


def test_the_rules_of_tables_tell_html2text_too() -> None:
    page = [
        "渡口 | 对岸 | 河湾",
        "---|---|---",
        "北岸 南岸",
        "---",
        "| 民生",
        "---",
        "**渡口的灯亮了四十年**",
        "2008年11月17日",
    ]
    read = read_source("\n".join(page).encode(), "a.txt")
    assert visible(read.as_read()[6] or "") == "渡口的灯亮了四十年"
    plain = read_source("\n".join(["渡口", "---", "**对岸**", "河湾"]).encode(), "a.txt")
    assert plain.as_read()[2] == "**对岸**"


MENU = [f"[{name}](/{n})" for n, name in enumerate(("渡口", "对岸", "河湾", "灯塔", "桥头", "集市"))]


def test_icons_and_the_numbers_beside_them_go() -> None:
    source = read_source(
        "\n".join([*MENU, "__ 4", "[__ 12](/like)", "__Like(0)", "def __init__(self):"]).encode(), "a.txt"
    )
    read = [line or "" for line in source.as_read()]
    assert read[6:] == ["", "", "Like(0)", "def __init__(self):"]


def test_an_address_with_the_words_that_it_hands_on() -> None:
    share = "[ 微信 ](http://s.example/?title=渡口的灯 亮了四十年，还要亮下去&pic=a) [收藏](javascript:add 1)"
    source = read_source("\n".join([*MENU, share]).encode(), "a.txt")
    assert (source.as_read()[6] or "").split() == ["微信", "收藏"]


def test_a_line_of_links_alone_leads_away() -> None:
    page = [
        *MENU,
        "[渡口](/t/1)[夜船](/t/2) | [灯](/t/3)",
        "他写了[渡口](/t/1)",
        "[夜里的灯](#lamp)",
        "  * [渡口](/t/1)",
    ]
    kinds = read_source("\n".join(page).encode(), "a.txt").kinds
    assert kinds[0] == kinds[6] == "a" and kinds[7:] == ("", "", "ul1")


@pytest.mark.parametrize("line", ["**渡口的灯亮了四十年", "渡口的灯亮了四十年**"])
def test_bold_type_that_goes_on_over_several_lines_leaves_no_mark(line: str) -> None:
    page = "\n".join(["# 河湾网", "", line, "", *["  * 渡口"] * 8])
    assert read_source(page.encode(), "a.txt").as_read()[2] == "渡口的灯亮了四十年"


def test_a_rule_and_bold_type_tell_html2text_too() -> None:
    _, read = lines("**渡口的灯(上)**\n\n* * *\n\n老何  \n\n那年入秋以后雨水不断，渡口的石阶被淹去了一半。\n")
    assert read[0] == "渡口的灯(上)" and "*" not in "".join(read)


@pytest.mark.parametrize(("address", "kind"), [("/a{}.html", "a"), ("https://b{}.example/", "ul1")])
def test_a_list_that_leads_to_one_site_is_a_menu(address: str, kind: str) -> None:
    items = "".join(f"  * [渡口的第{n}盏灯，为什么一直亮到天明？]({address.format(n)})\n" for n in range(5))
    source, read = lines(HTML2TEXT + items)
    assert read[-6] == "渡口的第0盏灯，为什么一直亮到天明？"
    assert set(source.kinds[-6:-1]) == {kind}


def test_lists_in_a_dump_do_not_make_the_page_one_whose_markup_tells_its_article() -> None:
    said = "渡口的石阶一共四十七级，水退之后石面露出刻痕，刻的是年份与水位的高低，字迹尚可辨认清楚。"
    beside = [
        "河湾的灯又亮了三盏",
        "石阶旁的茶馆重新开张",
        "水位站添了两名观测员",
        "一座桥为何修了十年",
        "谁在深夜数灯",
    ]
    page = "\n".join(
        [
            "* 首页\n* 新闻\n* 财经\n* 论坛\n\n# 渡口的石阶量了一百年\n\n2021-03-04 河湾日报\n",
            *(f"{said}第{n}段。\n" for n in range(3)),
            "### 小编最近文章\n",
            *(f"* {name}2021-03-0{n}" for n, name in enumerate(beside, 1)),
            "\n### 热门推荐\n",
            *(f"* {name}" for name in beside),
            "\n【察话会回顾】来聊聊河湾为什么不上进\n\n2021-03-04",
        ]
    )
    document = pipeline.clean_source(read_source(page.encode(), "a.txt"))
    assert [block.text[-4:] for block in document.blocks] == ["第0段。", "第1段。", "第2段。"]

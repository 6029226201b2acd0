"""What dumps of portals and blogs set round a text: contents twice, other titles, rights, shares, tables, forms."""

import pytest

from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles import label
from kanyin.roles.remove import remove

HEAD = ["青石镇渡船停航", "2021-03-04 10:20 来源：渡口晚报"]
TEXT = [
    "昨天傍晚，青石镇的渡船靠了最后一次岸，船上只有三个人：船工老沈、他的孙女和一个背着画夹的学生。",
    "镇政府的工作人员说，大桥通车以后渡船每天只有几个客人，油钱都收不回来，停航的事去年就定下来了。",
    "老沈今年六十七岁，十九岁上船，他说自己一辈子过河的次数比走路去镇上的次数还多，闭着眼也知道水深水浅。",
]
FOOT = ["分享到：", "微博", "微信", "相关新闻", "版权所有 渡口网 京ICP备00000000号-1"]


def lines_of(lines: list[str]) -> tuple:
    return characters.to_lines(Source("page", tuple(lines), ""))


def kept(lines: list[str]) -> list[str]:
    """The lines that stay."""
    found, _ = remove(lines_of(lines))
    return [line.text for line in found]


GONE = {
    "the articles before and after": [*HEAD, *TEXT, "", "一把旧伞的来历", "竹编手艺的冬天", "", *FOOT],
    "tags": [*HEAD, *TEXT, "", "#生活 #水边", "一把旧伞的来历", "", *FOOT],
    "shares": [*HEAD, "Facebook", "Line", "Twitter", *TEXT, *FOOT],
    "pictures' names with bullets": [*HEAD, "• [icon-lamp]", "• [icon-boat]", *TEXT, *FOOT],
    "rights": [
        *HEAD,
        *TEXT,
        "根据著作权法，未经书面许可擅自转载本报社作品的，将涉嫌侵权，本报社郑重声明如下：",
        "一、任何单位或个人使用本报社的原创内容，必须事先取得书面授权，转载时注明来源；",
        "二、对侵犯本报社著作权的行为，本报社将依法追究其法律责任。",
        *FOOT,
    ],
    "other media's reports": [
        *HEAD,
        *TEXT,
        *[
            "大桥通车后的第一个冬天",
            "河湾新闻",
            "渡船停航，谁来送学生？",
            "临城晚报",
            "曝大桥要收费，过河的人怎么办？",
            "河湾新闻",
        ],
        *FOOT,
    ],
}


@pytest.mark.parametrize("lines", GONE.values(), ids=GONE.keys())
def test_it_goes_and_the_text_stays(lines: list[str]) -> None:
    assert [line for line in kept(lines) if line not in HEAD] == TEXT


STAYS = {
    "labels and values": [
        *(
            "单位名称：",
            "青石镇渡口管理站",
            "简称：",
            "青石渡",
            "经营范围：",
            "摆渡（凭许可证经营）",
            "发证机关：",
            "青石县交通局",
        ),
    ],
    "cells counted anew": [
        *("招生专业及考试科目", "01船舶学", "沈漱舟", "1、英语", "2、船舶概论", "3、水文", "新增点"),
        *(
            "02灯塔学",
            "顾平川",
            "1、英语",
            "2、灯塔概论",
            "3、水文",
            "03航运学",
            "白听涛",
            "1、英语",
            "2、航运概论",
            "3、水文",
        ),
    ],
}


@pytest.mark.parametrize("rows", STAYS.values(), ids=STAYS.keys())
def test_tables_whose_cells_are_lines_stay(rows: list[str]) -> None:
    found = kept([*HEAD, *TEXT, *rows, *FOOT])
    assert [row for row in rows if row not in found] == []


def test_contents_go_though_the_page_has_them_twice() -> None:
    heads = ["1. 渡船的来历", "2. 船工老沈", "3. 停航以后"]
    contents = [f"{n}. {head}" for n, head in enumerate(heads, 1)]
    body = [line for pair in zip([head[3:] for head in heads], TEXT, strict=True) for line in pair]
    page = [*HEAD, *contents, "这是一篇关于渡船的文章，写的是河边三代人的事，也写那盏灯。", *body, *contents, *FOOT]
    assert not {*contents} & {*kept(page)}


def test_the_head_of_a_table_without_bars_is_one_of_its_rows() -> None:
    rows = [f"2{n}:00 临城    渡口水位(%)    0.{n}%    1.{n}%" for n in range(6)]
    head = "时间    国家    事件    完成值    预测值"
    page = ["渡口水位", "2021-03-04 10:20", head, *rows, "", *FOOT]
    assert [row.split()[2] for row in rows] == [row.split()[2] for row in kept(page) if "渡口水位(%)" in row]


def test_a_page_without_a_sentence_begins_below_its_trail() -> None:
    menu = ["中文", "渡口研究院", "检索", "研究成果", "书刊信息"]
    trail = "首页 > 期刊要览 > 渡口学报 > 2022年第4期"
    contents = ["灯塔与水位的关系", "沈漱舟;顾平川", "渡船的三次变革", "白听涛"]
    page = lines_of([*menu, trail, "书刊信息", "《渡口学报》2022年第4期", "目录", *contents])
    roles = {each.line.text: each.role for each in label(page)}
    assert {roles[line] for line in (*menu, trail)} == {"furniture"}
    assert roles["《渡口学报》2022年第4期"] == "title"
    assert {roles[line] for line in contents} == {"text"}


@pytest.mark.parametrize("form", ["[                ] [搜一下]", "____________________ 搜索", "(BUTTON) 关注"])
def test_a_form_is_no_title(form: str) -> None:
    page = lines_of([form, *HEAD, *TEXT, *FOOT])
    assert [each.line.text for each in label(page) if each.role == "title"] == HEAD[:1]


def test_a_day_with_a_field_to_fill_in_is_a_day() -> None:
    page = lines_of(["2021年03月04日 ____________________", "", HEAD[0], "", *TEXT, *FOOT])
    assert next(each.role for each in label(page)) == "info"


def test_of_two_lines_that_say_the_title_the_one_above_the_text_is_it() -> None:
    news = [line for n in range(8) for line in (f"白沙镇第{n}所新学校开学了", f"2021-03-04 0{n}:20")]
    page = lines_of([HEAD[0], "2021-03-04 10:20", *news, *HEAD, *TEXT, *FOOT])
    titles = [each.line.src for each in label(page) if each.role == "title"]
    assert titles == [(len(news) + 3,)]

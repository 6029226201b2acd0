"""Menus on one line and above a text, lines that are no title, and what a site sets behind its declarations."""

import pytest

from kanyin.clean import characters
from kanyin.fields.titles import read_title
from kanyin.model import Line, Source
from kanyin.roles.facts import look
from kanyin.roles.menus import is_row_of_names
from kanyin.roles.no_title import can_be_title
from kanyin.roles.remove import remove
from tests.roles.test_title_lines import TEXT

HEAD = ["渡口的灯亮了四十年", "来源：渡口晚报 2021-03-04 10:20"]
FOOT = ["关于我们 | 联系我们", "版权所有 渡口网 京ICP备00000000号-1"]


def kept(lines: list[str]) -> list[str]:
    """The lines that stay."""
    found, _ = remove(characters.to_lines(Source("page", tuple(lines), "")))
    return [line.text for line in found]


NAMES = frozenset({"青灯", "乌桕", "白沙", "石桥", "渡船"})


@pytest.mark.parametrize(
    "text", ["青灯乌桕白沙石桥渡船", "乌桕渡船青灯", "学校主页 船讯 综合渡船平台 摆渡指南 船票公开"]
)
def test_names_of_columns_on_one_line_are_a_menu(text: str) -> None:
    assert is_row_of_names(look((Line(text, (1,)),)), NAMES)


@pytest.mark.parametrize(
    "text",
    ["青灯渡船", "青灯照着渡船与石桥", "沈漱舟 顾之砚 方晓 林鸣 陆朗", "床前明月 疑是地霜 举头望月 低头思乡 夜半钟声"],
)
def test_other_lines_are_none(text: str) -> None:
    assert not is_row_of_names(look((Line(text, (1,)),)), NAMES)


@pytest.mark.parametrize("text", ["#渡口网最新二十篇文章", "——— 关于渡船的诗", "创建于", "更新时间"])
def test_what_browsers_print_and_what_heads_a_part_or_a_day_is_no_title(text: str) -> None:
    facts = [look((Line(line, (n,)),)) for n, line in enumerate([text, *TEXT], 1)]
    assert not can_be_title(facts, 0, read_title(text))


@pytest.mark.parametrize("length", [7, 12])
def test_a_menu_of_other_things_below_the_title_goes_and_what_the_text_names_stays(length: int) -> None:
    others = [f"{name}与{kind}的三种养法" for name in "鹦鹉蝴蝶" for kind in ("茶花", "兰草", "金鱼")][:length]
    others += [f"{name}怎样腌制最入味" for name in ("萝卜", "白菜", "豇豆", "黄瓜", "蒜头", "辣椒")]
    found = kept(["首页 > 正文", *HEAD, *others, *TEXT, *FOOT])
    assert not set(found) & set(others)
    own = [f"{part}照着归人" for part in ("渡口的灯", "河边的灯", "对岸的灯", "渡口的人", "灯下的人", "看见灯就")]
    assert [line for line in kept(["首页 > 正文", *HEAD, *own, *TEXT, *FOOT]) if line in own] == own


def test_items_counted_on_with_a_declaration_go() -> None:
    items = [
        "1. 任何言论纯属作者个人观点，与渡口网无关；",
        "2. 禁止在渡口发表反对摆渡的言论，也禁止传播谣言；",
        "3. 禁止利用渡口进行赌博，或做其他违法的事情；",
        "4. 转贴的人都应写出船工的姓名，并写出船的名字；",
    ]
    found = kept(["首页 > 正文", *HEAD, *TEXT, "郑重声明", *items, *FOOT])
    assert not set(found) & set(items) and TEXT[-1] in found
    own = ["1. 先看看灯里有没有油，没有油的灯点不着；", "2. 再把灯芯剪短，点火的时候，火苗要稳；"]
    assert [line for line in kept(["首页 > 正文", *HEAD, *TEXT, *own, *items, *FOOT]) if line in own] == own


@pytest.mark.parametrize("rights", ["本文未经授权不得转载。", "文章仅代表作者个人观点，不代表本站立场。"])
def test_what_a_site_says_of_itself_below_its_declaration_goes(rights: str) -> None:
    own = "中国领先的摆渡门户，于二〇〇〇年三月九日开通，历史悠久，规模很大，拥有丰富内容与许多同好。"
    found = kept(
        ["首页 > 正文", *HEAD, *TEXT, rights, "渡口在线", "专业的摆渡平台", own, "相关资讯", "白沙的船", *FOOT]
    )
    assert own not in found and TEXT[-1] in found


def test_labels_of_the_next_article_are_no_table() -> None:
    pairs = [
        "本文标题：",
        "渡口的灯",
        "上一篇：",
        "白沙的船在夏天停了三次",
        "下一篇：",
        "乌桕树下的茶亭",
        "猜你喜欢的：",
        "石桥",
    ]
    found = kept(["首页 > 正文", *HEAD, *TEXT, *pairs, *FOOT])
    assert not {"白沙的船在夏天停了三次", "乌桕树下的茶亭"} & set(found)

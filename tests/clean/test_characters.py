"""Characters folded where they are only another form, and kept where they mean something."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import rules
from kanyin.clean import characters, spaces
from kanyin.model import Line, Source


def folded(text: str) -> str:
    (line,), _ = characters.fold((Line(text, (1,)),))
    return line.text


@pytest.mark.parametrize(
    ("scraped", "clean"),
    [
        ("⽂化与⼈", "文化与人"),
        ("⻓江⻋站", "长江车站"),
        ("１９６１年", "1961年"),
        ("Ｘ射线", "X射线"),
        ("３．５倍", "3.5倍"),
        ("tree＠street.org", "tree@street.org"),
        ("宽度为(n+1)／2", "宽度为(n+1)/2"),
        ("减少－2000～－3000棵", "减少－2000～-3000棵"),
        ("38％的人", "38%的人"),
        ("零\u200b宽\ufeff字\u00ad符", "零宽字符"),
        ("不\u202e可见", "不可见"),
        ("甲\u00a0乙", "甲 乙"),
    ],
)
def test_folds(scraped: str, clean: str) -> None:
    assert folded(scraped) == clean
    assert folded(clean) == clean


@pytest.mark.parametrize(
    "text", ["①②⑳", "25℃ 30㎡ 5㎝", "Ⅳ期", "½", "２月".replace("２", "2"), "甲　乙", "葛󠄀城", "ﬁ".upper()]
)
def test_keeps(text: str) -> None:
    assert folded(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "公式\ue05e的值",
        "公式锟斤拷的值",
        "公式\ufffd的值",
        "研究所（I?W）的树",
        "在AES?5个月",
        "种树5?000棵",
        "用R?W法",
    ],
)
def test_lost_characters_are_reported_and_left(text: str) -> None:
    (line,), changes = characters.fold((Line(text, (7,)),))
    assert line.text == text
    assert [(change.rule, change.src, change.doubt) for change in changes] == [("CH006", (7,), True)]


@pytest.mark.parametrize("text", ["种树Why Trees?Two种", "见trees?id=5的页", "种树5?mg以上", "真的吗?5棵"])
def test_a_question_an_address_and_a_blank_are_no_lost_characters(text: str) -> None:
    assert characters.fold((Line(text, (7,)),))[1] == []


@pytest.mark.parametrize(
    ("loose", "closed"),
    [
        ("树 荫 少 了， 街道热了。", "树荫少了，街道热了。"),
        ("用 TDR 法测定， 共 50 mL。", "用 TDR 法测定，共 50 mL。"),
        ("摘　要　本文讨论树荫， 并提出建议，供参考。", "摘　要　本文讨论树荫，并提出建议，供参考。"),
    ],
)
def test_spaces_between_han_go(loose: str, closed: str) -> None:
    (line,), _ = spaces.close((Line(loose, (1,)),))
    assert line.text == closed


@pytest.mark.parametrize(
    "text", ["许　力　王小明", "作者：许力 来源：《文化》 2020年", "品种 产量 千粒重", "关键词　树荫　街道　行道树"]
)
def test_spaces_that_mean_something_stay(text: str) -> None:
    (line,), _ = spaces.close((Line(text, (1,)),))
    assert line.text == text


def test_lines_know_their_place() -> None:
    lines = characters.to_lines(Source("page", ("  ", "题", "", "　　文", "\u200b", "\t末"), ""))
    assert [(line.text, line.src, line.indent, line.gap) for line in lines] == [
        ("题", (2,), 0, True),
        ("文", (4,), 4, True),
        ("末", (6,), 4, True),
    ]


def test_readings_behind_characters_are_reported_and_left() -> None:
    (line,), changes = characters.fold((Line("引領(lǐng)潮流", (3,)),))
    assert line.text == "引領(lǐng)潮流"
    assert [(change.rule, change.doubt) for change in changes] == [("CH008", True)]


def test_wide_space_behind_a_run_in_head_stays() -> None:
    text = "2.1　供试土壤　供试土壤取自三个灌溉试验点，质地分别为砂壤土、壤土和黏土。"
    (line,), _ = spaces.close((Line(text, (1,)),))
    assert line.text == text


def test_every_radical_is_paired_with_a_character() -> None:
    pairs = rules.table("radicals")["pairs"].split()
    assert all(re.fullmatch("[\u2e80-\u2eff][\u4e00-\u9fff]", pair) for pair in pairs)


@pytest.mark.parametrize(
    ("scraped", "clean", "doubts"),
    [
        ("他姓\ue863，写了两本书\ue78e", "他姓䶮，写了两本书。", 0),
        ("\uf0b7 第一条街道", "• 第一条街道", 0),
        ("树荫不足。\ue003\ue004", "树荫不足。", 0),
        ("误差为\uf0b13度，\uf061为宽度", "误差为±3度，α为宽度", 1),
        ("On\ue011line control", "On-line control", 0),
        ("方晓\ue012\u3000程立", "方晓\ue012\u3000程立", 1),
        ("点y\ue012是映射\ue001φ的不动点", "点y*是映射φ的不动点", 0),
        ("对\ue02fx∈S，树荫不足", "对∀x∈S，树荫不足", 1),
        ("动态库\ue5e4街道库\ue5e5的调用", "动态库（街道库）的调用", 1),
    ],
)
def test_private_use(scraped: str, clean: str, doubts: int) -> None:
    (line,), changes = characters.fold((Line(scraped, (1,)),))
    assert line.text == clean
    assert sum(change.doubt for change in changes) == doubts
    assert {change.rule for change in changes} <= {"CH006", "CH010", "CH011"}


@pytest.mark.parametrize(
    ("scraped", "clean"),
    [
        ("静态S－盒与M－文件", "静态S-盒与M-文件"),
        ("Y1＝Y－1G，y＾2＝x＾3＋ax", "Y1＝Y－1G，y＾2＝x＾3＋ax"),
        ("C－CBC与Ａ＋Ｂ", "C-CBC与A+B"),
        ("http：／／tree.example", "http://tree.example"),
    ],
)
def test_full_width_signs(scraped: str, clean: str) -> None:
    (line,), _ = characters.fold((Line(scraped, (1,)),))
    assert line.text == clean


def test_commands_alone_leave_a_gap() -> None:
    lines, changes = characters.fold((Line("上文", (1,)), Line("\ue005", (2,)), Line("下文", (3,))))
    assert [(line.text, line.gap) for line in lines] == [("上文", False), ("下文", True)]
    assert [(change.rule, change.before, change.after) for change in changes] == [("CH010", "\ue005", "")]


@given(st.text("树a1\ue001\ue003\ue005\ue006\ue011\ue012\ue02f\ue5e4\ue5e5\uf0b7\uf061\ue863 ）∈", max_size=20))
def test_folding_private_use_twice_is_folding_once(text: str) -> None:
    once, _ = characters.fold((Line(f"甲{text.strip()}", (1,)),))
    assert characters.fold(once)[0] == once


def test_tables_of_private_use_name_each_character_once() -> None:
    table = rules.table("private_use")
    for name in ("gbk", "bullets", "symbol"):
        pairs = [(pair[:4], pair[4:]) for pair in table[name].split()]
        assert all(re.fullmatch("[0-9A-F]{4}", code) and len(char) == 1 for code, char in pairs)
        assert len({code for code, _ in pairs}) == len(pairs)
    for code, char in ((pair[:4], pair[4:]) for pair in table["gbk"].split()):
        in_codec = char.encode("gb18030")
        assert in_codec.decode("gb18030") == char
        assert not (0x4E00 <= int(code, 16) <= 0x9FFF)


def test_a_character_that_was_read_in_another_encoding() -> None:
    lines = (Line("\u037c1　河宽", (1,)), Line("\u04b632.5", (2,)), Line("Тоҷикистон ва Ҷумҳурӣ", (3,)))
    assert [line.text for line in characters.fold(lines)[0]] == ["图1　河宽", "叶32.5", "Тоҷикистон ва Ҷумҳурӣ"]


def test_small_signs_beside_ions_are_wide() -> None:
    assert (
        characters.fold((Line("Fe3+\ufe62H2O2→Fe2+\ufe62·OOH\ufe62H+", (1,)),))[0][0].text
        == "Fe3+＋H2O2→Fe2+＋·OOH＋H+"
    )

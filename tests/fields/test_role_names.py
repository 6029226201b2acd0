"""Roles and names and nothing else, as they are printed and as a dump that loses spaces has them."""

import re

import pytest

from kanyin.fields import role_names

_GAP = re.compile("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
AS_PRINTED = [
    ("记者 沈漱舟 通讯员 顾平川 文/图", ["沈漱舟", "顾平川"]),
    ("河湾融媒记者 沈漱舟 通讯员 县林业局 顾平川", ["沈漱舟", "顾平川"]),
    ("记者 沈漱舟 顾平川 摄影报道", ["沈漱舟", "顾平川"]),
    ("记者 沈漱舟 温城报道", ["沈漱舟"]),
    ("本报驻临城记者 沈漱舟", ["沈漱舟"]),
    ("记者 沈漱舟 摄影 顾平川", ["沈漱舟"]),
    ("通讯员 河湾小学 沈漱舟", ["沈漱舟"]),
    ("校记者团 沈漱舟 顾平川", ["沈漱舟", "顾平川"]),
    ("首席记者 司徒南乔 实习生 费小满", ["司徒南乔", "费小满"]),
    ("文/记者 沈漱舟 图/顾平川", ["沈漱舟"]),
    ("文字：学生记者 沈漱舟 图片：大学生通讯社 顾平川 编辑：丁一禾", ["沈漱舟"]),
    ("记者 马斯力木·艾则孜 通讯员 顾平川", ["马斯力木·艾则孜", "顾平川"]),
    ("撰文：沈漱舟 摄影：顾平川 编辑：丁一禾", ["沈漱舟"]),
    ("河湾日报·河湾网记者 沈漱舟", ["沈漱舟"]),
    ("通讯员 赵孝文 张若蕾 江宁晨报/爱江宁记者 沈漱舟", ["赵孝文", "张若蕾", "沈漱舟"]),
    ("特约记者 张伟 特约通讯员 李娜 河湾镇 通讯员 苗雨", ["张伟", "李娜", "苗雨"]),
    ("记者/关山月 陆遥 融媒记者/张伟", ["关山月", "陆遥", "张伟"]),
    ("首席记者 郎朗 艾青青；见习记者 沈漱舟 通讯员供图", ["郎朗", "艾青青", "沈漱舟"]),
    ("本报记者 甘露 通讯员 白雁秋 尚可 文/图", ["甘露", "白雁秋", "尚可"]),
    ("通讯员 武识途 河西日报社全媒体记者 雒晴川 文/图", ["武识途", "雒晴川"]),
    ("全媒体记者 姚小满、乔木 撰文", ["姚小满", "乔木"]),
    ("江南都市报 沈漱舟、全媒体记者 顾平川", ["沈漱舟", "顾平川"]),
]


@pytest.mark.parametrize(("text", "names"), AS_PRINTED)
@pytest.mark.parametrize("is_glued", [False, True])
def test_names_behind_roles(text: str, names: list[str], is_glued: bool) -> None:
    told = role_names.read(_GAP.sub("", text) if is_glued else text)
    assert told is not None
    assert told.names == names


def test_what_the_others_did() -> None:
    told = role_names.read("记者：沈漱舟 编辑：顾平川 责编：丁一禾 图/陆一舟")
    assert told is not None
    assert (told.names, told.editors, told.pictures) == (["沈漱舟"], ["顾平川", "丁一禾"], ["陆一舟"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("文｜河湾 沈漱舟", ["沈漱舟"]),
        ("采写：临城晚报全媒体记者 沈漱舟", ["沈漱舟"]),
        ("校友办 沈漱舟 学生记者 顾平川", ["沈漱舟", "顾平川"]),
    ],
)
def test_houses_are_no_names(text: str, names: list[str]) -> None:
    told = role_names.read(text)
    assert told is not None
    assert told.names == names


def test_who_took_pictures_and_who_wrote() -> None:
    told = role_names.read("甘露/文 白雁秋/摄")
    assert told is not None and (told.names, told.pictures) == (["甘露"], ["白雁秋"])
    told = role_names.read("河湾商报记者甘露/文受访者供图")
    assert told is not None and (told.names, told.paper) == (["甘露"], "河湾商报")


@pytest.mark.parametrize(
    "text",
    [
        "本报记者王金、茹某对此文亦有贡献",
        "记者获悉",
        "记者从会上获悉",
        "记者昨日了解到",
        "本报记者采访了沈漱舟",
        "记者招待会",
        "记者之家 通讯员之家",
        "图片新闻",
        "作者简介",
        "编辑 沈漱舟",
        "通讯员队伍建设",
        "优秀通讯员 名单",
        "作者 沈漱舟 来源 河湾日报",
        "作者：沈漱舟 律师",
    ],
)
def test_lines_that_say_other_things(text: str) -> None:
    assert role_names.read(text) is None


def test_where_a_reporter_writes_from_is_no_name() -> None:
    for text in ("記者沈漱舟/台東報導", "記者沈漱舟／宜蘭縣報導", "记者沈漱舟/南京报道"):
        told = role_names.read(text)
        assert told is not None and told.names == ["沈漱舟"]

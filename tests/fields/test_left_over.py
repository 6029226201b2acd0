"""Who wrote, by what is left of a line beside a title when all that is known has been taken off."""

import pytest

from kanyin.fields import page_owner
from kanyin.fields.byline import is_byline, read_byline
from kanyin.fields.byline_labels import begins_labelled
from kanyin.fields.media import is_medium
from kanyin.fields.names import names_nobody
from kanyin.fields.script import as_printed, simplified
from kanyin.roles.no_title import _names_writer


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("来源：河湾网　2021/3/4 9:21　沈漱舟　【大 中 小】", ["沈漱舟"]),
        ("来源: 河湾日报 | 2021-03-04 | 沈漱舟，顾平川 | 浏览次数：88", ["沈漱舟", "顾平川"]),
        ("2021-03-04 04:16:00 · 张砚/任渡 · 阅读 123", ["张砚", "任渡"]),
        ("2021-03-04 03:38   苏渡&彭砚舟   我要评论", ["苏渡", "彭砚舟"]),
        ("2021年3月4日 星期三   玛丽·罗宾   阅读：123 次", ["玛丽·罗宾"]),
        ("来源：《灯塔杂志》  2021-03-04 14:04  LampKeeper  字号：大 中 小", ["LampKeeper"]),
        ("2021-03-04 撰稿 吕渡 1.2万阅读", ["吕渡"]),
        ("来源: 灯塔杂志 木雅·格桑 2021-03-04 0人评论", ["木雅·格桑"]),
        ("周砚舟 林渡 · 日期 2021-03-04 · 【大 中 小】", ["周砚舟", "林渡"]),
        ("来源：河湾网 | 时间 2021-03-04 | 一盏小灯 | 浏览次数：88", ["一盏小灯"]),
        ("更新时间：2021-03-04 | 沈漱舟 | 打印 关闭", ["沈漱舟"]),
        ("2021年3月4日 河边的灯 发表评论", ["河边的灯"]),
    ],
)
def test_what_is_left_beside_a_day(line: str, authors: list[str]) -> None:
    assert read_byline([line]).authors == authors


@pytest.mark.parametrize(
    ("line", "authors", "editors"),
    [
        ("供稿　胡砚舟 黄渡 朱漱 2021年3月4日 出处：河湾网", ["胡砚舟", "黄渡", "朱漱"], []),
        ("发表人　韩渡 | 2021年3月4日 | 来源: 河湾网", ["韩渡"], []),
        ("2021-03-04 11:51 · 编辑 董砚舟 · 出处：河湾网 · 阅读：123 次", [], ["董砚舟"]),
        ("楼主　蔡砚和李渡 · 稿源：河湾网 · 2021-3-4 11:46", ["蔡砚", "李渡"], []),
        ("本文作者　河边的灯 · 2021年3月4日", ["河边的灯"], []),
        ("作者姓名　邓砚/姚渡", ["邓砚", "姚渡"], []),
        ("执笔：袁文/刘砚舟", ["袁文", "刘砚舟"], []),
        ("posted by 唐砚舟", ["唐砚舟"], []),
        ("2021-03-04　来源：河湾网　By: 陈砚舟、黄渡", ["陈砚舟", "黄渡"], []),
        ("供  稿丨谢渡", ["谢渡"], []),
        ("By 宋渡&郭砚   2021.03.04   青石广播电视台", ["宋渡", "郭砚"], []),
        ("本帖由 提灯的鱼 于 2021-03-04 20:43:39 发布", ["提灯的鱼"], []),
        ("提灯的鱼 更新于 2021-03-04", ["提灯的鱼"], []),
        ("原创：沈漱舟 河湾夜读 2021-03-04", ["沈漱舟"], []),
        ("作者lamp42 (河边的灯)", ["lamp42"], []),
        ("by LAMPPosted on 2021-03-04", ["LAMP"], []),
        ("河边的灯的博客", ["河边的灯"], []),
    ],
)
def test_a_role_needs_no_colon_before_names(line: str, authors: list[str], editors: list[str]) -> None:
    read = read_byline([line])
    assert (read.authors, read.editors) == (authors, editors)
    assert line.startswith("河边") or is_byline(line)


@pytest.mark.parametrize(
    "lines",
    [
        ["2021年3月4日", "1.2万阅读"],
        ["by Lampads"],
        ["发表人：550"],
        ["文：綜合報導"],
        ["2021-03-04 来源：河湾网", "显示全部帖子"],
        ["原创 最新推荐文章于 2021-03-04 18:28:01 发布"],
    ],
)
def test_nobody(lines: list[str]) -> None:
    assert read_byline(lines).authors in ([], ["Lampads"])


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("見習記者 沈漱舟 攝影記者 顧平川", ["沈漱舟"], ""),
        ("河灣日報 記者 吳硯舟 報導 2021-03-04", ["吳硯舟"], "河灣日報"),
        ("（新聞資料來源 : 河灣社）", [], "河灣社"),
        ("1.媒體來源:大河紀 2.記者署名:沈雲", ["沈雲"], "大河紀"),
        ("作者 芋河傳媒 發表時間 2021-03-04 17:00", [], "芋河傳媒"),
        ("圖影片來源：河灣社", [], ""),
        ("宋硯舟  + 追蹤 已追蹤", ["宋硯舟"], ""),
        ("2021/03/04 16:46 河灣新聞 實習編輯 劉硯舟 字級： 字 字", [], "河灣新聞"),
    ],
)
def test_either_script(line: str, authors: list[str], source: str) -> None:
    read = read_byline([line])
    assert (read.authors, read.source) == (authors, source)


def test_names_below_a_labelled_writer_are_those_of_the_text() -> None:
    assert read_byline(["2021-03-04　記者 / 林硯舟", "王渡", "吳硯"]).authors == ["林硯舟"]


def test_words_of_one_script_are_found_in_the_other() -> None:
    assert as_printed(simplified("發佈時間"), "見：發佈時間") == "發佈時間"
    assert not is_medium("资讯") and is_medium("河灣傳媒")


def test_no_titles_and_no_names() -> None:
    assert begins_labelled("Author：沈漱舟 顾平川") and _names_writer("Author：沈漱舟 顾平川")
    assert not _names_writer("记者：渡口的一天")
    assert page_owner.blogger("河边的灯个人主页") == "河边的灯" and not page_owner.blogger("我的博客很小")
    assert names_nobody("2021年3月4日", {}) and names_nobody("渡口的灯", {"title": "渡口的灯"})

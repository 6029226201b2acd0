"""Bylines as programs that dump pages leave them: parted, glued, in English, with what the site says behind a bar."""

import pytest

from kanyin.fields import accounts, byline, signing
from kanyin.fields.names import is_name


@pytest.mark.parametrize(
    ("text", "author", "date"),
    [
        ("Posted by 沈漱舟 on Wednesday, November 8, 2017", "沈漱舟", "2017-11-08"),
        ("Posted by沈漱舟on Wednesday, November 8, 2017", "沈漱舟", "2017-11-08"),
        (
            "Last Updated 2020-02-22 Sat 20:05. Created by Lamp Keeper at 2019-09-12 Thu 11:12.",
            "Lamp Keeper",
            "2019-09-12",
        ),
        ("Written by 沈漱舟, March 4, 2021", "沈漱舟", "2021-03-04"),
        ("◎ 記者林和謙/採訪報導", "林和謙", ""),
        ("by 沈漱舟 | March 4, 2021", "沈漱舟", "2021-03-04"),
        ("Posted on 2021-03-04 by lampkeeper", "lampkeeper", "2021-03-04"),
        (
            "作者 Tom Lamp ，译者 沈漱舟 发布于 2014年5月20日 | 注意:渡口大会（临城）4月开幕，了解更多！",
            "Tom Lamp",
            "2014-05-20",
        ),
        ("[作者名]lampkeeper", "lampkeeper", ""),
        ("[ 作者 ] 河边的灯", "河边的灯", ""),
        ("沈漱舟〔明代〕", "沈漱舟", ""),
        ("[宋] 沈漱舟", "沈漱舟", ""),
        ("清代：沈漱舟", "沈漱舟", ""),
    ],
)
def test_one_line_tells_all(text: str, author: str, date: str) -> None:
    found = byline.read_byline([text])
    assert byline.is_byline(text)
    assert (found.authors, found.date) == ([author], date)


@pytest.mark.parametrize(
    ("texts", "source", "authors", "date"),
    [
        (["来源", "河湾网", "作者", "沈漱舟"], "河湾网", ["沈漱舟"], ""),
        (["作　者", ":", "沈漱舟"], "", ["沈漱舟"], ""),
        (["来源", ":www.lamp.com", "时　间", ":2017-04-30 10:35"], "www.lamp.com", [], "2017-04-30"),
        (["2020-11-23 10:22 出处：河湾网 作者：", "沈漱舟", "编辑：方砚"], "河湾网", ["沈漱舟"], "2020-11-23"),
        (["河湾网 |发布: 2021-1-29|点击: 3|来自: 互联网"], "互联网", [], "2021-01-29"),
        (["2021-01-29", "河边的灯", "来源：网络"], "河边的灯", [], "2021-01-29"),
        (["生成日期：", "2023-05-11", "（2023年5月）"], "", [], "2023-05-11"),
        (["2021年11月 来源：河湾网", "2021-11-05 08:00"], "河湾网", [], "2021-11-05"),
        (["时间 2015-05-03 18:17:00  河湾网"], "河湾网", [], "2015-05-03"),
        (["发布者：市场部"], "", [], ""),
        (["顾念之 听雨的人在河边"], "听雨的人在河边", ["顾念之"], ""),
    ],
)
def test_several_lines_tell_together(texts: list[str], source: str, authors: list[str], date: str) -> None:
    found = byline.read_byline(texts)
    assert (found.source, found.authors, found.date) == (source, authors, date)


def test_one_space_parts_a_pair_where_the_page_says_so() -> None:
    assert accounts.read_pair("沈漱舟 河边的灯") == ("", "")
    assert accounts.read_pair("沈漱舟 河边的灯", narrow=True) == ("沈漱舟", "河边的灯")
    assert accounts.read_pair("河边的灯 发表于6年前", narrow=True) == ("", "")


def test_two_reporters_set_apart_are_no_pair_of_writer_and_account() -> None:
    found = byline.read_byline(["河湾社记者沈漱舟  河湾社通讯员顾平川"])
    assert (found.source, found.authors) == ("河湾社", ["沈漱舟", "顾平川"])


def test_what_the_author_did_to_the_text_is_no_name() -> None:
    said = "（载《灯塔》1990年第6期，本社转播时作者略有修改）"
    assert not signing.at_end("他们走得太远了。" + said).authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("灯亮了。（沈漱舟顾平川）", ["沈漱舟", "顾平川"]),
        ("灯亮了。（常书香马丹阳）", ["常书香", "马丹阳"]),
        ("灯亮了。（高级工程师）", []),
        ("灯亮了。（文中人物为化名）", []),
    ],
)
def test_names_run_together_sign_where_they_have_three_characters(text: str, names: list[str]) -> None:
    assert signing.at_end(text).authors == names


@pytest.mark.parametrize("word", ["文章标签", "时间", "江苏", "来源", "字体"])
def test_words_of_sites_are_no_names(word: str) -> None:
    assert not is_name(word)


def test_a_trail_is_no_source() -> None:
    assert byline.read_byline(["来自：河边的灯 > 《随笔》"]).source == ""

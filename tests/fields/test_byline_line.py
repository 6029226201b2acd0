"""Lines beside a title: who, whence, when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.fields import reporters
from kanyin.fields.byline_line import LONGEST, read_line
from kanyin.fields.dates import take_date


@pytest.mark.parametrize(
    ("text", "authors", "source", "date"),
    [
        ("发布于 2019-09-26 07:19:52", (), "", "2019-09-26"),
        ("2020-10-04 20:30 来源: 青石网", (), "青石网", "2020-10-04"),
        ("来源：青石网-《青石日报》2024-05-20 03:15", (), "青石日报", "2024-05-20"),
        ("2023-06-15 08:10 来源：青石新闻网 林满", ("林满",), "青石新闻网", "2023-06-15"),
        ("发表于2014-08-24 21:30| 1164次阅读| 来源QSDN| 0 条评论| 作者林小满", ("林小满",), "QSDN", "2014-08-24"),
        ("作者：《青石企业家》记者 林涛", ("林涛",), "青石企业家", ""),
        ("采写：青石见习记者 林子沛 王一", ("林子沛", "王一"), "", ""),
        ("文｜何满", ("何满",), "", ""),
        ("作者：追风的蜗牛", ("追风的蜗牛",), "", ""),
        ("作者：佚名 来源：网络", (), "网络", ""),
        ("發布時間：2016/05/21 11:44", (), "", "2016-05-21"),
        ("十一月 6th, 2009", (), "", "2009-11-06"),
        ("Posted on Sep 26, 2019", (), "", "2019-09-26"),
        ("编辑：张三 校对：李四", (), "", ""),
        ("作者：（美）史蒂文·河湾（Steven Hewan）、（美）顾·平川 著", ("史蒂文·河湾", "顾·平川"), "", ""),
        ("作者：[清] 沈漱舟", ("沈漱舟",), "", ""),
        ("青石网（来源：青石日报） 05-27 09:20", (), "青石日报", ""),
    ],
)
def test_bylines(text: str, authors: tuple[str, ...], source: str, date: str) -> None:
    found = read_line(text)
    assert (tuple(found.authors), found.source, found.day) == (authors, source, date)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新华社记者邹多、唐诗、丁乐", ("邹多", "唐诗", "丁乐")),
        ("青石晚报记者 林小满 王一", ("林小满", "王一")),
        ("記者林小滿／台北報導", ("林小滿",)),
        ("（中央社記者溫小滿台北21日電）行政院今天表示", ("溫小滿",)),
        ("【文/青石网专栏作者 王文】", ("王文",)),
        ("记者在现场看到，路已经修好了", ()),
    ],
)
def test_reporters(text: str, names: tuple[str, ...]) -> None:
    assert reporters.named(text) == names


def test_a_later_date_is_told_apart() -> None:
    found = read_line("更新时间 2012年12月10日")
    assert (found.day, found.date) == ("", "2012-12-10")


@given(st.text(max_size=220))
def test_any_line_is_read(text: str) -> None:
    found = read_line(text)
    assert all(found.authors) and found.understood(text) <= 1
    assert len(text) <= LONGEST or not found.is_labelled
    reporters.named(text)


@pytest.mark.parametrize("text", ["2019-13-01", "2019-02-32", "1899-01-01", "第3期"])
def test_no_date(text: str) -> None:
    assert take_date(text) == (text, "")

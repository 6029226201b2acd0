"""The dates of a manuscript, whatever words stand before or behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.fields.manuscript import read_dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("收稿日期：2011-07-14修稿日期：2011-10-20", {"received": "2011-07-14", "revised": "2011-10-20"}),
        ("2003-04-04收到原稿　2003-09-04收到修改稿", {"received": "2003-04-04", "revised": "2003-09-04"}),
        ("本文2008-07-03收到原稿,2008-09-11收到修改稿", {"received": "2008-07-03", "revised": "2008-09-11"}),
        ("（2009年3月9日收稿）", {"received": "2009-03-09"}),
        ("Manuscript received 2007-10-21,accepted 2008-09-09", {"received": "2007-10-21", "accepted": "2008-09-09"}),
        (
            "收到日期：2013.3；改稿日期：2013.5；录用日期：2013.7",
            {"received": "2013-03", "revised": "2013-05", "accepted": "2013-07"},
        ),
        ("收稿日期　2016－11－25", {"received": "2016-11-25"}),
        ("收稿日期：2010-01-02；网络出版时间：2010-03-04", {}),
        ("收稿日期：2013-13-45", {}),
        ("2003年3月收到的来稿里，写农村的占一半。", {}),
    ],
)
def test_dates(text: str, dates: dict[str, str]) -> None:
    assert read_dates(text) == dates


@given(st.text(alphabet="收到修改稿日期：；，-年月 0123456789received", max_size=60))
def test_a_date_that_is_told_stands_in_the_text(text: str) -> None:
    for dates in read_dates(text).values():
        for date in dates.split(", "):
            assert date[:4] in text and all(part.lstrip("0") in text for part in date.split("-")[1:])

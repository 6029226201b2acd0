"""Journal, year, volume, issue, date."""

import pytest

from kanyin.fields import sources


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《城乡文化研究》2023年第9期", {"container-title": "城乡文化研究", "year": "2023", "issue": "9"}),
        ("《城市观察》 2023年4期", {"container-title": "城市观察", "year": "2023", "issue": "4"}),
        ("城市观察", {"container-title": "城市观察"}),
        ("城市观察2021年第02期", {"container-title": "城市观察", "year": "2021", "issue": "2"}),
        ("2022年 第18卷 第3期 Vol.18 No.3 2022", {"year": "2022", "volume": "18", "issue": "3"}),
        ("2000　Vol.16　No.1　P.9-10", {"year": "2000", "volume": "16", "issue": "1", "page": "9-10"}),
        ("2020年增刊1", {"year": "2020", "issue": "增刊1"}),
        ("网络", {}),
        ("本站原创", {}),
    ],
)
def test_source(text: str, found: dict[str, str]) -> None:
    got = sources.read_source(text)
    if "container-title" not in found:
        got.pop("container-title", None)
    assert got == found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023/9/14", "2023-09-14"),
        ("2023-09-14 12:30", "2023-09-14"),
        ("2023年9月14日", "2023-09-14"),
        ("2023年9月", "2023-09"),
        ("2023年13月", ""),
        ("昨天", ""),
    ],
)
def test_date(text: str, date: str) -> None:
    assert sources.read_date(text) == date


def test_fields_on_one_line() -> None:
    line = "发表时间：2023/9/14   来源：《城乡文化研究》2023年第9期   作者：程雨桐"
    assert [(label.field, value) for label, value in sources.fields(line)] == [
        ("date", "2023/9/14"),
        ("source", "《城乡文化研究》2023年第9期"),
        ("author", "程雨桐"),
    ]


@pytest.mark.parametrize(
    ("text", "day"), [("榆树日报  2015-05-06 10:00:00", "2015-05-06"), ("城市观察 2015-6", ""), ("2015年6月", "")]
)
def test_a_date_behind_a_source_tells_its_day(text: str, day: str) -> None:
    assert sources.read_day(text) == day

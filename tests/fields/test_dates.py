"""Days as pages print them, the year at the front or at the end, the month in figures or by its name."""

from __future__ import annotations

import pytest

from kanyin.fields.dates import take_date


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-04 10:20",
        "2021年3月4日 凌晨",
        "04 三月 2021",
        "4 三月, 2021",
        "三月 4, 2021",
        "03月04日, 2021　記者 / 沈漱舟",
        "4 3 月, 2021",
        "March 4th, 2021",
        "Mar. 4 2021",
        "Thu, March 4 2021",
        "Thursday 4 March 2021",
        "04-Mar-2021",
        "時間Thu Mar 4 10:20:05 2021",
        "by 灯火 on三月 4, 2021",
        "04/03/2021",
        "3/4/2021 10:20 PM",
        "民國110年3月4日",
        "二〇二一年三月四日",
    ],
)
def test_the_same_day(text: str) -> None:
    assert take_date(text)[1] == "2021-03-04"


@pytest.mark.parametrize(("text", "day"), [("3/26/2021", "2021-03-26"), ("26.3.2021", "2021-03-26")])
def test_a_number_beyond_twelve_is_the_day(text: str, day: str) -> None:
    assert take_date(text)[1] == day


@pytest.mark.parametrize("text", ["3/4/2021", "1.2.2021.3", "12月31日 2021年度", "31/31/2021"])
def test_what_may_be_either_or_none_is_not_read(text: str) -> None:
    assert take_date(text) == (text, "")


@pytest.mark.parametrize("text", ["Posted on Thu 4 March 2021", "Posted on Sun, March 4, 2021"])
def test_the_day_of_a_week_goes_with_its_day(text: str) -> None:
    assert take_date(text)[0].split() == ["Posted", "on"]

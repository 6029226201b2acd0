"""Beginnings of other articles below a text: cut off, one below the other, each with its headline."""

import pytest

from tests.roles.test_extent import HEAD, PLAIN, kept

NAMES = ("白沙渡的灯", "乌桕树下的茶亭", "石桥与旧船", "桐油铺子")
BODY = "渡口的人说起从前的事，总要从那年的大水讲起，水退以后河滩上留下许多木头，各家把它们捞回去，晒干了盖房"


@pytest.mark.parametrize("end", ["...", "…"])
@pytest.mark.parametrize("behind", ["沈漱舟", "2021-03-05 10:20"])
def test_beginnings_cut_off_by_dots_are_others(end: str, behind: str) -> None:
    others = [line for name in NAMES for line in (name, f"{name}边上，{BODY}{end}", behind)]
    lines = kept([*HEAD, *PLAIN, *others])
    assert PLAIN[-1] in lines and not any(BODY in line or line in NAMES for line in lines)


def test_beginnings_cut_off_anywhere_are_others_with_a_day_below_each() -> None:
    others = [line for n, name in enumerate(NAMES, 1) for line in (name, f"{name}边上，{BODY}", f"日期：2021-03-0{n}")]
    lines = kept([*HEAD, *PLAIN, *others])
    assert PLAIN[-1] in lines and not any(BODY in line or line in NAMES for line in lines)


def test_paragraphs_of_a_text_that_trail_off_stay() -> None:
    told = [f"{name}边上，{BODY}……" for name in NAMES]
    plain = [f"{name}边上，{BODY}" for name in NAMES]
    headed = [line for name, text in zip(NAMES, plain, strict=True) for line in (name, text)]
    for text in (told, [one.replace("……", "...") for one in told], headed):
        lines = kept([*HEAD, *PLAIN, *text])
        assert [line for line in text if line not in lines] == []


def test_two_beginnings_make_no_list() -> None:
    two = [line for name in NAMES[:2] for line in (f"{name}的人家", f"{name}边上，{BODY}...")]
    lines = kept([*HEAD, *PLAIN, *two, *PLAIN])
    assert [line for line in two[1::2] if line not in lines] == []

"""The beginnings of stories: who reported, who sent them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.fields import datelines


@pytest.mark.parametrize(
    ("text", "names", "sender", "is_agency"),
    [
        ("河湾网临城3月4日电（记者 沈漱舟）河边的灯亮了。", ("沈漱舟",), "河湾网", False),
        ("新华社临城3月4日电（记者沈漱舟、方晓）河边的灯亮了。", ("沈漱舟", "方晓"), "新华社", True),
        ("本报讯（记者 沈漱舟 通讯员 方晓）河边的灯亮了。", ("沈漱舟", "方晓"), "", False),
        ("〔記者沈漱舟／河灣報導〕今天下午，", ("沈漱舟",), "", False),
        ("临城5日电 记者沈漱舟报道：河边的灯亮了。", ("沈漱舟",), "", False),
        ("本报讯　记者沈漱舟报道　河边的灯亮了。", ("沈漱舟",), "", False),
        ("本报讯（全媒体记者 沈漱舟 发自临城）河边的灯亮了。", ("沈漱舟",), "", False),
        ("【河湾网讯】（首席记者/沈漱舟、方晓）河边的灯亮了。", ("沈漱舟", "方晓"), "", False),
        ("晚报讯 实习生：沈漱舟、方晓报道：河边的灯亮了。", ("沈漱舟", "方晓"), "", False),
        ("本报讯（记者 沈漱舟；通讯员 方晓 临城报道）河边的灯亮了。", ("沈漱舟", "方晓"), "", False),
        ("河湾网讯（记者沈漱舟 整合）河边的灯亮了。", (), "河湾网", False),
        ("河湾网（一家网站）的电视节目", (), "", False),
        ("河边的灯亮了（方晓说）。", (), "", False),
    ],
)
def test_what_a_dateline_tells(text: str, names: tuple[str, ...], sender: str, is_agency: bool) -> None:
    found = datelines.read(text)
    assert (found.names, found.sender, found.is_agency) == (names, sender, is_agency)


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    assert all(datelines.read(text).names)

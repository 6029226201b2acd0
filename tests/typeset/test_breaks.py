"""Where lines may end: clreq's rules, on text alone."""

import pytest

from kanyin.typeset.breaks import Breaks
from kanyin.typeset.classes import classify


def pieces(text: str, strict: bool = True) -> list[str]:
    """The text cut at every place where a line may end."""
    breaks = Breaks(text, classify(text), strict)
    cuts = [k for k in range(1, len(text)) if breaks.allowed(k)]
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("天地，玄黄", ["天", "地，", "玄", "黄"]),
        ("他说：“好。”她", ["他", "说：", "“好。”", "她"]),
        ("《史记》", ["《史", "记》"]),
        ("完了——走", ["完", "了——", "走"]),
        ("走……了", ["走……", "了"]),
        ("卡尔·马", ["卡", "尔·", "马"]),
        ("占71%以上", ["占", "71%", "以", "上"]),
        ("约25℃时", ["约", "25℃", "时"]),
        ("为−20度", ["为", "−20", "度"]),
        ("共￥300元", ["共", "￥300", "元"]),
        ("重5 kg的", ["重", "5 kg", "的"]),
        ("密度10 μA/cm²，", ["密", "度", "10 μA/cm²，"]),
        ("the first line", ["the ", "first ", "line"]),
        ("well-known者", ["well-", "known", "者"]),
        ("2019-2020年", ["2019-2020", "年"]),
        ("用WTO（世", ["用", "WTO", "（世"]),
        ("和/或", ["和/或"]),
        ("不\u00a0断", ["不\u00a0断"]),
        ("可\u200b断a\u200bb", ["可\u200b", "断", "a\u200b", "b"]),
    ],
)
def test_lines_end_by_clreq(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_addresses_break_after_their_marks() -> None:
    assert pieces("https://www.w3.org/TR/clreq/?a=b") == [
        "https://www.", "w3.", "org/", "TR/", "clreq/?", "a=", "b"
    ]  # fmt: skip
    assert pieces("10.1000/xyz.2024") == ["10.1000/", "xyz.", "2024"]


def test_a_slash_between_latin_is_only_a_costly_break() -> None:
    text = "速率5 km/h时"
    breaks = Breaks(text, classify(text), strict=True)
    slash = text.index("/") + 1
    assert not breaks.allowed(slash)
    assert breaks.slashes() == {slash}


def test_small_kana_start_lines_only_when_not_strict() -> None:
    assert pieces("スーパー") == ["スー", "パー"]
    assert pieces("スーパー", strict=False) == ["ス", "ー", "パ", "ー"]


def test_combining_marks_stay_with_their_base() -> None:
    assert pieces("a\u0301b") == ["a\u0301b"]
    assert pieces("葛\U000e0101城") == ["葛\U000e0101", "城"]

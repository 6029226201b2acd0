"""Where lines may end: clreq's rules, on text alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("见Anna·Berger", ["见", "Anna·", "Berger"]),
        ("占71%以上", ["占", "71%", "以", "上"]),
        ("约25℃时", ["约", "25℃", "时"]),
        ("为−20度", ["为", "−20", "度"]),
        ("共￥300元", ["共", "￥300", "元"]),
        ("重5 kg的", ["重", "5 kg", "的"]),
        ("含3 mg·kg的", ["含", "3 mg·kg", "的"]),
        ("用gcc -O3 --version得", ["用", "gcc ", "-O3 ", "--version", "得"]),
        ("差5 - 3的", ["差", "5 - 3", "的"]),
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
    text = "施用5 kg/hm²时"
    breaks = Breaks(text, classify(text), strict=True)
    slash = text.index("/") + 1
    assert not breaks.allowed(slash)
    assert slash in breaks.torn()


@pytest.mark.parametrize("whole", ["mg/L", "SO4－", "NH4＋", "I/O"])
def test_a_letter_alone_and_a_charge_begin_no_line(whole: str) -> None:
    text = f"浓度{whole}的水"
    breaks = Breaks(text, classify(text), strict=True)
    assert not any(breaks.allowed(k) or k in breaks.reluctant() for k in range(3, 2 + len(whole)))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("速率5 km/h时", "5 km/h"),
        ("率为m³·m⁻³的", "m³·m⁻³"),
        ("量为kg·(hm²·a)⁻¹者", "kg·(hm²·a)⁻¹"),
        ("计m3·m-3的", "m3·m-3"),  # its powers are raised by markup
        ("占 10 %者", "10 %"),
        ("见DL-2018-07号", "DL-2018-07"),
        ("调draw_first_line()得", "draw_first_line()"),
    ],
)
def test_what_is_one_to_a_reader_is_torn_at_last_only(text: str, whole: str) -> None:
    breaks = Breaks(text, classify(text), strict=True)
    start = text.index(whole)
    inside = [k for k in range(start + 1, start + len(whole)) if breaks.allowed(k) or k in breaks.reluctant()]
    assert all(k in breaks.torn() for k in inside)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("代表阿依古丽·买合木提说", "依古丽·买合木提"),
        ("长3～5 mm", "3～5"),
        ("在1998—2005年", "1998—2005"),
        ("按GB/T 9704—2012的规定", "GB/T 9704—2012"),
        ("见GB 4351.1—2005", "GB 4351.1—2005"),
        ("如图1所示", "图1"),
        ("见表 2", "表 2"),
        ("如圖1所示", "圖1"),
        ("約3萬人", "3萬"),
    ],
)
def test_a_name_of_several_parts_and_a_range_hold_together(text: str, name: str) -> None:
    breaks = Breaks(text, classify(text), strict=True)
    start = text.index(name)
    inside = {k for k in range(start + 1, start + len(name)) if breaks.allowed(k)}
    assert inside
    assert inside <= breaks.joined()


def reluctant_pieces(text: str) -> list[str]:
    """What a line may hold at least where nothing else helps."""
    breaks = Breaks(text, classify(text), strict=True)
    ends = [k for k in range(1, len(text)) if breaks.allowed(k) or k in breaks.reluctant()]
    return [text[a:b] for a, b in pairwise([0, *ends, len(text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("察,2020(03):237-238", ["察,", "2020(03):", "237-238"]),
        ("刊,2019,35(3):12-18.", ["刊,", "2019,", "35(3):", "12-18."]),
        ("社,2015:3-9.", ["社,", "2015:3-9."]),
        ("社,2015:33-39.", ["社,", "2015:", "33-39."]),
        ("[EB/OL].(2023-03-01)[2023-05-06].https", ["[EB/", "OL].", "(2023-03-01)", "[2023-05-06].", "https"]),
        ("[J].Nature,2020,5:112", ["[J].", "Nature,", "2020,", "5:", "112"]),
        ("487,206条", ["487,206", "条"]),
        ("比例3:2，10:30，(5)", ["比", "例", "3:2，", "10:30，", "(5)"]),
        ("p<0.01,k=15", ["p<0.01,k=15"]),
        ("12 000字", ["12 000", "字"]),
        ("0.838 004天", ["0.838 004", "天"]),
        ("ax2+bx=c0,ay2+by=c1", ["ax2+", "bx=", "c0,", "ay2+", "by=c1"]),
        ("draw_first_line()", ["draw_", "first_", "line()"]),
        ("PangoGlyphString", ["Pango", "Glyph", "String"]),
        ("JavaScript", ["JavaScript"]),
        ("告：DL-2018-07", ["告：", "DL-", "2018-07"]),
        ("COVID-19者", ["COVID-19", "者"]),
    ],
)
def test_long_latin_and_numbers_have_breaks_of_last_choice(text: str, expected: list[str]) -> None:
    assert reluctant_pieces(text) == expected


ENTRY = st.lists(
    st.sampled_from(["刊名", "Nature", ",", ":", ";", ".", "(", ")", "[J]", "2020", "7", "-", "/", " ", "=", "x"]),
    min_size=2, max_size=24,
).map("".join)  # fmt: skip


@given(ENTRY)
def test_a_break_of_last_choice_leaves_no_mark_at_a_line_start(text: str) -> None:
    for k in Breaks(text, classify(text), strict=True).reluctant():
        assert text[k].isalnum() or text[k] in "([{<"
        assert not text[k - 1].isspace() and text[k - 1] not in "([{"


def test_small_kana_start_lines_only_when_not_strict() -> None:
    assert pieces("スーパー") == ["スー", "パー"]
    assert pieces("スーパー", strict=False) == ["ス", "ー", "パ", "ー"]


def test_combining_marks_stay_with_their_base() -> None:
    assert pieces("a\u0301b") == ["a\u0301b"]
    assert pieces("葛\U000e0101城") == ["葛\U000e0101", "城"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("lamp.interval_seconds", ["lamp.", "interval_", "seconds"]),
        ("/srv/ferry/lamps.toml", ["/srv/", "ferry/", "lamps.", "toml"]),
        (r"%LAMPS%\ferry\lamps.toml", ["%LAMPS%\\", "ferry\\", "lamps.", "toml"]),
        ("FerryLandingTable", ["Ferry", "Landing", "Table"]),
        ("ferry::lamp::Level", ["ferry::", "lamp::", "Level"]),
        ("relight(lamp, hours)", ["relight(", "lamp, ", "hours)"]),
        ("ferryctl check-lamps", ["ferryctl ", "check-", "lamps"]),
        ("a.b_c.d2", ["a.b_c.d2"]),
    ],
)
def test_code_is_parted_at_its_joints(code: str, expected: list[str]) -> None:
    cuts = sorted(Breaks(code, classify(code), strict=True).in_code(0, len(code)))
    assert [code[a:b] for a, b in zip([0, *cuts], [*cuts, len(code)], strict=True)] == expected


def test_only_long_words_of_code_are_cut() -> None:
    text = "用relight_extinguishing灯"
    cuts = Breaks(text, classify(text), strict=True).cuts([(1, len(text) - 1)])
    assert {text[:k] for k in cuts} >= {"用relight_ext", "用relight_extinguish"}
    assert min(cuts) > len("用relight_")

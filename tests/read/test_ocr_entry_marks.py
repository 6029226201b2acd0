"""Marks of entries that text recognition misread."""

from __future__ import annotations

import pytest

from kanyin.model import MATH, SCAN
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.entry_marks import with_entry_marks
from kanyin.read.ocr.lost_labels import with_lost_labels
from kanyin.read.ocr.reference_list import with_labels_of_entries
from kanyin.references.known_names import are_two


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("Gu Z. Lamps [Cl// Proc of Rooms", "Gu Z. Lamps [C]//Proc of Rooms"),
        ("Gu Z. Lamps [C]/Proc of Rooms", "Gu Z. Lamps [C]//Proc of Rooms"),
        ("Gu Z, et a1. Lamps. [S.1.]: Press", "Gu Z, et al. Lamps. [S.l.]: Press"),
        ("顾之砚.灯[JJ.江岸学报", "顾之砚.灯[J].江岸学报"),
        ("Lamps[J] Journal of Rooms", "Lamps[J]. Journal of Rooms"),
        ("Rooms, 2010, 3(1): 603- 606. ?", "Rooms, 2010, 3(1): 603-606."),
        ("Gu Z，Shen S，2010：1-3", "Gu Z, Shen S, 2010: 1-3"),
        ("顾之砚，沈漱舟.灯.（Gu Z，Shen S", "顾之砚，沈漱舟.灯.（Gu Z, Shen S"),
        ("顾之砚.灯.(Gu Zhiyan. Lamps of rooms, 180-185.）", "顾之砚.灯.(Gu Zhiyan. Lamps of rooms, 180-185.)"),
        ("Proc of Rooms.2015: 1", "Proc of Rooms. 2015: 1"),
        ("doi: 10.1016/j.jvb.2018.06", "doi: 10.1016/j.jvb.2018.06"),
        ("Shen S, Jr.Lamps", "Shen S, Jr. Lamps"),
        ("[M]. 河口: 渡口社, 2016: 3O4-389.", "[M]. 河口: 渡口社, 2016: 304-389."),
        ("Lamps: O-Ring of rooms", "Lamps: O-Ring of rooms"),
        ("Lamps by electro- spark; pre- and post-war", "Lamps by electro-spark; pre- and post-war"),
        ("河边的灯[J」.江岸学报", "河边的灯[J].江岸学报"),
        (f"顾砚，等 {MATH[0]}. 3 \\sim 6{MATH[1]} 岁的灯", f"顾砚，等. {MATH[0]}3 \\sim 6{MATH[1]} 岁的灯"),
        ("Lamps[J]. Rooms, 20 15, 3(1): 289 4-2900.", "Lamps[J]. Rooms, 2015, 3(1): 2894-2900."),
        ("Lamps[J]. Rooms, 2015, 3(1): 289 4-99.", "Lamps[J]. Rooms, 2015, 3(1): 289 4-99."),
    ],
)
def test_marks_of_an_entry(printed: str, mended: str) -> None:
    assert with_entry_marks(printed) == mended


@pytest.mark.parametrize(
    ("family", "given", "two"),
    [("Du Baoxiang", "Wei Xu", True), ("Du Bois", "William Edward", False), ("De Beek", "Jan", False)],
)
def test_two_whole_names(family: str, given: str, two: bool) -> None:
    assert bool(are_two(family, given)) is two


def test_the_mark_of_a_title_that_asks() -> None:
    asked = with_entry_marks("[2] GU Y. Lamps: how can we read [J]? Lights, 2016")
    assert asked == "[2] GU Y. Lamps: how can we read?[J]. Lights, 2016"


WORKS = tuple(
    f"{name}. 渡口的第{n}盏灯[J]. 临城学报, 201{n}, 3({n}): 1{n}-2{n}."
    for n, name in enumerate(("顾砚, 林舟", "Gu Z, Lin Z", "方晓, 顾砚", "何川, 方晓", "沈灯, 何川", "周渡, 沈灯"), 1)
)


def labels(*lines: str) -> list[str]:
    entries = with_lost_labels([Entry(n, n, (line,), SCAN) for n, line in enumerate(lines)], 0)
    return [text.split(" ")[0] for one in entries for text in one.texts or ()]


@pytest.mark.parametrize(
    "lines",
    [
        (f"[1] {WORKS[0]}", f"[2] {WORKS[1]}{WORKS[2]}", f"9]{WORKS[3]}", f"[5] {WORKS[4]}", f"[6] {WORKS[5]}"),
        (WORKS[0], f"[2] {WORKS[1]}", f"[3] {WORKS[2]} 4 {WORKS[3]}[5{WORKS[4]}", f"[6] {WORKS[5]}"),
        (f"[1] {WORKS[0]}", f"[2] {WORKS[1]}", *(f"){one}" for one in WORKS[2:5]), f"[6] {WORKS[5]}"),
    ],
)
def test_works_whose_labels_were_lost_are_told_by_those_about_them(lines: tuple[str, ...]) -> None:
    assert labels(*lines) == [f"[{n}]" for n in range(1, 7)]


def test_the_second_line_of_a_work_and_works_that_lack_are_none() -> None:
    first, second = WORKS[1][:14], WORKS[1][14:]
    assert labels(f"[1] {WORKS[0]}", f"[2] {first}", second, f"[4] {WORKS[3]}", f"[5] {WORKS[4]}")[:2] == ["[1]", "[2]"]
    assert labels(f"[1] {WORKS[0]}", f"[4] {WORKS[3]}", f"[5] {WORKS[4]}") == ["[1]", "[4]", "[5]"]


@pytest.mark.parametrize("stop", ["。 ", ". ", "、"])
def test_a_stop_behind_a_label_is_no_part_of_the_work(stop: str) -> None:
    lines = ("参考文献", f"[1]{stop}顾砚. 灯[J]. 临城学报, 2011, 3(1): 1-2.")
    entries = with_labels_of_entries([Entry(n, n, (line,), SCAN) for n, line in enumerate(lines)])
    assert entries[1].text.startswith("[1] 顾砚")

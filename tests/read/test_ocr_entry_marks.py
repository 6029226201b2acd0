"""Marks of entries that text recognition misread."""

from __future__ import annotations

import pytest

from kanyin.read.ocr.entry_marks import with_entry_marks
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

"""English words that were run together."""

from __future__ import annotations

import pytest

from kanyin.model import MATH, SCAN
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.joined_words import with_words_apart

PAGE = (
    "The reading lamps of village rooms form a system. A data base and well-being of readers, direct networks. "
    "Lamp and sand."
)


@pytest.mark.parametrize(
    ("printed", "apart"),
    [
        ("lamps ofvillage rooms", "lamps of village rooms"),
        ("thereadinglamps are new", "the reading lamps are new"),
        ("（readinglamps，RL）", "（reading lamps，RL）"),
        ("Journal ofLinjiang", "Journal of Linjiang"),
        ("lampsandreaders inrooms", "lamps and readers inrooms"),
        ("the readerlampsand rooms", "the readerlampsand rooms"),
        ("the lampsand rooms", "the lamps and rooms"),
        ("an indirect way", "an indirect way"),
        ("the database and the wellbeing", "the data base and the wellbeing"),
        ("see lamps.villagerooms.org and a@villagerooms.org", "see lamps.villagerooms.org and a@villagerooms.org"),
        (f"the {MATH[0]}villagerooms{MATH[1]}", f"the {MATH[0]}villagerooms{MATH[1]}"),
        ("DongZhendong", "DongZhendong"),
    ],
)
def test_words_that_the_page_has_apart(printed: str, apart: str) -> None:
    out = with_words_apart([Entry(0, 0, (printed,), SCAN), Entry(1, 1, (PAGE,), SCAN)])
    assert out[0].text == apart
    assert out[0].doubt is (printed != apart)

"""What recognition glued to the list of references; the names of a page that lost its title."""

from __future__ import annotations

import pytest

from tests.read.test_ocr import HEAD, LINE, clean

TWO = HEAD.replace("顾之砚", "方砚，顾之砚", 1)
ENTRY = "[2] 顾之砚. 河边的书屋[J]. 照明, 2018, 12(3): 22-31."
ABSTRACT = "Abstract: The lamps of a ferry were counted.\n\nKey words: lamp; ferry\n"


@pytest.mark.parametrize(
    "edge",
    [
        " Lamps of a House by the River from 7 to 12 FANG Yan1, GU Zhiyan1* (1. Ferry University, China)",
        "Lamps of a House by the River from 7 to 12\n\nFANG Yan GU Zhiyan\n\n(Ferry University, Lincheng, China)",
        " Lamps of a House by the River from 7 to 12\nFANG Yan, GU\nZhiyan (Ferry University, Lincheng, China)",
    ],
)
def test_the_english_head_behind_the_last_entry_is_none_of_it(edge: str) -> None:
    document = clean(
        f"{TWO}{LINE}\n\n# 参考文献\n\n[1] 方砚. 灯[J]. 照明, 2019, 11(3): 12-18.\n\n{ENTRY}{edge}\n\n{ABSTRACT}"
    )
    assert [one.raw for one in document.references][1].endswith("22-31.")
    assert document.meta.extra["title-en"] == "Lamps of a House by the River from 7 to 12"
    assert document.meta.extra["author-en"] == "FANG Yan, GU Zhiyan"


def test_an_entry_without_an_abstract_below_keeps_its_words() -> None:
    entry = "[2] Gu Z. Lamps. Lincheng, 2018: 22-31. The House of the Ferry and Town."
    document = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n[1] 方砚. 灯[J]. 照明, 2019, 11(3): 12-18.\n\n{entry}\n")
    assert "House" in document.references[1].raw


def test_the_heading_of_the_list_behind_the_last_sentence() -> None:
    document = clean(f"{HEAD}{LINE}书屋的灯都亮着。参考文献：[1] 方砚. 灯[J]. 照明, 2019, 11(3): 12-18.\n\n{ENTRY}\n")
    assert [one.key for one in document.references] == ["1", "2"]


@pytest.mark.parametrize(
    "row",
    ["方砚l*顾之砚¹ 林舟2周明2（1.临城大学，临城315400）", "索菲娅 方砚*顾之砚** 林舟 周明（临城大学，临城315400）"],
)
def test_names_are_no_title_of_a_page_that_lost_its_own(row: str) -> None:
    meta = clean(f"{row}\n\n摘要：本文数了渡口的灯。\n\n关键词：灯；渡口\n\n{LINE}").meta
    assert [one.name for one in meta.author][-4:] == ["方砚", "顾之砚", "林舟", "周明"]
    assert not meta.title


def test_a_list_that_lost_its_heading_has_one() -> None:
    works = ["[1 方砚. 灯[J]. 照明, 2019, 11(3): 12-18.", ENTRY, "[3]沈漱舟.门[M].临城:渡口出版社,2001:3-9."]
    document = clean(f"{HEAD}{LINE}\n\n" + "\n\n".join(works))
    assert [one.raw[:4].strip() for one in document.references] == ["[1]", "[2]", "[3]"]
    document = clean(f"{HEAD}{LINE}\n\n" + "\n\n".join(works[:2]))
    assert not document.references


def test_a_list_without_types_whose_heading_stands_within_a_work() -> None:
    works = [f"[{n}] Gu Z, Fang Y. Lamps of the ferry. Lighting, 20{n:02}, 12({n}): 22-31." for n in range(1, 7)]
    works[3] = works[3].replace("the ferry", "the 参考文献 Ferry")
    document = clean(f"{HEAD}{LINE}\n\n" + "\n\n".join(works) + "\n")
    assert [one.key for one in document.references] == ["1", "2", "3", "4", "5", "6"]
    assert "Lamps of the Ferry" in document.references[3].raw

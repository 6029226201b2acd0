"""A journal's own head above a paper: its lines tell the journal and the issue, and none of them is the title."""

from __future__ import annotations

import pytest

from tests.structure.front_matter import front_matter

TITLE = "山区小水电站夜间值守制度的演变"
PAPER = f"""\
{TITLE}
程渡远1, 顾平川2
(1.青江学院 水利系,青江 345000;2.青江市档案馆,青江 345001)
摘 要:小水电站的夜间值守制度经历了三次变动。本文依据值班日志与访谈,说明每次变动的缘由与结果,并讨论其对设备寿命的影响。
关键词:小水电;值守;制度
Changes in the Night Watch of Small Hydropower Stations
CHENG Duyuan1, GU Pingchuan2
(1. Qingjiang College, Qingjiang 345000, China; 2. Qingjiang Archives, Qingjiang 345001, China)
Abstract: The night watch of small stations has changed three times. This paper follows the logs of four stations.
Key words: small hydropower; night watch
0 引言
小水电站多设在峡谷之中,夜间只有一人值守,值班日志因此成为研究制度的主要材料。
1 材料
日志共四百余册,起自一九五八年,其中缺页不到百分之一,均已逐页核对。
2 结论
值守制度的变动与设备的更新并不同步,往往迟上三五年,这一点在四站中都能看到。
"""
JOURNAL, LATIN = "水利史志研究", "Studies in Water History"


def cleaned(head: str) -> dict[str, object]:
    """The front matter of the paper below such a head."""
    return front_matter(head + PAPER)


@pytest.mark.parametrize(
    "head",
    [
        f"第12卷 第3期\n2021年6月\n{JOURNAL}\n{LATIN}\nVol.12 No.3\nJun. 2021\n",
        f"{JOURNAL}\n{LATIN}\n第12卷第3期\nVol.12, No.3\n2021年6月\nJune, 2021\n",
        f"第12卷第3期    {JOURNAL}    Vol.12 No.3\n2021年6月    {LATIN}    Jun. 2021\n",
        f"第12卷 第3期 水 利 史 志 研 究 Vol. 12 No. 3\n2021年6月 {LATIN} Jun. 2021\n",
        f"Vol.12 No.3\nJun. 2021\n第12卷 第3期\n{JOURNAL}\n{LATIN}\n",
    ],
    ids=["a-line-each", "names-first", "two-lines", "one-space", "names-last"],
)
def test_the_head_tells_journal_and_issue(head: str) -> None:
    found = cleaned(head)
    told = {key: found.get(key) for key in ("title", "container-title", "volume", "issue", "date")}
    expected = {"title": TITLE, "container-title": JOURNAL, "volume": "12", "issue": "3", "date": "2021-06"}
    assert told == expected
    assert found["title-en"] == "Changes in the Night Watch of Small Hydropower Stations"
    assert found["author-en"] == "CHENG Duyuan, GU Pingchuan"


def test_a_doi_belongs_to_the_head() -> None:
    found = cleaned(f"第12卷 第3期\n{JOURNAL}\n2021年6月\nDOI:10.12345/j.sl.2021.03.007\n")
    assert found["DOI"] == "10.12345/j.sl.2021.03.007"
    assert (found["title"], found["container-title"]) == (TITLE, JOURNAL)


def test_a_name_in_both_scripts_is_enough() -> None:
    found = cleaned(f"{JOURNAL}\n{LATIN}\n")
    assert (found["title"], found["container-title"]) == (TITLE, JOURNAL)


def test_a_column_is_no_journal() -> None:
    found = cleaned("研究论文\nResearch Articles\n")
    assert found["title"] == TITLE
    assert "container-title" not in found


def test_the_latin_name_stands_in_a_field() -> None:
    assert cleaned(f"{JOURNAL}\n{LATIN}\n第12卷第3期\n")["container-title-en"] == LATIN
    issue = "1999年 第12卷 第1期  Vol 12 No.1 1999\n"
    assert cleaned(f"{JOURNAL}\n{LATIN.upper()}\n{issue}")["container-title-en"] == LATIN.upper()


BARE = f"{JOURNAL}\n{LATIN}\n1998年 第20卷 第4期 Vol.20 No.4 1998科技期刊\n"
TEXT = """\
引　言
　　小水电站多设在峡谷之中,夜间只有一人值守,值班日志因此成为研究制度的主要材料,也是唯一的材料.
　　日志共四百余册,起自一九五八年,其中缺页不到百分之一,均已逐页核对,并按站点和年份编了号.
　　值守制度的变动与设备的更新并不同步,往往迟上三五年,这一点在四站中都能看到,别处大约也是如此.
"""


def test_a_whole_head_needs_no_authors_in_chinese() -> None:
    found = front_matter(
        f"{BARE}{TITLE}\nAnna B. Lindqvist,Director,River Institute,P.O.Box 12,Lincheng 1000,Sweden\n"
        f"Olaf Berg,Mill Street 7,\nStation House,Lincheng 1001,Sweden\n{TEXT}"
    )
    assert found["title"] == TITLE
    assert [author["name"] for author in found["author"]] == ["Anna B. Lindqvist", "Olaf Berg"]  # type: ignore[index, attr-defined]
    assert "title-en" not in found


def test_a_title_goes_on_behind_a_colon_and_in_few_words() -> None:
    assert (
        front_matter(f"{BARE}夜间值守：\n小水电站的制度\nAnna Lindqvist,River Institute,7 Mill Street,Sweden\n{TEXT}")[
            "title"
        ]
        == "夜间值守：小水电站的制度"
    )
    head = f"{JOURNAL}\n{LATIN}\n1998年  第3期   No.3 May   1998\n科技期刊\n"
    paper = PAPER.replace(TITLE, "山区小水电站夜间值守制度演变的\n口述研究\n")
    found = front_matter(head + paper)
    assert found["title"] == "山区小水电站夜间值守制度演变的口述研究"
    assert found["container-title-en"] == LATIN


def test_a_lead_stands_between_the_head_and_the_title() -> None:
    found = front_matter(
        f"{JOURNAL}\n{LATIN}\n1999年　第2期　No.2　1999\n\n"
        "　　夜间值守是小水电站最老的制度,它可以显著减少夜间的事故,本文说明它怎样改变了四座站的日常。\n"
        f"{TITLE}\nThe Night Watch of Small Stations\n程渡远\n{TEXT}"
    )
    assert found["title"] == TITLE
    assert str(found["lead"]).startswith("夜间值守")


@pytest.mark.parametrize("cite", ["[1]", "［2，3］", "“值守”①"])
def test_what_cites_above_the_title_is_text_and_no_lead(cite: str) -> None:
    found = front_matter(
        f"{JOURNAL}\n{LATIN}\n1999年　第2期　No.2　1999\n\n"
        f"　　夜间值守是小水电站最老的制度,它可以显著减少夜间的事故{cite},本文说明它怎样改变了四座站的日常。\n"
        f"{TITLE}\nThe Night Watch of Small Stations\n程渡远\n{TEXT}"
    )
    assert found["title"] == TITLE
    assert "lead" not in found


def test_authors_one_by_one_between_their_units() -> None:
    paper = PAPER.replace(
        "程渡远1, 顾平川2\n(1.青江学院 水利系,青江 345000;2.青江市档案馆,青江 345001)",
        "程渡远　顾平川\n(青江学院水利系 * 青江 * 345000)\n沈漱舟\n(青江市档案馆 * 青江 * 345001)",
    )
    authors = front_matter(f"{JOURNAL}\n{LATIN}\n1998年 第3期 No.3 1998\n\n{paper}")["author"]
    assert [(a["name"], a["affiliation"]) for a in authors] == [  # type: ignore[attr-defined]
        ("程渡远", "青江学院水利系"), ("顾平川", "青江学院水利系"), ("沈漱舟", "青江市档案馆"),
    ]  # fmt: skip

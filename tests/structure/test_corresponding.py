"""Whom to write to about a paper: 通信作者 by its label, else by the star behind a name."""

from __future__ import annotations

import pytest

from tests.structure.front_matter import front_matter

PAPER = """\
山区小水电站夜间值守制度的演变
{authors}
(1.青江学院 水利系,青江 345000;2.青江市档案馆,青江 345001)
摘 要:小水电站的夜间值守制度经历了三次变动。本文依据值班日志与访谈,说明每次变动的缘由与结果,并讨论其对设备寿命的影响。
关键词:小水电;值守;制度
{notes}
0 引言
小水电站多设在峡谷之中,夜间只有一人值守,值班日志因此成为研究制度的主要材料。
1 材料
日志共四百余册,起自一九五八年,其中缺页不到百分之一,均已逐页核对。
2 结论
值守制度的变动与设备的更新并不同步,往往迟上三五年,这一点在四站中都能看到。
"""
LIFE = "程渡远(1984—),男,副教授,博士,研究方向为水利史"
OTHER = "顾平川(1979—),女,研究馆员,E-mail:gpc@example.org"


def cleaned(authors: str, notes: str) -> dict[str, object]:
    return front_matter(PAPER.format(authors=authors, notes=notes))


@pytest.mark.parametrize(
    "notes",
    [
        f"作者简介:{LIFE};*通信作者:{OTHER}",
        f"作者简介:{LIFE}\n通讯作者:{OTHER}",
        f"作者简介:{LIFE}\n本文通讯联系人:{OTHER}",
        f"作者简介:{LIFE}\n*通信作者:{OTHER}",
    ],
    ids=["one-line", "own-line", "word", "star"],
)
def test_the_label_tells(notes: str) -> None:
    found = cleaned("程渡远1, 顾平川2*", notes)
    assert str(found["corresponding"]).startswith("顾平川（1979—），女")
    assert str(found["author-note"]).startswith("程渡远（1984—），男")
    assert "顾平川" not in str(found["author-note"])


def test_a_star_tells_where_no_label_does() -> None:
    assert cleaned("程渡远1, 顾平川2*", f"作者简介:{LIFE}")["corresponding"] == "顾平川"
    assert cleaned("程渡远1*, 顾平川2", f"作者简介:{LIFE}")["corresponding"] == "程渡远"


def test_a_star_behind_everybody_tells_nothing() -> None:
    assert "corresponding" not in cleaned("程渡远1*, 顾平川2*", f"作者简介:{LIFE}")


@pytest.mark.parametrize("note", ["现在南河大学水利系(南河 210000)", "参加本工作的还有林之远、陆一舟同志"])
def test_a_star_that_calls_another_note_tells_nothing(note: str) -> None:
    page = (
        PAPER.format(authors="程渡远* 顾平川", notes="").rstrip()
        + f"\n* {note}\n参考文献\n1 方砚.灯谱.河口：渡口社，1991\n"
    )
    found = front_matter(page)
    assert "corresponding" not in found
    assert str(found["author-note"]).startswith(note[:6])


def test_a_sentence_behind_a_star_is_no_note_on_an_author() -> None:
    text = "现在看来渡口的位置早已改过一次，旧图上画得很清楚。"
    page = (
        PAPER.format(authors="程渡远* 顾平川", notes="").rstrip()
        + f"\n* {text}\n参考文献\n1 方砚.灯谱.河口：渡口社，1991\n"
    )
    assert "author-note" not in front_matter(page)


@pytest.mark.parametrize("where", ["作者单位邮编：345009", "作者单位地址：青江　邮政编码：345009"])
def test_the_address_behind_the_dates_is_that_of_the_units(where: str) -> None:
    page = PAPER.replace("(1.青江学院 水利系,青江 345000;2.青江市档案馆,青江 345001)", "青江学院水利系")
    found = front_matter(page.format(authors="程渡远 顾平川", notes="") + f"收稿日期：1998年8月21日　{where}\n")
    assert found["received"] == "1998-08-21" and "author-note" not in found
    assert all(author["postcode"] == "345009" for author in found["author"])  # type: ignore[attr-defined]

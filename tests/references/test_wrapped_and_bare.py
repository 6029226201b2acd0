"""Entries with something of a page round them, and entries with less than others have."""

from __future__ import annotations

import pytest

from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry


def read(raw: str) -> dict[str, object]:
    """The item of an entry, its people as one string each."""
    item = to_csl(read_entry(raw))
    people = [one.get("literal") or f"{one['given']} {one['family']}" for one in item.get("author", [])]
    issued = item.get("issued", {}).get("date-parts", [[None]])[0][0]
    return {**item, "author": people, "issued": issued, "mark": item["custom"]["mark"]}


CASES: list[tuple[str, dict[str, object]]] = [
    # HTML, TeX, links behind
    ('<a name="fang04"></a>方砚 （2004） 《渡口的灯》，河口大学出版社。', {"author": ["方砚"], "title": "渡口的灯"}),
    (
        "\\bibitem{fang_2020} 方砚, 林漱. 渡口的灯[J]. 河口学报, 2020, 47(1): 12-18.",
        {"author": ["方砚", "林漱"], "page": "12-18"},
    ),
    (
        "\\bibitem{stieg} P. Stieg, Lamps of a ferry, \\emph{Lamp Rev. Lett.} 17, 891--921 (1981).",
        {"title": "Lamps of a ferry", "container-title": "Lamp Rev. Lett.", "volume": "17", "issued": 1981},
    ),
    (
        "Stieg, P. (**1983**). Lamps of a ferry. *Posts*, 51(2), 507-512. [Link](https://doi.org/10.1234/19), "
        "[PDF](http://a.example/19), [Google](<https://b.example/q=Lamps of a ferry>).",
        {"container-title": "Posts", "volume": "51", "issue": "2", "page": "507-512", "DOI": "10.1234/19"},
    ),
    (
        "方砚. 渡口的灯[J]. 河口学报, 2025, 15(4): 152-161. [pdf.a.example](https://pdf.a.example/15.pdf)",
        {"container-title": "河口学报", "page": "152-161"},
    ),
    # names
    (
        "5 Paula D.Stieg,Edward F.Lind and R.Karl Hopp.Lamps Coupled to a Ferry,Lamp Journal.1989,27(9):30-40",
        {"author": ["Paula D. Stieg", "Edward F. Lind", "R.Karl Hopp"], "container-title": "Lamp Journal"},
    ),
    (
        "Viktor N Stieg and A Ya Lindovich. On the lamps of a ferry. Lamp Letters, 2015, 3(2): 11-30.",
        {"author": ["Viktor N Stieg", "A Ya Lindovich"]},
    ),
    (
        "[10]L·艾林斯《灯与剑》，河口文献出版社1993年版，P98。",
        {"author": ["L·艾林斯"], "title": "灯与剑", "page": "98"},
    ),
    ("4.OFRY：《渡口展望》，1999年11月。", {"author": ["OFRY"], "title": "渡口展望"}),
    ("［德］卡夫尔，恩斯特．卡夫尔恩斯特选集：第3卷[M]．北京：河口出版社，1995．", {"title": "卡夫尔恩斯特选集"}),
    ("Stieg. P., 2001, Lamps of a ferry, Posts, 106(B9), 19,431-19,441.", {"volume": "106", "page": "19,431-19,441"}),
    ("4 河口大百科全书·灯．北京：河口大百科全书出版社．1982", {"title": "河口大百科全书·灯"}),
    # without a title
    (
        "14 Stieg-Fry R A,Lind M L. J. Lampogr., 1984, 315: 201～210",
        {"author": ["R A Stieg-Fry", "M L Lind"], "container-title": "J. Lampogr.", "volume": "315", "title": None},
    ),
    ("Stieg, P.; Lind, K. J. Am. Chem. Soc. 1990, 112, 3442.", {"container-title": "J. Am. Chem. Soc."}),
    ("方砚, 林漱. 中华渡口杂志, 1990, 70: 12-15", {"container-title": "中华渡口杂志", "title": None}),
    ("1 方砚秋.渡口科学,1994, 15(5):88～91", {"author": ["方砚秋"], "container-title": "渡口科学", "issue": "5"}),
    (
        "6 Stieg R, Lind A J. Appl. Electrochem, 1984, 14(1): 1-8",
        {"author": ["R Stieg", "A Lind"], "container-title": "J. Appl. Electrochem"},
    ),
    (
        "R. V. Stieg and G. A. Lind Jr., Weight of lamps, Lamp Rev. Lett. 4, 337 (1960).",
        {"author": ["R. V. Stieg", "G. A. Lind"], "title": "Weight of lamps"},
    ),
    (
        "12 河口局《渡口的灯》编委会. 渡口的灯（第3版）. 北京: 河口出版社, 1989. 397～399",
        {"author": ["河口局《渡口的灯》编委会"]},
    ),
    ("Stieg P. Sepsis. Lancet. 2001;3:4-5", {"title": "Sepsis", "container-title": "Lancet"}),
    # nothing but blanks
    (
        "4. 方砚秋 林漱石 周渡等 渡口的灯塔 河口人民出版社 1994.10。",
        {"author": ["方砚秋", "林漱石", "周渡"], "title": "渡口的灯塔", "publisher": "河口人民出版社"},
    ),
    ("3. 方砚秋 论渡口的灯 中国灯塔1994.8.", {"author": ["方砚秋"], "container-title": "中国灯塔", "issue": "8"}),
    # hosts, houses, newspapers
    (
        "1 方砚．渡口的成就与展望．河口海岸年鉴，群灯出版社，1996年",
        {"container-title": "河口海岸年鉴", "publisher": "群灯出版社"},
    ),
    ("[2]方砚．论灯〔A〕．方砚文集：第10卷〔Z〕.北京：河口出版社，1963.", {"container-title": "方砚文集"}),
    ("[6]方砚．渡口的灯亮了[M]．河口日报，2000-04-17．", {"container-title": "河口日报", "mark": "M"}),
    (
        "[3]方砚：《渡口：转折与转机》1996年8月12日《河口时报》。",
        {"title": "渡口：转折与转机", "container-title": "河口时报", "issued": 1996},
    ),
    ("〔18〕方砚：《论灯》，转引自《渡口文论》中译本前言，河口书店，1984。", {"publisher": "河口书店", "issued": 1984}),
    (
        "[1] Stieg P. Lamps of a ferry. Proceeding of the 1996 FERRY，Canada，1996,6:529-539",
        {"container-title": "Proceeding of the 1996 FERRY"},
    ),
    (
        "2 J M Stieg.A new lamp.IEEE Transactions on Lamps,ASSP-25,1977,(2)170～177",
        {"container-title": "IEEE Transactions on Lamps", "issue": "2", "page": "170-177"},
    ),
    ("1 ISO 5347—1997,Methods for the lighting of ferries", {"title": "Methods for the lighting of ferries"}),
    ("Stieg, A. B., 2001, Lamps of a ferry, 458 pp., Ferry University Press.", {"publisher": "Ferry University Press"}),
    (
        "[2]Stieg,G.,Lamps in a Changing World,Lamp Press,Boulder,pp.3-29,1984.",
        {"publisher": "Lamp Press", "page": "3-29"},
    ),
    ("[9] 方砚等 《渡口史》第1卷，河口出版社1957年版第648,84～85页。", {"publisher": "河口出版社", "issued": 1957}),
    ("[12]方砚，林漱.渡口原理与应用M.北京：河口大学出版社，2006.", {"title": "渡口原理与应用", "mark": "M"}),
]


@pytest.mark.parametrize(("raw", "want"), CASES)
def test_a_wrapped_or_bare_entry_is_read(raw: str, want: dict[str, object]) -> None:
    got = read(raw)
    assert {name: got.get(name) for name in want} == want


@pytest.mark.parametrize(
    "raw",
    [
        "[4]方砚文选：第3卷〔M〕．北京：河口出版社，1993．",
        "[19]参见方砚《灯与镜》，6～7页， 河口大学出版社，1989。",
        "\\bibitem{fang} 方砚. 渡口的灯[J]. 河口学报, 2020, 47(1): 12-18.",
        "[1]方砚.论灯[A].渡口研究论文选[C].南京：河口出版社，1986.",
        "6 Stieg J M, Lind R J,et al. Lamp. Environ., 1981, 15: 1353～1363",
    ],
)
def test_what_is_read_whole_is_relied_upon(raw: str) -> None:
    assert confidence(read_entry(raw)) >= HIGH

"""Entries with titles in 《》, as the humanities print them, and how sure plain entries without a mark are."""

from __future__ import annotations

import pytest

from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from tests.references.test_reading import read

KINDS = [
    (
        "方砚（1980）论渡口与灯，《河口语文》第3期。",
        {
            "type": "article-journal",
            "title": "论渡口与灯",
            "container-title": "河口语文",
            "issue": "3",
            "issued": [1980],
        },
    ),
    ("方砚（1980）论渡口与灯，《河口语文》第3—4 期。", {"issue": "3-4", "container-title": "河口语文"}),
    (
        "方砚（1984）《灯谱》用字研究，见《渡口研究》，河口出版社。",
        {"type": "chapter", "title": "《灯谱》用字研究", "container-title": "渡口研究", "publisher": "河口出版社"},
    ),
    ("方砚（1987）说“灯”和“船”，《河口语文》第1期。", {"title": "说“灯”和“船”", "issue": "1"}),
    (
        "林漱舟（1981）渡船初探，《河口大学学报》（人文版）第5期。",
        {"container-title": "河口大学学报（人文版）", "issue": "5"},
    ),
    (
        "方砚（1943）《灯之语法》，《方砚文集》第2 卷，同上，1985年。",
        {"type": "chapter", "container-title": "方砚文集", "volume": "第2 卷", "publisher": None},
    ),
    (
        "方砚等（1952—1953）《灯语讲话》，商务印书馆，1961年。",
        {"author": ["方砚"], "title": "灯语讲话", "issued": [1952]},
    ),
    (
        "2． 《灯选》，（梁）方砚编，（唐）林漱注，河口书局1977年版。",
        {"editor": ["方砚", "林漱"], "title": "灯选", "publisher": "河口书局", "issued": [1977]},
    ),
    (
        "3． 《渡口史》第一卷，方砚、林漱舟主编，河口大学出版社1984年出版。",
        {"editor": ["方砚", "林漱舟"], "volume": "第一卷", "publisher": "河口大学出版社"},
    ),
    ("4． 《灯的全译》，林漱译注，河口人民出版社1992年版。", {"translator": ["林漱"], "title": "灯的全译"}),
    (
        "方砚：《灯亮了》，《河口日报》2000年11月20日，第15版。",
        {"type": "article-newspaper", "container-title": "河口日报", "issued": [2000, 11, 20], "page": "15"},
    ),
    ("莱纳。（2012）。《灯之数学》（方砚，译）。河口大学出版社。", {"translator": ["方砚"], "title": "灯之数学"}),
    (
        "47.方砚，1982：《河口地图集》（第2册），河口：地图出版社，第6页。",
        {"volume": "第2册", "publisher-place": "河口"},
    ),
    (
        "方砚，“渡口抄书考”，《河口文献》，2013年第1期，第56－75页。",
        {"title": "渡口抄书考", "container-title": "河口文献", "page": "56-75"},
    ),
]


@pytest.mark.parametrize(("raw", "wanted"), KINDS, ids=[raw[:20] for raw, _ in KINDS])
def test_each_piece_is_known(raw: str, wanted: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "raw",
    [
        "方砚为林漱舟的《灯谱》（河口出版社，1987）写的序言。",
        "《灯谱》，谁也不知道的一句话，河口出版社1992年版。",
        "参见《河口志》，未刊。",
    ],
)
def test_a_piece_that_is_not_known_leaves_the_entry_in_doubt(raw: str) -> None:
    assert confidence(read_entry(raw)) < HIGH


SURE = [
    ("方砚，林漱舟.渡口的灯.北京：河口出版社，1990：374—385", True),
    ("Fang Y, Lin S Z. Ferry lamps. In: Proceedings of the Meeting on Lamps. London: Ferry Press, 1990. 4～9", True),
    ("方砚. 渡口的灯. 河口研究, 1996(1)", True),
    ("Fang Y, Lin S Z. A study of ferry lamps, Lamps in Ferry Design. London: Ferry Press, 1990", False),
    ("方砚.渡口的灯.某处的人家：河口，1990", False),
    ("方砚.渡口的灯.1990", False),
    ("[1] Fang Y.Ferry lamps[C]. Congress on Ferry Lamps, Piscataway, New Jersey, 2002: 1-6.", True),
    ("[1] Fang Y.Ferry lamps[C]. Congress on Ferry Lamps, NJ, 2002: 1-6.", False),
]


@pytest.mark.parametrize(("raw", "sure"), SURE, ids=[raw[:30] for raw, _ in SURE])
def test_plain_entries_without_a_mark_are_sure(raw: str, *, sure: bool) -> None:
    assert (confidence(read_entry(raw)) >= HIGH) is sure


BEHIND = [
    (
        "Fang Y. Ferry lamps, 2nd edition. London: Ferry Press, 1990",
        {"title": "Ferry lamps", "edition": "2nd edition", "publisher": "Ferry Press"},
    ),
    (
        "Fang Y, Lin S Z. Ferry lamps. Ferry Press, New York, 1982: 247-249",
        {"publisher": "Ferry Press", "publisher-place": "New York", "page": "247-249"},
    ),
    (
        "Fang Y. Ferry lamps. Technical Report, HK-95-39, 1995. http: //www.example.org/～fang",
        {"type": "report", "number": "HK-95-39", "URL": "http://www.example.org/~fang"},
    ),
    (
        "Fang Y. Ferry lamps. In: Workshop on Lamps,Shenyang,China,Sept.1989,53—58.",
        {"container-title": "Workshop on Lamps", "publisher-place": "Shenyang,China", "page": "53-58"},
    ),
    (
        "Fang, Paul J. & Sandra A. Lin (1980). Ferry lamps. Village, 3(2): 4-9.",
        {"author": ["Fang Paul J.", "Lin Sandra A."]},
    ),
    ("Fang, Y. T., & Lin, S. Z. (Eds.). (1989). Ferry lamps. Ferry Press.", {"title": "Ferry lamps", "issued": [1989]}),
]


@pytest.mark.parametrize(("raw", "wanted"), BEHIND, ids=[raw[:40] for raw, _ in BEHIND])
def test_what_stands_behind_a_title(raw: str, wanted: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in wanted} == wanted


def test_a_doubled_bracket_behind_a_label() -> None:
    from kanyin.references.listing import read_list

    found = read_list("［1］方砚：《灯》，某某出版社1993年版。\n［2］林漱：《船》。\n［3］〕顾之砚：《渡》。")
    assert [entry.key for entry in found] == ["1", "2", "3"]
    assert to_csl(found[0])["publisher"] == "某某出版社"


def test_an_entry_in_quotation_marks_keeps_its_style_unless_an_edition_is_asked_for() -> None:
    from kanyin.model import Document, Meta, Reference
    from kanyin.structure.settled_references import normalised

    raw = "方砚（1991）《灯概论》，河口大学出版社。"
    page = Document(Meta(title="渡"), (), (Reference("", raw, (1,)),), ())
    assert normalised(page).references[0].raw == raw
    assert normalised(page, edition="2015").references[0].raw == "方砚, 1991. 灯概论. 河口大学出版社."


MENDED = [
    ("[2] Fang Y,Lin S Z. Ferry lamps [Cl//Proc of Lamps. 2o08: 29-32.", {"issued": [2008], "page": "29-32"}),
    ("Fang, Y., & Lin, M. T (1996). Ferry lamps. Village, 22(4), 373-387.", {"author": ["Fang Y.", "Lin M. T"]}),
    ("[3] FANG R TW, LIN S Z. Ferry lamps[J]. Village, 2013, 120(1): 1-9.", {"author": ["FANG R TW", "LIN S Z"]}),
    ("[3] FANG Y, LINSHU, GU Z Y. Lamps[J]. Village, 2013, 120(1): 1-9.", {"author": ["FANG Y", "LINSHU", "GU Z Y"]}),
    ("[3] Liu Yan, YANG Fangyan. Ferry lamps[J]. Village, 2017, 267: 5-9.", {"author": ["Liu Yan", "YANG Fangyan"]}),
    ("[3] 方砚. 灯[J]. 村, 2019, 36(9): 9-15. DOl: 10.1234/abc.2", {"DOI": "10.1234/abc.2", "page": "9-15"}),
    ("FANG Y, 2003. Ferry lamps[J]. Village, 2O2: 153-175.", {"volume": "202", "issued": [2003]}),
    ("(4) Fang, Yan, “On Lamps,” Village of Light, 19 (1980): 83–163.", {"volume": "19", "issued": [1980]}),
    ("方砚. 渡口灯火报告[R]. 河口: 2019.", {"publisher-place": "河口", "issued": [2019]}),
    ("方砚：《灯》，河口师院硕士论文，2004", {"publisher": "河口师院", "issued": [2004]}),
    ("[9] Fang Y. Lamps[J]. Village 1995,VOL 43,NO.2,PP25～37", {"volume": "43", "issue": "2", "page": "25-37"}),
    ("[10l Fang Y,Lin S.Ferry lamps[J].Village,2021,3(2):1-5.", {"author": ["Fang Y", "Lin S"], "volume": "3"}),
    (
        "[1] 方砚.灯[EB/OL].(2019-09-18).http://www.example.org/2019/15 /content_54.htm.",
        {"URL": "http://www.example.org/2019/15/content_54.htm", "publisher": None},
    ),
    (
        "[1] 方砚.灯[EB/OL].[2015-08-18].http:// www.example.org/a/Lamp_Policy. pdf.",
        {"URL": "http://www.example.org/a/Lamp_Policy.pdf", "publisher": None},
    ),
    ("[5] Fang Y,Lin S.Lamps[J].Village,2015,47(4): 971-5. (林漱)", {"page": "971-5", "volume": "47"}),
    ("[2] Fang，Harald & Lin，Jan. Ferry lamps[M]. Village, 2018:17-39.", {"author": ["Fang Harald", "Lin Jan"]}),
    ("[3] HEKOU. 2019. Ferry report. https://example.org/der.pdf.", {"type": "webpage", "title": "Ferry report"}),
    ("[9] 方砚. 灯与船. 村文物，1974，7", {"issue": "7", "issued": [1974]}),
    ("[9] 方砚. 灯与船. 村文物研究，1991；创刊号", {"issue": "创刊号"}),
]


@pytest.mark.parametrize(("raw", "wanted"), MENDED, ids=[raw[:40] for raw, _ in MENDED])
def test_what_recognition_and_haste_did_is_understood(raw: str, wanted: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in wanted} == wanted


BEHIND_THE_LAST = [
    " 236",
    " Effects of Lamps on Ferries FANG Yan (1. Ferry Institute, Hekou, China) Abstract: The lamps of the ferries of"
    " the town were counted on forty evenings, and what they burned was weighed. Key words: lamp; ferry; oil; town",
]


@pytest.mark.parametrize("behind", BEHIND_THE_LAST, ids=["a line's number", "an abstract"])
def test_what_stands_behind_the_last_entry_is_none_of_it(behind: str) -> None:
    raw = "[7] 方砚，林漱舟.渡口的灯[J].书与村，1998，17(1)：36-38."
    plain, found = to_csl(read_entry(raw)), to_csl(read_entry(raw + behind))
    assert found == {**plain, "custom": {**plain["custom"], "raw": raw + behind}}


NOTED = [
    ("①方砚：《灯》，河口古籍社1956年版，第101页。", {"publisher": "河口古籍社", "year": 1956, "page": "101"}),
    ("②林漱：《船》，河口学会1926年版，“自序”。", {"publisher": "河口学会", "year": 1926}),
    (
        "③沈度编：《渡口》，北京：某书社，1999年，图版12。",
        {"publisher-place": "北京", "publisher": "某书社", "year": 1999},
    ),
    ("〔三〕 方砚：《井记》，北京：某美社，1987年，页345—346。", {"page": "345-346", "year": 1987, "id": "3"}),
    ("[4] 林漱：“桥与街”，《河口札记》2001年4期，页3－18。", {"issue": "4", "page": "3-18", "year": 2001}),
    (
        "[4] 林漱：《变迁》，载沈度、田墨主编：《河口研究》第2辑，河口出版社2011年版，第15-33页。",
        {"type": "chapter", "container-title": "河口研究", "volume": "第2辑", "page": "15-33", "year": 2011},
    ),
    (
        "国务院办公厅：《河灯通知》（国办发〔2010〕12号），2010年3月4日。",
        {"number": "国办发〔2010〕12号", "year": 2010},
    ),
    ("《关于河灯》（中发〔2017〕13号），新华网，2017年6月12日。", {"container-title": "新华网", "year": 2017}),
    ("田墨：《船与桥》，河口大学博士学位论文，2015年，第45页。", {"type": "thesis", "page": "45", "year": 2015}),
    (
        "Paul Stieg, Lamps and Posts, Cambridge: Ferry Press, 2001, pp. 15-22.",
        {"title": "Lamps and Posts", "publisher-place": "Cambridge", "page": "15-22", "year": 2001},
    ),
    (
        "Paul Stieg and Ann Lind, Lamps (New York: Ferry Press, 1981), p. 98.",
        {"title": "Lamps", "publisher-place": "New York", "page": "98", "year": 1981},
    ),
    (
        "⑤参见方砚：《灯话》，北京：某书社，1957年，第18页；又见其《船》一文，《河口日报》1939年6月5日。",
        {"title": "灯话", "page": "18", "year": 1957},
    ),
]


@pytest.mark.parametrize(("entry", "wanted"), NOTED, ids=[entry[:12] for entry, _ in NOTED])
def test_notes_are_read_as_entries(entry: str, wanted: dict[str, object]) -> None:
    item = to_csl(read_entry(entry))
    found = {**item, "year": item["issued"]["date-parts"][0][0]}
    assert {name: found.get(name) for name in wanted} == wanted


def test_what_a_note_says_beside_its_first_work_stays() -> None:
    item = to_csl(read_entry(NOTED[-1][0]))
    assert [name["literal"] for name in item["author"]] == ["方砚"]
    assert item["custom"]["rest"][0] == "参见"
    assert item["custom"]["rest"][1].endswith("1939年6月5日。")

"""Entries as the journals of the nineties printed them: no marks, notes of receipt behind, places before and behind."""

from __future__ import annotations

import pytest

from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.listing import read_list
from tests.references.test_reading import read

KINDS = [
    ("4 方砚.渡船年报.河口：河口水运研究所，1997.32.", {"type": "book", "page": "32", "issued": [1997]}),
    (
        "4 方砚.渡船年报.昆明：河口水运研究所，1997.11～14.",
        {"page": "11-14", "issued": [1997], "publisher-place": "昆明"},
    ),
    (
        "5 方砚. 渡口之研究. 台北：渡口季刊，1995(9)",
        {"container-title": "渡口季刊", "publisher-place": "台北", "issue": "9"},
    ),
    ("6 方砚. 灯亮了. 河口日报，1996.11.22", {"type": "article-newspaper", "issued": [1996, 11, 22]}),
    ("7 林漱舟译. 灯的来历. 参考消息，1996.11.22", {"translator": ["林漱舟"], "title": "灯的来历"}),
    (
        "8 Fang Y.Ferry lamps.Int.Conf.on Ferry Lamps, 1994",
        {"type": "paper-conference", "container-title": "Int.Conf.on Ferry Lamps", "publisher": None},
    ),
    (
        "9 Fang Y. Ferry lamps. In: Proc 3rd Int Conf on Lamps, Rotterdam, Netherlands, 1990",
        {"container-title": "Proc 3rd Int Conf on Lamps", "publisher-place": "Rotterdam, Netherlands"},
    ),
    (
        "10 Fang Y,Lin S Z.Ferry lamps.Symposium on Lamps and Ferries,London:Ferry Press,1995,2:386～392",
        {"container-title": "Symposium on Lamps and Ferries", "publisher": "Ferry Press", "publisher-place": "London"},
    ),
    (
        "11 Fang Y. Ferry lamps. Technical Report, TR98002, Hekou University, 1998",
        {"type": "report", "genre": "Technical Report", "number": "TR98002", "publisher": "Hekou University"},
    ),
    ("12 方砚.渡船的灯(博士论文).上海：河口大学，1994.", {"type": "thesis", "title": "渡船的灯", "genre": "博士论文"}),
    (
        "13 Fang Y, J Lin, T W K Gu. Ferry lamps. Int. J. Lamp, 1992, 55(2):483-509.",
        {"author": ["Fang Y", "Lin J", "Gu T W K"], "title": "Ferry lamps"},
    ),
    ("14 M de la Fang, Lin N. Ferry lamps. Int. J. Lamp, 1994, 60(6):12-46.", {"author": ["de la Fang M", "Lin N"]}),
    (
        "15 Reeves, Carl T, Stieg, Anna B. Ferry lamps. Village, 1994,39(3):493～502",
        {"author": ["Reeves Carl T", "Stieg Anna B"]},
    ),
    ("16 Reeves C S, Stieg et al. Ferry lamps. Village, 1996,22(2):16～19", {"author": ["Reeves C S", "Stieg"]}),
    ("17 Fang Y, Lin Shu-zhou. Ferry lamps. Village, 1996,18(3):2～8", {"author": ["Fang Y", "Lin Shu-zhou"]}),
    ("18 David L. Reeves, “Ferry lamps”, Village, 1976, 2: 3", {"author": ["Reeves David L."], "title": "Ferry lamps"}),
    (
        "19 Reeves A P.Lamps over N.America and the ferries of the sea.Village Env,1986,20:245—268",
        {"title": "Lamps over N.America and the ferries of the sea", "container-title": "Village Env"},
    ),
    ("20 Reeves P E.The light of ferries.Village Env,1991,25B:47—57", {"volume": "25B", "page": "47-57"}),
    ("21 Reeves D M. A model of lamps. Village and Ferry, 1974,19:297_304", {"page": "297-304", "volume": "19"}),
    (
        "22 Reeves M D. The practice of ferries. Ninth edition. New York: Ferry Press, 1997. 15～17",
        {"edition": "Ninth edition", "container-title": None, "publisher": "Ferry Press"},
    ),
    (
        "23 方砚.渡船控制.北京.河口出版社，1998",
        {"title": "渡船控制", "publisher-place": "北京", "publisher": "河口出版社"},
    ),
    (
        "24 里夫斯，等.方砚，等译.灯塔的故事，北京：河口出版社，1982：15",
        {"translator": ["方砚"], "title": "灯塔的故事"},
    ),
    ("25 方砚.渡船的灯.河口大学学报,1996,增刊,63-67", {"issue": "增刊", "page": "63-67", "issued": [1996]}),
    (
        "26 Fang Y, Lin S Z. Lamps of Ferries: Light, Oil, Glass. Upper Saddle River, NJ: Ferry Press, 1995",
        {"title": "Lamps of Ferries: Light, Oil, Glass", "publisher-place": "Upper Saddle River, NJ"},
    ),
    ("27 方砚院士，“渡口的灯” 《河口》1996年第2期", {"author": ["方砚"], "container-title": "河口"}),
    (
        "28 河口航运学会渡口分会编.渡船手册.北京：河口出版社，1997",
        {"author": ["河口航运学会渡口分会"], "title": "渡船手册"},
    ),
    ("29 渡船: GB/T 9999-2011[S].", {"number": "GB/T 9999-2011", "title": "渡船"}),
    (
        "30 渡船[EB/OL].[2016-10-15].https://ferry. example.org/wiki/lamp.",
        {"URL": "https://ferry.example.org/wiki/lamp"},
    ),
    # Blanks where others have commas.
    (
        "方硯 《渡口的燈》 河口：河岸出版社 1978年",
        {"type": "book", "title": "渡口的燈", "publisher": "河岸出版社", "issued": [1978]},
    ),
    (
        "林漱 〈船與舟〉 《河口季刊》第8卷第1期 1984年6月 頁3-7",
        {"title": "船與舟", "container-title": "河口季刊", "volume": "8", "issue": "1", "page": "3-7"},
    ),
    # The number of another list, the inside of a cover, an issue behind a dot.
    (
        "Stieg K, Lind E. Lamps and boats. Village Letters, 2013, 36(5): 305-312. PMID: 12345678",
        {"title": "Lamps and boats", "container-title": "Village Letters", "volume": "36", "page": "305-312"},
    ),
    (
        "方砚, 等. 渡口的灯. 河口村志, 2012, (2): 12-15, 封2",
        {"container-title": "河口村志", "issue": "2", "page": "12-15, 封2"},
    ),
    ("[5]方砚.渡口的灯[J].河口村志.2009.4:80-83", {"issue": "4", "volume": None, "page": "80-83"}),
]


@pytest.mark.parametrize(("raw", "wanted"), KINDS, ids=[raw[:20] for raw, _ in KINDS])
def test_a_kind_of_entry(raw: str, wanted: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in wanted} == wanted


NOTES = [
    "1998-02-06收到原稿 1998-12-07收到修改稿",
    "1997—04—07收稿，1997—07—03修回",
    "（1998-03-09收稿）",
    "原稿收到日期：1998-07-03 修改稿收到日期：1998-11-06",
    "收稿日期:1999-03-27(修改稿)",
    "本文于1996年4月1日收到",
    "责任编辑：方 砚 1998-03-24收稿",
    "（续完） 收稿日期：1999-07-26",
    "本文为河口基金资助项目 收稿日期:1996年11月1日,修回日期:1998年2月19日",
    "（责编 方 砚）",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_behind_an_entry_is_none_of_it(note: str) -> None:
    plain = read_entry("[7] 方砚，林漱舟.渡口的灯[J].书与村，1998，17(1)：36—38")
    noted = read_entry(f"{plain.raw} {note}")
    assert to_csl(noted) == {**to_csl(plain), "custom": {**to_csl(plain)["custom"], "raw": noted.raw}}
    assert "".join(noted.raw[slice(*span)] for span in noted.reading.notes).strip() == note


def test_years_are_no_labels() -> None:
    text = (
        "Fang, Y. (2012). Ferry lamps. Village, 3(2), 44-51.\n[方砚.(2012).渡船的灯火.河口村志,3(2),44-51.]\n"
        "Lin, S. (2013). Oil. Village, 4(1), 1-5.\nReeves, C. (2014). Glass. Village, 5(1), 2-3.\n"
    )
    found = read_list(text)
    assert [entry.key for entry in found] == ["", "", ""]
    assert to_csl(found[0])["custom"]["twin"] == "Fang, Y. (2012). Ferry lamps. Village, 3(2), 44-51."


def test_names_and_years_before_titles_begin_entries() -> None:
    text = "方砚1994《灯》，《村》第3期。\n林漱舟 2012《船》，《村》第1期。 顾之砚2013《渡》，《村》第2期。"
    assert [to_csl(entry)["title"] for entry in read_list(text)] == ["灯", "船", "渡"]


def test_numbers_glued_to_all_entries_are_labels() -> None:
    text = "１方砚.灯.村，1995,8：28-35\n２林漱.船.村，1996，1：48-50\n３顾之砚.渡.村，1997,1：57-59"
    found = read_list(text)
    assert [entry.key for entry in found] == ["1", "2", "3"]
    assert to_csl(found[1])["author"] == [{"literal": "林漱"}]


def test_the_issue_that_a_line_begins_with_is_no_label() -> None:
    found = read_list("[1] 方砚.灯[J].村，1994，(2).\n[2] 林漱舟.船[J].村，1996，\n(3).\n收稿日期1999-09-17")
    assert [to_csl(entry).get("issue") for entry in found] == ["2", "3"]


def test_narrow_lines_do_not_hide_labels() -> None:
    lines = [f"{n} Fang Y.\n Lamps of\n the ferry\n of the\n town.\n Village,\n 1991, {n}:\n 3-5" for n in (1, 2, 3)]
    assert [entry.key for entry in read_list("\n".join(lines))] == ["1", "2", "3"]

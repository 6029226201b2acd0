"""Entries whose marks or blanks are lost, and what stands beside their words."""

from __future__ import annotations

from typing import Any

import pytest

from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.finding import listed
from kanyin.references.gbt import line
from kanyin.references.gbt_writer import write
from kanyin.references.labels import numbers
from kanyin.references.names import read_names
from kanyin.references.split import is_subheading, split_list
from kanyin.references.tidy import tidied

READ = [
    ("7. 7\\. 方砚. 灯与渡口[J]. 河口学刊, 2014, 5(6): 64-69.", {"title": "灯与渡口", "page": "64-69"}),
    (
        "[3] 方砚. (2008). 灯的综述. *河口学报*, 28(11), 25–28. > **说明**: 讲灯的综述，共3章。",
        {"volume": "28", "issue": "11", "page": "25-28"},
    ),
    ("[4] R. Stieg, _The Lamp and Its Keepers._Boston: Ferry Press, 2000.", {"title": "The Lamp and Its Keepers"}),
    ("⑨（英）斯蒂格《渡口简史》第３８６页。", {"title": "渡口简史", "page": "386"}),
    (
        "⑦方砚：《灯塔志》［Ｍ］北京中国渡口出版社2008年第14页。",
        {"publisher": "中国渡口出版社", "publisher-place": "北京", "page": "14"},
    ),
    ("⑦方砚：《灯塔志》［Ｍ］上海人民出版社2008年6月第14页。", {"publisher": "上海人民出版社", "page": "14"}),
    ("[15] Stieg R (2014) The Art of Lamps. Lampub, <https://lampub.com/art>.", {"publisher": "Lampub"}),
    (
        "28. Stieg, P. J., and E. L. Lind. 1975. Lamps for harbour models. I. Introduction. *Ann. Lamps.* 3:1038–1044.",
        {"title": "Lamps for harbour models. I. Introduction", "container-title": "Ann. Lamps"},
    ),
    ("1. Lind N. Lamps at dusk[J]. Harb J, 2005, 60 Suppl B(60 Suppl B):22-27.", {"volume": "60 Suppl B"}),
    ("[6] Stieg Han, et al. PacketLamp: a Fast Router. LAMPCOM 2010.", {"container-title": "LAMPCOM"}),
]


@pytest.mark.parametrize(("raw", "fields"), READ, ids=[raw[:24] for raw, _ in READ])
def test_what_is_read(raw: str, fields: dict[str, str]) -> None:
    item = to_csl(read_entry(raw))
    assert {name: item.get(name) for name in fields} == fields


PEOPLE = [
    ("[12] FANGYZ,LINSZ,ZHAOP.Lamps and ferries[J].Harb J，2021，21:25.", ["FANG", "LIN", "ZHAO"]),
    ("[2] Stieg K.& Lind H. R.，“Lamps at dusk,” Harbour Journal，Vol.23，No.3(2004)，pp.35-37.", ["Stieg", "Lind"]),
    (
        "[5] S. Sathya Stieg, M. Janaki Lind, and S. R. Hopper.Smart Lamps.2014",
        ["S. Sathya Stieg", "M. Janaki Lind", "Hopper"],
    ),
]


@pytest.mark.parametrize(("raw", "people"), PEOPLE, ids=[raw[:24] for raw, _ in PEOPLE])
def test_who_wrote(raw: str, people: list[str]) -> None:
    found: list[dict[str, Any]] = to_csl(read_entry(raw))["author"]
    assert [one.get("family") or one["literal"] for one in found] == people


def test_a_label_with_a_bracket_too_many_begins_its_entry() -> None:
    text = "[1] 方砚. 灯[J]. 河口学刊, 2019(1): 1-3.\n[[2] 林漱. 渡[J]. 河口学刊, 2019(2): 4-6.[[3]赵汀. 船[M]. 2001."
    assert [text[a : a + 3] for a, _ in split_list(text)] == ["[1]", "[[2", "[[3"]


def test_signs_without_meaning_stand_behind_a_label() -> None:
    text = "\n".join(
        f"[{n}]\U0010fc04\U0010fc38{name}. 灯[J]. 河口学刊, 2019({n})."
        for n, name in enumerate(("方砚", "林漱", "赵汀"), 1)
    )
    assert len(split_list(text)) == 3


def test_initials_between_names_end_no_list() -> None:
    text = "David R. Stieg, Simon Lind, Dimitrios P. Hopper.The Harbour Cloud"
    last = read_names(text, text, 0, len(text))[-1]
    assert [one.family or one.literal for one in last.people] == ["Stieg", "Simon Lind", "Hopper"]


LISTED = [
    "Hong,X.,Sun,J., Mang, G.R,& Tong,S. (2015). Lamps selectively. Harbour Journal,106, 353-363.",
    "Sohn,M.-H.,Ursu,S.,& Carter,C.S.(2o).The role of lamps. Harbour Journal, 97(24),13448-13453.",
    "Mercer,M.R.,&Molholm,S. (203).Lamps by night. Harbour Journal,79,19-29.",
    "Mercer,M.R.,&Hopper,S. (2013).Ferries by night. Harbour Journal,80,9-12.",
]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("灯影渐淡(Hong et al.,2015)。", ["a"]),
        ("灯影渐淡(Sohn et al.,2000)。", ["b"]),
        ("灯影渐淡(Mercer & Hopper,2013)。", ["d"]),
        ("灯影渐淡(Hong et al.,2016; Mercer et al.,2003)。", ["c"]),
    ],
)
def test_a_year_that_recognition_damaged_is_cited(text: str, cited: list[str]) -> None:
    found = listed(list(zip("abcd", LISTED, strict=True)), [text])
    assert [key for one in found.find(text) for key in one.meant] == cited


@pytest.mark.parametrize(
    "raw",
    [
        "Du Baoxiang,Wei Xu. Lamps at dusk[J]. Harbour Journal, 2012, 5(3): 1-5.",
        "von Stieg, Hans A M. Software lamps[J]. Ferries, 1995, 28(8): 44-55.",
    ],
)
def test_the_comma_between_whole_names_stays(raw: str) -> None:
    entry = read_entry(raw)
    item = to_csl(entry)
    assert line(entry, item, write(item, "2015")) == raw


def test_a_sentence_that_announces_a_list_is_no_entry() -> None:
    assert is_subheading("本文收录了渡口灯影研究所用的相关学术参考文献，涵盖灯塔、渡船、潮汐等多个领域。")
    assert not is_subheading("方砚，林漱。灯影文献考。河口书局，2001。")


def test_a_date_is_not_torn() -> None:
    assert tidied("方砚. 灯的装置[P]. 中国: 206998.1989.2.15.") == "方砚. 灯的装置[P]. 中国: 206998.1989.2.15."
    assert "2014. 5(3)" in tidied("方砚. 灯[J]. 河口, 2014.5(3): 2.")


def test_a_label_that_lost_its_first_bracket_is_one() -> None:
    assert numbers(["[7] 方砚. 灯.", "8] 林漱. 渡.", "9］赵汀. 船."]) == ["7", "8", "9"]


def test_the_chinese_half_of_an_english_entry() -> None:
    entry = "GU Y, etal20.Lamps[J].Light,27(5):380-382.[顾砚，沈岚，等，2000.渡口的灯[J].照明，27（5）：380-382.]"
    assert tidied(entry).endswith("380-382.]") and "380-382. [顾砚" in tidied(entry)
    assert ", 2015. Melbourne" in tidied("Gu Y. Lamps of ferries. Lincheng, 2015.Melbourne: Ferry Press.")
    assert "灯光[J]" in tidied("顾砚. 渡口的灯光 [J]. 照明, 2000: 3.")


def test_the_pages_of_a_book_stand_behind_a_colon() -> None:
    assert tidied("顾砚主编. 河口的灯. 河口: 灯塔出版社, 1990. 55,102,154-155").endswith("1990: 55,102,154-155.")


def test_wide_blanks_behind_stops_become_plain_ones() -> None:
    assert tidied("顾砚．　河口学报，1986，6（4）：314～322") == "顾砚. 河口学报, 1986, 6(4): 314-322."


def test_an_entry_that_is_not_read_takes_the_marks_of_its_sisters() -> None:
    assert tidied("河口监测站. 河口水质周报［N］. 河口日报，1998～1999，每星期六，第1版.").endswith(
        "周报[N]. 河口日报, 1998-1999, 每星期六, 第1版."
    )
    assert tidied("Fang X, Gu Y. Lamps of ferries: a new way. In: Proc. RIVER'88 355～359").endswith(
        "RIVER'88 355-359."
    )
    assert "R W. In: Gu" in tidied("Fang R W.In: Gu Y (ed). Lamps of ferries. Lincheng: Ferry Press, 1991.")

"""Citations whose entry, comma, blank or letter was lost; years beside numbers that cite already."""

from __future__ import annotations

import pytest

from kanyin.references.citing import find_numbered
from kanyin.references.finding import listed
from kanyin.references.labels import numbers
from kanyin.references.misspelt import respelt
from kanyin.references.ranges import covered

LIST = {n: f"[{n}] 方砚, 林漱. 渡口的灯之{n}[J]. 河口学报, 2003(2): 1-5." for n in range(1, 9)}


def cited(entries: list[str], *texts: str) -> list[tuple[str, tuple[str, ...]]]:
    """What cites in the texts, and the entries that it leads to."""
    found = listed([(f"r{n}", words) for n, words in enumerate(entries, 1)], texts)
    return [(text[one.start : one.end], one.meant) for text in texts for one in found.find(text)]


def test_a_number_whose_entry_was_lost_cites_and_leads_nowhere() -> None:
    kept = [words for n, words in LIST.items() if n != 3]
    assert cited(kept, "灯旧了[2]，船也旧[3]，桥新[2-4]，又见[9]。") == [
        ("[2]", ("2",)),
        ("[3]", ()),
        ("[2-4]", ("2", "4")),
    ]
    assert cited([LIST[1], LIST[8]], "船也旧[3]。") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15-6", ["15", "16"]),
        ("10-5", []),
        ("15-3", []),
        ("25 26", ["25", "26"]),
        ("26 25", []),
        ("3,15-6", ["3", "15", "16"]),
    ],
)
def test_ranges_without_their_common_figures_and_lost_commas(written: str, meant: list[str]) -> None:
    assert covered(written) == meant


def test_a_short_range_leads_to_its_last_number() -> None:
    found = next(find_numbered("潮汐变了[15-6]。", {str(n) for n in range(1, 20)}))
    assert [key for _, _, key in found.written] == ["15", "16"]


@pytest.mark.parametrize("before", ["由 Table 1", "见 Fig.3", "测定（NY/T 12.3—2006）", "in line 3"])
def test_a_numbered_thing_may_be_cited(before: str) -> None:
    assert list(find_numbered(f"{before}[2]。", {"1", "2"}))


def test_labels_of_notes_are_numbers() -> None:
    entries = [f"[^{n}]: 方砚. 灯{n}[J]. 河口学报, 2003(2): 1-5." for n in (1, 2, 3)]
    assert numbers(entries) == ["1", "2", "3"]
    assert [one for one, _ in cited(entries, "灯旧了[^2]；船也旧[^3]。")] == ["[^2]", "[^3]"]


WESTERN = [
    "Parkel S, Colins T, 2010. Lamps and posts. Village Studies, 3(1): 1-9.",
    "Hansen P, Lind K, Moor T, 2004. Ferries. Village Studies, 3(2): 1-9.",
    "Brimhal R, 2016. Posts. Village Studies, 3(3): 1-9.",
    "LoerkMJ, 2008. Posts. Village Studies, 3(4): 1-9.",
    "Côtel Roy F, Bratten Ellen, Muravel Mark, Ticel D, 1998. Posts. Village Studies, 3(5): 1-9.",
]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("灯的作用（Parkel＆Collins，2010）已明。", "r1"),
        ("灯的作用（Parkell & Colins，2010）已明。", "r1"),
        ("Hanson等（2004）写过渡口。", "r2"),
        ("Brimhall（2016）写过灯柱。", "r3"),
        ("灯柱的高度（Loerk，2008）。", "r4"),
        ("Hanson（2004）写过渡口。", ""),
        ("灯柱的高度（Cotel, Bratten, Muravel, & Ticel，1998）。", "r5"),
        ("灯柱的高度（Côtel, Bratten, & Ticel，1998）。", "r5"),
        ("灯柱的高度（Cotel & Ticel，1998）。", ""),
        ("Darkel & Colins（2010）写过灯柱。", ""),
    ],
)
def test_a_name_with_another_letter_cites_where_all_else_fits(text: str, number: str) -> None:
    assert [meant for _, meant in cited(WESTERN, text)] == ([(number,)] if number else [])


CHINESE = [
    "沈度. 灯[J]. 河口学报, 2018, 3(1): 1-9.",
    "范广洲, 程国栋. 船[J]. 河口学报, 2003, 3(2): 1-9.",
    "何佳遥, 陈克, 潘绪, 等. 桥[J]. 河口学报, 2019, 3(3): 1-9.",
]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("岸退了（范广州和程国栋，2003）。", "r2"),
        ("何佳瑶等（2019）写过桥。", "r3"),
        ("岸退了（何佳\u3000遥 等，2019）。", "r3"),
        ("何平遥克等（2019）写过桥。", ""),
        ("范广州（2003）写过船。", ""),
    ],
)
def test_a_chinese_name_with_another_character_cites_where_all_else_fits(text: str, number: str) -> None:
    assert [meant for _, meant in cited(CHINESE, text)] == ([(number,)] if number else [])


def test_a_number_of_the_same_entry_behind_a_year_is_the_citation() -> None:
    entries = [f"[{n}] {words}" for n, words in enumerate(CHINESE, 1)]
    assert cited(entries, "沈度（2018）［1］写过灯，范广洲和程国栋（2003）[3]没有。") == [
        ("［1］", ("1",)),
        ("2003", ("r2",)),
        ("[3]", ("3",)),
    ]


def test_only_long_names_are_near() -> None:
    assert respelt("Li & Westfall", ["lin", "westfal"]) == "Li & westfal"


def test_years_are_words_of_the_sentence_where_numbers_cite_all_that_they_name() -> None:
    entries = [
        *(LIST[n] for n in range(1, 5)),
        "[5] Hansen P, Lind K, Moor T. Ferries. Village Studies, 2004, 3(2): 1-9.",
    ]
    texts = "灯[1]，船[2]，桥[3]。", "Hansen 等（2004）写过渡口[5]。"
    assert [one for one, _ in cited(entries, *texts)] == ["[1]", "[2]", "[3]", "[5]"]
    assert "2004" in [one for one, _ in cited(entries, texts[0], "Hansen 等（2004）写过渡口。")]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("（Stieg 等，2021）", "Stieg N, et al. *Lamps* 2021. doi:10.1234/S0140(21)2019"),
        ("（Stieg 与 Lind，2021）", "Stieg N, Lind K. Lamp Sci. 2021;16:5178. doi:10.1234/lamp.60480"),
        (
            "（Stiegler，Lindberg，& Hoppe，2007）",
            "Stiegler,T.,indberg,D.,&Hoppe,K.R. (2Oo7). Lampsatnight. Lamps,7(3), 6-9.",
        ),
        ("（Stiegler & Lindberg，2019）", "Stiegler, E., C., & Lindberg, A. (2019). Night. *Lamps*, *50*(1), 17-32."),
    ],
)
def test_an_entry_is_cited_by_the_names_and_the_year_that_it_prints(text: str, entry: str) -> None:
    other = "Moor P. 2003. Ferries. Post Review, 3(2): 1-9."
    assert [meant for _, meant in cited([entry, other], f"灯旧了{text}。")] == [("r1",)]


def test_a_year_of_a_title_beside_another_is_not_the_entrys() -> None:
    entry = "Stieg N. Lamps of 2001, 2005 and 2009: a study[J]. Lamps, 31(2): 1-9."
    assert cited([entry], "灯旧了（Stieg，2005）。") == []


def test_the_number_of_a_formula_before_a_citation_is_none() -> None:
    assert [one.meant for one in find_numbered("如公式（1）[9]所示。", {"9"})] == [("9",)]

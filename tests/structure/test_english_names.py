"""The row of English names, found by the family names that the article has in Chinese."""

from __future__ import annotations

import pytest

from kanyin import rules
from kanyin.structure.english_lines import join_names
from kanyin.structure.english_names import parted_by_names, row_across

AUTHORS = ("隋守渡", "周点灯", "王小船", "何砚")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("SUI Shoudu ZHOU DiandengWANG xiao HE Yan*", ("", "SUI Shoudu, ZHOU Diandeng, WANG xiao, HE Yan", "")),
        (
            "A Lamp at the Ferry SUI Shoudu1ZHOU Diandeng'WANG Xiaochuan², HE Yan\\* (Lincheng University)",
            ("A Lamp at the Ferry", "SUI Shoudu, ZHOU Diandeng, WANG Xiaochuan, HE Yan", "(Lincheng University)"),
        ),
        (
            "UI Shoudu', ZHOU Diandeng², WANG Xiaochuan', HE Yan1 (1.School)",
            ("", "UI Shoudu, ZHOU Diandeng, WANG Xiaochuan, HE Yan", "(1.School)"),
        ),
        (
            "SUI Shoudul, ZHOU Dian-deng, LEE Lamp, HE Yan Lincheng Ferry Co., Ltd.",
            ("", "SUI Shoudu, ZHOU Dian-deng, LEE Lamp, HE Yan", "Lincheng Ferry Co., Ltd."),
        ),
        (
            "SUI SHOUDU ZHOU DIANDENG WANG XIAO-CHUAN HE YAN",
            ("", "SUI SHOUDU, ZHOU DIANDENG, WANG XIAO-CHUAN, HE YAN", ""),
        ),
        (
            "Sui Shoudu, Zhou Diandeng, Wang Xiaochuan, He Yan",
            ("", "Sui Shoudu, Zhou Diandeng, Wang Xiaochuan, He Yan", ""),
        ),
        (
            "A Lamp at the Ferry Shoudu Sui1.2, diandeng Zhou2 3, Xiao-chuan Wang1, Yan He",
            ("A Lamp at the Ferry", "Shoudu Sui, Diandeng Zhou, Xiao-chuan Wang, Yan He", ""),
        ),
        (
            "Lamps of old ferries SVIShou-DuZHOU Dian-Deng WANG Xiaochuan HE Yan",
            ("Lamps of old ferries", "SVI Shou-Du, ZHOU Dian-Deng, WANG Xiaochuan, HE Yan", ""),
        ),
        ("Shoudu Sui, Diandeng Lamp, Xiaochuan Wang, Yan He", ()),
        ("The Lamp of He and Wang", ()),
        ("School of Ferries, Lincheng University", ()),
        ("LIN Deng, ZHAO Chuan", ()),
    ],
)
def test_a_row_is_parted_from_title_and_unit(line: str, parts: tuple[str, ...]) -> None:
    assert parted_by_names(line, AUTHORS) == parts


def test_a_shorter_family_name_is_none_in_a_longer_one() -> None:
    assert parted_by_names("LIN Deng, ZHANG Chuan", ("李灯", "张船")) == ()


def test_each_sound_stands_before_its_names() -> None:
    words = rules.table("names")["sounds"].split()
    assert all(word.isalpha() and word.islower() for word in words[::2])
    assert not any("a" <= char <= "z" for names in words[1::2] for char in names)


def test_a_family_name_of_two_characters_is_none_of_its_second_one() -> None:
    assert parted_by_names("ZHUGE Deng, HE Yan", ("诸葛灯", "何砚")) == ("", "ZHUGE Deng, HE Yan", "")
    assert parted_by_names("SIMA Deng, HE Yan", ("马灯", "何砚")) == ()


BLOCKS = [
    (("A Lamp at the Ferry SUI Shoudu’,", "ZHOU Diandeng², WANG Xiaochuan, HE Yan1", "1 Lincheng University"), 0, 1),
    (("A Lamp at the Ferry", "SUI Shoudu', ZHOU Diandeng², WANG Xiao' chuan, HE", "Yan1*", "(1. School)"), 1, 2),
    (("A Lamp that Shows", "Ferry and Town", "SUI Shoudu, ZHOU Diandeng", "WANG\\Xiaochuan, HE Yan"), 2, 3),
]


@pytest.mark.parametrize(("texts", "first", "last"), BLOCKS)
def test_a_row_is_found_in_whatever_lines_it_is_broken_into(texts: tuple[str, ...], first: int, last: int) -> None:
    row = row_across(texts, AUTHORS)
    assert row is not None
    assert (row.first, row.last, row.behind) == (first, last, "")
    assert row.before == ("A Lamp at the Ferry" if first == 0 else "")
    assert row.names.split(", ")[0] == "SUI Shoudu"
    assert row.names.split(", ")[3] == "HE Yan"


def test_the_number_of_the_unit_below_is_none_of_the_row() -> None:
    row = row_across(("SUI Shoudu, ZHOU Diandeng", "WANG Xiaochuan, HE Yan1", "1 School of Ferries"), AUTHORS)
    assert row is not None
    assert (row.last, row.behind) == (1, "")


def test_authors_of_other_names_stand_beside_the_row() -> None:
    authors = ("阿灯·渡口", "周点灯", "王小船", "何砚", "马克")
    row = row_across(
        ("A Lamp at the Ferry Adeng Dukou’, ZHOU Diandeng", "WANG Xiaochuan, HE Yan2, Mark L. LAMP1 (1 School)"),
        authors,
    )
    assert row is not None
    assert row.names == "Adeng Dukou, ZHOU Diandeng, WANG Xiaochuan, HE Yan, Mark L. LAMP"
    assert (row.before, row.behind) == ("A Lamp at the Ferry", "(1 School)")


def test_a_title_that_ends_as_a_name_does_is_none() -> None:
    row = row_across(("Lamps Found by GC-MS Technology", "SUI Shoudu, ZHOU Diandeng, WANG Xiaochuan, HE Yan"), AUTHORS)
    assert row is not None
    assert row.names.startswith("SUI Shoudu")
    assert row_across(("Lamps of the Ferry", "School of Ferries"), AUTHORS) is None


def test_names_and_units_by_turns_are_no_row() -> None:
    lines = (
        "A Lamp",
        "SUI Shoudu",
        "(Ferry University, 315400)",
        "ZHOU Diandeng WANG Xiaochuan",
        "(Lamp Institute)",
        "HE Yan",
    )
    assert row_across(lines, AUTHORS) is None


def test_others_keep_the_dot_of_their_word() -> None:
    assert join_names(["Fang Yanqiu et al."], 1) == "Fang Yanqiu et al."
    assert join_names(["Fang Yanqiu."], 1) == "Fang Yanqiu"

"""The row of English names, found by the family names that the article has in Chinese."""

from __future__ import annotations

import pytest

from kanyin import rules
from kanyin.structure.english_names import parted_by_names

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
            "Sui Shoudu, Zhou Diandeng, Wang Xiaochuan, He Yan",
            ("", "Sui Shoudu, Zhou Diandeng, Wang Xiaochuan, He Yan", ""),
        ),
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

"""Citations as other hands mark them, and numbers that look like some."""

from __future__ import annotations

import pytest

from kanyin.dialects.cited import plain_citations
from kanyin.dialects.lines import Line
from kanyin.model import SUP
from kanyin.references.finding import listed

LIST = [f"[{n}] 方砚, 林漱. 渡口的灯之{n}[J]. 河口学报, 2001({n}): 1-5." for n in range(1, 13)]


def cited(entries: list[str], *texts: str) -> list[str]:
    """What is cited in each of the texts, one after the other."""
    found = listed([(f"r{n}", words) for n, words in enumerate(entries)], texts)
    return [text[one.start : one.end] for text in texts for one in found.find(text)]


def raised(number: str) -> str:
    return f"{SUP[0]}{number}{SUP[1]}"


def test_raised_numbers_of_a_part_of_a_text() -> None:
    """They begin with no 1 and name a third of the list; all are of the list, behind words, and rise."""
    texts = (
        f"灯旧了{raised('5')}，船也旧{raised('6,7')}，宽3m{raised('2')}。",
        f"桥新{raised('9')}；文献{raised('6')}说河宽。",
    )
    assert cited(LIST, *texts) == ["5", "6,7", "9", "6"]


def test_raised_numbers_in_another_order_that_name_half_of_the_list() -> None:
    texts = "灯旧了⁷，船也旧²。", "桥新¹¹，河宽³⁻⁵，“渡口”⁹。"
    assert cited(LIST, *texts) == ["⁷", "²", "¹¹", "³⁻⁵", "⁹"]


@pytest.mark.parametrize(
    "text", ["方砚¹ 林漱² 沈度³ 陆远⁴", "宽3m²，用¹⁴C测，k取10⁻⁵。", "灯旧了²¹，船也旧³⁵，桥新⁴，河宽²²。"]
)
def test_raised_numbers_of_units_and_amounts_and_of_no_list(text: str) -> None:
    """Numbers of people's units stand close together; those of notes are not of the list."""
    assert cited(LIST, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "主机在10.0.[3-4].1上。",
        "文件lamp[1-9].txt已删。",
        "数字[0-9]与[1-9]皆可。",
        "lamp[7] = bell[9];",
        "苯并[2,3]与吲哚并[3,4]环。",
        "共计[3]人登船。",
        "时长为[1,3]min。",
        "由公式[2]可得。",
        "记$x_{[4]}$为灯高，$y\\in [1,3]$。",
    ],
)
def test_numbers_of_other_things(text: str) -> None:
    assert cited(LIST, f"灯旧了[1]，船也旧[2,3]。{text}桥新[4]。") == ["[1]", "[2,3]", "[4]"]


@pytest.mark.parametrize("formula", ["$^{1,2}$", "$^{(1-2)}$", "$^1$", "${ }^{1,2}$", "$^{ [ 1 , 2 ] }$", "${}^{1}$"])
def test_raised_numbers_as_formulas_are_text(formula: str) -> None:
    made = plain_citations([Line(f"灯旧了{formula}。", 1)])[0].text
    assert made.startswith("灯旧了^")
    assert "$" not in made


@pytest.mark.parametrize("formula", ["$x^{2}$", "$^{a}$", "$^{14}C$", "$^{-1}$"])
def test_other_formulas_stay(formula: str) -> None:
    assert plain_citations([Line(f"灯{formula}。", 1)])[0].text == f"灯{formula}。"


@pytest.mark.parametrize("text", ["（Stieg et. al.，2012）", "Stieg et al.'s（2012）", "Stieg et. al. (2012)"])
def test_others_with_marks(text: str) -> None:
    assert (
        len(cited(["Stieg K, Lind O, Hopp A, 2012. Lamps. Ferry, 3(1): 1-9.", LIST[0][4:]], f"早有{text}说过。")) == 1
    )
